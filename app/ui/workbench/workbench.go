// Package workbench is the first screen: how far the visits are, and what is to
// be done today.
package workbench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/exchange"
	"ruhu/app/people"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/store"
	"ruhu/survey"
)

// Workbench is the screen.
type Workbench struct {
	env     *screen.Env
	counts  store.Counts
	rows    []store.HouseholdRow
	drafts  []store.Draft
	pending int // objects that go up with the next export
	cases   int // what there is to settle about who is whom
	first   fyne.Focusable
	content fyne.CanvasObject
}

var _ screen.Screen = (*Workbench)(nil)

// New reads the figures and makes the screen.
func New(env *screen.Env, _ screen.Place) (screen.Screen, error) {
	b := &Workbench{env: env}
	var err error
	if b.counts, err = env.W.Store.Counts(); err != nil {
		return nil, err
	}
	if b.rows, err = env.W.Store.Households(context.Background()); err != nil {
		return nil, err
	}
	if b.drafts, err = env.W.Store.Drafts(); err != nil {
		return nil, err
	}
	if b.pending, err = exchange.Pending(context.Background(), env.W); err != nil {
		return nil, err
	}
	found, err := people.Find(context.Background(), env.W)
	if err != nil {
		return nil, err
	}
	b.cases = len(found.Cases)
	b.content = b.build()
	return b, nil
}

// Subtitle implements screen.Screen.
func (b *Workbench) Subtitle() string { return assets.DivisionPath(b.env.W.Division) }

// Content implements screen.Screen.
func (b *Workbench) Content() fyne.CanvasObject { return b.content }

// Status implements screen.Screen.
func (b *Workbench) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (b *Workbench) Shortcuts() []*fyne.MenuItem { return nil }

// Place implements screen.Screen.
func (b *Workbench) Place() screen.Place { return screen.Place{Screen: screen.Workbench} }

// First implements screen.Screen.
func (b *Workbench) First() fyne.Focusable { return b.first }

// Leave implements screen.Screen.
func (b *Workbench) Leave() {}

func (b *Workbench) t(key string, args ...any) string { return b.env.T("workbench."+key, args...) }

func (b *Workbench) build() fyne.CanvasObject {
	if b.counts.Households == 0 {
		begin := widgets.NewPrimaryButton(b.t("begin"), func() { b.env.Go(screen.Place{Screen: screen.Households}) })
		b.first = begin
		return widgets.NewEmpty(fynetheme.IconNameList, b.t("empty"), b.t("empty_todo"), begin)
	}
	two := widgets.NewColumns(16, widgets.Share(2), widgets.Share(1)).AlignTop()
	return container.NewVScroll(widgets.Inset(26, 22, widgets.NewRows(16,
		widgets.NewGrid(230, 16, b.figures()...),
		two.Row(widgets.NewCard(b.t("todo"), b.todo()), widgets.NewCard(b.progressTitle(), b.progress())),
	)))
}

// figures are the counts at the top.
func (b *Workbench) figures() []fyne.CanvasObject {
	c := b.counts
	visited := widgets.NewCard("",
		widgets.NewMuted(b.t("visited")),
		figure(fmt.Sprint(c.Visited), b.t("of_households", c.Households)),
		widgets.NewProgressBar(part(c.Visited, c.Households), widgets.ToneAccent))
	return []fyne.CanvasObject{
		visited,
		widgets.NewCard("", widgets.NewMuted(b.t("people")), figure(fmt.Sprint(c.Members), b.t("unit_people")), widgets.NewCaption(b.statuses()).Wrapped()),
		widgets.NewCard("", widgets.NewMuted(b.t("drafts")), figure(fmt.Sprint(c.Drafts), b.t("unit_visits")), widgets.NewCaption(b.t("drafts_safe")).Wrapped()),
		widgets.NewCard("", widgets.NewMuted(b.t("unacknowledged")), figure(fmt.Sprint(b.pending), b.t("unit_objects")), widgets.NewCaption(b.t("kept")).Wrapped()),
	}
}

func figure(number, unit string) fyne.CanvasObject {
	return widgets.NewFlow(6, widgets.NewFigure(number), widgets.NewText(unit))
}

