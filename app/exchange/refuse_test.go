package exchange_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestAnyChangedByteRefusesTheFileAndChangesNothing(t *testing.T) {
	o, families := seeded(t, 3)
	for _, h := range families {
		apptest.Visit(t, o.Village, h.ID)
	}
	data, err := os.ReadFile(apptest.Export(t, o.Village, ""))
	apptest.OK(t, err)
	before := inventory(t, o.Township)
	dir := t.TempDir()
	step := max(len(data)/120, 1)
	for at := 0; at < len(data); at += step {
		file := damaged(t, dir, data, at)
		if r := take(t, o.Township, file); r.Err == nil || r.Added+r.Objects+len(r.Quarantined) > 0 {
			t.Errorf("byte %d of %d: %+v", at, len(data), r)
		}
		if r := exchange.Verify(o.Township, []string{file})[0]; r.Err == nil {
			t.Errorf("byte %d of %d is called authentic", at, len(data))
		}
	}
	for _, length := range []int{0, 1, 100, len(data) / 2, len(data) - 1} {
		file := filepath.Join(dir, "short.ruhu")
		apptest.OK(t, os.WriteFile(file, data[:length], 0o600))
		if r := take(t, o.Township, file); r.Err == nil {
			t.Errorf("cut after %d of %d bytes: %+v", length, len(data), r)
		}
	}
	if after := inventory(t, o.Township); after != before {
		t.Errorf("before %+v, after %+v", before, after)
	}
	apptest.Sound(t, o.Township)
}

func TestWhatIsNoBatchForThisWorkspaceIsRefusedAndTheOthersGoIn(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	good := apptest.Export(t, o.Village, "")
	dir := t.TempDir()
	garbage := filepath.Join(dir, "garbage.ruhu")
	apptest.OK(t, os.WriteFile(garbage, bytes.Repeat([]byte("垃圾"), 5000), 0o600))
	missing := filepath.Join(dir, "missing.ruhu")

	files := []string{garbage, dir, missing, good}
	for name, run := range map[string]func() []exchange.FileReport{
		"verify": func() []exchange.FileReport { return exchange.Verify(o.Township, files) },
		"import": func() []exchange.FileReport { return exchange.Import(t.Context(), o.Township, files) },
	} {
		t.Run(name, func(t *testing.T) {
			reports := run()
			if !errors.Is(reports[0].Err, syncpkg.ErrNotBatch) {
				t.Errorf("garbage gives %v", reports[0].Err)
			}
			apptest.Says(t, reports[1].Err, "exchange.not_a_file")
			apptest.Says(t, reports[2].Err, "exchange.cannot_open")
			if reports[3].Err != nil || reports[3].Objects != 1 {
				t.Errorf("the good one: %+v", reports[3])
			}
		})
	}
	before := inventory(t, o.Other)
	if r := take(t, o.Other, good); !errors.Is(r.Err, syncpkg.ErrNotForUs) {
		t.Errorf("a batch for somebody else gives %v", r.Err)
	}
	if after := inventory(t, o.Other); after != before {
		t.Errorf("before %+v, after %+v", before, after)
	}
	for _, r := range append(exchange.Import(t.Context(), apptest.Create(t, apptest.Township), []string{good}),
		exchange.Verify(apptest.Create(t, apptest.Township), []string{good})...) {
		if !errors.Is(r.Err, syncpkg.ErrNotEnrolled) {
			t.Errorf("without enrolment: %v", r.Err)
		}
	}
}

