package settings_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
)

func TestTheAuditTrailIsShownAndWrittenAsAWorkbook(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := open(t, w)
	if !uitest.Shows(d.Window, words("no_audit")) {
		t.Error("the screen does not say that the trail is empty")
	}
	h := apptest.Family(apptest.Village, 0, "张国强")
	apptest.Seed(t, w, h)
	for _, done := range []struct{ action, subject string }{{app.AuditPrinted, "oldest.pdf"}, {app.AuditSaw, h.ID}} {
		apptest.OK(t, w.Audit(t.Context(), done.action, done.subject, ""))
	}
	for range 5 {
		apptest.OK(t, w.Audit(t.Context(), app.AuditKeys, "", ""))
	}
	d = open(t, w)
	if !uitest.Shows(d.Window, text.Zh.T("audit.saw")+"  张国强") || uitest.Shows(d.Window, "oldest.pdf") {
		t.Errorf("the last lines are not shown alone:\n%s", uitest.Words(d.Window))
	}

	d.File = t.TempDir()
	d.Press(t, words("save_audit"))
	made, err := filepath.Glob(filepath.Join(d.File, "ruhu-audit-"+apptest.Village+"-*.xlsx"))
	apptest.OK(t, err)
	if len(made) != 1 || !d.Heard(made[0]) {
		t.Fatalf("made %q, said %q", made, d.Said)
	}
	f, err := excelize.OpenFile(made[0])
	apptest.OK(t, err)
	defer f.Close()
	rows, err := f.GetRows(text.Zh.T("audit.sheet"))
	apptest.OK(t, err)
	if len(rows) != 2+7 || !slices.Contains(rows[2], "oldest.pdf") {
		t.Errorf("the workbook has %q", rows)
	}
	d = open(t, w)
	if !uitest.Shows(d.Window, text.Zh.T("audit.audited")) {
		t.Error("that the trail was written does not stand in it")
	}
}

func TestATrailThatCannotBeWrittenIsSaid(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := open(t, w)
	d.File = apptest.Blocked(t, "folder")
	d.Press(t, words("save_audit"))
	if len(d.Said) == 0 || d.Heard(words("saved_audit", "")) {
		t.Errorf("said %q", d.Said)
	}
}
