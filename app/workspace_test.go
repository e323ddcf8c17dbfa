package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
)

func TestAWorkspaceIsAfterReopeningWhatItWasMade(t *testing.T) {
	for _, division := range []string{apptest.County, apptest.Township, apptest.Village} {
		t.Run(survey.DivisionRole(division), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "a", "b")
			made, recovery, err := app.Create(t.Context(), dir, apptest.Params(division))
			apptest.OK(t, err)
			recipient := made.Identity.Recipient()
			apptest.OK(t, made.Close())

			byPassphrase, err := app.Open(dir, []byte(apptest.Passphrase))
			apptest.OK(t, err)
			same(t, byPassphrase, division, recipient)
			byCode, err := app.OpenWithRecovery(dir, recovery)
			apptest.OK(t, err)
			same(t, byCode, division, recipient)
		})
	}
}

// same checks what a workspace is, and closes it.
func same(t *testing.T, w *app.Workspace, division, recipient string) {
	t.Helper()
	defer w.Close()
	if string(w.Role) != survey.DivisionRole(division) || w.Division != division || w.Pack.Info().ID != apptest.Pack {
		t.Errorf("%s of %s with pack %s", w.Role, w.Division, w.Pack.Info().ID)
	}
	if w.Identity.Recipient() != recipient || !w.IsDemo() || w.Today() != apptest.Day {
		t.Errorf("another identity or day: %s", w.Today())
	}
	if o := w.Store.Operator(); o.Name != "王秀英" || o.ID == "" {
		t.Errorf("operator %+v", o)
	}
	if _, enrolled := w.Identity.Certificate(); enrolled != (w.Role == syncpkg.County) {
		t.Errorf("a %s is enrolled from the start: %v", w.Role, enrolled)
	}
}