func TestVerifyChangesNothing(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Visit(t, o.Village, families[0].ID)
	file := apptest.Export(t, o.Village, "")
	before := inventory(t, o.County)
	r := exchange.Verify(o.County, []string{file})[0]
	if r.Err != nil || r.Objects != 1 || r.Added != 0 || r.Sender.Division != apptest.Village || r.Manifest.Seq != 1 {
		t.Errorf("%+v", r)
	}
	if after := inventory(t, o.County); after != before {
		t.Errorf("before %+v, after %+v", before, after)
	}
	imported := take(t, o.County, file)
	if imported.Batch != r.Batch || imported.Objects != r.Objects || imported.Added != 1 || imported.Before || r.Before {
		t.Errorf("verified %+v, imported %+v", r, imported)
	}
	if again := exchange.Verify(o.County, []string{file})[0]; !again.Before || again.Objects != 1 {
		t.Errorf("verified after the import: %+v", again)
	}
}

func TestABatchOfWhichOnlyTheManifestCameWasNotImportedBefore(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	file := apptest.Export(t, o.Village, "")
	m := exchange.Verify(o.County, []string{file})[0].Manifest
	raw, err := object.Encode(m)
	apptest.OK(t, err)
	apptest.OK(t, o.County.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddManifest(store.Manifest{Signer: m.Signer, Epoch: 1, Stream: m.Stream, Seq: m.Seq, Hash: m.ID(), Bytes: raw})
		return err
	}))
	if r := exchange.Verify(o.County, []string{file})[0]; r.Err != nil || r.Before {
		t.Errorf("verified: %+v", r)
	}
	if r := take(t, o.County, file); r.Err != nil || r.Before || r.Added != 1 {
		t.Errorf("imported: %+v", r)
	}
}

func TestWhatAVillageSaysAboutAnotherGoesIntoQuarantineAndTheRestGoesIn(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	foreign := apptest.Family(apptest.OtherVillage, 50, "外村人")
	forged := put(t, o.Village, object.Header{Type: object.Seed, Division: foreign.Village, Subject: foreign.ID}, survey.Seed{Household: foreign})
	file := apptest.Export(t, o.Village, "")
	for _, w := range []*app.Workspace{o.Township, o.County} {
		r := take(t, w, file)
		if r.Err != nil || r.Added != 1 || len(r.Quarantined) != 1 || r.Quarantined[0].ID != forged.ID || r.Quarantined[0].Code() != "division" {
			t.Fatalf("at the %s: %+v", w.Role, r)
		}
		if has, err := w.Store.HasObject(forged.ID); has || err != nil {
			t.Errorf("the %s believes it: %v", w.Role, err)
		}
		if verified := exchange.Verify(w, []string{file})[0]; len(verified.Quarantined) != 1 {
			t.Errorf("verified %+v", verified)
		}
		kept, err := w.Store.Quarantined()
		apptest.OK(t, err)
		if len(kept) != 1 || kept[0].Sealed.ID() != forged.ID || kept[0].Reason != "division" {
			t.Errorf("the %s keeps %+v", w.Role, kept)
		}
		if again := take(t, w, file); again.Added != 0 || apptest.Counts(t, w).Quarantined != 1 {
			t.Errorf("a second time: %+v", again)
		}
		apptest.Sound(t, w)
	}
	receiptsHome(t, o.County, o.Village)
	receipts, err := exchange.Receipts(t.Context(), o.Village)
	apptest.OK(t, err)
	if len(receipts) != 1 || receipts[0].Seq != 1 || len(receipts[0].Quarantined) != 1 ||
		receipts[0].Quarantined[0] != (syncpkg.Quarantined{ID: forged.ID, Reason: "division"}) {
		t.Errorf("the receipt says %+v", receipts)
	}
	if n := pending(t, o.Village); n != 1 {
		t.Errorf("%d objects are sent again, and one was not believed", n)
	}
	if r := take(t, o.County, apptest.Export(t, o.Village, "")); r.Objects != 0 || len(r.Quarantined) != 1 || apptest.Counts(t, o.County).Quarantined != 1 {
		t.Errorf("the next batch: %+v", r)
	}
	receiptsHome(t, o.County, o.Village)
	if n := pending(t, o.Village); n != 1 {
		t.Errorf("%d objects are sent again after the next receipt", n)
	}
}

