package unlock

import (
	"context"
	"errors"
	"path/filepath"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/store"
)

// askRestore asks for a backup and the folder in which it goes on.
func (s *Screen) askRestore() {
	from, to := widgets.NewField(nil), widgets.NewField(nil)
	to.SetText(s.dir)
	if store.Exists(s.dir) {
		to.SetText(filepath.Join(filepath.Dir(s.dir), filepath.Base(s.dir)+"-restored"))
	}
	var restore func()
	secret := widgets.NewPassphraseField(func() { restore() })
	restore = func() { s.restore(from.Text, to.Text, secret.Text) }
	choose := widgets.NewSecondaryButton(s.t("choose"), func() { s.p.ChooseFolder(func(dir string) { from.SetText(dir) }) })
	s.show(s.t("restore_title"), s.t("restore_hint"),
		widgets.NewFormRow(s.t("restore_from"), "", widgets.NewSides(from, choose)),
		widgets.NewFormRow(s.t("restore_to"), s.t("restore_to_hint"), to),
		widgets.NewFormRow(s.t("restore_secret"), s.t("restore_secret_hint"), secret),
		widgets.NewBeside(12, widgets.NewPrimaryButton(s.t("restore"), restore), widgets.NewSecondaryButton(s.t("back"), s.start)))
	s.begin(from)
}

// restore copies the backup, proves what it holds, and opens it. Damage is said
// before anybody works on.
func (s *Screen) restore(from, to, secret string) {
	var w *app.Workspace
	var report app.Restored
	s.p.Run(screen.Work{
		What: s.t("restoring"), Safe: s.t("restoring_safe"),
		Do: func(ctx context.Context, _ func(done, total int64)) (err error) {
			w, report, err = app.Restore(ctx, from, to, func(dir string) (*app.Workspace, error) { return openWith(dir, secret) })
			return err
		},
		Done: func(err error) {
			switch {
			case err != nil:
				s.fail(err)
			case report.Sound():
				s.p.Opened(w)
			default:
				s.showDamage(w, report)
			}
		},
	})
}

// openWith opens a workspace with a passphrase or with a recovery code: whoever
// restores has one of them at hand.
func openWith(dir, secret string) (*app.Workspace, error) {
	w, err := app.Open(dir, []byte(secret))
	if !errors.Is(err, store.ErrWrongPassphrase) {
		return w, err
	}
	if recovered, recoveryErr := app.OpenWithRecovery(dir, secret); recoveryErr == nil {
		return recovered, nil
	}
	return nil, err
}

// showDamage says what of a backup is damaged and lets people go on with the rest.
func (s *Screen) showDamage(w *app.Workspace, report app.Restored) {
	open := widgets.NewPrimaryButton(s.t("open"), func() { s.p.Opened(w) })
	s.show(s.t("restore_damaged"), s.t("restore_damaged_hint", len(report.Problems)+len(report.Forged), report.Objects), widgets.NewBeside(12, open))
	s.begin(open)
}