func part(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// statuses says how many households are in each programme.
func (b *Workbench) statuses() string {
	dibao, tekun, jdlk := 0, 0, 0
	for _, r := range b.rows {
		dibao += count(r.Dibao == "active")
		tekun += count(r.Tekun == "active")
		jdlk += count(r.Jdlk == "active" || r.Jdlk == "relapsed")
	}
	return b.t("statuses", dibao, tekun, jdlk)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// todo lists what waits, each with the button that goes there.
func (b *Workbench) todo() fyne.CanvasObject {
	list := widgets.NewRows(8)
	add := func(what, who, button string, to screen.Place) {
		tap := widgets.NewSecondaryButton(button, func() { b.env.Go(to) })
		if b.first == nil {
			tap = widgets.NewPrimaryButton(button, func() { b.env.Go(to) })
			b.first = tap
		}
		if len(list.Objects) > 0 {
			list.Add(widgets.NewRule())
		}
		list.Add(widgets.NewSides(widgets.NewFlow(14, widgets.NewMuted(what), widgets.NewStrong(who)), tap))
	}
	for _, d := range b.drafts {
		add(b.t("continue"), b.t("household", b.nameOf(d)), b.t("continue_button"), screen.Place{Screen: screen.Visit, Visit: d.VisitID, Household: d.Household})
	}
	if b.counts.Conflicts > 0 {
		add(b.t("conflicts"), b.t("households", b.counts.Conflicts), b.t("settle"), screen.Place{Screen: screen.Conflict})
	}
	if b.counts.Returned > 0 {
		add(b.t("returned"), b.t("households", b.counts.Returned), b.t("show"), screen.Place{Screen: screen.Households, Filter: "returned"})
	}
	if b.cases > 0 {
		add(b.t("cases"), b.t("cases_count", b.cases), b.t("show"), screen.Place{Screen: screen.Cases})
	}
	if left := b.counts.Households - b.counts.Visited; left > 0 {
		add(b.t("unvisited"), b.t("households", left), b.t("show"), screen.Place{Screen: screen.Households, Filter: "unvisited"})
	}
	if b.pending > 0 {
		add(b.t("unsent"), b.t("objects", b.pending), b.t("transfer"), screen.Place{Screen: screen.Transfer})
	}
	if b.counts.Quarantined > 0 {
		add(b.t("quarantined"), b.t("objects", b.counts.Quarantined), b.t("show"), screen.Place{Screen: screen.Transfer, Filter: "quarantine"})
	}
	if len(list.Objects) == 0 {
		list.Add(widgets.NewMuted(b.t("nothing")).Wrapped())
	}
	return list
}

func (b *Workbench) nameOf(d store.Draft) string {
	i := slices.IndexFunc(b.rows, func(r store.HouseholdRow) bool { return r.ID == d.Household })
	if i < 0 {
		return d.Household
	}
	return b.rows[i].HeadName
}

// progressTitle names what the progress is divided by: groups in a village,
// villages above it.
func (b *Workbench) progressTitle() string {
	if survey.DivisionRole(b.env.W.Division) == "village" {
		return b.t("by_group")
	}
	return b.t("by_village")
}

// progress shows for each group or village how many households are visited.
func (b *Workbench) progress() fyne.CanvasObject {
	type tally struct{ visited, all int }
	village := survey.DivisionRole(b.env.W.Division) == "village"
	tallies := map[string]*tally{}
	var names []string
	for _, r := range b.rows {
		name := assets.DivisionName(r.Village)
		if village {
			name = strings.TrimSpace(r.Group)
		}
		if name == "" {
			name = b.t("no_group")
		}
		if tallies[name] == nil {
			tallies[name] = &tally{}
			names = append(names, name)
		}
		tallies[name].all++
		tallies[name].visited += count(r.Visits > 0)
	}
	slices.SortFunc(names, survey.CompareNatural)
	list := widgets.NewRows(12)
	for _, name := range names {
		t := tallies[name]
		list.Add(widgets.NewRows(4,
			widgets.NewFlow(10, widgets.NewText(name), widgets.NewMuted(fmt.Sprintf("%d/%d", t.visited, t.all))),
			widgets.NewProgressBar(part(t.visited, t.all), tone(t.visited, t.all))))
	}
	return list
}

// tone marks what is well behind.
func tone(n, of int) widgets.Tone {
	if n*2 < of {
		return widgets.ToneWarn
	}
	return widgets.ToneAccent
}
