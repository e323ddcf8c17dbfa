package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// Card is a white panel with a title and parts below it.
type Card struct {
	Composite
	title *Text
	note  *Text
}

// NewCard returns a card. Without a title there is no room for one.
func NewCard(title string, parts ...fyne.CanvasObject) *Card {
	c := &Card{title: NewStrong(title), note: NewMuted("").Elided()}
	body := NewRows(10)
	if title != "" {
		body.Add(NewFrame(nil, nil, c.title, nil, Inset(12, 0, c.note)))
	}
	for _, p := range parts {
		body.Add(p)
	}
	c.Compose(c, container.NewStack(NewPanel(theme.Panel, theme.Rule), Inset(18, 14, body)))
	return c
}

// SetTitle changes the title and the muted note behind it.
func (c *Card) SetTitle(title, note string) {
	c.title.SetText(title)
	c.note.SetText(note)
}

// Panel is a filled box with rounded corners, to be stacked below other parts.
type Panel struct {
	widget.BaseWidget
	fill, edge fyne.ThemeColorName
}

// NewPanel returns a box in two colours of the palette. An empty edge means none.
func NewPanel(fill, edge fyne.ThemeColorName) *Panel {
	p := &Panel{fill: fill, edge: edge}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(theme.Color(p.fill))
	box.StrokeColor, box.StrokeWidth = color.Transparent, 1
	if p.edge != "" {
		box.StrokeColor = theme.Color(p.edge)
	}
	box.CornerRadius = theme.Size(fynetheme.SizeNameCardRadius)
	return widget.NewSimpleRenderer(box)
}

// NewRule returns a thin line between parts.
func NewRule() fyne.CanvasObject {
	line := canvas.NewRectangle(theme.Color(theme.Rule))
	line.SetMinSize(fyne.NewSize(1, 1))
	return line
}

// NewFill returns a plain area of one colour of the palette, to be stacked below
// other parts.
func NewFill(name fyne.ThemeColorName) fyne.CanvasObject {
	return canvas.NewRectangle(theme.Color(name))
}
