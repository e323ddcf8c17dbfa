package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
)

// Reader shows something longer than its place. The keyboard reaches it: arrows,
// Page Up, Page Down, Home and End scroll.
type Reader struct {
	attention
	scroll *container.Scroll
}

var _ fyne.Focusable = (*Reader)(nil)

// NewReader returns a place to read in.
func NewReader(content fyne.CanvasObject) *Reader {
	r := &Reader{scroll: container.NewVScroll(content)}
	r.attend(r)
	return r
}

// SetContent shows something else, from its beginning.
func (r *Reader) SetContent(content fyne.CanvasObject) {
	r.scroll.Content = content
	r.scroll.ScrollToTop()
	r.scroll.Refresh()
}

// Body returns what is scrolled.
func (r *Reader) Body() fyne.CanvasObject { return r.scroll }

// TypedKey implements fyne.Focusable.
func (r *Reader) TypedKey(key *fyne.KeyEvent) {
	const line = 40
	page := r.scroll.Size().Height - theme.Px(line)
	switch key.Name {
	case fyne.KeyDown:
		r.by(theme.Px(line))
	case fyne.KeyUp:
		r.by(-theme.Px(line))
	case fyne.KeyPageDown, fyne.KeySpace:
		r.by(page)
	case fyne.KeyPageUp:
		r.by(-page)
	case fyne.KeyHome:
		r.scroll.ScrollToTop()
	case fyne.KeyEnd:
		r.scroll.ScrollToBottom()
	default:
		passKey(r, key)
	}
}

func (r *Reader) by(way float32) {
	most := max(0, r.scroll.Content.MinSize().Height-r.scroll.Size().Height)
	r.scroll.ScrollToOffset(fyne.NewPos(0, min(most, max(0, r.scroll.Offset.Y+way))))
}

// TypedRune implements fyne.Focusable.
func (r *Reader) TypedRune(rune) {}

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(color.Transparent)
	box.StrokeWidth = 1
	box.CornerRadius = theme.Size(fynetheme.SizeNameCardRadius)
	out := &readerRenderer{r, box}
	out.paint()
	return out
}

type readerRenderer struct {
	of  *Reader
	box *canvas.Rectangle
}

func (r *readerRenderer) paint() {
	r.box.StrokeColor = theme.Color(theme.Rule)
	if r.of.focused {
		r.box.StrokeColor = theme.Color(theme.Accent)
	}
}

func (r *readerRenderer) MinSize() fyne.Size { return fyne.NewSize(theme.Px(120), theme.Px(120)) }

func (r *readerRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	pad := theme.Px(12)
	put(r.of.scroll, pad, pad, size.Width-2*pad, size.Height-2*pad)
}

func (r *readerRenderer) Refresh() {
	r.paint()
	r.box.Refresh()
	r.of.scroll.Refresh()
}

func (r *readerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.of.scroll}
}

func (r *readerRenderer) Destroy() {}
