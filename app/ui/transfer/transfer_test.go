package transfer_test

import (
	"os"
	"path/filepath"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/transfer"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
)

func words(key string, args ...any) string { return text.Zh.T("transfer."+key, args...) }

// show opens a part of the screen on a desk of its own.
func show(t *testing.T, w *app.Workspace, part string) *uitest.Desk {
	t.Helper()
	d := uitest.NewDesk(t, w)
	d.File = t.TempDir()
	d.Show(t, transfer.New, screen.Place{Screen: screen.Transfer, Filter: part})
	return d
}

// shows fails the test unless all words stand on the desk.
func shows(t *testing.T, d *uitest.Desk, all ...string) {
	t.Helper()
	uitest.Settle(d.Window)
	for _, w := range all {
		if !uitest.Shows(d.Window, w) {
			t.Errorf("the screen does not say %q", w)
		}
	}
}

func TestABatchGoesOutAndComesInByButtons(t *testing.T) {
	o := apptest.Enrolled(t)
	apptest.Seed(t, o.Township, apptest.Family(apptest.Village, 1, "张国强", "王𬍛"))
	d := show(t, o.Township, "batches")
	shows(t, d, words("pending", 1), words("never"))
	d.Press(t, words("export_up"))
	if !d.Heard("可安全拔出") {
		t.Fatalf("nothing says that the stick may be removed: %q", d.Said)
	}
	shows(t, d, words("safe_title"), words("receipt_none", 1))
	files, err := filepath.Glob(filepath.Join(d.File, "*"+exchange.BatchExt))
	if err != nil || len(files) != 1 {
		t.Fatalf("the folder holds %q, %v", files, err)
	}

	county := show(t, o.County, "batches")
	county.File = files[0]
	county.Press(t, words("import_file"))
	shows(t, county, words("record_title"), words("brought", 1, 0, 0), text.Zh.T("exchange.record.taken"))
	county.Press(t, words("back"))
	county.Press(t, words("import_file"))
	shows(t, county, words("brought", 0, 1, 0), text.Zh.T("exchange.record.before"))
}

