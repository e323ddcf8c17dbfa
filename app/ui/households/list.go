// Package households is the screen of the households: the list that filters as
// one types, and beside it the household that is chosen.
package households

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app"
	"ruhu/app/people"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/store"
	"ruhu/survey"
)

// only narrows the list to households in one state.
type only struct {
	key  string
	keep func(store.HouseholdRow) bool
}

// narrowings in the order in which they are offered.
var narrowings = []only{
	{"all", func(store.HouseholdRow) bool { return true }},
	{"unvisited", func(r store.HouseholdRow) bool { return r.Visits == 0 }},
	{"draft", func(r store.HouseholdRow) bool { return r.DraftVisit != "" }},
	{"dibao", func(r store.HouseholdRow) bool { return r.Dibao == "active" }},
	{"jdlk", func(r store.HouseholdRow) bool { return r.Jdlk == "active" || r.Jdlk == "relapsed" }},
	{"conflict", isConflict},
	{"returned", isReturned},
}

func isConflict(r store.HouseholdRow) bool { return r.Heads > 1 }

func isReturned(r store.HouseholdRow) bool { return r.Returned > 0 }

// Households is the screen.
type Households struct {
	env    *screen.Env
	all    []store.HouseholdRow
	behind []store.HouseholdRow // those for which another one stands on the list
	cases  int                  // what there is to settle about who is whom
	shown  []store.HouseholdRow
	narrow only
	chosen *store.HouseholdRow // whose page is shown, nil for none

	filter  *widgets.FilterBox
	list    *widgets.RowList
	count   *widgets.Text
	page    *fyne.Container
	content fyne.CanvasObject
}

var _ screen.Screen = (*Households)(nil)

// New reads the list and makes the screen.
func New(env *screen.Env, p screen.Place) (screen.Screen, error) {
	h := &Households{env: env, narrow: narrowings[0]}
	for _, n := range narrowings {
		if n.key == p.Filter {
			h.narrow = n
		}
	}
	var err error
	if h.all, err = env.W.Store.Households(context.Background()); err != nil {
		return nil, err
	}
	if h.behind, err = env.W.Store.Duplicates(context.Background()); err != nil {
		return nil, err
	}
	found, err := people.Find(context.Background(), env.W)
	if err != nil {
		return nil, err
	}
	h.cases = len(found.Cases)
	h.build()
	h.apply()
	h.choose(p.Household)
	return h, nil
}

// Subtitle implements screen.Screen.
func (h *Households) Subtitle() string { return assets.DivisionPath(h.env.W.Division) }

// Content implements screen.Screen.
func (h *Households) Content() fyne.CanvasObject { return h.content }

// Status implements screen.Screen.
func (h *Households) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (h *Households) Shortcuts() []*fyne.MenuItem {
	ctrl := fyne.KeyModifierShortcutDefault
	return []*fyne.MenuItem{
		{Label: h.t("find"), Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: ctrl}, Action: h.focusFilter},
		{Label: h.t("start"), Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: ctrl}, Action: h.visitChosen},
	}
}

// Place implements screen.Screen.
func (h *Households) Place() screen.Place {
	p := screen.Place{Screen: screen.Households, Filter: h.narrow.key}
	if h.chosen != nil {
		p.Household = h.chosen.ID
	}
	return p
}

// First implements screen.Screen.
func (h *Households) First() fyne.Focusable {
	if len(h.all) == 0 {
		return nil
	}
	return h.filter.Input()
}

// Leave implements screen.Screen.
func (h *Households) Leave() {}

func (h *Households) t(key string, args ...any) string { return h.env.T("households."+key, args...) }

func (h *Households) code(list survey.CodeList, code string) string {
	return list.Text(code, string(h.env.Lang))
}

func (h *Households) focusFilter() { h.env.Window.Canvas().Focus(h.filter.Input()) }

// listWidth is the width of the list, in design pixels.
const listWidth = 452

