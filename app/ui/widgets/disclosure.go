package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
)

// Disclosure is the name of something whose details can be opened and closed,
// with a small line below it. Space, Enter and a click do so.
type Disclosure struct {
	attention
	// OnTapped is called when the user wants the details, or no longer.
	OnTapped func()

	title, below, note *Text
	open               bool
}

var (
	_ fyne.Focusable    = (*Disclosure)(nil)
	_ fyne.Tappable     = (*Disclosure)(nil)
	_ desktop.Hoverable = (*Disclosure)(nil)
)

// NewDisclosure returns a name whose details are open or not.
func NewDisclosure(open bool, tapped func()) *Disclosure {
	d := &Disclosure{
		OnTapped: tapped, open: open,
		title: NewStrong("").Wrapped(), below: NewCaption("").Wrapped(), note: NewCaption("").Wrapped(),
	}
	d.attend(d)
	return d
}

// SetText changes the name, the line below it, and a note in a tone after that.
func (d *Disclosure) SetText(title, below, note string, tone Tone) {
	d.title.SetText(title)
	d.below.SetText(below)
	d.note.SetText(note)
	d.note.SetColor(tone.Ink())
	d.below.Hidden = below == ""
	d.note.Hidden = note == ""
	d.Refresh()
}

// Title returns the name.
func (d *Disclosure) Title() string { return d.title.Words() }

// Tapped implements fyne.Tappable.
func (d *Disclosure) Tapped(*fyne.PointEvent) {
	Focus(d)
	if d.OnTapped != nil {
		d.OnTapped()
	}
}

// TypedKey implements fyne.Focusable.
func (d *Disclosure) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		d.Tapped(nil)
	default:
		passKey(d, key)
	}
}

// TypedRune implements fyne.Focusable.
func (d *Disclosure) TypedRune(rune) {}

// Cursor implements desktop.Cursorable.
func (d *Disclosure) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (d *Disclosure) CreateRenderer() fyne.WidgetRenderer {
	r := &disclosureRenderer{
		of: d, box: canvas.NewRectangle(color.Transparent), arrow: canvas.NewImageFromResource(nil),
		words: NewRows(1, d.title, d.below, d.note),
	}
	r.paint()
	return r
}

type disclosureRenderer struct {
	of    *Disclosure
	box   *canvas.Rectangle
	arrow *canvas.Image
	words *fyne.Container
}

func (r *disclosureRenderer) paint() {
	icon := fynetheme.MenuExpandIcon()
	if r.of.open {
		icon = fynetheme.MenuDropDownIcon()
	}
	r.arrow.Resource = fynetheme.NewColoredResource(icon, theme.Muted)
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = color.Transparent, color.Transparent, 2
	r.box.CornerRadius = theme.Size(fynetheme.SizeNameButtonRadius)
	if r.of.hovered {
		r.box.FillColor = theme.Color(theme.Hover)
	}
	if r.of.focused {
		r.box.StrokeColor = theme.Color(theme.Accent)
	}
}

func (r *disclosureRenderer) indent() float32 {
	return theme.Size(fynetheme.SizeNameInlineIcon) + theme.Px(6)
}

func (r *disclosureRenderer) MinSize() fyne.Size {
	return r.words.MinSize().AddWidthHeight(r.indent()+theme.Px(4), 2*theme.Px(4))
}

func (r *disclosureRenderer) Layout(size fyne.Size) {
	icon := theme.Size(fynetheme.SizeNameInlineIcon)
	r.box.Resize(size)
	r.arrow.Move(fyne.NewPos(0, theme.Px(5)))
	r.arrow.Resize(fyne.NewSquareSize(icon))
	put(r.words, r.indent(), theme.Px(4), size.Width-r.indent()-theme.Px(4), size.Height-2*theme.Px(4))
}

func (r *disclosureRenderer) Refresh() {
	r.paint()
	r.Layout(r.of.Size())
	r.box.Refresh()
	r.arrow.Refresh()
	r.words.Refresh()
}

func (r *disclosureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.arrow, r.words}
}

func (r *disclosureRenderer) Destroy() {}
