// Package policy is the screen of what the policy pack says: its parameters with
// their values and who may set them, what is still open, and the clauses.
package policy

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/rules"
)

// Policy is the screen.
type Policy struct {
	env     *screen.Env
	content fyne.CanvasObject
}

var _ screen.Screen = (*Policy)(nil)

// New makes the screen.
func New(env *screen.Env, _ screen.Place) (screen.Screen, error) {
	p := &Policy{env: env}
	info := env.W.Pack.Info()
	title := widgets.NewSectionTitle(info.Title.In(env.Lang), p.t("edition", info.Issuer.In(env.Lang), info.Document, info.Version, info.SHA256[:12]))
	two := widgets.NewColumns(16, widgets.Share(1), widgets.Share(1)).AlignTop()
	head := widgets.NewRows(4, title)
	for _, o := range env.W.Pack.Overlays() {
		head.Add(widgets.NewCaption(p.t("overlay", o.Issuer, o.SHA256[:12])).Wrapped())
	}
	p.content = container.NewVScroll(widgets.Inset(26, 22, widgets.NewRows(16, head,
		two.Row(p.parameters(), p.clauses()))))
	return p, nil
}

// Subtitle implements screen.Screen.
func (p *Policy) Subtitle() string { return p.env.W.Pack.Info().Document }

// Content implements screen.Screen.
func (p *Policy) Content() fyne.CanvasObject { return p.content }

// Status implements screen.Screen.
func (p *Policy) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (p *Policy) Shortcuts() []*fyne.MenuItem { return nil }

// Place implements screen.Screen.
func (p *Policy) Place() screen.Place { return screen.Place{Screen: screen.Policy} }

// First implements screen.Screen.
func (p *Policy) First() fyne.Focusable { return nil }

// Leave implements screen.Screen.
func (p *Policy) Leave() {}

func (p *Policy) t(key string, args ...any) string { return p.env.T("policy."+key, args...) }

// parameters shows what an office sets, and marks what is open today.
func (p *Policy) parameters() fyne.CanvasObject {
	open := map[string]bool{}
	for _, parameter := range p.env.W.Pack.OpenTerms(p.env.W.Today()) {
		open[parameter.ID] = true
	}
	parameters := p.env.W.Pack.Parameters()
	slices.SortStableFunc(parameters, func(a, b rules.Parameter) int { return weight(a) - weight(b) })
	list := widgets.NewRows(10)
	for i, parameter := range parameters {
		if i > 0 {
			list.Add(widgets.NewRule())
		}
		list.Add(p.parameter(parameter, open[parameter.ID]))
	}
	return widgets.NewCard(p.t("parameters"), list)
}

// weight orders parameters: those with a value, what offices settle, what people
// judge, and last the income items.
func weight(p rules.Parameter) int {
	switch {
	case len(p.Windows) > 0 && p.Kind != rules.KindJudgement:
		return 0
	case strings.HasPrefix(p.ID, "item."):
		return 3
	case p.Kind == rules.KindJudgement:
		return 2
	}
	return 1
}

func (p *Policy) parameter(parameter rules.Parameter, open bool) fyne.CanvasObject {
	state := widgets.NewStatusTag(p.t("settled"), widgets.ToneOK)
	if open {
		state = widgets.NewStatusTag(p.t("open"), widgets.ToneWarn)
	}
	rows := widgets.NewRows(2, widgets.NewSides(widgets.NewStrong(parameter.Title.In(p.env.Lang)).Wrapped(), state))
	for _, w := range parameter.Windows {
		rows.Add(widgets.NewText(p.t("window", p.span(w), p.value(parameter, w))).Wrapped())
	}
	about := []string{p.t("set_by", p.env.T("authority."+parameter.Authority))}
	if parameter.Kind == rules.KindJudgement {
		about = []string{p.t("judged")}
	}
	about = append(about, parameter.Clauses...)
	rows.Add(widgets.NewCaption(strings.Join(about, "  ")).Wrapped())
	return rows
}

// value writes what a window holds.
func (p *Policy) value(parameter rules.Parameter, w rules.Window) string {
	switch {
	case w.Proposed != "":
		return p.env.T("rules.value.proposed", parameter.ShowValue(w.Value, p.env.Lang), parameter.ShowValue(w.Proposed, p.env.Lang))
	case w.Value == "":
		return p.t("unset")
	}
	return parameter.ShowValue(w.Value, p.env.Lang)
}

// span writes from when to when a value holds.
func (p *Policy) span(w rules.Window) string {
	from, to := string(w.From), string(w.To)
	if from == "" && to == "" {
		return p.t("always")
	}
	return p.t("span", from, to)
}

// clauses lists the places of the documents that rules and values cite, each
// with what it says in short.
func (p *Policy) clauses() fyne.CanvasObject {
	list := widgets.NewRows(10)
	for i, c := range p.env.W.Pack.Clauses() {
		if i > 0 {
			list.Add(widgets.NewRule())
		}
		list.Add(widgets.NewRows(2,
			widgets.NewStrong(c.ID), widgets.NewText(c.Says.In(p.env.Lang)).Wrapped(),
			widgets.NewCaption(p.t("place", c.Document, c.Place)).Wrapped()))
	}
	return widgets.NewCard(p.t("clauses"), list)
}
