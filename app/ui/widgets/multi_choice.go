package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
	"ruhu/assets/text"
	"ruhu/survey"
)

// MultiChoice is a set of answers of which any number may hold, as a row of
// buttons. The keyboard reaches it once: left and right move along the row,
// Space and the digits 1 to 9 press a button or release it, Enter goes on.
type MultiChoice struct {
	widget.BaseWidget
	focus
	// OnEdit is called when the user presses or releases a button: with the codes
	// in the order in which they were chosen, nil for none.
	OnEdit func(codes []string)

	parts []*toggle
	row   *fyne.Container
	codes []string
	at    int // button that Space presses
}

var _ fyne.Focusable = (*MultiChoice)(nil)

// NewMultiChoice returns a choice from a list with nothing chosen.
func NewMultiChoice(lang text.Lang, list survey.CodeList, onEdit func(codes []string)) *MultiChoice {
	m := &MultiChoice{OnEdit: onEdit, row: NewFlow(4)}
	for _, c := range list {
		part := &toggle{choice: m, code: c.Code, words: list.Text(c.Code, string(lang))}
		part.ExtendBaseWidget(part)
		m.parts = append(m.parts, part)
		m.row.Add(part)
	}
	m.part = m
	m.ExtendBaseWidget(m)
	return m
}

// Codes returns what is chosen, in the order in which it was chosen.
func (m *MultiChoice) Codes() []string { return slices.Clone(m.codes) }

// SetCodes shows what is chosen without calling OnEdit. Codes that are not on
// the list stay chosen, unseen.
func (m *MultiChoice) SetCodes(codes []string) {
	m.codes = slices.Clone(codes)
	m.Refresh()
}

// press chooses a code, or takes it back, on behalf of the user.
func (m *MultiChoice) press(i int) {
	m.at = i
	code := m.parts[i].code
	if have := slices.Index(m.codes, code); have >= 0 {
		m.codes = slices.Delete(slices.Clone(m.codes), have, have+1)
	} else {
		m.codes = append(slices.Clone(m.codes), code)
	}
	if len(m.codes) == 0 {
		m.codes = nil
	}
	m.Refresh()
	if m.OnEdit != nil {
		m.OnEdit(m.Codes())
	}
}

// TypedKey implements fyne.Focusable.
func (m *MultiChoice) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		m.at = max(0, m.at-1)
		m.Refresh()
	case fyne.KeyRight:
		m.at = min(len(m.parts)-1, m.at+1)
		m.Refresh()
	case fyne.KeySpace:
		m.press(m.at)
	case fyne.KeyReturn, fyne.KeyEnter:
		focusNext(m)
	default:
		passKey(m, key)
	}
}

// TypedRune implements fyne.Focusable.
func (m *MultiChoice) TypedRune(r rune) {
	if i := digitOf(r) - 1; i >= 0 && i < len(m.parts) {
		m.press(i)
	}
}

// CreateRenderer implements fyne.Widget.
func (m *MultiChoice) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{body: m.row} }

// toggle is one button of the row.
type toggle struct {
	widget.BaseWidget
	choice      *MultiChoice
	code, words string
}

// Tapped implements fyne.Tappable.
func (b *toggle) Tapped(*fyne.PointEvent) {
	Focus(b.choice)
	b.choice.press(slices.Index(b.choice.parts, b))
}

// CreateRenderer implements fyne.Widget.
func (b *toggle) CreateRenderer() fyne.WidgetRenderer { return newPill(13, 5, 4, b.dress) }

func (b *toggle) dress(p *pill) {
	words, fill, edge, ring := theme.Ink, theme.Panel, theme.FieldBorder, theme.Accent
	if slices.Contains(b.choice.codes, b.code) {
		words, fill, edge, ring = theme.OnAccent, theme.Accent, theme.Accent, theme.OnAccent
	}
	p.words.Text, p.words.Color = b.words, theme.Color(words)
	p.words.TextSize = theme.Size(theme.Body)
	p.box.FillColor, p.box.StrokeColor = theme.Color(fill), theme.Color(edge)
	p.ring.StrokeColor = color.Transparent
	if b.choice.focused && b == b.choice.parts[b.choice.at] {
		p.ring.StrokeColor = theme.Color(ring)
	}
}
