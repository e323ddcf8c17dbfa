package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Composite is a widget made of one other object. Widgets and screens that only
// arrange others embed it and call Compose. Fields find the scroll they stand in
// through it.
type Composite struct {
	widget.BaseWidget
	body fyne.CanvasObject
}

// Compose makes self the widget that shows body.
func (c *Composite) Compose(self fyne.Widget, body fyne.CanvasObject) {
	c.body = body
	c.ExtendBaseWidget(self)
}

// Body returns what the widget is made of.
func (c *Composite) Body() fyne.CanvasObject { return c.body }

// CreateRenderer implements fyne.Widget.
func (c *Composite) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer{body: c.body}
}

type bodyRenderer struct {
	body fyne.CanvasObject
}

func (r *bodyRenderer) Layout(size fyne.Size)        { r.body.Resize(size) }
func (r *bodyRenderer) MinSize() fyne.Size           { return r.body.MinSize() }
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.body} }
func (r *bodyRenderer) Refresh()                     { r.body.Refresh() }
func (r *bodyRenderer) Destroy()                     {}
