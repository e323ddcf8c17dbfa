package transfer

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/exchange"
	"ruhu/app/ui/widgets"
)

// tones of the states of a file.
var tones = map[string]widgets.Tone{
	exchange.StateTaken: widgets.ToneOK, exchange.StateBefore: widgets.ToneQuiet, exchange.StateApart: widgets.ToneWarn,
	exchange.StateForked: widgets.ToneWarn, exchange.StateRefused: widgets.ToneBad,
}

// recordPage shows what became of each file of the import just done.
func (t *Transfer) recordPage() fyne.CanvasObject {
	back := widgets.NewPrimaryButton(t.t("back"), func() {
		t.record = nil
		t.open(partBatches)
	})
	t.begin(back)
	page := widgets.NewRows(14,
		widgets.NewSectionTitle(t.t("record_title"), t.record.Summary(t.env.Lang)),
		widgets.NewFlow(12, back, widgets.NewSecondaryButton(t.t("save_pdf"), t.printRecord), widgets.NewSecondaryButton(t.t("save_json"), t.saveRecord)))
	if points := t.record.Points(t.env.Lang); len(points) > 0 {
		page.Add(widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneBad, Title: t.t("points"), Text: strings.Join(points, "\n")}))
	}
	for _, f := range t.record.Files {
		page.Add(t.fileCard(f))
	}
	return page
}

// fileCard shows one file: where it is from, what it brought, and what of it was
// not believed.
func (t *Transfer) fileCard(r exchange.FileReport) fyne.CanvasObject {
	card := widgets.Finding{Tone: tones[r.State()], Title: t.env.T("exchange.record." + r.State()), Clause: filepath.Base(r.File)}
	if r.Err != nil {
		card.Text = strings.Join(t.env.Lang.Explain(r.Err), "\n")
		return widgets.NewFindingCard(card)
	}
	card.About = t.t("from", r.Sender.Name, r.Manifest.Seq)
	card.Text = t.t("brought", r.Added, r.Objects-r.Added, len(r.Quarantined))
	card.Clause = r.About(t.env.Lang) + "  " + card.Clause
	if len(r.Quarantined) > 0 {
		card.Links = []fyne.CanvasObject{widgets.NewLinkButton(t.t("see_quarantine", len(r.Quarantined)), func() { t.open(partQuarantine) })}
	}
	return widgets.NewFindingCard(card)
}

// stem is the beginning of the names of files about this import.
func (t *Transfer) stem() string { return "import-" + t.record.At.Format("20060102-150405") }

// printRecord writes the record as PDF and opens it.
func (t *Transfer) printRecord() {
	path, err := t.env.Paper(t.stem() + ".pdf")
	if err == nil {
		err = t.record.Print(context.Background(), t.env.W, t.env.Lang, path)
	}
	if err != nil {
		t.env.Fail(err)
		return
	}
	t.env.Tell(widgets.ToneOK, t.t("record_printed", path))
	t.env.OpenFile(path)
}

// saveRecord writes the record as JSON into a folder.
func (t *Transfer) saveRecord() {
	t.env.ChooseFolder(func(dir string) {
		path := filepath.Join(dir, t.stem()+".json")
		if err := t.record.Save(t.env.Lang, path); err != nil {
			t.env.Fail(err)
			return
		}
		t.env.Tell(widgets.ToneOK, t.t("record_saved", path))
	})
}
