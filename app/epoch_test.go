package app_test

import (
	"os"
	"path/filepath"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/store"
)

func epoch(t *testing.T, w *app.Workspace) app.Epoch {
	t.Helper()
	e, err := app.EpochOf(&w.Store.Reader)
	apptest.OK(t, err)
	return e
}

// opened opens a workspace, says in which epoch it is, and closes it.
func opened(t *testing.T, dir string) app.Epoch {
	t.Helper()
	w, err := app.Open(dir, []byte(apptest.Passphrase))
	apptest.OK(t, err)
	defer w.Close()
	return epoch(t, w)
}

func TestAnotherComputerOpensAnotherEpoch(t *testing.T) {
	home := app.OnMachine("first laptop")
	defer home()
	dir := filepath.Join(t.TempDir(), "w")
	w, _, err := app.Create(t.Context(), dir, apptest.Params(apptest.Village))
	apptest.OK(t, err)
	first := epoch(t, w)
	apptest.OK(t, w.Close())
	if again := opened(t, dir); again != first || first != (app.Epoch{Number: 1, Reason: app.EpochFirst}) {
		t.Errorf("on the same computer %+v, then %+v", first, again)
	}

	copied := filepath.Join(t.TempDir(), "copy")
	apptest.OK(t, os.CopyFS(copied, os.DirFS(dir)))
	app.OnMachine("second laptop")
	moved := opened(t, copied)
	if moved.Number <= first.Number+1 || moved.Reason != app.EpochMoved {
		t.Errorf("on another computer %+v", moved)
	}
	if again := opened(t, copied); again != moved {
		t.Errorf("opened again there %+v", again)
	}
	app.OnMachine("third laptop")
	if other := opened(t, dir); other == moved || other.Reason != app.EpochMoved {
		t.Errorf("two copies both open %+v", other)
	}
	app.OnMachine("") // a computer without a name cannot be told from another
	if again := opened(t, copied); again != moved {
		t.Errorf("on a computer without a name %+v", again)
	}
}

func TestARestoredBackupOpensAnotherEpochAndIsProved(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	families := apptest.Families(apptest.Village, 2)
	apptest.Seed(t, w, families...)
	visited := apptest.Visit(t, w, families[0].ID)
	kept := filepath.Join(t.TempDir(), "backup")
	apptest.OK(t, w.Backup(t.Context(), kept))
	if e := epoch(t, w); e.Reason != app.EpochFirst {
		t.Errorf("the workspace itself is in %+v", e)
	}
	apptest.Visit(t, w, families[1].ID) // after the backup

	open := func(dir string) (*app.Workspace, error) { return app.Open(dir, []byte(apptest.Passphrase)) }
	target := filepath.Join(t.TempDir(), "restored")
	restored, report, err := app.Restore(t.Context(), kept, target, open)
	apptest.OK(t, err)
	defer restored.Close()
	if !report.Sound() || report.Objects != 3 || report.Households != 2 {
		t.Errorf("%+v", report)
	}
	if e := epoch(t, restored); e.Reason != app.EpochRestored || e.Number < 2 {
		t.Errorf("restored into %+v", e)
	}
	if _, err := restored.Store.Object(visited.ID); err != nil {
		t.Error(err)
	}
	if restored.Identity.Recipient() != w.Identity.Recipient() {
		t.Error("it is somebody else")
	}
	if e := opened(t, kept); e.Reason != app.EpochRestored {
		t.Errorf("the backup, opened itself, is in %+v", e)
	}
}

func TestARestoreThatCannotBeOpenedLeavesNothing(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	kept, target := filepath.Join(t.TempDir(), "backup"), filepath.Join(t.TempDir(), "restored")
	apptest.OK(t, w.Backup(t.Context(), kept))
	_, _, err := app.Restore(t.Context(), kept, target, func(dir string) (*app.Workspace, error) { return app.Open(dir, []byte("wrong")) })
	apptest.Says(t, err, "store.wrong_passphrase")
	if _, err := os.Stat(target); !os.IsNotExist(err) {
		t.Errorf("%v", err)
	}
}

func TestWhatNobodySignedIsFoundWhenABackupIsRestored(t *testing.T) {
	w, stranger := apptest.Create(t, apptest.Village), apptest.Create(t, apptest.Village)
	h := apptest.Families(apptest.Village, 1)[0]
	apptest.Seed(t, stranger, h)
	for o, err := range stranger.Store.Objects(t.Context(), store.ObjectFilter{}) {
		apptest.OK(t, err)
		apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.AddObject(o, ""); return err }))
	}
	kept := filepath.Join(t.TempDir(), "backup")
	apptest.OK(t, w.Backup(t.Context(), kept))
	restored, report, err := app.Restore(t.Context(), kept, filepath.Join(t.TempDir(), "restored"),
		func(dir string) (*app.Workspace, error) { return app.Open(dir, []byte(apptest.Passphrase)) })
	apptest.OK(t, err)
	defer restored.Close()
	if report.Sound() || len(report.Forged) != 1 {
		t.Errorf("%+v", report)
	}
}
