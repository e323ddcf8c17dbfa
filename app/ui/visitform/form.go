// Package visitform is the screen of a visit while it is recorded: the sections
// at the left, the form in the middle, and at the right what the policy says
// about the household as it stands.
//
// Every keystroke is saved before the next one can be typed. What follows from
// it is shown anew, and nothing else: the page keeps its fields, so that cursor
// and focus stay where they are. A page is built again only when a row comes or
// goes.
package visitform

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Form is the screen of one visit.
type Form struct {
	env      *screen.Env
	session  *visit.Session
	before   survey.Household // as the household was when the visit began
	result   rules.Result
	problems []survey.Problem
	open     map[string]bool // facts that nobody asked and that something needs
	unsaved  bool            // the last edit could not be saved
	finished bool

	canUndo, canRedo bool // edits that can be taken back, and made again

	revealed bool            // numbers of the household are shown in full
	typed    map[string]bool // paths of numbers that were typed here

	nav    *widgets.NavList
	scroll *container.Scroll
	panel  *panel
	footer *footer
	body   *fyne.Container
	page   *page
}

var _ screen.Screen = (*Form)(nil)

// New opens a visit: the draft that the place names, or the visit of the
// household it names, which is begun unless there is a draft of it already.
func New(env *screen.Env, p screen.Place) (screen.Screen, error) {
	session, err := openSession(env, p)
	if err != nil {
		return nil, err
	}
	state, err := env.W.Store.Household(session.Visit().Household.ID)
	if err != nil {
		return nil, err
	}
	f := &Form{env: env, session: session, before: state.Doc, typed: map[string]bool{}}
	f.assess()
	if err := f.readSteps(); err != nil {
		return nil, err
	}
	if err := f.build(); err != nil {
		return nil, err
	}
	section, path := readCursor(session.Cursor())
	f.show(section, path)
	return f, nil
}

func openSession(env *screen.Env, p screen.Place) (*visit.Session, error) {
	switch {
	case p.Correct != "":
		id, err := object.ParseID(p.Correct)
		if err != nil {
			return nil, err
		}
		return visit.Correct(context.Background(), env.W, id)
	case p.Visit != "":
		return visit.Resume(env.W, p.Visit)
	case p.Household != "":
		return visit.Start(context.Background(), env.W, p.Household, visit.Options{Kind: "campaign", Level: string(env.W.Role)})
	}
	return nil, text.Fail("ui_visit.no_household")
}

// build lays out the screen around the pages.
func (f *Form) build() error {
	returned, err := f.returned()
	if err != nil {
		return err
	}
	var items []widgets.NavItem
	for _, s := range sections {
		items = append(items, widgets.NavItem{Key: s.key, Text: f.title(s)})
	}
	f.nav = widgets.NewNavList(func(key string) { f.show(key, "") }, items...)
	f.scroll = container.NewVScroll(container.NewWithoutLayout())
	f.panel = newPanel(f)
	f.footer = newFooter(f)
	f.body = container.NewStack(widgets.NewFrame(nil, nil,
		widgets.NewSide(176, theme.Panel, widgets.NewRows(0, widgets.Inset(0, 7, f.nav))),
		widgets.NewSide(340, theme.Aside, f.panel),
		widgets.NewFrame(returned, f.footer, nil, nil, f.scroll)))
	return nil
}

// returned says above the form what an office above wants to be looked at again,
// and whether this is the correction of a finished visit.
func (f *Form) returned() (fyne.CanvasObject, error) {
	returns, err := f.session.Returns()
	if err != nil {
		return nil, err
	}
	original, corrects, err := f.session.Corrects()
	if err != nil {
		return nil, err
	}
	var lines []string
	if corrects {
		lines = append(lines, f.t("corrects", string(original.Visit.Day())))
	}
	for _, r := range returns {
		lines = append(lines, f.t("returned", r.Author, r.Comment))
	}
	banner := widgets.NewBanner()
	if len(lines) > 0 {
		banner.Say(widgets.ToneWarn, strings.Join(lines, "\n"))
	}
	return banner, nil
}

