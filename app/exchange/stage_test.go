package exchange_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/attachment"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// thick makes a village's batch of several blocks, puts every piece of it aside
// while it is read, and returns its file and how many objects it holds.
func thick(t testing.TB, o apptest.Offices) (file string, objects int) {
	t.Helper()
	exchange.PutAsideEvery(t, 1)
	families := apptest.Families(apptest.Village, 12)
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range families {
		for range 40 {
			note := make([]rune, 1500)
			for i := range note {
				note[i] = '一' + rune(rng.IntN(20_000)) // hardly to be compressed
			}
			families[n].Assets = append(families[n].Assets, survey.Asset{Key: "a", Note: string(note)})
		}
	}
	apptest.Seed(t, o.Village, families...)
	return apptest.Export(t, o.Village, ""), len(families)
}

// cut writes the beginning of a file, as a stick that was pulled out leaves it.
func cut(t testing.TB, file string, length int) string {
	t.Helper()
	data, err := os.ReadFile(file)
	apptest.OK(t, err)
	path := filepath.Join(t.TempDir(), "cut"+exchange.BatchExt)
	apptest.OK(t, os.WriteFile(path, data[:length], 0o600))
	return path
}

func sizeOf(t testing.TB, file string) int {
	t.Helper()
	info, err := os.Stat(file)
	apptest.OK(t, err)
	return int(info.Size())
}

func TestAStickPulledOutTimeAndAgainLosesNothingThatWasVerified(t *testing.T) {
	o := apptest.Enrolled(t)
	file, objects := thick(t, o)
	before, size := inventory(t, o.County), sizeOf(t, file)
	resumed := 0
	for at := 1; at < size; at += size/23 + 1 {
		r := take(t, o.County, cut(t, file, at))
		if r.Err == nil || r.Added+r.Objects > 0 || inventory(t, o.County) != before {
			t.Fatalf("pulled out after %d of %d bytes: %+v", at, size, said(r))
		}
		if r.Resumed < resumed {
			t.Fatalf("pulled out after %d bytes, it goes on from block %d, and %d were verified", at, r.Resumed, resumed)
		}
		resumed = r.Resumed
	}
	r := take(t, o.County, file)
	if r.Err != nil || r.Added != objects || r.Objects != objects || r.Before || r.Resumed < 8 {
		t.Fatalf("at last: %+v", said(r))
	}
	if again := take(t, o.County, file); again.Err != nil || !again.Before || again.Objects != objects || again.Added+again.Resumed > 0 {
		t.Errorf("a second time: %s", said(again))
	}
	apptest.Sound(t, o.County)
}

// said is what a report says, in short.
func said(r exchange.FileReport) string {
	return fmt.Sprintf("added %d of %d, released %d, from block %d, before %v, in quarantine %v, %v", r.Added, r.Objects, r.Released, r.Resumed, r.Before, r.Quarantined, r.Err)
}

func TestAnotherStickWithTheSameBatchGoesOn(t *testing.T) {
	o := apptest.Enrolled(t)
	file, objects := thick(t, o)
	data, err := os.ReadFile(file)
	apptest.OK(t, err)
	at := len(data) * 2 / 3
	if r := take(t, o.County, damaged(t, t.TempDir(), data, at)); r.Err == nil {
		t.Fatal("a damaged batch went in")
	}
	other := filepath.Join(t.TempDir(), "other name"+exchange.BatchExt)
	apptest.OK(t, os.WriteFile(other, data, 0o600))
	if r := take(t, o.County, other); r.Err != nil || r.Added != objects || r.Resumed == 0 {
		t.Errorf("from another stick: %+v", said(r))
	}
	apptest.Sound(t, o.County)
}

