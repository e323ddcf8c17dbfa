// Package findings shows what a policy says about a household, calmly: first
// what has to be acted on, then each member's findings together, what does not
// hold folded away, what does not arise not at all. Each finding can be asked why.
package findings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/rules"
	"ruhu/survey"
)

// List is the findings of one assessment.
type List struct {
	widgets.Composite
	env   *screen.Env
	rows  *fyne.Container
	shown []rules.Finding // what the rows say
	fold  bool            // what does not hold is shown, too

	household survey.Household
	asOf      survey.Date
	// Ask returns what leads to the first of the facts that a finding misses, nil
	// where nothing here does.
	Ask   func(missing []string) func()
	leads bool
}

// New returns an empty list.
func New(env *screen.Env) *List {
	l := &List{env: env, rows: widgets.NewRows(10), Ask: func([]string) func() { return nil }}
	l.Compose(l, l.rows)
	return l
}

// Leads reports whether some finding leads to a fact that is missing.
func (l *List) Leads() bool { return l.leads }

// SetResult shows the findings of an assessment of a household. It makes new parts
// only where a finding says something new.
func (l *List) SetResult(h survey.Household, r rules.Result) {
	l.household, l.asOf = h, r.AsOf
	findings := visit.Arising(r.Findings)
	if l.shown != nil && slices.EqualFunc(findings, l.shown, sameWords) {
		return
	}
	l.shown = findings
	l.build()
}

// aids begins the codes of help that a family may ask about.
const aids = "aid."

// sameWords reports whether two findings read the same.
func sameWords(a, b rules.Finding) bool {
	return a.Code == b.Code && a.Subject == b.Subject && a.State == b.State && a.Text == b.Text && slices.Equal(a.Missing, b.Missing)
}

func (l *List) t(key string, args ...any) string { return l.env.T("findings."+key, args...) }

// build makes all parts anew.
func (l *List) build() {
	l.leads = false
	l.rows.Objects = nil
	var act, hint, wait, not []rules.Finding
	for _, f := range l.shown {
		switch {
		case f.State == rules.NotMet:
			not = append(not, f)
		case f.Subject != rules.SubjectHousehold:
		case f.State == rules.Undetermined && !l.asksFacts(f):
			wait = append(wait, f)
		case strings.HasPrefix(f.Code, aids):
			hint = append(hint, f)
		default:
			act = append(act, f)
		}
	}
	for _, f := range act {
		l.rows.Add(l.card(f))
	}
	l.members()
	if len(hint) > 0 {
		l.rows.Add(widgets.NewCard(l.t("hints"), l.lines(hint)))
	}
	if len(wait) > 0 {
		l.rows.Add(widgets.NewCard(l.t("waiting"), l.lines(wait)))
	}
	if len(not) > 0 {
		l.folded(not)
	}
	l.rows.Refresh()
}

// asksFacts reports whether a finding misses something that a visit can find out.
func (l *List) asksFacts(f rules.Finding) bool {
	return slices.ContainsFunc(f.Missing, func(id string) bool {
		_, parameter := l.env.W.Pack.Parameter(id)
		return !parameter
	})
}

// card is a finding about the household that has to be acted on.
func (l *List) card(f rules.Finding) fyne.CanvasObject {
	card := widgets.Finding{
		Tone: Tone(f), Title: f.Word(l.env.Lang), About: f.Title(l.env.Lang), Text: f.Text, Clause: strings.Join(f.Clauses, "  "),
		Links: l.links(f),
	}
	return widgets.NewFindingCard(card)
}

// links lead to what a finding misses, where something here asks for it, and to
// why it says what it says.
func (l *List) links(f rules.Finding) []fyne.CanvasObject {
	why := widgets.NewLinkButton(l.t("why"), func() { l.explain(f) })
	ask := l.Ask(f.Missing)
	if ask == nil {
		return []fyne.CanvasObject{why}
	}
	l.leads = true
	return []fyne.CanvasObject{widgets.NewLinkButton(l.t("fill_in"), ask), why}
}

// members is one card for all members, each with their findings below the name.
func (l *List) members() {
	var own []rules.Finding
	for _, f := range l.shown {
		if f.Subject != rules.SubjectHousehold && f.State != rules.NotMet {
			own = append(own, f)
		}
	}
	body := widgets.NewRows(8)
	for i, g := range visit.Groups(own, l.household) {
		if i > 0 {
			body.Add(widgets.NewRule())
		}
		body.Add(widgets.NewStrong(g.Name).Wrapped())
		body.Add(l.lines(g.Findings))
	}
	if len(body.Objects) > 0 {
		l.rows.Add(widgets.NewCard(l.t("members"), body))
	}
}

// lines shows findings in a line each.
func (l *List) lines(findings []rules.Finding) fyne.CanvasObject {
	columns := widgets.NewColumns(8, widgets.Share(1), widgets.Fixed(52)).AlignTop()
	rows := widgets.NewRows(6)
	for _, f := range findings {
		words := widgets.NewRows(0, widgets.NewText(f.Title(l.env.Lang)).Wrapped(),
			widgets.NewCaption(l.state(f)).In(Tone(f).Ink()).Wrapped())
		rows.Add(columns.Row(words, widgets.NewFlow(0, l.links(f)...)))
	}
	return rows
}

// state is the state in words, with what is still missing.
func (l *List) state(f rules.Finding) string {
	if len(f.Missing) == 0 {
		return f.Word(l.env.Lang)
	}
	first := l.env.W.Pack.MissingText(f.Missing[0], l.household, l.env.Lang)
	if len(f.Missing) > 1 {
		first = l.t("and_more", first, len(f.Missing))
	}
	return l.t("lacks", f.Word(l.env.Lang), first)
}

// folded is what does not hold, behind a line that opens it.
func (l *List) folded(findings []rules.Finding) {
	line := widgets.NewDisclosure(l.fold, func() {
		l.fold = !l.fold
		l.build()
		widgets.Focus(l.rows.Objects[l.foldAt()].(*widgets.Disclosure))
	})
	line.SetText(l.t("not_met", len(findings)), "", "", widgets.ToneQuiet)
	l.rows.Add(line)
	if !l.fold {
		return
	}
	for _, g := range visit.Groups(findings, l.household) {
		l.rows.Add(widgets.NewCard(g.Name, l.lines(g.Findings)))
	}
}

func (l *List) foldAt() int {
	return slices.IndexFunc(l.rows.Objects, func(o fyne.CanvasObject) bool {
		_, is := o.(*widgets.Disclosure)
		return is
	})
}

// Tone is the tone of a finding. That a family may come in or stay in is green,
// that it may have to leave amber: both say where to look, neither decides.
func Tone(f rules.Finding) widgets.Tone {
	switch {
	case f.State == rules.Met && (f.Code == "dibao.include" || f.Code == "dibao.continue"):
		return widgets.ToneOK
	case f.State == rules.Met && f.Code == "dibao.exit":
		return widgets.ToneWarn
	}
	return widgets.ToneOf(string(f.State))
}