// show opens a section at the field with a path, or at its first one.
func (f *Form) show(section, path string) {
	s := sectionOf(section)
	f.page = newPage(f, s, path)
	f.scroll.Content = widgets.Inset(22, 18, f.page.box)
	f.scroll.Offset = fyne.NewPos(0, 0)
	f.scroll.Refresh()
	f.nav.SetSelected(s.key)
	f.showState()
	f.page.focus(path)
	if path == "" {
		f.scroll.ScrollToTop()
	}
}

// goTo opens the field of a fact.
func (f *Form) goTo(path string) {
	section := sectionOfPath(path)
	if f.page.section.key != section {
		f.show(section, path)
		return
	}
	f.page.reach(path)
	f.page.focus(path)
}

// step opens the section so many further on.
func (f *Form) step(by int) {
	if to := indexOf(f.page.section.key) + by; to >= 0 && to < len(sections) && !f.finished {
		f.show(sections[to].key, "")
	}
}

// edit changes the visit, saves it and shows what follows. A change that could
// not be saved stays on screen and is saved with the next one.
func (f *Form) edit(path string, change func(*survey.Visit)) {
	// A character that was typed is saved whoever else stops waiting for something.
	err := f.session.Edit(context.Background(), f.page.section.key+"/"+path, change)
	switch {
	case err != nil:
		f.env.Fail(err)
	case f.unsaved:
		f.env.Tell(widgets.ToneOK, f.t("saved_again"))
	}
	f.unsaved = err != nil
	if err := f.readSteps(); err != nil {
		f.env.Fail(err)
	}
	f.assess()
	f.page.update()
	f.showState()
	f.env.Refresh()
}

func (f *Form) assess() {
	f.result = f.session.Assess(f.env.Lang)
	f.problems = withoutRepeats(f.session.Problems())
	f.open = f.openFacts()
}

// showState shows what the other parts of the screen say about the visit.
func (f *Form) showState() {
	f.panel.show()
	f.footer.show()
	for _, s := range sections {
		note, tone := f.note(s)
		f.nav.SetNote(s.key, note, tone)
	}
}

// visit is the visit as it stands.
func (f *Form) visit() survey.Visit { return f.session.Visit() }

// household is the household as it stands.
func (f *Form) household() survey.Household { return f.session.Visit().Household }

// t returns a sentence of this screen.
func (f *Form) t(key string, args ...any) string { return f.env.T("ui_visit."+key, args...) }

// Subtitle implements screen.Screen.
func (f *Form) Subtitle() string {
	h := f.household()
	place := strings.TrimSpace(assets.DivisionPath(h.Village) + " " + h.Group)
	return f.t("subtitle", h.DisplayName(), place)
}

// Content implements screen.Screen.
func (f *Form) Content() fyne.CanvasObject { return f.body }

// Status implements screen.Screen.
func (f *Form) Status() string {
	switch {
	case f.finished:
		return ""
	case f.unsaved:
		return f.t("unsaved")
	}
	return f.t("saved", f.session.SavedAt().Format("15:04:05"))
}

// Shortcuts implements screen.Screen.
func (f *Form) Shortcuts() []*fyne.MenuItem {
	item := func(key string, name fyne.KeyName, with fyne.KeyModifier, action func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(f.t(key), func() {
			if f.env.Window.Canvas().Overlays().Top() == nil { // a question or an open list comes first
				action()
			}
		})
		m.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl | with}
		return m
	}
	return []*fyne.MenuItem{
		item("previous", fyne.KeyLeft, 0, func() { f.step(-1) }),
		item("next", fyne.KeyRight, 0, func() { f.step(1) }),
		item("add", fyne.KeyN, 0, func() { f.page.addRow() }),
		item("undo", fyne.KeyZ, fyne.KeyModifierShift, f.undo),
		item("redo", fyne.KeyY, fyne.KeyModifierShift, f.redo),
	}
}

// Place implements screen.Screen: the draft, or once it is finished the
// household; opening the visit again would begin another one.
func (f *Form) Place() screen.Place {
	if f.finished {
		return screen.Place{Screen: screen.Households, Household: f.household().ID}
	}
	return screen.Place{Screen: screen.Visit, Household: f.household().ID, Visit: f.visit().ID}
}

// First implements screen.Screen: the field where the work stopped.
func (f *Form) First() fyne.Focusable {
	_, path := readCursor(f.session.Cursor())
	return f.page.nearest(path)
}

// Leave implements screen.Screen. There is nothing left to save.
func (f *Form) Leave() {}
