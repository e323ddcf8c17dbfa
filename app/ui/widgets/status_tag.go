package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
	"ruhu/assets/text"
)

// StatusTag is a state in a word and a colour.
type StatusTag struct {
	widget.BaseWidget
	words string
	tone  Tone
}

// NewStatusTag returns a tag.
func NewStatusTag(words string, tone Tone) *StatusTag {
	t := &StatusTag{words: words, tone: tone}
	t.ExtendBaseWidget(t)
	return t
}

// NewStateTag returns the tag of a finding by its state: met, not_met,
// undetermined or not_applicable. None of the words sounds like a decision.
func NewStateTag(lang text.Lang, state string) *StatusTag {
	return NewStatusTag(lang.T("ui.state."+state), ToneOf(state))
}

// Set changes word and colour.
func (t *StatusTag) Set(words string, tone Tone) {
	t.words, t.tone = words, tone
	t.Refresh()
}

// Words returns what the tag says.
func (t *StatusTag) Words() string { return t.words }

// CreateRenderer implements fyne.Widget.
func (t *StatusTag) CreateRenderer() fyne.WidgetRenderer {
	return newPill(7, 1, 3, func(p *pill) {
		p.words.Text, p.words.Color = t.words, theme.Color(t.tone.Ink())
		p.words.TextSize = theme.Size(theme.Caption)
		p.box.FillColor, p.box.StrokeColor = theme.Color(t.tone.Soft()), color.Transparent
	})
}
