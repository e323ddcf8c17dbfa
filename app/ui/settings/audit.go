package settings

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/store"
)

// shownAudit is how many lines of the audit trail are listed.
const shownAudit = 6

// audit is the card of who did what: the last lines of the audit trail, and all
// of it as a workbook.
func (s *Settings) audit() (fyne.CanvasObject, error) {
	lines, err := s.env.W.LatestAudit(context.Background(), shownAudit)
	if err != nil {
		return nil, err
	}
	parts := []fyne.CanvasObject{widgets.NewMuted(s.t("audit_hint")).Wrapped()}
	for _, l := range lines {
		parts = append(parts, widgets.NewRows(2, widgets.NewText(s.did(l)).Wrapped(),
			widgets.NewCaption(l.At.Local().Format("2006-01-02 15:04")+"  "+l.Who)))
	}
	if len(lines) == 0 {
		parts = append(parts, widgets.NewMuted(s.t("no_audit")).Wrapped())
	}
	parts = append(parts, widgets.NewRule(), widgets.NewBeside(12, widgets.NewSecondaryButton(s.t("save_audit"), s.saveAudit)))
	return widgets.NewCard(s.t("audit"), parts...), nil
}

// did says what was done, and to whom or to which file.
func (s *Settings) did(l app.AuditLine) string {
	subject := l.About
	if subject == "" {
		subject = l.Subject
	}
	return strings.TrimSpace(s.env.T("audit."+l.Action) + "  " + subject)
}

// saveAudit writes the whole trail into a folder that is chosen. It holds names,
// so it is written where somebody wants it and nowhere else.
func (s *Settings) saveAudit() {
	s.env.ChooseFolder(func(dir string) {
		path := filepath.Join(dir, "ruhu-audit-"+s.env.W.Division+"-"+time.Now().Format("20060102-150405")+".xlsx")
		s.env.Run(screen.Work{
			What: s.t("saving_audit"),
			Do: func(ctx context.Context, _ func(done, total int64)) error {
				lines, err := s.env.W.AuditTrail(ctx, store.AuditFilter{})
				if err != nil {
					return err
				}
				return s.env.W.WriteAudit(ctx, s.env.Lang, lines, path)
			},
			Done: func(err error) {
				if err != nil {
					s.env.Fail(err)
					return
				}
				s.env.Tell(widgets.ToneOK, s.t("saved_audit", path))
			},
		})
	})
}
