package settings_test

import (
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/settings"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/store"
)

func words(key string, args ...any) string { return text.Zh.T("settings."+key, args...) }

func open(t *testing.T, w *app.Workspace) *uitest.Desk {
	t.Helper()
	d := uitest.NewDesk(t, w)
	d.Show(t, settings.New, screen.Place{Screen: screen.Settings})
	return d
}

// fill types into the fields on the screen, in their order.
func fill(t *testing.T, d *uitest.Desk, answers ...string) {
	t.Helper()
	fields := uitest.All[*widgets.Field](d.Window)
	if len(fields) != len(answers) {
		t.Fatalf("%d fields for %d answers", len(fields), len(answers))
	}
	for i, answer := range answers {
		fields[i].SetText("")
		test.Type(fields[i], answer)
	}
}

// unlocks reports for whom a passphrase opens a copy of the workspace.
func unlocks(t *testing.T, w *app.Workspace, passphrase string) string {
	t.Helper()
	s, err := store.Open(apptest.CopyFiles(t, w), []byte(passphrase))
	if err != nil {
		return ""
	}
	defer s.Close()
	return s.Operator().Name
}

func TestAnotherPersonIsAddedAndLaterStopped(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := open(t, w)
	d.Press(t, words("people.add"))
	fill(t, d, "李建民", "村主任", "小河村", "其口令一二三四五", "其口令一二三四六")
	d.Press(t, words("people.add_now"))
	if !d.Heard(words("people.differs")) {
		t.Errorf("two passphrases that differ: %q", d.Said)
	}
	fill(t, d, "李建民", "村主任", "小河村", "短", "短")
	d.Press(t, words("people.add_now"))
	if !d.Heard(words("people.short", app.GoodPassphrase)) {
		t.Errorf("a short passphrase: %q", d.Said)
	}
	fill(t, d, "李建民", "村主任", "小河村", "其口令一二三四五", "其口令一二三四五")
	d.Press(t, words("people.add_now"))
	if !d.Heard(words("people.added", "李建民")) || unlocks(t, w, "其口令一二三四五") != "李建民" {
		t.Fatalf("adding says %q", d.Said)
	}

	d.Press(t, words("people.remove"))
	d.Press(t, words("people.remove")) // the question has the same words
	if !uitest.Shows(d.Window, text.Zh.T("unlock.recovery_once")) || unlocks(t, w, "其口令一二三四五") != "" {
		t.Error("the person can still unlock, or no recovery code is shown")
	}
	d.Press(t, text.Zh.T("unlock.written_down"))
	if !uitest.Shows(d.Window, words("people.gone")) {
		t.Error("the list does not say who has no access any more")
	}
}

func TestOnesOwnPassphraseIsChanged(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := open(t, w)
	d.Press(t, words("people.passphrase"))
	fill(t, d, "新口令一二三四五", "新口令一二三四五")
	d.Press(t, words("people.change_now"))
	if !d.Heard(words("people.changed")) || unlocks(t, w, "新口令一二三四五") != w.Store.Operator().Name {
		t.Errorf("changing says %q", d.Said)
	}
}

func TestARecoveryCodeIsShownOnce(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	d := open(t, w)
	d.Press(t, words("people.recovery"))
	d.Press(t, words("people.recovery_now"))
	code := regexp.MustCompile(`([0-9A-Z]{4}-){6}[0-9A-Z]{4}`).FindString(uitest.Words(d.Window))
	s, err := store.OpenWithRecovery(apptest.CopyFiles(t, w), code)
	apptest.OK(t, err)
	apptest.OK(t, s.Close())
	d.Press(t, text.Zh.T("unlock.written_down"))
	if uitest.Shows(d.Window, code) {
		t.Error("the code is still shown")
	}
}

func TestTheScreenOfSettingsIsDrawn(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	for _, o := range []store.Operator{{Name: "阿卜杜热合曼·买买提依明江", Unit: "小河镇人民政府扶贫开发办公室", Post: "驻村第一书记"}, {Name: "王𬍛", Unit: "小河村", Post: "文书"}} {
		added, err := w.Store.AddOperator(o, []byte("其口令一二三四五"))
		apptest.OK(t, err)
		if o.Unit == "小河村" {
			_, err := w.Store.RemoveOperator(added.ID)
			apptest.OK(t, err)
		}
	}
	apptest.OK(t, w.Audit(t.Context(), app.AuditExported, "410621105201-东关村-第12号-上报.ruhu", ""))
	apptest.OK(t, w.Audit(t.Context(), app.AuditRevealed, "", ""))
	for _, lang := range []text.Lang{text.Zh, text.En} {
		d := uitest.NewDesk(t, w)
		d.Env.Lang = lang
		s := d.Show(t, settings.New, screen.Place{Screen: screen.Settings})
		uitest.Render(t, s.Content(), 1366, 768, "settings-"+string(lang))
		d.Press(t, lang.T("settings.people.add"))
		uitest.Render(t, s.Content(), 1366, 768, "settings-add-"+string(lang))
		if strings.Contains(uitest.Words(d.Window), "settings.") {
			t.Error("a sentence is missing")
		}
	}
}
