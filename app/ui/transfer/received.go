package transfer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/survey"
	"ruhu/syncpkg"
)

// sender is a device below with one of its streams, or without any.
type sender struct {
	device syncpkg.Certificate
	state  syncpkg.StreamState
	came   bool
}

// rank puts what is wrong first, then who has sent nothing, then what is in order.
func (s sender) rank() int {
	switch {
	case s.came && !s.state.Sound():
		return 0
	case !s.came:
		return 1
	}
	return 2
}

// receivedPage shows what came from each device below, and what is missing.
func (t *Transfer) receivedPage() fyne.CanvasObject {
	page := widgets.NewRows(14, widgets.NewSectionTitle(t.t("part.received"), t.t("received_hint")))
	senders := t.senders()
	if len(senders) == 0 {
		page.Add(widgets.NewCard("", widgets.NewMuted(t.t("nobody_below")).Wrapped()))
		return page
	}
	if n := len(t.state.gaps()); n > 0 {
		page.Add(widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneBad, Title: t.t("gaps_in", n), Text: t.t("gaps_do")}))
	}
	shown := widgets.NewRows(8)
	fill := func(query string) {
		shown.RemoveAll()
		t.fillReceived(shown, senders, query)
		shown.Refresh()
	}
	if len(senders) > 12 {
		filter := widgets.NewFilterBox(t.env.Lang, t.t("filter"), fill)
		t.begin(filter.Input())
		page.Add(filter)
	}
	fill("")
	page.Add(widgets.NewCard("", shown))
	return page
}

// senders are the devices below, each with its streams, what is wrong first.
func (t *Transfer) senders() []sender {
	var all []sender
	seen := map[string]bool{}
	for _, g := range t.state.streams {
		seen[g.Sender.KeyID.String()] = true
		all = append(all, sender{g.Sender, g.State, true})
	}
	for _, d := range t.state.keys {
		below := d.Division != t.env.W.Division && survey.InDivision(d.Division, t.env.W.Division)
		if below && d.Believed && !seen[d.KeyID.String()] {
			all = append(all, sender{device: d.Certificate})
		}
	}
	slices.SortStableFunc(all, func(a, b sender) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.device.Division, b.device.Division))
	})
	return all
}

// receivedColumns are whose stream it is, how it stands, and what is missing.
var receivedColumns = widgets.NewReflow(700, 2,
	widgets.NewColumns(16, widgets.Share(4), widgets.Fixed(110), widgets.Share(4)).AlignTop(),
	widgets.NewColumns(16, widgets.Share(1), widgets.Fixed(110)).AlignTop(),
	widgets.NewColumns(16, widgets.Share(1)))

func (t *Transfer) fillReceived(list *fyne.Container, senders []sender, query string) {
	query = strings.ToLower(strings.TrimSpace(query))
	rows := 0
	for _, s := range senders {
		if !strings.Contains(strings.ToLower(s.device.Name+" "+s.device.Division+" "+assets.DivisionName(s.device.Division)), query) {
			continue
		}
		if rows == mostRows {
			list.Add(widgets.NewMuted(t.t("more_narrow")).Wrapped())
			return
		}
		if rows++; rows > 1 {
			list.Add(widgets.NewRule())
		}
		name := widgets.NewRows(1, widgets.NewStrong(assets.DivisionName(s.device.Division)).Wrapped(), widgets.NewCaption(s.device.Name).Wrapped())
		tag, words := t.receivedState(s)
		list.Add(receivedColumns.Row(name, container.NewHBox(tag), widgets.NewText(words).Wrapped()))
	}
	if rows == 0 {
		list.Add(widgets.NewMuted(t.t("nobody_fits")).Wrapped())
	}
}

// receivedState says how a stream stands, in a word and in a sentence.
func (t *Transfer) receivedState(s sender) (*widgets.StatusTag, string) {
	switch {
	case !s.came:
		return widgets.NewStatusTag(t.t("none_came"), widgets.ToneWarn), t.t("none_came_do")
	case s.state.Sound():
		return widgets.NewStatusTag(t.t("complete"), widgets.ToneOK), t.t("complete_to", s.state.Highest)
	}
	var words []string
	tag := widgets.NewStatusTag(t.t("missing_tag"), widgets.ToneBad)
	if len(s.state.Missing) > 0 {
		words = append(words, t.t("missing", t.runs(s.state.Missing), s.state.Highest))
	}
	if contradictions := append(slices.Clone(s.state.Forked), s.state.Broken...); len(contradictions) > 0 {
		tag = widgets.NewStatusTag(t.t("forked_tag"), widgets.ToneBad)
		words = append(words, t.t("forked", t.numbers(contradictions)))
	}
	if (s.state.Lost != syncpkg.BatchID{}) {
		words = append(words, t.t("lost_before"))
	}
	return tag, strings.Join(words, "\n")
}

// runs writes numbers as people do: 2、5–7.
func (t *Transfer) runs(ranges []syncpkg.Range) string {
	const most = 12
	var parts []string
	for i, r := range ranges {
		if i == most {
			parts = append(parts, "…")
			break
		}
		if r.From == r.To {
			parts = append(parts, fmt.Sprint(r.From))
			continue
		}
		parts = append(parts, fmt.Sprintf("%d–%d", r.From, r.To))
	}
	return strings.Join(parts, t.t("comma"))
}

func (t *Transfer) numbers(all []uint64) string {
	var ranges []syncpkg.Range
	for _, n := range slices.Compact(slices.Sorted(slices.Values(all))) {
		ranges = append(ranges, syncpkg.Range{From: n, To: n})
	}
	return t.runs(ranges)
}