func (h *Households) build() {
	if len(h.all) == 0 {
		h.page = container.NewStack()
		h.content = widgets.NewEmpty(fynetheme.IconNameList, h.t("empty"), h.t("empty_todo"),
			widgets.NewPrimaryButton(h.t("import"), h.importRoster))
		return
	}
	h.filter = widgets.NewFilterBox(h.env.Lang, h.t("filter"), func(string) { h.apply() })
	h.count = widgets.NewCaption("")
	h.list = widgets.NewRowList(func() int { return len(h.shown) }, newRow, h.fill)
	h.list.OnCurrent = h.showRow
	h.list.OnOpen = h.showRow
	h.filter.OnDown = func() { h.env.Window.Canvas().Focus(h.list) }
	narrow := widgets.NewSegmentedChoice(h.env.Lang, h.narrowList(), h.narrowTo)
	narrow.SetCode(h.narrow.key)
	head := widgets.NewRows(10, h.filter, narrow,
		widgets.NewSides(h.count, h.links()...))
	if h.cases > 0 {
		head.Add(widgets.NewFlow(0, widgets.NewLinkButton(h.t("cases", h.cases), func() { h.env.Go(screen.Place{Screen: screen.Cases}) })))
	}
	left := widgets.NewFrame(widgets.Inset(16, 14, head), nil, nil, nil, h.list)
	h.page = container.NewStack()
	h.content = widgets.NewFrame(nil, nil, widgets.NewSide(listWidth, theme.Panel, left), nil, h.page)
}

// links are beside the count: to the conflicts where there are some, and to
// taking in a roster.
func (h *Households) links() []fyne.CanvasObject {
	links := []fyne.CanvasObject{widgets.NewLinkButton(h.t("import"), h.importRoster)}
	if slices.ContainsFunc(h.all, isConflict) {
		conflicts := widgets.NewLinkButton(h.t("settle_all"), func() { h.env.Go(screen.Place{Screen: screen.Conflict}) })
		links = append([]fyne.CanvasObject{conflicts}, links...)
	}
	return links
}

func (h *Households) narrowList() survey.CodeList {
	var list survey.CodeList
	for _, n := range narrowings {
		if (n.key == "conflict" || n.key == "returned") && !slices.ContainsFunc(h.all, n.keep) {
			continue
		}
		list = append(list, survey.Code{Code: n.key, Zh: h.t("only." + n.key), En: h.t("only." + n.key)})
	}
	return list
}

func (h *Households) narrowTo(key string) {
	h.narrow = narrowings[0]
	for _, n := range narrowings {
		if n.key == key {
			h.narrow = n
		}
	}
	h.apply()
}

// apply filters the list by what is typed and chosen.
func (h *Households) apply() {
	if len(h.all) == 0 {
		return
	}
	h.shown = h.shown[:0]
	finds := app.Finder(h.filter.Query(), h.env.Lang)
	for _, r := range h.all {
		if h.narrow.keep(r) && finds(r) {
			h.shown = append(h.shown, r)
		}
	}
	h.count.SetText(h.t("count", len(h.shown), len(h.all)))
	h.list.SetCurrent(-1)
	h.list.Refresh()
}

// choose shows the household with the given id, or the first one.
func (h *Households) choose(id string) {
	if len(h.shown) == 0 {
		return
	}
	for i, r := range h.shown {
		if r.ID == id {
			h.list.SetCurrent(i)
			h.showRow(i)
			return
		}
	}
	if i := slices.IndexFunc(h.behind, func(r store.HouseholdRow) bool { return r.ID == id }); i >= 0 {
		h.showHousehold(h.behind[i])
		return
	}
	h.showRow(0)
}

func (h *Households) showRow(row int) { h.showHousehold(h.shown[row]) }

func (h *Households) showHousehold(chosen store.HouseholdRow) {
	page, err := h.household(chosen)
	if err != nil {
		h.env.Fail(err)
		return
	}
	h.chosen = &chosen
	h.page.Objects = []fyne.CanvasObject{page}
	h.page.Refresh()
}

// visitChosen starts or continues the visit of the household that is shown.
func (h *Households) visitChosen() {
	if h.chosen != nil {
		h.visit(*h.chosen)
	}
}

func (h *Households) visit(r store.HouseholdRow) {
	h.env.Go(screen.Place{Screen: screen.Visit, Household: r.ID, Visit: r.DraftVisit})
}
