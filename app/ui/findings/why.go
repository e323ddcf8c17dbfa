package findings

import (
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/rules"
	"ruhu/survey"
)

// The lengths of an explanation.
const (
	lengthSentence = "sentence"
	lengthSheet    = "sheet"
	lengthNodes    = "nodes"
)

// why is the explanation of one finding over the window, in three lengths.
type why struct {
	*List
	x      rules.Explanation
	length *widgets.SegmentedChoice
	reader *widgets.Reader
}

// explain opens the explanation of a finding.
func (l *List) explain(f rules.Finding) {
	x, ok := l.env.W.Pack.Explain(l.household, l.asOf, l.env.Lang, f.Code, f.Subject)
	if !ok {
		return
	}
	y := &why{List: l, x: x}
	y.length = widgets.NewSegmentedChoice(l.env.Lang, y.lengths(), func(code string) { y.show(code) })
	y.reader = widgets.NewReader(widgets.NewRows(0))
	y.show(lengthSentence)
	var shut func()
	close := widgets.NewSecondaryButton(l.t("close"), func() { shut() })
	head := widgets.NewRows(10,
		widgets.NewSides(widgets.NewTitle(y.title()).Elided(), close),
		widgets.NewText(x.Finding.Word(l.env.Lang)).In(Tone(x.Finding).Ink()),
		y.length, widgets.NewRule())
	shut = widgets.Over(l.env.Window, 860, widgets.NewFrame(head, nil, nil, nil, widgets.Inset(0, 8, y.reader)), y.length)
}

func (y *why) title() string {
	if m, ok := y.household.Member(y.x.Finding.Subject); ok {
		return y.t("title_member", y.x.Nodes.Label, m.Name)
	}
	return y.x.Nodes.Label
}

func (y *why) lengths() survey.CodeList {
	var list survey.CodeList
	for _, code := range []string{lengthSentence, lengthSheet, lengthNodes} {
		list = append(list, survey.Code{Code: code, Zh: y.t("length." + code), En: y.t("length." + code)})
	}
	return list
}

// show shows one length; taking the choice back leaves the sentence.
func (y *why) show(length string) {
	switch length {
	case lengthSheet:
		y.reader.SetContent(y.sheet())
	case lengthNodes:
		y.reader.SetContent(y.nodes(widgets.NewRows(6), y.x.Nodes, 0))
	default:
		y.length.SetCode(lengthSentence)
		y.reader.SetContent(y.sentence())
	}
}

// sentence says it in a few words: the finding with its clauses, how far it is
// from its limits, and what would change it.
func (y *why) sentence() fyne.CanvasObject {
	rows := widgets.NewRows(8, widgets.NewText(y.x.Sentence).Wrapped())
	for _, id := range y.x.Finding.Clauses {
		rows.Add(widgets.NewCaption(y.clause(id)).Wrapped())
	}
	if len(y.x.Distances) > 0 {
		rows.Add(widgets.NewStrong(y.t("distance")))
	}
	for _, d := range y.x.Distances {
		rows.Add(widgets.NewText(y.t("distance_line", d.Label, d.Shown)).Wrapped())
	}
	rows.Add(widgets.NewStrong(y.t("flips")))
	for _, f := range y.x.Flips {
		rows.Add(widgets.NewText(f.Shown).Wrapped())
	}
	if len(y.x.Flips) == 0 {
		rows.Add(widgets.NewMuted(y.t("no_flips")).Wrapped())
	}
	return rows
}

// clause names a clause with what it says.
func (y *why) clause(id string) string {
	if c, ok := y.env.W.Pack.Clause(id); ok {
		return y.t("clause", id, c.Says.In(y.env.Lang))
	}
	return id
}

// sheet is the calculation in columns.
func (y *why) sheet() fyne.CanvasObject {
	columns := widgets.NewColumns(10, widgets.Fixed(16), widgets.Share(3), widgets.Share(2.2), widgets.Share(3.4)).AlignTop()
	rows := widgets.NewRows(6)
	for _, l := range y.x.Sheet {
		label, figure := widgets.NewText(l.Label), widgets.NewText(l.Figure)
		switch l.Kind {
		case rules.SheetHeading, rules.SheetSum, rules.SheetShare, rules.SheetResult:
			label, figure = widgets.NewStrong(l.Label), widgets.NewStrong(l.Figure)
		}
		if l.Kind == rules.SheetSum || l.Kind == rules.SheetLimit || l.Kind == rules.SheetResult {
			rows.Add(widgets.NewRule())
		}
		note := strings.TrimSpace(l.Note + "  " + strings.Join(l.Clauses, "  "))
		rows.Add(columns.Row(widgets.NewText(l.Sign), label.Wrapped(), figure.Right().Wrapped(), widgets.NewCaption(note).Wrapped()))
	}
	return rows
}

// nodes lists every step, each further in than what it is part of.
func (y *why) nodes(rows *fyne.Container, n rules.Node, depth int) fyne.CanvasObject {
	words := widgets.NewRows(0, widgets.NewText(y.t("node", n.Label, n.Shown)).Wrapped())
	about := append([]string{}, n.Clauses...)
	if n.Source != nil {
		about = append(about, n.Source.Shown)
	}
	if len(about) > 0 {
		words.Add(widgets.NewCaption(strings.Join(about, "  ")).Wrapped())
	}
	indent := widgets.NewColumns(0, widgets.Fixed(float32(depth)*18), widgets.Share(1)).AlignTop()
	rows.Add(indent.Row(widgets.NewText(""), words))
	for _, part := range n.Parts {
		y.nodes(rows, part, depth+1)
	}
	return rows
}
