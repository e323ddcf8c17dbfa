package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// NewBeside puts objects beside each other in the width they need, with gap
// design pixels between them, centred vertically.
func NewBeside(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(beside{gap: gap}, objects...)
}

type beside struct {
	gap float32
}

func (l beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range visible(objects) {
		least := o.MinSize()
		put(o, x, (size.Height-least.Height)/2, least.Width, least.Height)
		x += least.Width + theme.Px(l.gap)
	}
}

func (l beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range visible(objects) {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
		if i > 0 {
			size.Width += theme.Px(l.gap)
		}
	}
	return size
}
