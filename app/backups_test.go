package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ruhu/app"
	"ruhu/app/apptest"
)

func TestABackupIsKeptInTheWorkspaceAndOpens(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 0, "王𬍛")
	apptest.Seed(t, w, h)
	apptest.OK(t, w.BackUpIfDue(t.Context()))
	apptest.OK(t, w.BackUpIfDue(t.Context())) // not twice a day
	kept, err := w.Backups()
	apptest.OK(t, err)
	if len(kept) != 1 || kept[0].Reason != app.BackupDaily {
		t.Fatalf("kept %+v", kept)
	}
	apptest.Seed(t, w, apptest.Family(apptest.Village, 10, "赵伾"))
	apptest.OK(t, w.SetDemoDay(t.Context(), "2017-05-18"))
	apptest.OK(t, w.BackUpIfDue(t.Context()))
	if kept, err = w.Backups(); err != nil || len(kept) != 2 || !kept[0].At.After(kept[1].At) {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	for i, want := range []int{2, 1} {
		copied, err := app.Open(kept[i].Dir, []byte(apptest.Passphrase))
		apptest.OK(t, err)
		if c := apptest.Counts(t, copied); c.Households != want {
			t.Errorf("backup %d has %d households, want %d", i, c.Households, want)
		}
		apptest.OK(t, copied.Close())
	}
}

func TestWhatACrashLeftOfABackupIsRemovedByTheNext(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	left := filepath.Join(w.Store.Dir(), "backup", ".20170517T083000Z-daily-123456")
	apptest.OK(t, os.MkdirAll(filepath.Join(left, "backup"), 0o700))
	apptest.OK(t, w.KeepBackup(t.Context(), app.BackupImport))
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
}

func TestOldBackupsThinOut(t *testing.T) {
	now := time.Date(2017, 12, 31, 12, 0, 0, 0, time.UTC)
	var kept []app.Kept
	for i := range 2 * 365 * 4 { // four a day for two years, as with an import every few hours
		kept = append(kept, app.Kept{Dir: time.Duration(i).String(), At: now.Add(-time.Duration(i) * 6 * time.Hour)})
	}
	old := app.Outdated(kept, now)
	left := slices.DeleteFunc(slices.Clone(kept), func(k app.Kept) bool { return slices.Contains(old, k) })
	if len(left) < 20 || len(left) > 30 {
		t.Errorf("%d are left", len(left))
	}
	if !slices.Equal(left[:5], kept[:5]) {
		t.Error("one of the newest went")
	}
	if oldest := now.Sub(left[len(left)-1].At); oldest < 300*24*time.Hour || oldest > 365*24*time.Hour {
		t.Errorf("the oldest is %s old", oldest)
	}
	// Thinning again the next day takes little away: nothing that is kept for long goes early.
	again := app.Outdated(left, now.Add(24*time.Hour))
	if len(again) > 4 {
		t.Errorf("a day later %d of %d go", len(again), len(left))
	}
}

func TestAClockSetBackMakesNoBackupOld(t *testing.T) {
	now := time.Date(2017, 5, 16, 9, 0, 0, 0, time.UTC)
	var kept []app.Kept
	for i := range 8 {
		kept = append(kept, app.Kept{Dir: time.Duration(i).String(), At: now.AddDate(10, 0, -i)})
	}
	if old := app.Outdated(kept[:5], now); len(old) > 0 {
		t.Errorf("%+v go", old)
	}
}
