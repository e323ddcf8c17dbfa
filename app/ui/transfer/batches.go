package transfer

import (
	"context"

	"fyne.io/fyne/v2"

	"ruhu/app/exchange"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/survey"
	"ruhu/syncpkg"
)

// exportCard writes batches: up, or down to a place that is chosen.
func (t *Transfer) exportCard() fyne.CanvasObject {
	words, button := t.t("pending", t.pending), t.t("export_up")
	switch {
	case t.env.W.Role == syncpkg.County:
		words, button = t.t("receipts_hint"), t.t("export_receipts")
	case t.pending == 0:
		words = t.t("nothing_pending")
	}
	up := widgets.NewPrimaryButton(button, func() { t.chooseFolder("") })
	t.first = up
	parts := []fyne.CanvasObject{widgets.NewMuted(words).Wrapped(), widgets.NewBeside(12, up)}
	if len(t.below) > 0 {
		parts = append(parts, widgets.NewRule(), t.downRow())
	}
	return widgets.NewCard(t.t("export"), parts...)
}

// downRow chooses a division below and sends it its households and receipts.
func (t *Transfer) downRow() fyne.CanvasObject {
	var list survey.CodeList
	for _, code := range t.below {
		list = append(list, survey.Code{Code: code, Zh: assets.DivisionName(code), En: assets.DivisionName(code)})
	}
	to := widgets.NewChoiceField(t.env.Lang, list, nil)
	to.SetCode(t.below[0])
	down := widgets.NewSecondaryButton(t.t("export_down"), func() { t.chooseFolder(to.Code()) })
	return widgets.NewRows(6, widgets.NewMuted(t.t("down_hint")).Wrapped(), widgets.NewSides(to, down))
}

func (t *Transfer) chooseFolder(division string) {
	t.env.ChooseFolder(func(dir string) { t.export(dir, division) })
}

// export writes the batches into a folder and says when the stick may be pulled
// out: after what lies on it was read back.
func (t *Transfer) export(dir, division string) {
	var done []exchange.Exported
	t.env.Run(screen.Work{What: t.t("exporting"), Do: func(ctx context.Context, progress func(done, total int64)) error {
		var err error
		done, err = exchange.Export(ctx, t.env.W, dir, division, progress)
		return err
	}, Done: func(err error) {
		if err != nil {
			t.env.Fail(err)
			return
		}
		var lines []string
		for _, e := range done {
			lines = append(lines, t.env.T("ctl.batch.exported", e.File, e.Seq, e.Objects))
		}
		t.again(widgets.ToneOK, lines)
	}})
}

func (t *Transfer) importCard() fyne.CanvasObject {
	choose := widgets.NewPrimaryButton(t.t("import_button"), func() { t.env.ChooseFile(t.take, exchange.BatchExt) })
	return widgets.NewCard(t.t("import"), widgets.NewMuted(t.t("import_hint")).Wrapped(), widgets.NewBeside(12, choose))
}

// take verifies and imports a batch and says what it brought.
func (t *Transfer) take(path string) {
	var r exchange.FileReport
	t.env.Run(screen.Work{What: t.t("importing"), Do: func(ctx context.Context, progress func(done, total int64)) error {
		r = exchange.Import(ctx, t.env.W, []string{path}, progress)[0]
		return r.Err
	}, Done: func(err error) {
		if err != nil {
			t.env.Fail(text.Fail("ctl.batch.refused", path).Because(err))
			return
		}
		tone := widgets.ToneOK
		lines := []string{t.env.T("ctl.batch.imported", path, r.Sender.Name, r.Manifest.Seq, r.Added, r.Objects-r.Added, len(r.Quarantined))}
		if r.Forked {
			tone = widgets.ToneWarn
			lines = append(lines, t.env.T("syncpkg.forked", r.Manifest.Seq))
		}
		for _, q := range r.Quarantined {
			tone = widgets.ToneWarn
			lines = append(lines, t.env.T("ctl.batch.quarantined", q.ID.String()[:12], t.env.T("syncpkg.quarantine."+q.Code())))
		}
		t.again(tone, lines)
	}})
}
