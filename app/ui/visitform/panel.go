package visitform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/findings"
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
	findings     *findings.List
	ask          *widgets.Button // leads to what is missing where no finding does
	firstMissing string
}

func newPanel(f *Form) *panel {
	p := &panel{
		form: f, figure: widgets.NewFigureLine("", ""), findings: findings.New(f.env),
		sum: widgets.NewMuted("").Wrapped(), open: widgets.NewText("").In(widgets.ToneWarn.Ink()).Wrapped(),
		poverty: widgets.NewMuted("").Wrapped(),
	}
	p.findings.Ask = func(missing []string) func() {
		path := f.firstFact(missing)
		if path == "" {
			return nil
		}
		return func() { f.goTo(path) }
	}
	p.ask = widgets.NewLinkButton(f.t("fill_in"), func() { f.goTo(p.firstMissing) })
	head := widgets.NewRows(6, widgets.NewMuted(f.t("panel.dibao")).Wrapped(), p.figure, p.sum, p.open, widgets.NewFlow(0, p.ask), p.poverty)
	duty := widgets.Inset(20, 14, widgets.NewCaption(f.t("panel.duty")).Wrapped())
	p.Compose(p, widgets.NewFrame(nil, duty, nil, nil,
		container.NewVScroll(widgets.Inset(20, 18, widgets.NewRows(14, head, p.findings)))))
	return p
}

// show shows the assessment as it stands.
func (p *panel) show() {
	result := p.form.result
	dibao := result.Income.Dibao
	p.figure.SetText(p.form.figure(dibao))
	p.sum.SetText(p.form.division(dibao))
	setVisible(p.sum, p.form.household().Incomes != nil)
	p.findings.SetResult(p.form.household(), result)
	p.firstMissing = p.form.firstFact(dibao.Missing)
	p.open.SetText(strings.Join(p.form.openPoints(dibao.Missing), "\n"))
	setVisible(p.open, len(dibao.Missing) > 0)
	setVisible(p.ask, p.firstMissing != "" && !p.findings.Leads())
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
