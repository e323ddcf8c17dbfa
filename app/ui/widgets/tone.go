package widgets

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/theme"
)

// Tone is what a word, bar or message means for the reader. It is always shown
// in words too: a tenth of the men cannot tell red from green.
type Tone int

// The tones.
const (
	ToneQuiet  Tone = iota // nothing to do
	ToneAccent             // the matter at hand
	ToneOK                 // in order
	ToneWarn               // something is missing
	ToneBad                // cannot stay as it is
)

// ToneOf returns the tone of a finding by its state: met, not_met, undetermined
// or not_applicable. What is good news depends on the question, so met is not
// green by itself: a screen that knows the question chooses another tone.
func ToneOf(state string) Tone {
	switch state {
	case "met":
		return ToneAccent
	case "undetermined":
		return ToneWarn
	}
	return ToneQuiet
}

// Ink is the colour of words in the tone.
func (t Tone) Ink() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{theme.Muted, theme.Accent, theme.OK, theme.Warn, theme.Bad}[t]
}

// Soft is the colour behind such words.
func (t Tone) Soft() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{theme.Hover, theme.AccentSoft, theme.OKSoft, theme.WarnSoft, theme.BadSoft}[t]
}

// Bar is the colour of bars in the tone.
func (t Tone) Bar() fyne.ThemeColorName {
	if t == ToneQuiet {
		return theme.Quiet
	}
	return t.Ink()
}