func TestACrashBetweenPuttingAsideAndTheEndLosesNothing(t *testing.T) {
	o := apptest.Enrolled(t)
	file, objects := thick(t, o)
	before := inventory(t, o.County)
	if r := take(t, o.County, cut(t, file, sizeOf(t, file)-1)); r.Err == nil {
		t.Fatal("half a batch went in")
	}
	// A copy of the files as they lie on the disk is what a crash leaves.
	crashed := apptest.Copy(t, o.County)
	if after := inventory(t, crashed); after != before {
		t.Errorf("after the crash %+v, before %+v", after, before)
	}
	apptest.Sound(t, crashed)
	if r := take(t, crashed, file); r.Err != nil || r.Added != objects || r.Resumed == 0 {
		t.Errorf("after the crash: %+v", said(r))
	}
	apptest.Sound(t, crashed)
}

func TestACancelledImportGoesOnFromWhereItWas(t *testing.T) {
	o := apptest.Enrolled(t)
	file, objects := thick(t, o)
	before, resumed := inventory(t, o.County), 0
	for asked := 5; asked < 5000; asked += 7 {
		ctx, stop := apptest.Stopping(t, asked)
		r := exchange.Import(ctx, o.County, []string{file}, nil)[0]
		stop()
		if r.Err == nil {
			if r.Added != objects || resumed == 0 {
				t.Fatalf("stopped after %d questions and yet %+v", asked, said(r))
			}
			return
		}
		apptest.Says(t, r.Err, "exchange.import_cancelled")
		if after := inventory(t, o.County); after != before {
			t.Fatalf("stopped after %d questions: %+v", asked, said(r))
		}
		resumed = r.Resumed
	}
	t.Fatal("the import never ended")
}

func TestAnImportTellsHowFarItIs(t *testing.T) {
	o := apptest.Enrolled(t)
	file, _ := thick(t, o)
	var last, total int64
	told := 0
	r := exchange.Import(t.Context(), o.County, []string{file}, func(done, of int64) {
		if done < last || done > of {
			t.Errorf("%d after %d, of %d", done, last, of)
		}
		last, total, told = done, of, told+1
	})[0]
	if r.Err != nil || last != total || total != int64(sizeOf(t, file)) || told < 5 {
		t.Errorf("%v, told %d times, at last %d of %d", r.Err, told, last, total)
	}
}

func TestAnExportTellsHowFarItIsAndBothAreInTheAuditTrail(t *testing.T) {
	o, _ := seeded(t, 20)
	var last, total int64
	done, err := exchange.Export(t.Context(), o.Township, t.TempDir(), "", func(done, of int64) {
		if done < last || done > of {
			t.Errorf("%d after %d, of %d", done, last, of)
		}
		last, total = done, of
	})
	apptest.OK(t, err)
	if total == 0 || last < total*9/10 {
		t.Errorf("at last %d of %d", last, total)
	}
	apptest.OK(t, take(t, o.County, done[0].File).Err)
	for action, w := range map[string]*app.Workspace{app.AuditExported: o.Township, app.AuditImported: o.County} {
		lines, err := w.AuditTrail(t.Context(), store.AuditFilter{})
		apptest.OK(t, err)
		if !slices.ContainsFunc(lines, func(l app.AuditLine) bool {
			return l.Action == action && l.Subject == filepath.Base(done[0].File) && l.Detail == "20"
		}) {
			t.Errorf("%s is not in %+v", action, lines)
		}
	}
}

func TestPhotosThatWereVerifiedAreNotTakenInAgain(t *testing.T) {
	o, families := seeded(t, 1)
	exchange.PutAsideEvery(t, 1)
	rng := rand.NewChaCha8([32]byte{})
	for n := range 4 {
		photo := make([]byte, 300_000)
		rng.Read(photo)
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.pdf", n))
		apptest.OK(t, os.WriteFile(path, append([]byte("%PDF-1.4\n"), photo...), 0o600))
		_, err := attachment.Add(t.Context(), o.Village, attachment.New{Household: families[0].ID, Kind: "bill", File: path})
		apptest.OK(t, err)
	}
	file := apptest.Export(t, o.Village, "")
	before := inventory(t, o.County)
	if r := take(t, o.County, cut(t, file, sizeOf(t, file)*2/3)); r.Err == nil || inventory(t, o.County) != before {
		t.Fatalf("two thirds of it: %s", said(r))
	}
	// Another batch comes in between: what waits for this one stays.
	apptest.Send(t, o.Township, "", o.County)
	r := take(t, o.County, file)
	if r.Err != nil || r.Added != 4 || r.Contents == 0 || r.Contents > 2 {
		t.Errorf("all of it: %s, %d contents", said(r), r.Contents)
	}
	if lacking, err := o.County.Store.Lacking(); err != nil || len(lacking) > 0 {
		t.Errorf("without content: %v, %v", lacking, err)
	}
	apptest.Sound(t, o.County)
}

