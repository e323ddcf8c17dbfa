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
// of the last layout.
type textRenderer struct {
	text  *Text
	width float32
	lines []fyne.CanvasObject
	wide  float32 // of the widest line
	high  float32 // of one line
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
	for _, line := range r.lines {
		line.Move(fyne.NewPos(0, y))
		line.Resize(fyne.NewSize(size.Width, r.high))
		y += r.high
	}
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
	r.lines = r.lines[:0]
	for _, words := range lines {
		line := canvas.NewText(words, theme.Color(t.color))
		line.TextSize = theme.Size(t.size)
		line.TextStyle.Bold = t.bold
		line.Alignment = t.align
		r.lines = append(r.lines, line)
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

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.lines }
func (r *textRenderer) Destroy()                     {}
