// Package ui is the desktop window of ruhu: the bar, the navigation and the
// screens in it. Each screen is a package of its own below this one.
package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/unlock"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

// Title is the title of the window. It never names a household: titles are seen
// by whoever stands behind the chair.
const Title = "ruhu 入户"

// railWidth is the width of the navigation, in design pixels.
const railWidth = 132

// Window is the desktop window.
type Window struct {
	fyne    fyne.App
	win     fyne.Window
	lang    text.Lang
	large   bool
	dir     string
	env     *screen.Env   // nil while locked
	current screen.Screen // nil while locked
	place   screen.Place
	opened  func(*app.Workspace)
	beside  func(work, report func())
	closed  bool

	now     func() time.Time
	touched time.Time      // when somebody last worked with the window
	working int            // long work that goes on
	back    *screen.Place  // where to go on after the window locked itself, nil for nowhere
	backFor string         // operator who may
	unlock  *unlock.Screen // the screen while locked

	bar    *widgets.TopBar
	status *widgets.Text
	nav    *widgets.NavList
	banner *widgets.Banner
	body   *fyne.Container
	keys   []fyne.Shortcut // of the current screen
}

// Options of New.
type Options struct {
	Dir string // workspace folder
	// Opened is called when a workspace was opened; may be nil.
	Opened func(*app.Workspace)
	// Beside does long work and then reports on Fyne's goroutine; nil for a
	// goroutine of its own. Tests do it at once.
	Beside func(work, report func())
	// Now is the clock by which the window locks itself; nil for the real one.
	Now func() time.Time
}

// New makes the window of a workspace folder, locked. Call Open or show it with
// Window().ShowAndRun.
func New(a fyne.App, o Options) *Window {
	w := &Window{fyne: a, win: a.NewWindow(Title), lang: text.Zh, dir: o.Dir, opened: o.Opened, beside: o.Beside, now: o.Now}
	if w.beside == nil {
		w.beside = beside
	}
	if w.now == nil {
		w.now = time.Now
	}
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.win.Resize(fyne.NewSize(1366, 768))
	w.win.SetCloseIntercept(w.Close)
	w.lock()
	return w
}

// Window returns the window itself.
func (w *Window) Window() fyne.Window { return w.win }

// Workspace returns the open workspace, nil while locked.
func (w *Window) Workspace() *app.Workspace {
	if w.env == nil {
		return nil
	}
	return w.env.W
}

// lock closes the workspace and asks for the passphrase again.
func (w *Window) lock() {
	w.leave()
	w.useTheme(w.large)
	for _, over := range w.win.Canvas().Overlays().List() {
		w.win.Canvas().Overlays().Remove(over) // nothing stays readable over the lock
	}
	w.win.Canvas().SetOnTypedKey(nil) // nor does Escape answer what is gone
	w.unlock = unlock.New(unlock.Params{
		Lang: w.lang, Dir: w.dir, Run: w.run, ChooseFolder: w.chooseFolder, Opened: w.Open, Language: w.otherLanguage,
		Focus: func(f fyne.Focusable) { w.win.Canvas().Focus(f) },
	})
	w.win.SetContent(w.unlock.Content())
	w.unlock.Focus()
}

// Close closes the workspace, where one is open, and the window. What was typed is
// saved already. Closing twice is harmless.
func (w *Window) Close() {
	if w.closed {
		return
	}
	w.closed = true
	w.leave()
	w.win.SetCloseIntercept(nil)
	w.win.Close()
}

// leave closes the current screen and the workspace. What was typed is saved
// already.
func (w *Window) leave() {
	if w.current != nil {
		w.current.Leave()
	}
	if w.env != nil {
		if err := w.env.W.Close(); err != nil {
			fyne.LogError("close workspace", err)
		}
	}
	w.current, w.env = nil, nil
}

func (w *Window) otherLanguage() {
	w.lang = map[text.Lang]text.Lang{text.Zh: text.En, text.En: text.Zh}[w.lang]
	w.lock()
}

