package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// navEntry is one entry of a NavList.
type navEntry struct {
	widget.BaseWidget
	list    *NavList
	item    NavItem
	hovered bool
}

func newNavEntry(list *NavList, item NavItem) *navEntry {
	e := &navEntry{list: list, item: item}
	e.ExtendBaseWidget(e)
	return e
}

// Tapped implements fyne.Tappable.
func (e *navEntry) Tapped(*fyne.PointEvent) {
	Focus(e.list)
	e.list.choose(e.item.Key)
}

// MouseIn implements desktop.Hoverable.
func (e *navEntry) MouseIn(*desktop.MouseEvent) {
	e.hovered = true
	e.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (e *navEntry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (e *navEntry) MouseOut() {
	e.hovered = false
	e.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (e *navEntry) CreateRenderer() fyne.WidgetRenderer {
	r := &navEntryRenderer{
		entry: e, words: NewText("").Elided(), note: NewCaption(""),
		fill: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
	}
	r.row = NewSides(r.words, r.note)
	r.paint()
	return r
}

type navEntryRenderer struct {
	entry           *navEntry
	fill, bar, ring *canvas.Rectangle
	words, note     *Text
	row             *fyne.Container
}

func (r *navEntryRenderer) paint() {
	e := r.entry
	selected := e.item.Key == e.list.selected
	r.fill.FillColor = colorOrNone(e.list.entryFill(selected, e.hovered))
	r.bar.FillColor, r.ring.FillColor = color.Transparent, color.Transparent
	r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, 2
	if selected && e.list.rail {
		r.bar.FillColor = theme.Color(theme.Accent)
	}
	if selected && e.list.focused {
		r.ring.StrokeColor = theme.Color(theme.Accent)
	}
	r.words.bold = selected
	r.words.words = e.item.Text
	r.words.Refresh()
	r.note.SetText(e.item.Note)
	r.note.SetColor(e.item.Tone.Ink())
}

func (r *navEntryRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.row.MinSize().Width+2*theme.Px(16), theme.Px(42))
}

func (r *navEntryRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.ring.Resize(size)
	r.bar.Resize(fyne.NewSize(theme.Px(4), size.Height))
	pad := theme.Px(16)
	r.row.Move(fyne.NewPos(pad, 0))
	r.row.Resize(fyne.NewSize(size.Width-2*pad, size.Height))
}

func (r *navEntryRenderer) Refresh() {
	r.paint()
	r.row.Refresh()
	r.Layout(r.entry.Size())
	canvas.Refresh(r.entry)
}

func (r *navEntryRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.bar, r.row, r.ring}
}

func (r *navEntryRenderer) Destroy() {}
