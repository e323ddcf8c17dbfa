package widgets

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// RowList is a list of any length with rows of a caller's own making, all of one
// height. Only the rows in view exist. One row is the current one: arrows, Page
// Up and Down, Home and End move it, Enter and Space open it, a click does both.
type RowList struct {
	widget.List
	// OnCurrent is called when the user makes another row the current one.
	OnCurrent func(row int)
	// OnOpen is called when the user opens a row.
	OnOpen func(row int)

	length    func() int
	current   int  // -1 for none
	follow    bool // current was chosen from outside
	focused   bool
	rowHeight float32
	onEscape  func() // nil hands the key to the window
}

var _ fyne.Focusable = (*RowList)(nil)

// NewRowList returns a list. Create makes the parts of one row; update fills them
// for a row and must be quick: it runs for every row in view on each change.
func NewRowList(length func() int, create func() fyne.CanvasObject, update func(row int, parts fyne.CanvasObject)) *RowList {
	l := &RowList{length: length, current: -1}
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject {
		row := newListRow(create())
		l.rowHeight = row.MinSize().Height
		return row
	}
	l.UpdateItem = func(row int, o fyne.CanvasObject) {
		r := o.(*listRow)
		r.mark(row == l.current, l.focused)
		update(row, r.parts)
	}
	l.OnSelected = l.tapped
	l.ExtendBaseWidget(l)
	return l
}

// Current returns the current row, -1 when there is none.
func (l *RowList) Current() int { return l.current }

// SetCurrent makes a row the current one and scrolls to it without calling
// OnCurrent. A row outside the list means none.
func (l *RowList) SetCurrent(row int) {
	if row < 0 || row >= l.length() {
		l.current = -1
		l.Refresh()
		return
	}
	l.current = row
	l.follow = true
	l.ScrollTo(row)
}

// Resize implements fyne.Widget. While the window finds its size, a row chosen
// from outside is kept in view, with as many rows before it as there is room for.
func (l *RowList) Resize(size fyne.Size) {
	l.List.Resize(size)
	if l.follow && l.current >= 0 {
		l.ScrollToTop()
		l.ScrollTo(l.current)
	}
}

// Step makes the row so many further down the current one, as far as there are
// rows.
func (l *RowList) Step(by int) { l.moveTo(l.current + by) }

func (l *RowList) moveTo(row int) {
	row = max(0, min(row, l.length()-1))
	if l.length() == 0 || row == l.current {
		return
	}
	l.SetCurrent(row)
	l.follow = false
	if l.OnCurrent != nil {
		l.OnCurrent(row)
	}
}

// Open opens the current row.
func (l *RowList) Open() {
	if l.current >= 0 && l.current < l.length() && l.OnOpen != nil {
		l.OnOpen(l.current)
	}
}

// tapped takes a click on a row. The list's own selection is not used: it would
// not report a second click on the same row.
func (l *RowList) tapped(row int) {
	l.UnselectAll()
	l.moveTo(row)
	l.Open()
}

// TypedKey implements fyne.Focusable.
func (l *RowList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		l.Step(1)
	case fyne.KeyUp:
		l.Step(-1)
	case fyne.KeyPageDown:
		l.Step(l.page())
	case fyne.KeyPageUp:
		l.Step(-l.page())
	case fyne.KeyHome:
		l.moveTo(0)
	case fyne.KeyEnd:
		l.moveTo(l.length() - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.Open()
	case fyne.KeyEscape:
		if l.onEscape != nil {
			l.onEscape()
			return
		}
		passKey(l, key)
	default:
		passKey(l, key)
	}
}

// page is how many rows are in view, less one that stays.
func (l *RowList) page() int {
	return max(1, int(l.Size().Height/l.pitch())-1)
}

// pitch is the distance from one row to the next.
func (l *RowList) pitch() float32 {
	if l.rowHeight == 0 {
		l.CreateItem()
	}
	return l.rowHeight + theme.Size(fynetheme.SizeNamePadding)
}

// FocusGained implements fyne.Focusable. A list without a current row begins
// with the first.
func (l *RowList) FocusGained() {
	l.focused = true
	if l.current < 0 {
		l.moveTo(0)
	}
	l.Refresh()
}

// FocusLost implements fyne.Focusable.
func (l *RowList) FocusLost() {
	l.focused = false
	l.Refresh()
}
