package ui

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/cases"
	"ruhu/app/ui/conflicts"
	"ruhu/app/ui/households"
	"ruhu/app/ui/policy"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/settings"
	"ruhu/app/ui/transfer"
	"ruhu/app/ui/visitform"
	"ruhu/app/ui/workbench"
)

// screens says which package makes which screen.
var screens = map[screen.Name]func(*screen.Env, screen.Place) (screen.Screen, error){
	screen.Workbench:  workbench.New,
	screen.Households: households.New,
	screen.Cases:      cases.New,
	screen.Visit:      visitform.New,
	screen.Transfer:   transfer.New,
	screen.Conflict:   conflicts.New,
	screen.Policy:     policy.New,
	screen.Settings:   settings.New,
}

// Go opens a place. Where that fails the screen stays as it is and says why.
func (w *Window) Go(p screen.Place) {
	next, err := screens[p.Screen](w.env, p)
	if err != nil {
		w.fail(err)
		if w.current != nil {
			w.nav.SetSelected(string(w.place.Screen))
		}
		return
	}
	w.leaveScreen()
	w.current, w.place = next, p
	w.banner.Hide()
	w.nav.SetSelected(string(navOf(p.Screen)))
	w.body.Objects = []fyne.CanvasObject{next.Content()}
	w.body.Refresh()
	w.refresh()
	w.listen(next.Shortcuts())
	if first := next.First(); first != nil {
		w.win.Canvas().Focus(first)
	}
}

// navOf returns the entry of the navigation under which a screen stands: a visit
// and the question who is whom belong to the households, a conflict to the exchange.
func navOf(name screen.Name) screen.Name {
	switch name {
	case screen.Visit, screen.Cases:
		return screen.Households
	case screen.Conflict:
		return screen.Transfer
	}
	return name
}

func (w *Window) leaveScreen() {
	if w.current != nil {
		w.current.Leave()
	}
	w.current = nil
	for _, key := range w.keys {
		w.win.Canvas().RemoveShortcut(key)
	}
	w.keys = nil
}

// listen makes the shortcuts of a screen work.
func (w *Window) listen(items []*fyne.MenuItem) {
	for _, item := range items {
		action := item.Action
		w.win.Canvas().AddShortcut(item.Shortcut, func(fyne.Shortcut) { action() })
		w.keys = append(w.keys, item.Shortcut)
	}
}
