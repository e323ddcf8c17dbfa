package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Watch is an invisible ground below everything else in a window. It notices the
// pointer wherever nothing above it does.
type Watch struct {
	widget.BaseWidget
	moved func()
}

var _ desktop.Hoverable = (*Watch)(nil)

// NewWatch returns a ground that calls moved when the pointer moves.
func NewWatch(moved func()) *Watch {
	w := &Watch{moved: moved}
	w.ExtendBaseWidget(w)
	return w
}

// MouseIn implements desktop.Hoverable.
func (w *Watch) MouseIn(*desktop.MouseEvent) { w.moved() }

// MouseMoved implements desktop.Hoverable.
func (w *Watch) MouseMoved(*desktop.MouseEvent) { w.moved() }

// MouseOut implements desktop.Hoverable.
func (w *Watch) MouseOut() { w.moved() }

// CreateRenderer implements fyne.Widget.
func (w *Watch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
