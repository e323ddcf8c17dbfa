// Package policy is the screen of what the policy pack says: its parameters with
// their values and who may set them, what is still open, how income counts, the
// rules in words, the calendar and the clauses.
package policy

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/packview"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/rules"
	"ruhu/survey"
)

// The parts of a pack, of which one is shown at a time.
const (
	partParameters = "parameters"
	partItems      = "items"
	partRules      = "rules"
	partCalendar   = "calendar"
	partClauses    = "clauses"
)

// parts in the order in which they are offered.
var parts = []string{partParameters, partItems, partRules, partCalendar, partClauses}

// Policy is the screen.
type Policy struct {
	env     *screen.Env
	view    packview.View
	issues  []app.Issue
	part    string
	choice  *widgets.SegmentedChoice
	filter  *widgets.FilterBox
	shown   *fyne.Container
	content fyne.CanvasObject
}

var _ screen.Screen = (*Policy)(nil)

// New makes the screen, with the part that the place names in front.
func New(env *screen.Env, place screen.Place) (screen.Screen, error) {
	p := &Policy{env: env, view: packview.Of(env.W.Pack, env.W.Today(), env.Lang), part: partParameters, shown: widgets.NewRows(16)}
	var err error
	if p.issues, err = env.W.Issues(context.Background()); err != nil {
		return nil, err
	}
	var offered survey.CodeList
	for _, name := range parts {
		offered = append(offered, survey.Code{Code: name, Zh: p.t("part." + name), En: p.t("part." + name)})
		if name == place.Filter {
			p.part = name
		}
	}
	p.choice = widgets.NewSegmentedChoice(env.Lang, offered, p.choose)
	p.choice.SetCode(p.part)
	p.filter = widgets.NewFilterBox(env.Lang, p.t("filter"), func(string) { p.show() })
	p.content = container.NewVScroll(widgets.Inset(26, 22, widgets.NewRows(16, p.head(), p.shown)))
	p.show()
	return p, nil
}

// head names the pack, the overlays over it and the parts to choose from.
func (p *Policy) head() fyne.CanvasObject {
	v := p.view
	head := widgets.NewRows(6, widgets.NewSectionTitle(v.Title, p.t("edition", v.Issuer, v.Document, v.Pack.Version, v.Pack.SHA256[:12])))
	for _, words := range p.issue() {
		head.Add(words)
	}
	for _, o := range v.Overlays {
		head.Add(widgets.NewCaption(p.t("overlay", o.Issuer, o.SHA256[:12])).Wrapped())
	}
	narrow := widgets.NewColumns(16, widgets.Share(3), widgets.Share(2))
	head.Add(narrow.Row(p.choice, p.filter))
	return head
}

// issue says which issue of the county's overlays counts, and whether a newer one
// does not fit this program.
func (p *Policy) issue() (words []fyne.CanvasObject) {
	for _, i := range p.issues {
		day, _, _ := strings.Cut(i.Claimed, "T")
		switch {
		case i.InForce:
			return append(words, widgets.NewCaption(p.t("issue", i.Serial, i.Author, day)).Wrapped())
		case i.Err != nil:
			words = append(words, widgets.NewText(p.t("unfit", i.Serial)).Wrapped().In(widgets.ToneBad.Ink()))
		}
	}
	return words
}

// Subtitle implements screen.Screen.
func (p *Policy) Subtitle() string {
	return p.t("subtitle", p.view.Document, len(p.view.In(packview.GroupUnset))+len(p.view.In(packview.GroupItem)))
}

// Content implements screen.Screen.
func (p *Policy) Content() fyne.CanvasObject { return p.content }

// Status implements screen.Screen.
func (p *Policy) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (p *Policy) Shortcuts() []*fyne.MenuItem { return nil }

// Place implements screen.Screen.
func (p *Policy) Place() screen.Place { return screen.Place{Screen: screen.Policy, Filter: p.part} }

// First implements screen.Screen.
func (p *Policy) First() fyne.Focusable { return p.filter.Input() }

// Leave implements screen.Screen.
func (p *Policy) Leave() {}

