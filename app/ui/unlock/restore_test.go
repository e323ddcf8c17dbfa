package unlock_test

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/unlock"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

// desk shows the screen over a folder and keeps what it opens.
type desk struct {
	testing.TB
	window fyne.Window
	opened *app.Workspace
}

func show(t *testing.T, dir string) *desk {
	t.Helper()
	d := &desk{TB: t, window: uitest.Window(t, widgets.NewText(""), 1366, 768)}
	s := unlock.New(unlock.Params{
		Lang: text.Zh, Dir: dir,
		Run:    func(w screen.Work) { w.Done(w.Do(t.Context(), func(int64, int64) {})) },
		Opened: func(w *app.Workspace) { d.opened = w; t.Cleanup(func() { w.Close() }) },
		Focus:  func(fyne.Focusable) {},
	})
	d.window.SetContent(s.Content())
	uitest.Settle(d.window)
	return d
}

func (d *desk) press(words string) {
	d.Helper()
	for _, b := range uitest.All[*widgets.Button](d.window) {
		if b.Words() == words {
			b.Tapped(nil)
			uitest.Settle(d.window)
			return
		}
	}
	d.Fatalf("there is no button %q", words)
}

func (d *desk) fill(answers ...string) {
	d.Helper()
	for i, field := range uitest.All[*widgets.Field](d.window) {
		field.SetText("")
		test.Type(field, answers[i])
	}
}

func TestABackupIsRestoredWithPassphraseOrRecoveryCode(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "village")
	w, code, err := app.Create(t.Context(), folder, apptest.Params(apptest.Village))
	apptest.OK(t, err)
	apptest.Seed(t, w, apptest.Family(apptest.Village, 0, "王𬍛"))
	kept := filepath.Join(t.TempDir(), "kept")
	apptest.OK(t, w.Backup(t.Context(), kept))
	apptest.OK(t, w.Close())

	for name, secret := range map[string]string{"passphrase": apptest.Passphrase, "code": code} {
		t.Run(name, func(t *testing.T) {
			d := show(t, filepath.Join(t.TempDir(), "new"))
			d.press(text.Zh.T("unlock.restore_title"))
			uitest.Save(t, d.window, "unlock-restore")
			to := filepath.Join(t.TempDir(), "restored")
			d.fill(kept, to, "wrong")
			d.press(text.Zh.T("unlock.restore"))
			if d.opened != nil || !uitest.Shows(d.window, text.Zh.T("store.wrong_passphrase")) {
				t.Fatalf("a wrong passphrase: %s", uitest.Words(d.window))
			}
			d.fill(kept, to, secret)
			d.press(text.Zh.T("unlock.restore"))
			if d.opened == nil || d.opened.Store.Dir() != to {
				t.Fatalf("not opened: %s", uitest.Words(d.window))
			}
			if c := apptest.Counts(t, d.opened); c.Households != 1 {
				t.Errorf("%+v", c)
			}
		})
	}
	d := show(t, folder)
	d.press(text.Zh.T("unlock.restore_title"))
	d.fill(t.TempDir(), filepath.Join(t.TempDir(), "x"), apptest.Passphrase)
	d.press(text.Zh.T("unlock.restore"))
	if d.opened != nil || !uitest.Shows(d.window, "没有") {
		t.Errorf("a folder without a workspace: %s", uitest.Words(d.window))
	}
}
