package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// Banner is a message at the top of a screen: what happened, what is safe, what
// to do next. It is hidden until there is one.
type Banner struct {
	Composite
	words  *Text
	fill   *canvas.Rectangle
	mark   *canvas.Rectangle
	action *Button
}

// NewBanner returns a hidden banner.
func NewBanner() *Banner {
	b := &Banner{
		words: NewText("").Wrapped(), action: NewLinkButton("", nil),
		fill: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent),
	}
	b.mark.SetMinSize(fyne.NewSize(4, 1))
	b.Compose(b, container.NewStack(b.fill,
		NewFrame(nil, nil, b.mark, nil, Inset(14, 9, NewSides(b.words, b.action)))))
	b.Hide()
	return b
}

// Say shows a message.
func (b *Banner) Say(tone Tone, words string) { b.SayWith(tone, words, "", nil) }

// SayWith shows a message with something to press beside it.
func (b *Banner) SayWith(tone Tone, words, action string, tapped func()) {
	b.fill.FillColor = theme.Color(tone.Soft())
	b.mark.FillColor = theme.Color(tone.Bar())
	b.words.SetText(words)
	b.words.SetColor(tone.Ink())
	b.action.OnTapped = tapped
	b.action.Hidden = action == ""
	b.action.SetText(action)
	b.Show()
	b.Refresh()
}

// Words returns what the banner says, empty while it is hidden.
func (b *Banner) Words() string {
	if !b.Visible() {
		return ""
	}
	return b.words.Words()
}