func (p *Policy) t(key string, args ...any) string { return p.env.T("policy."+key, args...) }

// choose shows another part. Pressing the one that is shown keeps it.
func (p *Policy) choose(part string) {
	if part == "" {
		p.choice.SetCode(p.part)
		return
	}
	p.part = part
	p.show()
}

// show draws the part that is chosen, with the rows that fit the filter.
func (p *Policy) show() {
	p.shown.RemoveAll()
	for _, c := range p.cards() {
		if len(c.rows) > 0 {
			p.shown.Add(c.draw())
		}
	}
	if len(p.shown.Objects) == 0 {
		p.shown.Add(widgets.NewMuted(p.t("nothing")).Wrapped())
	}
	p.shown.Refresh()
}

func (p *Policy) cards() []*card {
	switch p.part {
	case partItems:
		return []*card{p.items()}
	case partRules:
		return []*card{p.rules()}
	case partCalendar:
		return p.calendar()
	case partClauses:
		return []*card{p.clauses()}
	}
	return p.parameters()
}

// card is a panel of rows under one title.
type card struct {
	title string
	rows  []fyne.CanvasObject
}

func (c *card) draw() fyne.CanvasObject {
	list := widgets.NewRows(10)
	for i, row := range c.rows {
		if i > 0 {
			list.Add(widgets.NewRule())
		}
		list.Add(row)
	}
	return widgets.NewCard(c.title, list)
}

// add adds a row where one of the words by which it is found has what was typed.
func (p *Policy) add(c *card, row fyne.CanvasObject, words ...string) {
	query := strings.ToLower(strings.TrimSpace(p.filter.Query()))
	if strings.Contains(strings.ToLower(strings.Join(words, "\n")), query) {
		c.rows = append(c.rows, row)
	}
}

// parameters shows what is set, what an office has still to set, and what people
// judge.
func (p *Policy) parameters() []*card {
	var cards []*card
	for _, group := range packview.Groups {
		c := &card{title: p.env.T("packview.group." + group)}
		for _, parameter := range p.view.In(group) {
			by := parameter.By(p.env.Lang)
			p.add(c, p.parameter(parameter, by), parameter.ID, parameter.Title, by, parameter.Shown, parameter.Range, strings.Join(parameter.Clauses, " "))
		}
		cards = append(cards, c)
	}
	return cards
}

// columns of a parameter: what it is, its values, who sets it.
var columns = widgets.NewColumns(16, widgets.Share(5), widgets.Share(6), widgets.Fixed(150)).AlignTop()

// tones of the statuses of a parameter.
var tones = map[string]widgets.Tone{
	rules.StatusInForce: widgets.ToneOK, rules.StatusFixed: widgets.ToneOK, rules.StatusProposed: widgets.ToneWarn, rules.StatusOpen: widgets.ToneWarn,
}

func (p *Policy) parameter(parameter packview.Parameter, by string) fyne.CanvasObject {
	name := widgets.NewRows(2, widgets.NewStrong(parameter.Title).Wrapped(), p.cited(parameter.Clauses))
	if parameter.Kind == rules.KindJudgement {
		return columns.Row(name, p.values(parameter), widgets.NewText(""))
	}
	status := widgets.NewFlow(4, widgets.NewStatusTag(p.env.T("packview.status."+parameter.Status), tones[parameter.Status]))
	return columns.Row(name, p.values(parameter), widgets.NewRows(4, status, widgets.NewCaption(by).Wrapped()))
}

// values shows the values of a parameter by date, or what it can be.
func (p *Policy) values(parameter packview.Parameter) fyne.CanvasObject {
	rows := widgets.NewRows(4)
	if parameter.Group == packview.GroupSet && len(parameter.Windows) == 0 {
		rows.Add(widgets.NewText(parameter.Shown).Wrapped())
	}
	for _, w := range parameter.Windows {
		value := widgets.NewStrong(w.Shown)
		if !w.Current {
			value = widgets.NewMuted(w.Shown)
		}
		source := w.Document
		if w.Overlay {
			source = p.t("by_overlay", w.Document)
		}
		rows.Add(widgets.NewRows(2, value.Wrapped(), widgets.NewCaption(packview.Span(w.From, w.To, p.env.Lang)+"  "+source).Wrapped()))
	}
	if parameter.Group != packview.GroupSet {
		if parameter.Range != "" {
			rows.Add(widgets.NewText(parameter.Range).Wrapped())
		}
		rows.Add(widgets.NewCaption(p.env.T("packview.kind_of." + string(parameter.Kind))).Wrapped())
	}
	return rows
}

