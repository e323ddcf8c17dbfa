package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// attention is the part of a widget that knows of the pointer over it and of the
// focus on it, and shows both by drawing the widget anew. With the focus it
// scrolls itself into view.
type attention struct {
	widget.DisableableWidget
	part             fyne.Widget // the whole widget
	hovered, focused bool
}

var _ desktop.Hoverable = (*attention)(nil)

// attend tells the base which widget it is part of.
func (a *attention) attend(part fyne.Widget) {
	a.part = part
	a.ExtendBaseWidget(part)
}

// FocusGained implements fyne.Focusable.
func (a *attention) FocusGained() {
	a.focused = true
	a.Refresh()
	reveal(a.part)
}

// FocusLost implements fyne.Focusable.
func (a *attention) FocusLost() {
	a.focused = false
	a.Refresh()
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
