package transfer

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/survey"
	"ruhu/syncpkg"
)

// everyone stands for all divisions below in the choice of an audience.
const everyone = "*"

// beside puts a wide and a narrow card beside each other, or below each other on a
// narrow screen.
var beside = widgets.NewReflow(820, 16, widgets.NewColumns(16, widgets.Share(3), widgets.Share(2)).AlignTop(),
	widgets.NewColumns(0, widgets.Share(1)), widgets.NewColumns(0, widgets.Share(1)))

// batchesPage is where batches are written and taken in, beside how things stand.
func (t *Transfer) batchesPage() fyne.CanvasObject {
	if !t.state.enrolled {
		return t.enrolFirst()
	}
	left := widgets.NewRows(16)
	if len(t.wrote) > 0 {
		left.Add(t.wroteCard())
	}
	export, take := t.exportCard(), t.importCard()
	if t.takesFirst() {
		export, take = take, export
	}
	left.Add(export)
	left.Add(take)
	return beside.Row(left, widgets.NewRows(16, t.standingCard(), t.safetyCard()))
}

// takesFirst reports whether taking in is the likelier next step: a county lives
// from what comes, and whoever has nothing to send waits for something.
func (t *Transfer) takesFirst() bool {
	return t.env.W.Role == syncpkg.County || t.state.pending == 0
}

// enrolFirst stands where nothing can be done before enrolment.
func (t *Transfer) enrolFirst() fyne.CanvasObject {
	button := widgets.NewPrimaryButton(t.t("to_keys"), func() { t.open(partKeys) })
	t.begin(button)
	return widgets.NewCard(t.t("not_enrolled_title"), widgets.NewText(t.t("not_enrolled")).Wrapped(), widgets.NewBeside(12, button))
}

// button returns the primary button of the page for its likelier next step and a
// secondary one for the other.
func (t *Transfer) button(primary bool, words string, tapped func()) *widgets.Button {
	if !primary {
		return widgets.NewSecondaryButton(words, tapped)
	}
	b := widgets.NewPrimaryButton(words, tapped)
	t.begin(b)
	return b
}

// exportCard writes batches: up, or down to a place that is chosen.
func (t *Transfer) exportCard() fyne.CanvasObject {
	words, button := t.t("pending", t.state.pending), t.t("export_up")
	switch {
	case t.env.W.Role == syncpkg.County:
		words, button = t.t("receipts_hint"), t.t("export_receipts")
	case t.state.pending == 0:
		words = t.t("nothing_pending")
	}
	up := t.button(!t.takesFirst(), button, func() { t.chooseFolder("") })
	parts := []fyne.CanvasObject{widgets.NewText(words).Wrapped(), widgets.NewBeside(12, up)}
	if len(t.state.below) > 0 {
		parts = append(parts, widgets.NewRule(), t.downRow())
	}
	return widgets.NewCard(t.t("export"), parts...)
}

// downRow chooses a division below, or all, and sends it its households and
// receipts.
func (t *Transfer) downRow() fyne.CanvasObject {
	list := survey.CodeList{}
	if len(t.state.below) > 1 {
		list = append(list, survey.Code{Code: everyone, Zh: text.Zh.T("transfer.everyone", len(t.state.below)), En: text.En.T("transfer.everyone", len(t.state.below))})
	}
	for _, code := range t.state.below {
		list = append(list, survey.Code{Code: code, Zh: assets.DivisionName(code), En: assets.DivisionName(code)})
	}
	to := widgets.NewChoiceField(t.env.Lang, list, nil)
	to.SetCode(list[0].Code)
	down := widgets.NewSecondaryButton(t.t("export_down"), func() { t.chooseFolder(to.Code()) })
	return widgets.NewRows(6, widgets.NewMuted(t.t("down_hint")).Wrapped(), widgets.NewSides(to, down))
}

func (t *Transfer) chooseFolder(division string) {
	t.env.ChooseFolder(func(dir string) { t.export(dir, division) })
}

// export writes the batches into a folder and says when the stick may be pulled
// out: after what lies on it was read back.
func (t *Transfer) export(dir, division string) {
	var wrote []exchange.Exported
	t.env.Run(screen.Work{
		What: t.t("exporting"), Safe: t.t("exporting_safe"),
		Do: func(ctx context.Context, progress func(done, total int64)) (err error) {
			wrote, err = t.write(ctx, dir, division, progress)
			return err
		},
		Done: func(err error) {
			t.wrote, t.record = wrote, nil
			t.again(partBatches)
			if err != nil {
				t.env.Fail(err)
				return
			}
			t.env.Tell(widgets.ToneOK, t.t("safe_to_remove", len(wrote)))
		},
	})
}

