package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
	"ruhu/assets/text"
	"ruhu/survey"
)

// SegmentedChoice is a small set of answers as a row of buttons of which one is
// pressed. The keyboard reaches it once: left and right choose, so do the digits
// 1 to 9, Backspace and Delete take the answer back, Enter goes on.
type SegmentedChoice struct {
	widget.DisableableWidget
	focus
	// OnEdit is called when the user chooses: with the code, empty for "not asked".
	OnEdit func(code string)

	parts []*segment
	row   *fyne.Container
	code  string
}

var _ fyne.Focusable = (*SegmentedChoice)(nil)

// NewSegmentedChoice returns a choice from a list, in the order of the list, with
// nothing chosen. Pressing the chosen button again goes back to "not asked".
func NewSegmentedChoice(lang text.Lang, list survey.CodeList, onEdit func(code string)) *SegmentedChoice {
	s := &SegmentedChoice{OnEdit: onEdit, row: NewFlow(4)}
	for _, c := range list {
		part := &segment{choice: s, code: c.Code, words: list.Text(c.Code, string(lang))}
		part.ExtendBaseWidget(part)
		s.parts = append(s.parts, part)
		s.row.Add(part)
	}
	s.part = s
	s.ExtendBaseWidget(s)
	return s
}

// Code returns the code chosen, empty when none is.
func (s *SegmentedChoice) Code() string { return s.code }

// SetCode shows a choice without calling OnEdit.
func (s *SegmentedChoice) SetCode(code string) {
	s.code = code
	s.Refresh()
}

// choose makes a choice on behalf of the user.
func (s *SegmentedChoice) choose(code string) {
	if s.Disabled() || code == s.code {
		return
	}
	s.SetCode(code)
	if s.OnEdit != nil {
		s.OnEdit(code)
	}
}

// tapped chooses, or takes the choice back where it was made already.
func (s *SegmentedChoice) tapped(code string) {
	Focus(s)
	if code == s.code {
		code = ""
	}
	s.choose(code)
}

// index is the place of the choice in the row, -1 for none.
func (s *SegmentedChoice) index() int {
	for i, p := range s.parts {
		if p.code == s.code {
			return i
		}
	}
	return -1
}

// step chooses the neighbour; from no choice, the first or the last.
func (s *SegmentedChoice) step(by int) {
	i := s.index() + by
	if s.index() < 0 && by < 0 {
		i = len(s.parts) - 1
	}
	if i >= 0 && i < len(s.parts) {
		s.choose(s.parts[i].code)
	}
}

// TypedKey implements fyne.Focusable.
func (s *SegmentedChoice) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.step(-1)
	case fyne.KeyRight:
		s.step(1)
	case fyne.KeyBackspace, fyne.KeyDelete:
		s.choose("")
	case fyne.KeyReturn, fyne.KeyEnter:
		focusNext(s)
	default:
		passKey(s, key)
	}
}

// TypedRune implements fyne.Focusable.
func (s *SegmentedChoice) TypedRune(r rune) {
	if i := digitOf(r) - 1; i >= 0 && i < len(s.parts) {
		s.choose(s.parts[i].code)
	}
}

// digitOf returns the value of a digit, 0 for every other character.
func digitOf(r rune) int {
	digit, err := strconv.Atoi(survey.FoldWidth(string(r)))
	if err != nil {
		return 0
	}
	return digit
}

// CreateRenderer implements fyne.Widget.
func (s *SegmentedChoice) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer{body: s.row}
}

// segment is one button of the row.
type segment struct {
	widget.BaseWidget
	choice      *SegmentedChoice
	code, words string
}

// Words returns what the answer says.
func (s *segment) Words() string { return s.words }

// Tapped implements fyne.Tappable.
func (s *segment) Tapped(*fyne.PointEvent) { s.choice.tapped(s.code) }

// CreateRenderer implements fyne.Widget.
func (s *segment) CreateRenderer() fyne.WidgetRenderer {
	return newPill(13, 5, 4, s.dress)
}

func (s *segment) dress(p *pill) {
	chosen, words, fill, edge := s.code == s.choice.code, theme.Ink, theme.Panel, theme.FieldBorder
	ring := theme.Accent
	switch {
	case chosen && s.choice.Disabled():
		fill, edge = theme.Track, theme.Outline
	case chosen && s.code == "": // not an answer, and must not look like one
		words, fill, edge = theme.Muted, theme.Track, theme.Outline
	case chosen:
		words, fill, edge, ring = theme.OnAccent, theme.Accent, theme.Accent, theme.OnAccent
	case s.choice.Disabled():
		words, fill, edge = theme.Muted, theme.Hover, theme.Rule
	}
	p.words.Text, p.words.Color = s.words, theme.Color(words)
	p.words.TextSize = theme.Size(theme.Body)
	p.box.FillColor, p.box.StrokeColor = theme.Color(fill), theme.Color(edge)
	p.ring.StrokeColor = color.Transparent
	if s.choice.focused && s == s.choice.parts[max(0, s.choice.index())] {
		p.ring.StrokeColor = theme.Color(ring)
	}
}
