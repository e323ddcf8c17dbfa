package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// Finding is what a FindingCard says.
type Finding struct {
	Tone   Tone
	Title  string              // the state in words: 收入低于标准
	About  string              // beside it: whom or what it is about, what is still to be reviewed
	Text   string              // the sum and its reason
	Clause string              // where the policy says so
	Links  []fyne.CanvasObject // below, beside each other
}

// FindingCard shows one finding: a bar in its colour, title, text and clause.
type FindingCard struct {
	Composite
}

// NewFindingCard returns the card of a finding. A finding that changes gets a
// new card.
func NewFindingCard(f Finding) *FindingCard {
	parts := NewRows(3, NewFlow(12, newText(f.Title, theme.Body, f.titleInk(), true), NewText(f.About)))
	for _, words := range []*Text{NewMuted(f.Text), NewCaption(f.Clause)} {
		if words.Words() != "" {
			parts.Add(words.Wrapped())
		}
	}
	if len(f.Links) > 0 {
		parts.Add(NewFlow(16, f.Links...))
	}
	c := &FindingCard{}
	mark := canvas.NewRectangle(theme.Color(f.Tone.Bar()))
	mark.SetMinSize(fyne.NewSize(4, 1))
	c.Compose(c, container.NewStack(
		NewFill(theme.Panel),
		NewFrame(nil, nil, mark, nil, Inset(12, 8, parts)),
	))
	return c
}

// titleInk is the colour of the title. A quiet finding is read as text.
func (f Finding) titleInk() fyne.ThemeColorName {
	if f.Tone == ToneQuiet {
		return theme.Ink
	}
	return f.Tone.Ink()
}