// write exports to one audience, or to each below in turn; one that has nothing to
// get is passed over.
func (t *Transfer) write(ctx context.Context, dir, division string, progress func(done, total int64)) ([]exchange.Exported, error) {
	if division != everyone {
		return exchange.Export(ctx, t.env.W, dir, division, progress)
	}
	var wrote []exchange.Exported
	for i, code := range t.state.below {
		done, err := exchange.Export(ctx, t.env.W, dir, code, partOf(i, len(t.state.below), progress))
		wrote = append(wrote, done...)
		if err != nil && !errors.Is(err, exchange.ErrNothing) {
			return wrote, err
		}
	}
	if len(wrote) == 0 {
		return nil, text.Fail("transfer.nothing_below")
	}
	return wrote, nil
}

// partOf tells the progress of the i-th of n equal parts as that of the whole.
func partOf(i, n int, progress func(done, total int64)) func(done, total int64) {
	const fine = 1000
	return func(done, total int64) {
		if total > 0 {
			progress(int64(i)*fine+done*fine/total, int64(n)*fine)
		}
	}
}

// wroteCard says what lies on the stick now, and what to do with it.
func (t *Transfer) wroteCard() fyne.CanvasObject {
	var lines []string
	for _, e := range t.wrote {
		lines = append(lines, t.t("wrote", assets.DivisionName(e.Stream), e.Seq, e.Objects, filepath.Base(e.File)))
	}
	return widgets.NewFindingCard(widgets.Finding{
		Tone: widgets.ToneOK, Title: t.t("safe_title"), Text: t.t("next_step." + string(t.env.W.Role)), Clause: strings.Join(lines, "\n"),
	})
}

// importCard takes in one file, or all in a folder.
func (t *Transfer) importCard() fyne.CanvasObject {
	file := t.button(t.takesFirst(), t.t("import_file"), func() {
		t.env.ChooseFile(func(path string) { t.take([]string{path}) }, exchange.BatchExt)
	})
	folder := widgets.NewSecondaryButton(t.t("import_folder"), func() { t.env.ChooseFolder(t.takeFolder) })
	return widgets.NewCard(t.t("import"), widgets.NewText(t.t("import_hint")).Wrapped(), widgets.NewFlow(12, file, folder))
}

func (t *Transfer) takeFolder(dir string) {
	files, err := filepath.Glob(filepath.Join(escape(dir), "*"+exchange.BatchExt))
	if err != nil || len(files) == 0 {
		t.env.Fail(text.Fail("transfer.no_batches", dir))
		return
	}
	t.take(files)
}

// escape takes their meaning from the characters of a folder's name that Glob
// would read as a pattern. On Windows nothing can be escaped, and [ is no pattern
// that a folder there needs.
func escape(dir string) string {
	if filepath.Separator == '\\' {
		return dir
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// take verifies and imports batches and shows what became of each.
func (t *Transfer) take(files []string) {
	var record exchange.Record
	t.env.Run(screen.Work{
		What: t.t("importing"), Safe: t.t("importing_safe"),
		Do: func(ctx context.Context, progress func(done, total int64)) (err error) {
			if err := t.env.W.KeepBackup(ctx, app.BackupImport); err != nil {
				return err
			}
			reports := exchange.Import(ctx, t.env.W, files, progress)
			if err := ctx.Err(); err != nil && len(reports) == 1 {
				return reports[0].Err
			}
			record, err = exchange.RecordOf(t.env.W, reports)
			return err
		},
		Done: func(err error) {
			if err != nil {
				t.env.Fail(err)
				return
			}
			t.record, t.wrote = &record, nil
			t.again(partBatches)
			t.env.Tell(toneOf(record), record.Summary(t.env.Lang))
		},
	})
}

// toneOf is the tone of an import as a whole: that of its worst file.
func toneOf(r exchange.Record) widgets.Tone {
	tone := widgets.ToneOK
	for _, f := range r.Files {
		tone = max(tone, tones[f.State()])
	}
	return tone
}