func TestBatchesThatWereGivenUpAreForgotten(t *testing.T) {
	o := apptest.Enrolled(t)
	first, _ := thick(t, o)
	size := sizeOf(t, first)
	take(t, o.County, cut(t, first, size-1))
	for range 5 {
		file := apptest.Export(t, o.Village, "")
		take(t, o.County, cut(t, file, sizeOf(t, file)-1))
	}
	if r := take(t, o.County, first); r.Err != nil || r.Resumed > 0 {
		t.Errorf("the oldest of many: %+v", said(r))
	}
}

func TestACertificateThatComesLateReleasesWhatItsHolderSigned(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Visit(t, o.Village, families[0].ID)
	file := apptest.Export(t, o.Village, "")
	visit := apptest.Visit(t, o.Village, families[1].ID)
	foreign := apptest.Family(apptest.OtherVillage, 50, "外村人")
	forged := put(t, o.Village, object.Header{Type: object.Seed, Division: foreign.Village, Subject: foreign.ID}, survey.Seed{Household: foreign})
	for _, unknown := range []object.Object{visit, forged} {
		apptest.OK(t, o.County.Store.Update(t.Context(), func(tx *store.Tx) error {
			return tx.AddQuarantine(store.Quarantine{Sealed: unknown.Sealed, Batch: "earlier", Reason: syncpkg.CodeSigner})
		}))
	}
	r := take(t, o.County, file)
	if r.Err != nil || r.Released != 1 || r.Added != 1 {
		t.Errorf("%+v", said(r))
	}
	if has, err := o.County.Store.HasObject(visit.ID); !has || err != nil {
		t.Errorf("what its holder signed: %v, %v", has, err)
	}
	kept, err := o.County.Store.Quarantined()
	apptest.OK(t, err)
	if len(kept) != 1 || kept[0].Reason != "division" || kept[0].Sealed.ID() != forged.ID {
		t.Errorf("in quarantine %+v", kept)
	}
	apptest.Sound(t, o.County)
}

// every import order of a few batches, some of them broken off before, gives one
// state.
func TestOrderRepetitionAndBreaksChangeNothing(t *testing.T) {
	o := apptest.Enrolled(t)
	exchange.PutAsideEvery(t, 1)
	families := apptest.Families(apptest.Village, 3)
	apptest.Seed(t, o.Village, families...)
	files := []string{apptest.Export(t, o.Village, "")}
	for _, h := range families {
		apptest.Visit(t, o.Village, h.ID)
		files = append(files, apptest.Export(t, o.Village, ""))
	}
	blank := o.County
	want := ""
	for n, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 0, 3, 1, 2}, {1, 3, 0, 2}} {
		w := apptest.Copy(t, blank)
		for _, f := range order {
			if n%2 == 1 {
				take(t, w, cut(t, files[f], sizeOf(t, files[f])-1))
			}
			apptest.OK(t, take(t, w, files[f]).Err)
		}
		if got := stateOf(t, w); want == "" {
			want = got
		} else if got != want {
			t.Errorf("order %v gives\n%s\nnot\n%s", order, got, want)
		}
	}
}

// stateOf is all that the list of households and the gaps say.
func stateOf(t testing.TB, w *app.Workspace) string {
	t.Helper()
	gaps, err := exchange.Gaps(w)
	apptest.OK(t, err)
	var b strings.Builder
	for _, h := range apptest.Holding(t, w) {
		b.WriteString(h.ID + h.SearchText + string(h.LastVisit))
	}
	for _, g := range gaps {
		b.WriteString(g.Sender.Name)
	}
	state := inventory(t, w)
	b.WriteString(string(rune('0' + state.counts.Objects)))
	return b.String()
}
