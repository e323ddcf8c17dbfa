package exchange_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/store"
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
		if r := exchange.Verify(t.Context(), o.Township, []string{file}, nil)[0]; r.Err == nil {
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
		"verify": func() []exchange.FileReport { return exchange.Verify(t.Context(), o.Township, files, nil) },
		"import": func() []exchange.FileReport { return exchange.Import(t.Context(), o.Township, files, nil) },
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
	for _, r := range append(exchange.Import(t.Context(), apptest.Create(t, apptest.Township), []string{good}, nil),
		exchange.Verify(t.Context(), apptest.Create(t, apptest.Township), []string{good}, nil)...) {
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
	r := exchange.Verify(t.Context(), o.County, []string{file}, nil)[0]
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
	if again := exchange.Verify(t.Context(), o.County, []string{file}, nil)[0]; !again.Before || again.Objects != 1 {
		t.Errorf("verified after the import: %+v", again)
	}
}

func TestABatchOfWhichOnlyTheManifestCameWasNotImportedBefore(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	file := apptest.Export(t, o.Village, "")
	m := exchange.Verify(t.Context(), o.County, []string{file}, nil)[0].Manifest
	raw, err := object.Encode(m)
	apptest.OK(t, err)
	apptest.OK(t, o.County.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddManifest(store.Manifest{Signer: m.Signer, Epoch: 1, Stream: m.Stream, Seq: m.Seq, Hash: m.ID(), Bytes: raw})
		return err
	}))
	if r := exchange.Verify(t.Context(), o.County, []string{file}, nil)[0]; r.Err != nil || r.Before {
		t.Errorf("verified: %+v", r)
	}
	if r := take(t, o.County, file); r.Err != nil || r.Before || r.Added != 1 {
		t.Errorf("imported: %+v", r)
	}
}

func TestAForkThatTheCountyHasNotSeenIsCarriedUp(t *testing.T) {
	o, families := seeded(t, 2)
	copied := apptest.Copy(t, o.Village)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Visit(t, copied, families[1].ID)
	first := apptest.Export(t, o.Village, "")
	apptest.Import(t, o.Township, first, apptest.Export(t, copied, ""))
	apptest.Import(t, o.County, first)
	receiptsHome(t, o.County, o.Township)
	apptest.Send(t, o.Township, "", o.County)
	gaps, err := exchange.Gaps(o.County)
	apptest.OK(t, err)
	if len(gaps) != 1 || !slices.Equal(gaps[0].State.Forked, []uint64{1}) {
		t.Errorf("the county sees %+v", gaps)
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
		r := exchange.Import(ctx, o.County, []string{file}, nil)[0]
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
		done, err := exchange.Export(ctx, o.Village, dir, "", nil)
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
