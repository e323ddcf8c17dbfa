package paper

import "math"

// align is where text stands in its cell.
type align int

const (
	left align = iota
	centre
	right
)

// cell is one ruled field of a form.
type cell struct {
	width float64
	text  string
	style style
	align align
	shade bool    // a heading
	bare  bool    // neither shaded nor ruled
	room  float64 // mm kept free under the text, for pen, stamp and fingerprint
	foot  []footLine
	step  float64 // height of each foot line in mm
}

// footLine is a line at the bottom of a cell that is filled in by pen.
type footLine struct{ left, right string }

// row is one line of cells.
type row struct {
	cells []cell
	least float64 // least height in mm
	dense bool    // sets smaller what takes many lines
}

// Measures of the table, in mm.
const (
	padX      = 1.2
	padY      = 0.75
	rowHeight = 6.2
	thin      = 0.2
	thick     = 0.5
)

// denseSize, in points, is the next size (六号) below that of the form (小五).
const denseSize = 7.5

// margin is the space on both sides of the text.
func (c cell) margin() float64 {
	if c.bare {
		return 0
	}
	return padX
}

// setCell is a cell whose text is broken into lines.
type setCell struct {
	cell
	lines []string
}

func (s setCell) height() float64 {
	return float64(len(s.lines))*s.style.lineHeight() + 2*padY + s.room + float64(len(s.foot))*s.step
}

// setRow is a row that knows its height.
type setRow struct {
	cells  []setCell
	least  float64
	height float64
}

// set breaks the text of a row into lines and gives it the height of its
// tallest cell.
func (m *setter) set(r row) (setRow, error) {
	out := setRow{least: max(r.least, rowHeight)}
	for _, c := range r.cells {
		set, err := m.setCell(c)
		if r.dense && len(set.lines) > 2 && set.style.size > denseSize {
			c.style.size = denseSize
			set, err = m.setCell(c)
		}
		if err != nil {
			return setRow{}, err
		}
		out.cells = append(out.cells, set)
	}
	out.height = out.tallest()
	return out, nil
}

func (m *setter) setCell(c cell) (setCell, error) {
	lines, st, err := m.wrap(clean(c.text), c.width-2*c.margin(), c.style)
	c.style = st
	return setCell{cell: c, lines: lines}, err
}

func (r setRow) tallest() float64 {
	height := r.least
	for _, c := range r.cells {
		height = max(height, c.height())
	}
	return height
}

// split cuts a row that is taller than a page: as many lines as fit into room,
// and a row with the rest. What is filled in by pen stays with the rest.
func (r setRow) split(room float64) (first, rest setRow) {
	first, rest = setRow{least: rowHeight, height: room}, setRow{least: rowHeight}
	for _, c := range r.cells {
		n := max(1, int((room-2*padY)/c.style.lineHeight()))
		n = min(n, len(c.lines))
		head, tail := c, c
		head.lines, head.room, head.foot = c.lines[:n], 0, nil
		tail.lines = c.lines[n:]
		first.cells = append(first.cells, head)
		rest.cells = append(rest.cells, tail)
	}
	rest.height = rest.tallest()
	return first, rest
}

// drawRow draws a row with its upper left corner at x, y.
func (c *canvas) drawRow(r setRow, x, y float64) error {
	for _, cell := range r.cells {
		if cell.shade {
			c.fill(x, y, cell.width, r.height)
		}
		if !cell.bare {
			c.rule(x, y, cell.width, r.height, thin)
		}
		if err := c.drawLines(cell, x, y, r.height); err != nil {
			return err
		}
		if err := c.drawFoot(cell, x, y+r.height-padY); err != nil {
			return err
		}
		x += cell.width
	}
	return nil
}

// drawLines sets the text of a cell: in the middle, or at the top where
// something is filled in below it.
func (c *canvas) drawLines(cell setCell, x, y, height float64) error {
	step := cell.style.lineHeight()
	if cell.room == 0 && len(cell.foot) == 0 {
		y += math.Max(padY, (height-step*float64(len(cell.lines)))/2)
	} else {
		y += padY
	}
	for _, line := range cell.lines {
		if err := c.place(x+cell.margin(), y, cell.width-2*cell.margin(), line, cell.style, cell.align); err != nil {
			return err
		}
		y += step
	}
	return nil
}

// drawFoot sets the lines to be filled in, upwards from the bottom.
func (c *canvas) drawFoot(cell setCell, x, bottom float64) error {
	for i, f := range cell.foot {
		y := bottom - float64(len(cell.foot)-i)*cell.step
		st := cell.style
		st.grey = false
		y += cell.step - st.lineHeight()
		if err := c.place(x+padX, y, cell.width-2*padX, f.left, st, left); err != nil {
			return err
		}
		if err := c.place(x+padX, y, cell.width-2*padX, f.right, st, right); err != nil {
			return err
		}
	}
	return nil
}

// place sets one line into a strip of the given width whose top is at y.
func (c *canvas) place(x, y, width float64, s string, st style, a align) error {
	used, err := c.setter.width(s, st)
	if err != nil {
		return err
	}
	switch a {
	case centre:
		x += (width - used) / 2
	case right:
		x += width - used
	}
	return c.text(x, y+baseline(st), s, st)
}

// baseline returns how far below the top of its line the baseline lies. Chinese
// characters stand in a square that begins 0.88 of the size above it.
func baseline(st style) float64 {
	size := st.size * mmPerPoint
	return (st.lineHeight()-size)/2 + 0.88*size
}
