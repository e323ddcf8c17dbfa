package households

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/roster"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
)

// importRoster asks for an Excel roster and takes its households in. Old and
// other formats can be chosen too: the error says how to save them as .xlsx.
func (h *Households) importRoster() {
	h.env.ChooseFile(h.takeRoster, ".xlsx", ".xls", ".csv")
}

// takeRoster imports a roster and shows what was not taken, row by row.
func (h *Households) takeRoster(path string) {
	var report roster.Report
	h.env.Run(screen.Work{What: h.t("importing"), Safe: h.t("importing_safe"), Do: func(ctx context.Context, _ func(done, total int64)) error {
		if err := h.env.W.KeepBackup(ctx, app.BackupImport); err != nil {
			return err
		}
		var err error
		report, err = roster.Import(ctx, h.env.W, path, "")
		return err
	}, Done: func(err error) {
		if err != nil {
			h.env.Fail(err)
			return
		}
		h.env.Go(screen.Place{Screen: screen.Households})
		tone := widgets.ToneOK
		if len(report.Rejected) > 0 {
			tone = widgets.ToneWarn
			h.showRejected(report)
		}
		h.env.Tell(tone, h.env.T("ctl.roster.done", len(report.Added), report.Members(), len(report.Already), report.RejectedRows()))
	}})
}

func (h *Households) showRejected(report roster.Report) {
	lines := make([]string, len(report.Rejected))
	for i, p := range report.Rejected {
		lines[i] = p.Sentence(h.env.Lang)
	}
	h.over(h.t("rejected", len(lines)), container.NewVScroll(widgets.NewText(strings.Join(lines, "\n")).Wrapped()))
}
