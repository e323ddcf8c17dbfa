package visitform

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/widgets"
	"ruhu/rules"
)

// panel is the live calculation: the income on both bases, what is open in it,
// and the findings.
type panel struct {
	widgets.Composite
	form *Form

	figure       *widgets.FigureLine
	sum, open    *widgets.Text
	poverty      *widgets.Text
	cards        *fyne.Container
	shown        []rules.Finding // what the cards say
	leads        bool            // a card leads to what is missing
	ask          *widgets.Button // leads there where no card does
	firstMissing string
}

func newPanel(f *Form) *panel {
	p := &panel{
		form: f, figure: widgets.NewFigureLine("", ""), cards: widgets.NewRows(10),
		sum: widgets.NewMuted("").Wrapped(), open: widgets.NewText("").In(widgets.ToneWarn.Ink()).Wrapped(),
		poverty: widgets.NewMuted("").Wrapped(),
	}
	p.ask = widgets.NewLinkButton(f.t("fill_in"), func() { f.goTo(p.firstMissing) })
	head := widgets.NewRows(6, widgets.NewMuted(f.t("panel.dibao")).Wrapped(), p.figure, p.sum, p.open, widgets.NewFlow(0, p.ask), p.poverty)
	duty := widgets.Inset(20, 14, widgets.NewCaption(f.t("panel.duty")).Wrapped())
	p.Compose(p, widgets.NewFrame(nil, duty, nil, nil,
		container.NewVScroll(widgets.Inset(20, 18, widgets.NewRows(14, head, p.cards)))))
	return p
}

// show shows the assessment as it stands.
func (p *panel) show() {
	result := p.form.result
	dibao := result.Income.Dibao
	p.figure.SetText(p.form.figure(dibao))
	p.sum.SetText(p.form.division(dibao))
	setVisible(p.sum, p.form.household().Incomes != nil)
	p.showCards()
	p.firstMissing = p.form.firstFact(dibao.Missing)
	p.open.SetText(strings.Join(p.form.openPoints(dibao.Missing), "\n"))
	setVisible(p.open, len(dibao.Missing) > 0)
	setVisible(p.ask, p.firstMissing != "" && !p.leads)
	p.poverty.SetText(p.form.t("panel.poverty", p.form.share(result.Income.Poverty)))
	p.Refresh()
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// showCards makes new cards when a finding says something new.
func (p *panel) showCards() {
	findings := slices.DeleteFunc(slices.Clone(p.form.result.Findings), func(f rules.Finding) bool { return f.State == rules.NotApplicable })
	if p.shown != nil && reflect.DeepEqual(findings, p.shown) {
		return
	}
	p.shown, p.leads = findings, false
	p.cards.Objects = nil
	for _, finding := range findings {
		p.cards.Add(p.card(finding))
	}
}

func (p *panel) card(finding rules.Finding) fyne.CanvasObject {
	f := p.form
	card := widgets.Finding{
		Tone: toneOf(finding), Title: finding.Word(f.env.Lang), About: finding.Title(f.env.Lang),
		Text: finding.Text, Clause: strings.Join(finding.Clauses, "  "),
	}
	if path := f.firstFact(finding.Missing); path != "" {
		card.Action, card.OnTap = f.t("fill_in"), func() { f.goTo(path) }
		p.leads = true
	}
	return widgets.NewFindingCard(card)
}

// toneOf is the tone of a finding. That a family may come in or stay in is green,
// that it may have to leave amber: both say where to look, neither decides.
func toneOf(f rules.Finding) widgets.Tone {
	switch {
	case f.State == rules.Met && (f.Code == "dibao.include" || f.Code == "dibao.continue"):
		return widgets.ToneOK
	case f.State == rules.Met && f.Code == "dibao.exit":
		return widgets.ToneWarn
	}
	return widgets.ToneOf(string(f.State))
}

// figure writes each one's share as one large number and the rest. Before the
// income was asked there is none: nothing or more would look like an answer.
func (f *Form) figure(b rules.Basis) (figure, rest string) {
	r := b.PerCapita
	switch {
	case f.household().Incomes == nil || r.Low == nil && r.High == nil:
		return "—", f.t("figure.unknown")
	case r.High == nil:
		return rules.Yuan(r.Low), f.t("figure.or_more")
	case r.Low == nil:
		return rules.Yuan(r.High), f.t("figure.or_less")
	case rules.Yuan(r.Low) == rules.Yuan(r.High):
		return rules.Yuan(r.Low), f.t("figure.yuan")
	}
	return rules.Yuan(r.Low), f.t("figure.to", rules.Yuan(r.High))
}

// share writes each one's share in a line of text.
func (f *Form) share(b rules.Basis) string {
	if f.household().Incomes == nil {
		return f.t("figure.unknown")
	}
	return b.PerCapita.Show(f.env.Lang)
}

// division writes the sum and the people who share it: 10,400 ÷ 4 人.
func (f *Form) division(b rules.Basis) string {
	sum := b.Counted.Show(f.env.Lang)
	switch {
	case b.Members != nil:
		return f.t("panel.division", sum, *b.Members)
	case b.MembersRange != nil:
		return f.t("panel.division_between", sum, b.MembersRange.Low, b.MembersRange.High)
	}
	return f.t("panel.nobody", sum)
}

// openPoints says what keeps the figures apart: what nobody asked here, and what
// an office has not settled.
func (f *Form) openPoints(missing []string) []string {
	var asked, settled []string
	for _, id := range missing {
		name := f.env.W.Pack.MissingText(id, f.household(), f.env.Lang)
		if f.isParameter(id) {
			settled = append(settled, name)
		} else {
			asked = append(asked, name)
		}
	}
	var points []string
	if len(asked) > 0 {
		points = append(points, f.t("panel.not_asked", f.some(asked)))
	}
	if len(settled) > 0 {
		points = append(points, f.t("panel.not_settled", f.some(settled)))
	}
	return points
}

// some lists the first few names, and how many there are.
func (f *Form) some(names []string) string {
	const few = 3
	words := strings.Join(names[:min(few, len(names))], f.env.T("visit.comma"))
	if len(names) > few {
		return f.t("panel.and_more", words, len(names))
	}
	return words
}

func (f *Form) isParameter(id string) bool {
	return slices.ContainsFunc(f.env.W.Pack.Parameters(), func(p rules.Parameter) bool { return p.ID == id })
}

// firstFact returns the first fact of a list that this form asks for, empty for
// none.
func (f *Form) firstFact(missing []string) string {
	for _, id := range missing {
		if !f.isParameter(id) && sectionOfPath(id) != "" {
			return id
		}
	}
	return ""
}