func TestAFolderOfBatchesIsTakenInAtOnceAndReported(t *testing.T) {
	o := apptest.Enrolled(t)
	families := apptest.Families(apptest.Village, 3)
	apptest.Seed(t, o.Township, families...)
	dir := filepath.Join(t.TempDir(), "U盘[1]")
	for range 2 {
		_, err := exchange.Export(t.Context(), o.Township, dir, "", nil)
		apptest.OK(t, err)
	}
	apptest.OK(t, os.WriteFile(filepath.Join(dir, "torn.ruhu"), []byte("age-encryption.org/v1\n"), 0o600))
	d := show(t, o.County, "batches")
	d.File = t.TempDir()
	d.Press(t, words("import_folder"))
	if !d.Heard(filepath.Base(d.File)) || uitest.Shows(d.Window, words("record_title")) {
		t.Errorf("an empty folder: %q", d.Said)
	}
	d.File = dir
	d.Press(t, words("import_folder"))
	shows(t, d, words("record_title"), text.Zh.T("exchange.record.summary", 3, 2, 0, 1, 3, 0), text.Zh.T("exchange.record.refused"))

	d.Press(t, words("save_pdf"))
	papers, err := filepath.Glob(filepath.Join(filepath.Dir(o.County.Store.Dir()), "paper", "import-*.pdf"))
	if err != nil || len(papers) != 1 {
		t.Errorf("the papers are %q, %v; %q", papers, err, d.Said)
	}
	d.File = t.TempDir()
	d.Press(t, words("save_json"))
	if saved := apptest.Files(t, d.File); len(saved) != 1 {
		t.Errorf("saved %q", saved)
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
	d := show(t, o.County, "batches")
	d.File = file
	d.Press(t, words("import_file"))
	shows(t, d, text.Zh.T("exchange.record.refused"), "数据包损坏")
	if n := apptest.Counts(t, o.County).Objects; n != 0 {
		t.Errorf("%d objects came in", n)
	}
}

func TestEachLowerOfficeGetsABatchOfItsOwn(t *testing.T) {
	o := apptest.Enrolled(t)
	apptest.Seed(t, o.Township, apptest.Family(apptest.Village, 1, "张国强"), apptest.Family(apptest.OtherVillage, 9, "李四"))
	d := show(t, o.Township, "batches")
	d.Press(t, words("export_down"))
	if files := apptest.Files(t, d.File); len(files) != 2 {
		t.Errorf("written %q; %q", files, d.Said)
	}
	shows(t, d, words("safe_title"))
}

func TestALaptopThatIsNotEnrolledIsToldWhatToDo(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := show(t, w, "")
	shows(t, d, words("not_enrolled"), words("step_request"))
	d.Press(t, words("request"))
	if _, err := os.Stat(filepath.Join(d.File, apptest.Village+exchange.RequestExt)); err != nil {
		t.Errorf("no request was written: %v; %q", err, d.Said)
	}
	if !d.Heard("指纹") {
		t.Errorf("no fingerprint is shown: %q", d.Said)
	}
	for _, part := range []string{"sent", "quarantine", "conflicts", "overlays", "batches"} {
		show(t, w, part)
	}
}

func TestAnOfficeIsApprovedAfterItsFingerprintWasCompared(t *testing.T) {
	township, village := apptest.Enrolled(t).Township, apptest.Create(t, "410621105203")
	request := filepath.Join(t.TempDir(), "a"+exchange.RequestExt)
	digits, err := exchange.Request(t.Context(), village, request)
	apptest.OK(t, err)
	d := show(t, township, "keys")
	d.File = request
	d.Press(t, words("approve"))
	shows(t, d, digits, words("compare"))
	d.Press(t, words("same"))
	shows(t, d, "410621105203")

	v := show(t, village, "keys")
	v.File = filepath.Join(filepath.Dir(request), "410621105203"+exchange.ApprovalExt)
	v.Press(t, words("accept"))
	shows(t, v, words("own"), digits)
}

func TestTheCountyIssuesOverlaysByButtons(t *testing.T) {
	county := apptest.Create(t, apptest.County)
	d := show(t, county, "overlays")
	shows(t, d, words("no_overlays"), words("no_issues"))
	d.File = filepath.Join(t.TempDir(), "浚县补充规定.yaml")
	apptest.OK(t, os.WriteFile(d.File, []byte(overlay), 0o600))
	d.Press(t, words("add_overlay"))
	shows(t, d, "浚县补充规定.yaml")
	if len(county.Overlays()) != 0 {
		t.Error("an overlay counts before it was issued")
	}
	d.Press(t, words("issue"))
	shows(t, d, words("issue_title"))
	d.Press(t, words("issue_yes"))
	if len(county.Overlays()) != 1 {
		t.Fatalf("nothing was issued: %q", d.Said)
	}
	shows(t, d, words("serial", 1), text.Zh.T("ctl.pack.issue_in_force"))
	d.Press(t, words("take_off"))
	d.Press(t, words("discard"))
	shows(t, d, "浚县补充规定.yaml")
}

const overlay = `extends: hebi-2017
issuer: 浚县民政局
parameters:
  employment_cost_rate:
    - {from: 2017-01-01, value: 20, unit: percent, document: 示例〔2017〕1号, authority: county}
`

func TestALostLaptopIsRevokedWithAReason(t *testing.T) {
	o := apptest.Enrolled(t)
	d := show(t, o.Township, "keys")
	d.Press(t, words("revoke"))
	shows(t, d, words("revoke_last_hint"))
	d.Press(t, words("revoke_yes"))
	if !d.Heard("请选撤销的原因") {
		t.Errorf("without a reason: %q", d.Said)
	}
	d.Choose(t, words("revoked_for.lost"))
	uitest.Settle(d.Window)
	uitest.Save(t, d.Window, "exchange-revoke")
	d.Press(t, words("revoke_yes"))
	shows(t, d, words("revoked", words("revoked_for.lost")))
	if !d.Heard(words("revoked_done")) {
		t.Errorf("the screen says %q", d.Said)
	}
}

func TestKeysAreReplacedByARequestAndItsApproval(t *testing.T) {
	o := apptest.Enrolled(t)
	before, _ := o.Village.Identity.Certificate()
	d := show(t, o.Village, "keys")
	d.Press(t, words("rotate"))
	d.Press(t, words("rotate_yes"))
	request := filepath.Join(d.File, apptest.Village+exchange.RequestExt)
	shows(t, d, words("rotating", "")[:12], before.Fingerprint())

	township := show(t, o.Township, "keys")
	township.File = request
	township.Press(t, words("approve"))
	township.Press(t, words("same"))
	shows(t, township, words("revoked", words("revoked_for.rotated")))

	d.File = filepath.Join(filepath.Dir(request), apptest.Village+exchange.ApprovalExt)
	d.Press(t, words("accept"))
	after, _ := o.Village.Identity.Certificate()
	if after.KeyID == before.KeyID || !d.Heard(words("accepted")) {
		t.Errorf("the keys were not replaced: %q", d.Said)
	}
}

func TestRecordsInConflictLeadToWhereTheyAreSettled(t *testing.T) {
	o := apptest.Enrolled(t)
	family := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, o.Township, family)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	apptest.Visit(t, o.Village, family.ID)
	apptest.Visit(t, o.Township, family.ID)
	apptest.Send(t, o.Village, "", o.Township)
	d := show(t, o.Township, "conflicts")
	shows(t, d, "张国强", words("conflicts_hint"))
	uitest.Save(t, d.Window, "exchange-conflicts")
	d.Press(t, words("settle"))
	if want := (screen.Place{Screen: screen.Conflict, Household: family.ID}); len(d.Places) != 1 || d.Places[0] != want {
		t.Errorf("it leads to %+v", d.Places)
	}
}

func TestOneFamilyEnteredTwiceLeadsToItsCase(t *testing.T) {
	o := apptest.Enrolled(t)
	apptest.Seed(t, o.Village, apptest.Family(apptest.Village, 1, "张国强", "王秀英"), apptest.Family(apptest.Village, 1, "张国强", "王秀英"))
	d := show(t, o.Village, "conflicts")
	shows(t, d, words("no_conflicts"), words("cases"))
	d.Press(t, words("show"))
	if len(d.Places) != 1 || d.Places[0].Screen != screen.Cases {
		t.Errorf("it leads to %+v", d.Places)
	}
}
