// Package transfer is the screen of the exchange: batches out to the stick and in
// from it, what came back, what is missing, what was not believed, what the county
// issued, and who this workspace is to the others.
//
// The parts stand at the left, each with what waits in it. Whatever is done here
// changes the state that all parts show, so the screen is read and drawn again
// after it.
package transfer

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/syncpkg"
)

// The parts of the screen; a Place names one in its Filter.
const (
	partBatches    = "batches"
	partSent       = "sent"
	partReceived   = "received"
	partQuarantine = "quarantine"
	partConflicts  = "conflicts"
	partOverlays   = "overlays"
	partKeys       = "keys"
)

// Transfer is the screen.
type Transfer struct {
	env    *screen.Env
	state  state
	parts  []string
	part   string
	record *exchange.Record    // of the import just done, shown in the place of partBatches
	wrote  []exchange.Exported // by the export just done

	next    []app.Overlay // of the issue that is being put together, while changed
	changed bool

	nav    *widgets.NavList
	scroll *container.Scroll
	body   fyne.CanvasObject
	first  fyne.Focusable // of the part shown
}

var _ screen.Screen = (*Transfer)(nil)

// New reads the state of the exchange and makes the screen, with the part that
// the place names in front.
func New(env *screen.Env, place screen.Place) (screen.Screen, error) {
	t := &Transfer{env: env, part: place.Filter}
	if err := t.state.read(env.W); err != nil {
		return nil, err
	}
	t.parts = partsOf(env.W.Role)
	if !slices.Contains(t.parts, t.part) {
		t.part = partBatches
		if !t.state.enrolled {
			t.part = partKeys
		}
	}
	t.build()
	return t, nil
}

// partsOf returns the parts in the order in which they are offered. Nobody stands
// below a village.
func partsOf(role syncpkg.Role) []string {
	parts := []string{partBatches, partSent, partReceived, partQuarantine, partConflicts, partOverlays, partKeys}
	if role == syncpkg.Village {
		parts = slices.DeleteFunc(parts, func(p string) bool { return p == partReceived })
	}
	return parts
}

func (t *Transfer) build() {
	var items []widgets.NavItem
	for _, part := range t.parts {
		items = append(items, widgets.NavItem{Key: part, Text: t.t("part." + part)})
	}
	t.nav = widgets.NewNavList(t.show, items...)
	t.scroll = container.NewVScroll(container.NewWithoutLayout())
	t.body = widgets.NewFrame(nil, nil,
		widgets.NewSide(190, theme.Panel, widgets.NewRows(0, widgets.Inset(0, 7, t.nav))), nil, t.scroll)
	t.show(t.part)
}

// show opens a part.
func (t *Transfer) show(part string) {
	t.part, t.first = part, nil
	t.scroll.Content = widgets.Inset(26, 22, t.page())
	t.scroll.ScrollToTop()
	t.scroll.Refresh()
	t.nav.SetSelected(part)
	for _, p := range t.parts {
		note, tone := t.note(p)
		t.nav.SetNote(p, note, tone)
	}
}

// page draws the part that is open.
func (t *Transfer) page() fyne.CanvasObject {
	switch t.part {
	case partSent:
		return t.sentPage()
	case partReceived:
		return t.receivedPage()
	case partQuarantine:
		return t.quarantinePage()
	case partConflicts:
		return t.conflictsPage()
	case partOverlays:
		return t.overlaysPage()
	case partKeys:
		return t.keysPage()
	}
	if t.record != nil {
		return t.recordPage()
	}
	return t.batchesPage()
}

// note is what waits in a part.
func (t *Transfer) note(part string) (string, widgets.Tone) {
	n, tone := 0, widgets.ToneWarn
	switch part {
	case partBatches:
		n = t.state.pending
	case partSent:
		n = t.state.outstanding()
	case partReceived:
		n, tone = len(t.state.gaps()), widgets.ToneBad
	case partQuarantine:
		n = len(t.state.quarantined)
	case partConflicts:
		n = len(t.state.conflicts) + t.state.cases
	case partOverlays:
		n, tone = t.state.unfit(), widgets.ToneBad
	case partKeys:
		if !t.state.enrolled {
			return t.t("not_yet"), widgets.ToneBad
		}
	}
	if n == 0 {
		return "", widgets.ToneQuiet
	}
	return t.t("count", n), tone
}

// open shows a part and gives its first input the focus.
func (t *Transfer) open(part string) {
	t.show(part)
	if first := t.First(); first != nil {
		t.env.Window.Canvas().Focus(first)
	}
}

// again reads the state anew after something changed, and shows a part of it.
func (t *Transfer) again(part string) {
	if err := t.state.read(t.env.W); err != nil {
		t.env.Fail(err)
		return
	}
	t.open(part)
}

// step opens the part so many further on.
func (t *Transfer) step(by int) {
	to := slices.Index(t.parts, t.part) + by
	if to >= 0 && to < len(t.parts) && t.env.Window.Canvas().Overlays().Top() == nil {
		t.open(t.parts[to])
	}
}

// begin makes an input the first one of its part, unless there is one.
func (t *Transfer) begin(f fyne.Focusable) {
	if t.first == nil {
		t.first = f
	}
}

// Subtitle implements screen.Screen.
func (t *Transfer) Subtitle() string { return assets.DivisionPath(t.env.W.Division) }

// Content implements screen.Screen.
func (t *Transfer) Content() fyne.CanvasObject { return t.body }

// Status implements screen.Screen.
func (t *Transfer) Status() string { return "" }

// Shortcuts implements screen.Screen: to the part before and after.
func (t *Transfer) Shortcuts() []*fyne.MenuItem {
	item := func(key string, name fyne.KeyName, by int) *fyne.MenuItem {
		m := fyne.NewMenuItem(t.t(key), func() { t.step(by) })
		m.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
		return m
	}
	return []*fyne.MenuItem{item("previous", fyne.KeyUp, -1), item("next", fyne.KeyDown, 1)}
}

// Place implements screen.Screen.
func (t *Transfer) Place() screen.Place { return screen.Place{Screen: screen.Transfer, Filter: t.part} }

// First implements screen.Screen.
func (t *Transfer) First() fyne.Focusable {
	if t.first == nil {
		return t.nav
	}
	return t.first
}

// Leave implements screen.Screen.
func (t *Transfer) Leave() {}

func (t *Transfer) t(key string, args ...any) string { return t.env.T("transfer."+key, args...) }
