package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
)

// buttonKind is how a button looks.
type buttonKind int

const (
	primary   buttonKind = iota // filled with the accent: the one next step
	secondary                   // outlined
	link                        // underlined words in a text
	bar                         // words in the top bar
)

// Button is a button in one of four looks. Space and Enter press it.
type Button struct {
	attention
	// OnTapped is called when the button is pressed.
	OnTapped func()

	kind     buttonKind
	words    string
	shortcut string
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Tappable     = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
)

// NewPrimaryButton returns the filled button of the one next step of a screen.
func NewPrimaryButton(words string, tapped func()) *Button {
	return newButton(primary, words, tapped)
}

// NewSecondaryButton returns an outlined button.
func NewSecondaryButton(words string, tapped func()) *Button {
	return newButton(secondary, words, tapped)
}

// NewLinkButton returns underlined words that can be pressed, for use beside text.
func NewLinkButton(words string, tapped func()) *Button { return newButton(link, words, tapped) }

// NewBarButton returns words to press in the top bar.
func NewBarButton(words string, tapped func()) *Button { return newButton(bar, words, tapped) }

func newButton(kind buttonKind, words string, tapped func()) *Button {
	b := &Button{OnTapped: tapped, kind: kind, words: words}
	b.attend(b)
	return b
}

// WithShortcut shows keys beside the words, as in "Ctrl+N". The screen makes
// them work, as a shortcut of its menu.
func (b *Button) WithShortcut(keys string) *Button {
	b.shortcut = keys
	return b
}

// Words returns what the button says.
func (b *Button) Words() string { return b.words }

// SetText changes what the button says.
func (b *Button) SetText(words string) {
	b.words = words
	b.Refresh()
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		passKey(b, key)
	}
}

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b, box: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		words: canvas.NewText("", nil), keys: canvas.NewText("", nil),
	}
	r.paint()
	return r
}

type buttonRenderer struct {
	button          *Button
	box, ring, line *canvas.Rectangle
	words, keys     *canvas.Text
}

// buttonLook is the colours of a button in one state.
type buttonLook struct {
	fill, outline, words, keys, ring fyne.ThemeColorName
}

func (b *Button) look() buttonLook {
	switch {
	case b.kind == primary && b.Disabled():
		return buttonLook{fill: theme.Track, words: theme.Muted, keys: theme.Muted}
	case b.kind == primary && b.hovered:
		return buttonLook{fill: theme.AccentHover, words: theme.OnAccent, keys: theme.OnAccent, ring: theme.OnAccent}
	case b.kind == primary:
		return buttonLook{fill: theme.Accent, words: theme.OnAccent, keys: theme.OnAccent, ring: theme.OnAccent}
	case b.kind == bar && b.hovered:
		return buttonLook{fill: theme.AccentHover, words: theme.OnAccent, ring: theme.OnAccent}
	case b.kind == bar:
		return buttonLook{words: theme.OnAccent, ring: theme.OnAccent}
	case b.kind == secondary && b.Disabled():
		return buttonLook{fill: theme.Hover, outline: theme.Rule, words: theme.Muted, keys: theme.Muted}
	case b.kind == secondary && b.hovered:
		return buttonLook{fill: theme.AccentSoft, outline: theme.Outline, words: theme.Accent, keys: theme.Accent, ring: theme.Accent}
	case b.kind == secondary:
		return buttonLook{fill: theme.Panel, outline: theme.Outline, words: theme.Accent, keys: theme.Accent, ring: theme.Accent}
	case b.Disabled():
		return buttonLook{words: theme.Muted}
	}
	return buttonLook{words: theme.Accent, ring: theme.Accent}
}

// colorOrNone turns no name into no colour.
func colorOrNone(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return theme.Color(name)
}

func (r *buttonRenderer) paint() {
	look := r.button.look()
	r.box.FillColor, r.box.StrokeColor = colorOrNone(look.fill), colorOrNone(look.outline)
	r.box.StrokeWidth = 1
	r.box.CornerRadius = theme.Size(fynetheme.SizeNameButtonRadius)
	r.ring.FillColor, r.ring.StrokeColor = color.Transparent, color.Transparent
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, max(0, r.box.CornerRadius-r.inset())
	if r.button.focused {
		r.ring.StrokeColor = colorOrNone(look.ring)
	}
	r.line.FillColor = color.Transparent
	if r.button.kind == link {
		r.line.FillColor = colorOrNone(look.words)
	}
	size := theme.Size(theme.Body)
	if r.button.kind == bar {
		size = theme.Size(theme.Caption)
	}
	r.words.Text, r.words.Color, r.words.TextSize = r.button.words, colorOrNone(look.words), size
	r.keys.Text, r.keys.Color, r.keys.TextSize = r.button.shortcut, colorOrNone(look.keys), size
}

// ringInset keeps the ring on a filled button off its edge, where it would not
// be seen.
func (r *buttonRenderer) inset() float32 {
	if r.button.kind == primary || r.button.kind == bar {
		return 3
	}
	return 0
}

// padding is the room around the words.
func (r *buttonRenderer) padding() fyne.Size {
	switch r.button.kind {
	case link:
		return fyne.NewSize(2, 1)
	case bar:
		return fyne.NewSize(theme.Px(9), theme.Px(6))
	}
	return fyne.NewSize(theme.Px(16), theme.Px(8))
}

// gap is the room between words and shortcut.
func (r *buttonRenderer) gap() float32 {
	if r.button.shortcut == "" {
		return 0
	}
	return theme.Px(14)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	words, pad := r.words.MinSize(), r.padding()
	wide := words.Width + r.gap()
	if r.button.shortcut != "" {
		wide += r.keys.MinSize().Width
	}
	return fyne.NewSize(wide+2*pad.Width, words.Height+2*pad.Height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	inset := r.inset()
	r.ring.Move(fyne.NewPos(inset, inset))
	r.ring.Resize(size.Subtract(fyne.NewSquareSize(2 * inset)))
	words := r.words.MinSize()
	pad := r.padding()
	x := (size.Width - (r.MinSize().Width - 2*pad.Width)) / 2
	y := (size.Height - words.Height) / 2
	r.words.Move(fyne.NewPos(x, y))
	r.words.Resize(words)
	r.keys.Move(fyne.NewPos(x+words.Width+r.gap(), y))
	r.keys.Resize(r.keys.MinSize())
	r.line.Move(fyne.NewPos(x, y+words.Height-theme.Px(2)))
	r.line.Resize(fyne.NewSize(words.Width, 1))
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.ring, r.line, r.words, r.keys}
}

func (r *buttonRenderer) Destroy() {}
