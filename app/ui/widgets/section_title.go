package widgets

import (
	"fyne.io/fyne/v2"
)

// SectionTitle is the heading of a page or section, with a sentence below it and
// room for buttons at the right.
type SectionTitle struct {
	Composite
	title, hint *Text
}

// NewSectionTitle returns a heading. An empty hint takes no room.
func NewSectionTitle(title, hint string, right ...fyne.CanvasObject) *SectionTitle {
	s := &SectionTitle{title: NewTitle(title).Wrapped(), hint: NewMuted(hint).Wrapped()}
	s.hint.Hidden = hint == ""
	head := fyne.CanvasObject(s.title)
	if len(right) > 0 {
		head = NewSides(s.title, right...)
	}
	s.Compose(s, NewRows(2, head, s.hint))
	return s
}

// SetText changes heading and sentence.
func (s *SectionTitle) SetText(title, hint string) {
	s.title.SetText(title)
	s.hint.SetText(hint)
	s.hint.Hidden = hint == ""
	s.Refresh()
}
