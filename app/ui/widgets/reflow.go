package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// Reflow is the columns of a table whose rows break into several lines where
// there is no room for one. Use one Reflow for the head and all rows.
type Reflow struct {
	least float32
	gap   float32
	wide  *Columns
	lines []*Columns
}

// NewReflow returns columns for rows that are at least so many design pixels
// wide, and for narrower ones the columns of each line, which together have as
// many cells.
func NewReflow(least, gap float32, wide *Columns, lines ...*Columns) *Reflow {
	return &Reflow{least: least, gap: gap, wide: wide, lines: lines}
}

// Row returns one row of cells.
func (r *Reflow) Row(cells ...fyne.CanvasObject) *fyne.Container {
	return container.New(&reflowRow{Reflow: r}, cells...)
}

// reflowRow remembers its last width, on which its height depends.
type reflowRow struct {
	*Reflow
	width float32
}

func (r *reflowRow) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	if r.fits() {
		r.wide.Layout(cells, size)
		return
	}
	y := float32(0)
	for _, line := range r.split(cells) {
		line.Layout(line.cells, fyne.NewSize(size.Width, 0))
		high := line.MinSize(line.cells).Height
		line.Layout(line.cells, fyne.NewSize(size.Width, high))
		for _, c := range line.cells {
			c.Move(c.Position().AddXY(0, y))
		}
		y += high + theme.Px(r.gap)
	}
}

// fits reports whether the last width had room for one line.
func (r *reflowRow) fits() bool { return r.width == 0 || r.width >= theme.Px(r.least) }

type reflowLine struct {
	*Columns
	cells []fyne.CanvasObject
}

// split says which cells stand in which line.
func (r *reflowRow) split(cells []fyne.CanvasObject) []reflowLine {
	var lines []reflowLine
	for _, l := range r.lines {
		n := min(len(l.columns), len(cells))
		lines = append(lines, reflowLine{l, cells[:n]})
		cells = cells[n:]
	}
	return lines
}

// MinSize is as narrow as the broken row and as high as the row is now.
func (r *reflowRow) MinSize(cells []fyne.CanvasObject) fyne.Size {
	var broken fyne.Size
	for i, line := range r.split(cells) {
		least := line.MinSize(line.cells)
		broken.Width = max(broken.Width, least.Width)
		broken.Height += least.Height
		if i > 0 {
			broken.Height += theme.Px(r.gap)
		}
	}
	if r.fits() {
		broken.Height = r.wide.MinSize(cells).Height
	}
	return broken
}
