package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// TopBar is the bar over every screen: where one is at the left, what is saved
// and by whom at the right.
type TopBar struct {
	Composite
	title, subtitle *Text
	right           *fyne.Container
}

// topBarHeight is in design pixels.
const topBarHeight = 48

// NewTopBar returns a bar with items at the right: texts by NewBarText, buttons
// by NewBarButton.
func NewTopBar(title, subtitle string, right ...fyne.CanvasObject) *TopBar {
	const gap = 16
	t := &TopBar{
		title:    NewTitle(title).In(theme.OnAccent),
		subtitle: NewText(subtitle).In(theme.OnAccent).Elided(),
		right:    NewBeside(gap, right...),
	}
	where := NewFrame(nil, nil, t.title, nil, Inset(22, 0, t.subtitle))
	body := container.NewStack(NewFill(theme.Accent), Inset(18, 0, NewSides(where, t.right)))
	t.Compose(t, container.New(fixedSize{height: topBarHeight}, body))
	return t
}

// NewBarText returns words for the right of a TopBar.
func NewBarText(words string) *Text {
	return newText(words, theme.Caption, theme.OnAccent, false)
}

// SetTitle says where one is.
func (t *TopBar) SetTitle(title, subtitle string) {
	t.title.SetText(title)
	t.subtitle.SetText(subtitle)
	t.Refresh()
}

// SetItems replaces the items at the right.
func (t *TopBar) SetItems(right ...fyne.CanvasObject) {
	t.right.Objects = right
	t.Refresh()
}