func TestAnObjectWhoseBodyCannotBeUsedGoesIntoQuarantine(t *testing.T) {
	o, families := seeded(t, 1)
	village := o.Village
	sign := func(typ object.Type, subject string, body any) object.Object {
		raw, err := object.Encode(body)
		apptest.OK(t, err)
		signed, err := village.Sign(object.Header{Type: typ, Division: apptest.Village, Subject: subject, Body: raw})
		apptest.OK(t, err)
		return signed
	}
	good := sign(object.Seed, "h", survey.Seed{Household: survey.Household{ID: "h", Village: apptest.Village}})
	bad := sign(object.Visit, families[0].ID, map[string]int{"no visit": 1})
	file := batch(t, village, 1, syncpkg.BatchID{}, good, bad)
	r := take(t, o.Township, file)
	if r.Err != nil || r.Added != 1 || len(r.Quarantined) != 1 || r.Quarantined[0].ID != bad.ID || r.Quarantined[0].Code() != "form" {
		t.Errorf("%+v", r)
	}
	if c := apptest.Counts(t, o.Township); c.Quarantined != 1 || c.Households != len(families)+1 {
		t.Errorf("%+v", c)
	}
}

func TestAReceiptWhoseBodyCannotBeUsedGoesIntoQuarantine(t *testing.T) {
	o, _ := seeded(t, 1)
	raw, err := object.Encode("done")
	apptest.OK(t, err)
	bad, err := o.Township.Sign(object.Header{Type: object.Receipt, Division: apptest.Village, Subject: "x", Body: raw})
	apptest.OK(t, err)
	r := take(t, o.County, batch(t, o.Township, 1, syncpkg.BatchID{}, bad))
	if r.Err != nil || len(r.Quarantined) != 1 || r.Quarantined[0].Code() != "form" {
		t.Errorf("%+v", r)
	}
}

// batch writes a batch up to the county as no honest workspace would.
func batch(t testing.TB, w *app.Workspace, seq uint64, prev syncpkg.BatchID, objects ...object.Object) string {
	t.Helper()
	var file bytes.Buffer
	var recipients []string
	var ids []object.ID
	for _, c := range w.Identity.Superiors() {
		recipients = append(recipients, c.Recipient)
	}
	for _, o := range objects {
		ids = append(ids, o.ID)
	}
	_, err := syncpkg.WriteBatch(&file, w.Identity, syncpkg.BatchSpec{
		Stream: apptest.County, Epoch: 1, Seq: seq, Prev: prev, Recipients: recipients,
		Everything: syncpkg.InventoryOf(func(yield func(object.ID) bool) {
			for _, id := range ids {
				if !yield(id) {
					return
				}
			}
		}),
		Objects: func(yield func(object.Object, error) bool) {
			for _, o := range objects {
				if !yield(o, nil) {
					return
				}
			}
		},
	})
	apptest.OK(t, err)
	path := filepath.Join(t.TempDir(), "b.ruhu")
	apptest.OK(t, os.WriteFile(path, file.Bytes(), 0o600))
	return path
}

func TestMissingBatchesAndForksAreReported(t *testing.T) {
	o, families := seeded(t, 1)
	visited := apptest.Visit(t, o.Village, families[0].ID)
	third := batch(t, o.Village, 3, syncpkg.BatchID{7}, visited)
	if r := take(t, o.Township, third); r.Err != nil || r.Added != 1 {
		t.Fatalf("%+v", r)
	}
	gaps, err := exchange.Gaps(o.Township)
	apptest.OK(t, err)
	if len(gaps) != 1 || gaps[0].Sender.Division != apptest.Village || len(gaps[0].State.Missing) != 1 || gaps[0].State.Missing[0].To != 2 {
		t.Errorf("gaps %+v", gaps)
	}
}

