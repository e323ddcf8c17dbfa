package settings

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
)

// shownBackups is how many of the kept backups are listed.
const shownBackups = 6

// backups is the card of the copies of the workspace: those that the program
// keeps by itself, and one that is carried away.
func (s *Settings) backups() (fyne.CanvasObject, error) {
	kept, err := s.env.W.Backups()
	if err != nil {
		return nil, err
	}
	parts := []fyne.CanvasObject{widgets.NewMuted(s.t("backups_hint")).Wrapped()}
	for _, k := range kept[:min(shownBackups, len(kept))] {
		parts = append(parts, widgets.NewSides(
			widgets.NewText(k.At.Local().Format("2006-01-02 15:04")), widgets.NewCaption(s.reason(k))))
	}
	switch {
	case len(kept) == 0:
		parts = append(parts, widgets.NewMuted(s.t("no_backups")).Wrapped())
	case len(kept) > shownBackups:
		parts = append(parts, widgets.NewCaption(s.t("more_backups", len(kept)-shownBackups)))
	}
	parts = append(parts, widgets.NewRule(), widgets.NewBeside(12, widgets.NewSecondaryButton(s.t("back_up"), s.backUp)))
	return widgets.NewCard(s.t("backups"), parts...), nil
}

// reason says why a backup was made. One made before a newer version took over
// has the version in its name.
func (s *Settings) reason(k app.Kept) string {
	switch k.Reason {
	case app.BackupDaily:
		return s.t("backup_daily")
	case app.BackupImport:
		return s.t("backup_import")
	}
	return s.t("backup_version")
}

// backUp writes a backup into a folder that is chosen, usually on a stick or a
// second disk: only that survives the loss of the laptop.
func (s *Settings) backUp() {
	s.env.ChooseFolder(func(dir string) {
		path := filepath.Join(dir, "ruhu-"+s.env.W.Division+"-"+time.Now().Format("20060102-150405"))
		s.env.Run(screen.Work{
			What: s.t("backing_up"), Safe: s.t("backing_up_safe"),
			Do: func(ctx context.Context, _ func(done, total int64)) error { return s.env.W.Backup(ctx, path) },
			Done: func(err error) {
				if err != nil {
					s.env.Fail(err)
					return
				}
				s.env.Tell(widgets.ToneOK, s.t("backed_up", path))
			},
		})
	})
}