func TestAWorkspaceThatCannotBeLeavesNothingBehind(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name   string
		ctx    context.Context
		change func(*app.Params)
		key    string
	}{
		{"a village with the division of a township", t.Context(), func(p *app.Params) { p.Division = apptest.Township }, "app.role_division"},
		{"a division with a letter", t.Context(), func(p *app.Params) { p.Division = "41062110520X" }, "app.role_division"},
		{"no division and no role", t.Context(), func(p *app.Params) { p.Role, p.Division = "", "" }, "app.role_division"},
		{"a role that does not exist", t.Context(), func(p *app.Params) { p.Role = "prefecture" }, "app.role_division"},
		{"a pack that does not exist", t.Context(), func(p *app.Params) { p.PackID = "nowhere-2017" }, "app.unknown_pack"},
		{"no pack", t.Context(), func(p *app.Params) { p.PackID = "" }, "app.unknown_pack"},
		{"a pack of another city", t.Context(), func(p *app.Params) { p.Division = "500236100201" }, "app.not_for_division"},
		{"no passphrase", t.Context(), func(p *app.Params) { p.Passphrase = nil }, "app.no_passphrase"},
		{"somebody who changed his mind", cancelled, func(*app.Params) {}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parent := t.TempDir()
			p := apptest.Params(apptest.Village)
			tt.change(&p)
			w, recovery, err := app.Create(tt.ctx, filepath.Join(parent, "w"), p)
			if err == nil || w != nil || recovery != "" {
				t.Fatalf("made: %v %q %v", w, recovery, err)
			}
			if tt.key != "" {
				apptest.Says(t, err, tt.key)
			}
			if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

func TestAWorkspaceIsNotMadeWhereSomethingIs(t *testing.T) {
	dir := t.TempDir()
	apptest.OK(t, os.WriteFile(filepath.Join(dir, "照片.jpg"), []byte("x"), 0o600))
	_, _, err := app.Create(t.Context(), dir, apptest.Params(apptest.Village))
	if !errors.Is(err, store.ErrExists) {
		t.Errorf("got %v", err)
	}
	if files := apptest.Files(t, dir); len(files) != 1 {
		t.Errorf("the folder holds %v", files)
	}
}

func TestAWorkspaceStaysShutWithoutTheRightSecret(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	w, recovery, err := app.Create(t.Context(), dir, apptest.Params(apptest.Village))
	apptest.OK(t, err)
	if _, err := app.Open(dir, []byte(apptest.Passphrase)); !errors.Is(err, store.ErrLocked) {
		t.Errorf("opened twice at a time: %v", err)
	}
	apptest.OK(t, w.Close())
	if _, err := app.Open(dir, []byte("Test")); !errors.Is(err, store.ErrWrongPassphrase) {
		t.Errorf("a wrong passphrase gives %v", err)
	}
	wrong := "X" + recovery[1:]
	if wrong == recovery {
		wrong = "Y" + recovery[1:]
	}
	if _, err := app.OpenWithRecovery(dir, wrong); !errors.Is(err, store.ErrRecoveryCode) {
		t.Errorf("a wrong recovery code gives %v", err)
	}
	if _, err := app.Open(filepath.Join(dir, "backup"), []byte(apptest.Passphrase)); !errors.Is(err, store.ErrNoWorkspace) {
		t.Errorf("a folder that is none gives %v", err)
	}
	again, err := app.Open(dir, []byte(apptest.Passphrase))
	apptest.OK(t, err)
	apptest.OK(t, again.Close())
}

func TestAWorkspaceWhoseSettingsAreGoneSaysSo(t *testing.T) {
	for name, tt := range map[string]struct{ setting, value, key string }{
		"the pack of another version": {"pack", "hebi-2031", "app.pack_gone"},
		"an identity that is no text": {"identity", "%", "app.identity_damaged"},
		"an identity that is none":    {"identity", "bm9uZQ==", "app.identity_damaged"},
		"no identity":                 {"identity", "", "app.identity_damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			w := apptest.Create(t, apptest.Village)
			apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error { return tx.SetSetting(tt.setting, tt.value) }))
			apptest.OK(t, w.Close())
			for range 2 { // the second time shows that the first let go of the lock
				_, err := app.Open(w.Store.Dir(), []byte(apptest.Passphrase))
				apptest.Says(t, err, tt.key)
			}
		})
	}
}

func TestTheClockIsTheDevicesUnlessADemoSaysOtherwise(t *testing.T) {
	p := apptest.Params(apptest.Village)
	p.DemoDay = ""
	w, _, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "w"), p)
	apptest.OK(t, err)
	defer w.Close()
	before := time.Now()
	if now := w.Now(); now.Before(before) || now.After(time.Now()) || w.IsDemo() {
		t.Errorf("the workspace believes it is %s", now)
	}
	apptest.OK(t, w.SetDemoDay(t.Context(), "2017-02-28"))
	now := w.Now()
	if w.Today() != "2017-02-28" || !w.IsDemo() || now.Location() != time.Local {
		t.Errorf("the demo plays on %s", now)
	}
	if copied := apptest.Copy(t, w); copied.Today() != "2017-02-28" {
		t.Errorf("the day was not saved: %s", copied.Today())
	}
}

func TestTheDisplayIsChineseInNormalTypeUntilSomebodyChooses(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	if got := w.Display(); got != (app.Display{Lang: text.Zh}) {
		t.Errorf("at first %+v", got)
	}
	for _, d := range []app.Display{{Lang: text.En, LargeType: true}, {Lang: text.Zh, LargeType: true}, {Lang: text.En}} {
		apptest.OK(t, w.SetDisplay(t.Context(), d))
		if got := apptest.Copy(t, w).Display(); w.Display() != d || got != d {
			t.Errorf("chose %+v, saved %+v", d, got)
		}
	}
	apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error { return tx.SetSetting("language", "fr") }))
	if got := w.Display(); got.Lang != text.Zh {
		t.Errorf("an unknown language shows %+v", got)
	}
}
