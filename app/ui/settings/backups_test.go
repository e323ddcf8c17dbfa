package settings_test

import (
	"path/filepath"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/ui/uitest"
)

func TestBackupsAreListedAndOneIsCarriedAway(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := open(t, w)
	if !uitest.Shows(d.Window, words("no_backups")) {
		t.Error("the screen does not say that there is no backup")
	}
	apptest.OK(t, w.KeepBackup(t.Context(), app.BackupImport))
	d = open(t, w)
	if !uitest.Shows(d.Window, words("backup_import")) {
		t.Error("the backup before an import is not listed")
	}
	d.File = t.TempDir()
	d.Press(t, words("back_up"))
	made, err := filepath.Glob(filepath.Join(d.File, "ruhu-"+apptest.Village+"-*"))
	apptest.OK(t, err)
	if len(made) != 1 || !d.Heard(made[0]) {
		t.Fatalf("made %q, said %q", made, d.Said)
	}
	copied, err := app.Open(made[0], []byte(apptest.Passphrase))
	apptest.OK(t, err)
	apptest.OK(t, copied.Close())
}