func (p *Policy) cited(clauses []string) fyne.CanvasObject {
	return widgets.NewCaption(strings.Join(clauses, "  ")).Wrapped()
}

// items shows how every income item counts on both bases.
func (p *Policy) items() *card {
	c := &card{title: p.t("part.items")}
	three := widgets.NewColumns(16, widgets.Share(3), widgets.Share(4), widgets.Share(4)).AlignTop()
	p.add(c, three.Row(widgets.NewCaption(p.t("item")), widgets.NewCaption(p.t("dibao")), widgets.NewCaption(p.t("poverty"))), "")
	for _, i := range p.view.Items {
		row := three.Row(widgets.NewStrong(i.Title).Wrapped(), p.row(i.Dibao), p.row(i.Poverty))
		p.add(c, row, i.Item, i.Title, i.Dibao.Words, i.Poverty.Words)
	}
	return c
}

func (p *Policy) row(r packview.Row) fyne.CanvasObject {
	words := widgets.NewText(r.Words)
	if r.Treatment == rules.Open {
		words = widgets.NewMuted(r.Words)
	}
	settled := r.Settlement(p.env.Lang)
	if settled == "" {
		return words.Wrapped()
	}
	return widgets.NewRows(2, words.Wrapped(), widgets.NewText(settled).Wrapped())
}

// rules shows the questions of the pack in words.
func (p *Policy) rules() *card {
	c := &card{title: p.t("part.rules")}
	two := widgets.NewColumns(16, widgets.Share(2), widgets.Share(5)).AlignTop()
	for _, r := range p.view.Rules {
		said := packview.Sentences(r, p.env.Lang)
		words := widgets.NewRows(4)
		for _, s := range said {
			words.Add(widgets.NewText(s).Wrapped())
		}
		name := widgets.NewRows(2, widgets.NewStrong(r.Title).Wrapped(), widgets.NewCaption(p.t("subject."+r.Subject)), p.cited(r.Clauses))
		p.add(c, two.Row(name, words), r.Code, r.Title, strings.Join(said, " "), strings.Join(r.Clauses, " "))
	}
	return c
}

// calendar shows the calendar, a card for each of its sections.
func (p *Policy) calendar() []*card {
	var cards []*card
	two := widgets.NewColumns(16, widgets.Share(2), widgets.Share(3), widgets.Share(2)).AlignTop()
	for _, section := range packview.Sections {
		c := &card{title: p.env.T("packview.section." + section)}
		for _, e := range p.view.Section(section) {
			words := widgets.NewRows(2, widgets.NewText(e.Words).Wrapped())
			if len(e.Open) > 0 {
				words.Add(widgets.NewCaption(p.t("waits", strings.Join(e.Open, p.env.T("rules.list.separator")))).Wrapped())
			}
			p.add(c, two.Row(widgets.NewStrong(e.Title).Wrapped(), words, p.cited(e.Clauses)), e.Title, e.Words, strings.Join(e.Clauses, " "))
		}
		cards = append(cards, c)
	}
	return cards
}

// clauses lists the places of the documents that rules and values cite, each
// with what it says in short.
func (p *Policy) clauses() *card {
	c := &card{title: p.t("clauses")}
	two := widgets.NewColumns(16, widgets.Share(2), widgets.Share(5)).AlignTop()
	for _, cl := range p.view.Clauses {
		place := widgets.NewRows(2, widgets.NewStrong(cl.Place).Wrapped(), widgets.NewCaption(cl.Document).Wrapped())
		p.add(c, two.Row(place, widgets.NewText(cl.Says).Wrapped()), cl.ID, cl.Says, cl.Document)
	}
	return c
}