func TestBothBatchesOfOneNumberAreTakenInAndReported(t *testing.T) {
	o, families := seeded(t, 2)
	copied := apptest.Copy(t, o.Village)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Visit(t, copied, families[1].ID)
	first, second := apptest.Export(t, o.Village, ""), apptest.Export(t, copied, "")
	if r := take(t, o.Township, first); r.Err != nil || r.Forked {
		t.Fatalf("the first: %+v", r)
	}
	if r := exchange.Verify(o.Township, []string{second})[0]; r.Err != nil || !r.Forked || r.Before {
		t.Errorf("verified: %+v", r)
	}
	if r := take(t, o.Township, second); r.Err != nil || !r.Forked || r.Added != 1 || r.Before {
		t.Errorf("the second: %+v", r)
	}
	before := inventory(t, o.Township)
	if before.counts.Visited != 2 || before.manifests != 3 {
		t.Errorf("the township holds %+v", before)
	}
	for _, file := range []string{first, second} {
		if r := take(t, o.Township, file); r.Err != nil || !r.Before || r.Forked || r.Added != 0 {
			t.Errorf("again: %+v", r)
		}
	}
	if after := inventory(t, o.Township); after != before {
		t.Errorf("before %+v, after %+v", before, after)
	}
	gaps, err := exchange.Gaps(o.Township)
	apptest.OK(t, err)
	if len(gaps) != 1 || !slices.Equal(gaps[0].State.Forked, []uint64{1}) {
		t.Errorf("gaps %+v", gaps)
	}

	// The county acknowledges neither, and so both laptops go on sending.
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Village, copied)
	for _, w := range []*app.Workspace{o.Village, copied} {
		if n := pending(t, w); n != 1 {
			t.Errorf("%d visits are pending", n)
		}
	}
}

func TestWhatGoesDownLeavesNoGapAbove(t *testing.T) {
	o, _ := seeded(t, 1)
	apptest.Export(t, o.Township, apptest.Village)
	apptest.Import(t, o.County, apptest.Export(t, o.Township, apptest.Village))
	noGaps(t, o.County)
}

func TestOnlyTheCountysReceiptForTheBatchItselfStopsResending(t *testing.T) {
	tests := []struct {
		name string
		send func(t *testing.T, o apptest.Offices) // brings a receipt to the village
		want int                                   // still pending
	}{
		{"the township's receipt", func(t *testing.T, o apptest.Offices) {
			r := receipt(t, stream(o.Village), o.Village, 1)
			put(t, o.Township, object.Header{Type: object.Receipt, Division: apptest.Village, Subject: r.Subject()}, r)
			apptest.Send(t, o.Township, apptest.Village, o.Village)
		}, 1},
		{"the county's receipt for another device of the village", func(t *testing.T, o apptest.Offices) {
			other := stream(o.Village)
			other.Signer = object.KeyID{1}
			fromCounty(t, o, receipt(t, other, o.Village, 1))
		}, 1},
		{"the county's receipt for another batch of the number", func(t *testing.T, o apptest.Offices) {
			r := receipt(t, stream(o.Village), o.Village, 1)
			r.Batch = syncpkg.BatchID{1}
			fromCounty(t, o, r)
		}, 1},
		{"the county's receipt for another epoch", func(t *testing.T, o apptest.Offices) {
			r := receipt(t, stream(o.Village), o.Village, 1)
			r.Epoch = 2
			fromCounty(t, o, r)
		}, 1},
		{"the county's receipt that nothing is complete", func(t *testing.T, o apptest.Offices) {
			fromCounty(t, o, receipt(t, stream(o.Village), o.Village, 0))
		}, 1},
		{"the county's receipt", func(t *testing.T, o apptest.Offices) {
			fromCounty(t, o, receipt(t, stream(o.Village), o.Village, 1))
		}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, families := seeded(t, 1)
			apptest.Visit(t, o.Village, families[0].ID)
			apptest.Export(t, o.Village, "")
			tt.send(t, o)
			if e := inventory(t, o.Village); e.receipts != 1 || pending(t, o.Village) != tt.want {
				t.Fatalf("pending %d, want %d: %+v", pending(t, o.Village), tt.want, e)
			}
			if tt.want == 0 {
				return
			}
			apptest.Send(t, o.Village, "", o.Township)
			apptest.Send(t, o.Township, "", o.County)
			if !slices.Equal(apptest.Holding(t, o.County), apptest.Holding(t, o.Township)) {
				t.Error("the county does not hold what the village sent")
			}
			noGaps(t, o.Township, o.County)
		})
	}
}

