package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// Column is the width of one column: a fixed number of design pixels, or a share
// of what the fixed ones leave.
type Column struct {
	width float32
	share float32
}

// Fixed is a column of so many design pixels.
func Fixed(width float32) Column { return Column{width: width} }

// Share is a column that takes a part of what the fixed columns leave, in
// proportion to the others.
func Share(part float32) Column { return Column{share: part} }

// Columns lays the cells of a row out in columns. Use one Columns for the head
// and all rows of a table so that they stand below each other.
type Columns struct {
	gap     float32
	columns []Column
	top     bool
}

var _ fyne.Layout = (*Columns)(nil)

// NewColumns returns columns with gap design pixels between them.
func NewColumns(gap float32, columns ...Column) *Columns {
	return &Columns{gap: gap, columns: columns}
}

// AlignTop puts cells at the top of their row instead of in its middle.
func (c *Columns) AlignTop() *Columns {
	c.top = true
	return c
}

// Row returns one row of cells, the first cell in the first column.
func (c *Columns) Row(cells ...fyne.CanvasObject) *fyne.Container {
	return container.New(c, cells...)
}

// widths returns the width of each column in a row of the given width.
func (c *Columns) widths(total float32) []float32 {
	left, shares := total-theme.Px(c.gap)*float32(len(c.columns)-1), float32(0)
	for _, col := range c.columns {
		left -= theme.Px(col.width)
		shares += col.share
	}
	widths := make([]float32, len(c.columns))
	for i, col := range c.columns {
		widths[i] = theme.Px(col.width)
		if col.share > 0 {
			widths[i] = max(0, left*col.share/shares)
		}
	}
	return widths
}

// Layout implements fyne.Layout.
func (c *Columns) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range c.widths(size.Width) {
		if i >= len(cells) {
			return
		}
		high := heightFor(cells[i], width)
		cells[i].Resize(fyne.NewSize(width, high))
		y := max(0, (size.Height-high)/2)
		if c.top {
			y = 0
		}
		cells[i].Move(fyne.NewPos(x, y))
		x += width + theme.Px(c.gap)
	}
}

// MinSize implements fyne.Layout.
func (c *Columns) MinSize(cells []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Px(c.gap)*float32(max(0, len(c.columns)-1)), 0)
	for i, col := range c.columns {
		least := fyne.Size{}
		if i < len(cells) {
			least = cells[i].MinSize()
		}
		if col.share > 0 {
			size.Width += least.Width
		} else {
			size.Width += theme.Px(col.width)
		}
		size.Height = max(size.Height, least.Height)
	}
	return size
}
