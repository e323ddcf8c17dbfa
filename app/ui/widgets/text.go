package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// overflow says what a text does that is wider than its place.
type overflow int

const (
	overflowKeep  overflow = iota // asks for the width it needs
	overflowElide                 // ends in an ellipsis
	overflowWrap                  // takes more lines
)

// Text is words in one of the sizes and colours of the theme. By default it is
// one line and asks for the width it needs.
type Text struct {
	widget.BaseWidget
	words    string
	size     fyne.ThemeSizeName
	color    fyne.ThemeColorName
	bold     bool
	align    fyne.TextAlign
	overflow overflow
	struck   bool // a line through it
}

// NewText returns ordinary text.
func NewText(words string) *Text { return newText(words, theme.Body, theme.Ink, false) }

// NewStrong returns bold text.
func NewStrong(words string) *Text { return newText(words, theme.Body, theme.Ink, true) }

// NewMuted returns secondary text.
func NewMuted(words string) *Text { return newText(words, theme.Body, theme.Muted, false) }

// NewCaption returns small secondary text: table heads, hints, clauses.
func NewCaption(words string) *Text { return newText(words, theme.Caption, theme.Muted, false) }

// NewTitle returns the heading of a page.
func NewTitle(words string) *Text { return newText(words, theme.Title, theme.Ink, true) }

// NewFigure returns the one large number of a card.
func NewFigure(words string) *Text { return newText(words, theme.Figure, theme.Ink, true) }

func newText(words string, size fyne.ThemeSizeName, color fyne.ThemeColorName, bold bool) *Text {
	t := &Text{words: words, size: size, color: color, bold: bold}
	t.ExtendBaseWidget(t)
	return t
}

// Wrapped lets the text take as many lines as it needs in the width it is given.
func (t *Text) Wrapped() *Text { t.overflow = overflowWrap; return t }

// Elided cuts the text with an ellipsis where it does not fit.
func (t *Text) Elided() *Text { t.overflow = overflowElide; return t }

// Right aligns the text to the right, as figures are.
func (t *Text) Right() *Text { t.align = fyne.TextAlignTrailing; return t }

// Centered centres the text.
func (t *Text) Centered() *Text { t.align = fyne.TextAlignCenter; return t }

// In gives the text a colour of the palette.
func (t *Text) In(color fyne.ThemeColorName) *Text { t.color = color; return t }

// Words returns what the text says.
func (t *Text) Words() string { return t.words }

// SetText changes what the text says.
func (t *Text) SetText(words string) {
	if t.words != words {
		t.words = words
		t.Refresh()
	}
}

// SetColor changes the colour of the text.
func (t *Text) SetColor(color fyne.ThemeColorName) {
	if t.color != color {
		t.color = color
		t.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.arrange()
	return r
}

// baseline is how far below its top the text stands.
func (t *Text) baseline() float32 {
	_, base := fyne.CurrentApp().Driver().RenderedTextSize(t.words, theme.Size(t.size), fyne.TextStyle{Bold: t.bold}, nil)
	return base
}

func (t *Text) measure(words string) fyne.Size {
	return fyne.MeasureText(words, theme.Size(t.size), fyne.TextStyle{Bold: t.bold})
}

// textRenderer holds one canvas text a line. The lines are those for the width
// of the last layout. It strikes text out itself: a text style with a line
// through it would cost another copy of the font.
type textRenderer struct {
	text    *Text
	width   float32
	lines   []*canvas.Text
	strikes []*canvas.Rectangle // one a line where the text is struck out
	wide    float32             // of the words on one line
	high    float32             // of one line
}

func (r *textRenderer) Layout(size fyne.Size) {
	if size.Width != r.width {
		r.width = size.Width
		r.arrange()
	}
	y := float32(0)
	if len(r.lines) == 1 {
		y = max(0, (size.Height-r.high)/2)
	}
	for i, line := range r.lines {
		put(line, 0, y, size.Width, r.high)
		if r.text.struck {
			wide := line.MinSize().Width
			put(r.strikes[i], r.start(size.Width-wide), y+r.high/2+theme.Px(1), wide, 1)
		}
		y += r.high
	}
}

// start is where a line begins that leaves so much room.
func (r *textRenderer) start(room float32) float32 {
	switch r.text.align {
	case fyne.TextAlignTrailing:
		return room
	case fyne.TextAlignCenter:
		return room / 2
	}
	return 0
}

// arrange breaks the words into lines for the present width.
func (r *textRenderer) arrange() {
	t := r.text
	natural := t.measure(t.words)
	r.wide, r.high = natural.Width, natural.Height
	lines := []string{t.words}
	wide := func(s string) float32 { return t.measure(s).Width }
	switch {
	case t.overflow == overflowWrap:
		lines = wrapText(t.words, r.wrapWidth(), wide)
		r.high = t.measure("国").Height
	case t.overflow == overflowElide && r.width > 0:
		lines = []string{elideText(t.words, r.width, wide)}
	}
	r.show(lines)
}

// show makes one canvas text a line, from those there are as far as they go.
func (r *textRenderer) show(lines []string) {
	t := r.text
	r.lines = r.lines[:min(len(r.lines), len(lines))]
	r.strikes = nil
	for i, words := range lines {
		if i == len(r.lines) {
			r.lines = append(r.lines, canvas.NewText("", nil))
		}
		line := r.lines[i]
		line.Text, line.Color, line.TextSize = words, theme.Color(t.color), theme.Size(t.size)
		line.TextStyle.Bold, line.Alignment = t.bold, t.align
		if t.struck {
			r.strikes = append(r.strikes, canvas.NewRectangle(theme.Color(t.color)))
		}
	}
}

// wrapWidth is the width lines are broken for: none before the first layout.
func (r *textRenderer) wrapWidth() float32 {
	if r.width <= 0 {
		return 1e6
	}
	return r.width
}

func (r *textRenderer) MinSize() fyne.Size {
	const narrowest = 4 // characters
	em := theme.Size(r.text.size)
	switch r.text.overflow {
	case overflowWrap:
		return fyne.NewSize(min(narrowest*em, r.wide), r.high*float32(len(r.lines)))
	case overflowElide:
		return fyne.NewSize(min(narrowest*em, r.wide), r.high)
	}
	return fyne.NewSize(r.wide, r.high)
}

func (r *textRenderer) Refresh() {
	r.arrange()
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *textRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.lines)+len(r.strikes))
	for _, line := range r.lines {
		objects = append(objects, line)
	}
	for _, strike := range r.strikes {
		objects = append(objects, strike)
	}
	return objects
}

func (r *textRenderer) Destroy() {}