// Open shows an open workspace, beginning with the workbench.
func (w *Window) Open(ws *app.Workspace) {
	d := ws.Display()
	w.dir, w.lang, w.large = ws.Store.Dir(), d.Lang, d.LargeType
	w.env = &screen.Env{
		W: ws, Lang: d.Lang, Window: w.win,
		Go: w.Go, Refresh: w.refresh, Tell: w.tell, Fail: w.fail, Run: w.run,
		ChooseFile: w.chooseFile, ChooseFolder: w.chooseFolder, Display: w.Display,
	}
	if w.opened != nil {
		w.opened(ws)
	}
	w.build()
	w.touch()
	if !w.resume() {
		w.Go(screen.Place{Screen: screen.Workbench})
	}
	w.backUp(ws)
}

// backUp writes the backup of the day beside the work.
func (w *Window) backUp(ws *app.Workspace) {
	var err error
	w.beside(func() { err = ws.BackUpIfDue(context.Background()) }, func() {
		if err != nil && w.Workspace() == ws {
			w.tell(widgets.ToneWarn, w.lang.T("ui.no_backup", w.lang.Explain(err)[0]))
		}
	})
}

// build lays out the window around the screens.
func (w *Window) build() {
	w.useTheme(w.large)
	w.status = widgets.NewBarText("")
	w.bar = widgets.NewTopBar("", "")
	w.nav = widgets.NewNavRail(func(key string) { w.Go(screen.Place{Screen: screen.Name(key)}) }, w.navItems()...)
	w.banner = widgets.NewBanner()
	w.banner.Hide()
	w.body = container.NewStack()
	rail := widgets.Width(railWidth, container.NewStack(widgets.NewFill(theme.Rail), widgets.Inset(0, 10, w.nav)))
	w.win.SetContent(container.NewStack(
		widgets.NewFill(theme.Surface), widgets.NewWatch(w.touch),
		widgets.NewFrame(w.bar, nil, rail, nil, widgets.NewFrame(w.banner, nil, nil, nil, w.body)),
	))
}

func (w *Window) navItems() []widgets.NavItem {
	var items []widgets.NavItem
	for _, name := range []screen.Name{screen.Workbench, screen.Households, screen.Transfer, screen.Policy, screen.Settings} {
		items = append(items, widgets.NavItem{Key: string(name), Text: w.lang.T("screen." + string(name))})
	}
	return items
}

// barItems are at the right of the bar: what is saved, who works, the size of
// type, and the lock.
func (w *Window) barItems() []fyne.CanvasObject {
	items := []fyne.CanvasObject{w.status}
	if w.env.W.IsDemo() {
		items = append(items, widgets.NewBarText(w.lang.T("ui.demo_day", w.env.W.Today())))
	}
	return append(items,
		widgets.NewBarText(w.env.W.Store.Operator().Name),
		widgets.NewBarButton(w.lang.T("ui.type_size"), func() { w.Display(app.Display{Lang: w.lang, LargeType: !w.large}) }),
		widgets.NewBarButton(w.lang.T("ui.lock"), w.lock),
	)
}

func (w *Window) useTheme(large bool) {
	w.fyne.Settings().SetTheme(theme.For(large))
}

// Display changes how the screens look, saves that, and shows the same place
// again.
func (w *Window) Display(d app.Display) {
	if err := w.env.W.SetDisplay(context.Background(), d); err != nil {
		w.fail(err)
		return
	}
	place := w.current.Place()
	w.lang, w.large, w.env.Lang = d.Lang, d.LargeType, d.Lang
	w.leaveScreen()
	w.build()
	w.Go(place)
}

// refresh shows what the current screen says about itself in the bar.
func (w *Window) refresh() {
	w.touch()
	title := w.lang.T("screen." + string(w.place.Screen))
	w.bar.SetTitle(title, w.current.Subtitle())
	w.status.SetText(w.current.Status())
	w.bar.SetItems(w.barItems()...)
}

func (w *Window) tell(tone widgets.Tone, words string) {
	if w.env == nil {
		w.unlock.Say(words)
		return
	}
	w.banner.Say(tone, words)
	w.banner.Show()
}

// fail shows an error in words, a line a cause. That the user cancelled is none.
func (w *Window) fail(err error) {
	if errors.Is(err, context.Canceled) {
		w.tell(widgets.ToneWarn, w.lang.T("ui.cancelled"))
		return
	}
	w.tell(widgets.ToneBad, strings.Join(w.lang.Explain(err), "\n"))
}
