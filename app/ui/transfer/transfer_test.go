package transfer_test

import (
	"os"
	"path/filepath"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/transfer"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
)

func words(key string, args ...any) string { return text.Zh.T("transfer."+key, args...) }

func TestABatchGoesOutAndComesInByButtons(t *testing.T) {
	o := apptest.Enrolled(t)
	apptest.Seed(t, o.Township, apptest.Family(apptest.Village, 1, "张国强", "王𬍛"))
	d := uitest.NewDesk(t, o.Township)
	d.File = t.TempDir()
	d.Show(t, transfer.New, screen.Place{Screen: screen.Transfer})
	if !uitest.Shows(d.Window, words("pending", 1)) {
		t.Error("the screen does not say that one record waits")
	}
	d.Press(t, words("export_up"))
	if !d.Heard("可安全拔出") {
		t.Fatalf("nothing says that the stick may be removed: %q", d.Said)
	}
	files, err := filepath.Glob(filepath.Join(d.File, "*"+exchange.BatchExt))
	if err != nil || len(files) != 1 {
		t.Fatalf("the folder holds %q, %v", files, err)
	}

	county := uitest.NewDesk(t, o.County)
	county.File = files[0]
	county.Show(t, transfer.New, screen.Place{Screen: screen.Transfer})
	county.Press(t, words("import_button"))
	if !county.Heard("新增 1 件") {
		t.Errorf("the import says %q", county.Said)
	}
	county.Show(t, transfer.New, screen.Place{Screen: screen.Transfer})
	county.Press(t, words("import_button"))
	if !county.Heard("新增 0 件，原来已有 1 件") {
		t.Errorf("importing again says %q", county.Said)
	}
}

func TestADamagedBatchIsRefusedInWords(t *testing.T) {
	o := apptest.Enrolled(t)
	apptest.Seed(t, o.Township, apptest.Family(apptest.Village, 1, "张国强"))
	file := apptest.Export(t, o.Township, "")
	data, err := os.ReadFile(file)
	apptest.OK(t, err)
	data[len(data)/2] ^= 1
	apptest.OK(t, os.WriteFile(file, data, 0o600))

	d := uitest.NewDesk(t, o.County)
	d.File = file
	d.Show(t, transfer.New, screen.Place{Screen: screen.Transfer})
	d.Press(t, words("import_button"))
	if !d.Heard("拒收") || len(d.Places) > 0 {
		t.Errorf("a damaged batch says %q and goes to %v", d.Said, d.Places)
	}
}

func TestALaptopThatIsNotEnrolledIsToldWhatToDo(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := uitest.NewDesk(t, w)
	d.File = t.TempDir()
	d.Show(t, transfer.New, screen.Place{Screen: screen.Transfer})
	if !uitest.Shows(d.Window, words("not_enrolled")) {
		t.Error("the screen does not say that the laptop is not enrolled")
	}
	d.Press(t, words("request"))
	if _, err := os.Stat(filepath.Join(d.File, apptest.Village+exchange.RequestExt)); err != nil {
		t.Errorf("no request was written: %v; %q", err, d.Said)
	}
	if !d.Heard("指纹") {
		t.Errorf("no fingerprint is shown: %q", d.Said)
	}
}
