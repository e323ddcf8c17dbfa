package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// focus is the part of a widget that knows whether the keyboard is on it, and
// shows it by drawing the widget anew and scrolling it into view.
type focus struct {
	part    fyne.Widget // the whole widget
	focused bool
}

// FocusGained implements fyne.Focusable.
func (f *focus) FocusGained() {
	f.focused = true
	f.part.Refresh()
	reveal(f.part)
}

// FocusLost implements fyne.Focusable.
func (f *focus) FocusLost() {
	f.focused = false
	f.part.Refresh()
}

// attention is the part of a widget that knows of the pointer over it and of the
// focus on it, and shows both by drawing the widget anew.
type attention struct {
	widget.DisableableWidget
	focus
	hovered bool
}

var _ desktop.Hoverable = (*attention)(nil)

// attend tells the base which widget it is part of.
func (a *attention) attend(part fyne.Widget) {
	a.part = part
	a.ExtendBaseWidget(part)
}

// MouseIn implements desktop.Hoverable.
func (a *attention) MouseIn(*desktop.MouseEvent) {
	a.hovered = true
	a.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (a *attention) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (a *attention) MouseOut() {
	a.hovered = false
	a.Refresh()
}