// fromCounty brings a receipt, as the county signed it, to the village: by way of
// the township, because the county knows no device that it has not heard from.
func fromCounty(t testing.TB, o apptest.Offices, r syncpkg.ReceiptBody) {
	t.Helper()
	put(t, o.County, object.Header{Type: object.Receipt, Division: apptest.Village, Subject: r.Subject()}, r)
	receiptsHome(t, o.County, o.Township)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
}

func TestAReceiptForWhatWentDownStopsNothingThatGoesUp(t *testing.T) {
	o, families := seeded(t, 2)
	down := stream(o.Township)
	down.Stream = apptest.Village
	r := receipt(t, down, o.Township, 1)
	put(t, o.County, object.Header{Type: object.Receipt, Division: apptest.Township, Subject: r.Subject()}, r)
	receiptsHome(t, o.County, o.Township)
	if n := pending(t, o.Township); n != len(families) {
		t.Errorf("%d of %d households are pending", n, len(families))
	}
}

func TestAReceiptForABatchBeforeTheBackupStopsNothingAfterIt(t *testing.T) {
	o, families := seeded(t, 2)
	restored := apptest.Copy(t, o.Village) // the backup
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.County)

	apptest.Visit(t, restored, families[1].ID)
	apptest.Export(t, restored, "") // lost, under the number that the county has another batch of
	receiptsHome(t, o.County, restored)
	if n := pending(t, restored); n != 1 {
		t.Errorf("%d visits are pending, and the county has none of them", n)
	}
	if e := inventory(t, o.County); e.counts.Visited != 1 {
		t.Errorf("%+v", e)
	}
}

func TestAStopInTheMiddleOfAnImportLeavesNothing(t *testing.T) {
	o, families := seeded(t, 3)
	for _, h := range families {
		apptest.Visit(t, o.Village, h.ID)
	}
	file := apptest.Export(t, o.Village, "")
	before := inventory(t, o.County)
	for asked := 1; asked < 2000; asked++ {
		ctx, stop := apptest.Stopping(t, asked)
		r := exchange.Import(ctx, o.County, []string{file})[0]
		stop()
		if r.Err == nil {
			if asked < 10 || r.Added != 3 {
				t.Fatalf("stopped after %d questions and yet %+v", asked, r)
			}
			return
		}
		if after := inventory(t, o.County); after != before || r.Added+r.Objects > 0 {
			t.Fatalf("stopped after %d questions: %+v", asked, r)
		}
	}
	t.Fatal("the import never ended")
}

func TestAnExportThatIsStoppedTakesNoNumberTwice(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Visit(t, o.Village, families[0].ID)
	dir := t.TempDir()
	for asked := 1; asked < 2000; asked++ {
		ctx, stop := apptest.Stopping(t, asked)
		done, err := exchange.Export(ctx, o.Village, dir, "")
		stop()
		exports, readErr := o.Village.Store.Exports()
		apptest.OK(t, readErr)
		if err == nil {
			if asked < 5 || len(done) != 1 || done[0].Seq != 1 || len(exports) != 1 {
				t.Fatalf("stopped after %d questions and yet %+v of %+v", asked, done, exports)
			}
			return
		}
		if files := apptest.Files(t, dir); len(exports)+len(files) > 0 {
			t.Fatalf("stopped after %d questions: numbers %+v, files %v", asked, exports, files)
		}
	}
	t.Fatal("the export never ended")
}
