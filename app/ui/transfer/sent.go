package transfer

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/store"
	"ruhu/syncpkg"
)

// mostRows is how many rows a list of this screen shows at once: more than anybody
// reads, and few enough to be drawn at once.
const mostRows = 100

// sentPage shows the batches that were written here, and the county's word on
// them.
func (t *Transfer) sentPage() fyne.CanvasObject {
	page := widgets.NewRows(14, widgets.NewSectionTitle(t.t("part.sent"), t.t("sent_hint")))
	if n := t.state.outstanding(); n > 0 {
		page.Add(widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneWarn, Title: t.t("outstanding", n), Text: t.t("outstanding_do")}))
	}
	for _, card := range t.receiptCards() {
		page.Add(card)
	}
	if len(t.state.exports) == 0 {
		page.Add(widgets.NewCard("", widgets.NewMuted(t.t("nothing_sent")).Wrapped()))
		return page
	}
	page.Add(t.sentTable())
	return page
}

// receiptCards say what the county's last receipt complains of.
func (t *Transfer) receiptCards() []fyne.CanvasObject {
	if !t.state.answered {
		return nil
	}
	var cards []fyne.CanvasObject
	add := func(title, words string) {
		cards = append(cards, widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneBad, Title: title, Text: words}))
	}
	r := t.state.receipt
	if len(r.Quarantined) > 0 {
		add(t.t("disbelieved", len(r.Quarantined)), t.reasons(r.Quarantined))
	}
	if len(r.Missing) > 0 {
		add(t.t("county_misses", t.runs(r.Missing)), t.t("county_misses_do"))
	}
	if len(r.Forked) > 0 {
		add(t.t("county_forked"), t.t("county_forked_do"))
	}
	return cards
}

// reasons says for each reason how many records the county does not believe.
func (t *Transfer) reasons(quarantined []syncpkg.Quarantined) string {
	counts := map[string]int{}
	var codes []string
	for _, q := range quarantined {
		if counts[q.Reason]++; counts[q.Reason] == 1 {
			codes = append(codes, q.Reason)
		}
	}
	slices.Sort(codes)
	var lines []string
	for _, code := range codes {
		lines = append(lines, t.t("reason", counts[code], t.because(code)))
	}
	return strings.Join(lines, "\n")
}

// because is the sentence of a quarantine code; a later version may have codes
// that this one does not know.
func (t *Transfer) because(code string) string {
	if key := "syncpkg.quarantine." + code; t.env.Lang.Has(key) {
		return t.env.T(key)
	}
	return code
}

// sentColumns are those of a batch that was written: its number and audience, the
// day, how much, and how it stands.
var sentColumns = widgets.NewReflow(700, 2,
	widgets.NewColumns(12, widgets.Fixed(84), widgets.Share(3), widgets.Fixed(104), widgets.Fixed(84), widgets.Share(2)),
	widgets.NewColumns(12, widgets.Fixed(84), widgets.Share(1)),
	widgets.NewColumns(12, widgets.Fixed(104), widgets.Fixed(84), widgets.Share(1)))

func (t *Transfer) sentTable() fyne.CanvasObject {
	exports := slices.SortedStableFunc(slices.Values(t.state.exports), func(a, b store.Export) int { return b.CreatedAt.Compare(a.CreatedAt) })
	list := widgets.NewRows(7, sentColumns.Row(widgets.NewCaption(t.t("head_number")), widgets.NewCaption(t.t("head_to")),
		widgets.NewCaption(t.t("head_day")), widgets.NewCaption(t.t("head_objects")), widgets.NewCaption(t.t("head_state"))))
	for i, e := range exports {
		if i == mostRows {
			list.Add(widgets.NewMuted(t.t("more", len(exports)-i)))
			break
		}
		list.Add(widgets.NewRule())
		list.Add(sentColumns.Row(widgets.NewStrong(t.t("number", e.Seq)), widgets.NewText(assets.DivisionName(e.Stream)).Elided(),
			widgets.NewText(e.CreatedAt.Local().Format("2006-01-02")), widgets.NewText(t.t("objects", e.Objects)), container.NewHBox(t.sentState(e))))
	}
	return widgets.NewCard("", list)
}

func (t *Transfer) sentState(e store.Export) *widgets.StatusTag {
	switch {
	case e.Stream != t.state.up:
		return widgets.NewStatusTag(t.t("down"), widgets.ToneQuiet)
	case e.Acknowledged:
		return widgets.NewStatusTag(t.t("acknowledged"), widgets.ToneOK)
	}
	return widgets.NewStatusTag(t.t("waiting"), widgets.ToneWarn)
}
