package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
)

// Option is one of several answers, of which at most one is chosen: a ring, filled
// when it is, and words that take as many lines as they need. Space, Enter and a
// click choose it.
type Option struct {
	attention
	// OnChosen is called when the user chooses the option.
	OnChosen func()

	words  *Text
	chosen bool
}

var (
	_ fyne.Focusable    = (*Option)(nil)
	_ fyne.Tappable     = (*Option)(nil)
	_ desktop.Hoverable = (*Option)(nil)
)

// NewOption returns an option that is not chosen.
func NewOption(words string, chosen func()) *Option {
	o := &Option{OnChosen: chosen, words: NewText(words).Wrapped()}
	o.attend(o)
	return o
}

// SetChosen fills the ring or empties it, without calling OnChosen.
func (o *Option) SetChosen(chosen bool) {
	if o.chosen != chosen {
		o.chosen = chosen
		o.Refresh()
	}
}

// Chosen reports whether the option is chosen.
func (o *Option) Chosen() bool { return o.chosen }

// Words returns what the option says.
func (o *Option) Words() string { return o.words.Words() }

// Tapped implements fyne.Tappable.
func (o *Option) Tapped(*fyne.PointEvent) {
	Focus(o)
	o.OnChosen()
}

// TypedKey implements fyne.Focusable.
func (o *Option) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		o.OnChosen()
	default:
		passKey(o, key)
	}
}

// TypedRune implements fyne.Focusable.
func (o *Option) TypedRune(rune) {}

// Cursor implements desktop.Cursorable.
func (o *Option) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (o *Option) CreateRenderer() fyne.WidgetRenderer {
	r := &optionRenderer{
		of: o, box: canvas.NewRectangle(color.Transparent), ring: canvas.NewCircle(color.Transparent), dot: canvas.NewCircle(color.Transparent),
	}
	r.paint()
	return r
}

type optionRenderer struct {
	of        *Option
	box       *canvas.Rectangle
	ring, dot *canvas.Circle
}

func (r *optionRenderer) paint() {
	r.box.CornerRadius = theme.Size(fynetheme.SizeNameButtonRadius)
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = color.Transparent, color.Transparent, 1
	r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.Outline), 1
	r.ring.FillColor, r.dot.FillColor = theme.Color(theme.Panel), color.Transparent
	if r.of.hovered {
		r.box.FillColor = theme.Color(theme.AccentSoft)
	}
	if r.of.chosen {
		r.box.FillColor, r.box.StrokeColor = theme.Color(theme.Panel), theme.Color(theme.Accent)
		r.ring.StrokeColor, r.dot.FillColor = theme.Color(theme.Accent), theme.Color(theme.Accent)
	}
	if r.of.focused {
		r.box.StrokeColor, r.box.StrokeWidth = theme.Color(theme.Accent), 2
	}
}

// optionRing is how wide the ring is, optionPad the room around it, in design
// pixels.
const optionRing, optionPad = 12, 7

func (r *optionRenderer) indent() float32 { return theme.Px(2*optionPad + optionRing) }

func (r *optionRenderer) MinSize() fyne.Size {
	return r.of.words.MinSize().AddWidthHeight(r.indent()+theme.Px(optionPad), 2*theme.Px(5))
}

func (r *optionRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	line := fyne.MeasureText("国", theme.Size(theme.Body), fyne.TextStyle{}).Height
	ring, y := theme.Px(optionRing), theme.Px(5)+(line-theme.Px(optionRing))/2
	put(r.ring, theme.Px(optionPad), y, ring, ring)
	put(r.dot, theme.Px(optionPad)+ring/4, y+ring/4, ring/2, ring/2)
	put(r.of.words, r.indent(), theme.Px(5), size.Width-r.indent()-theme.Px(optionPad), size.Height-2*theme.Px(5))
}

func (r *optionRenderer) Refresh() {
	r.paint()
	r.Layout(r.of.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *optionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.ring, r.dot, r.of.words}
}

func (r *optionRenderer) Destroy() {}
