package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// NewSides puts one object at the left, which takes all the room there is, and
// others at the right in the width they need. All are centred vertically.
func NewSides(left fyne.CanvasObject, right ...fyne.CanvasObject) *fyne.Container {
	return container.New(sides{gap: 12}, append([]fyne.CanvasObject{left}, right...)...)
}

type sides struct {
	gap float32
}

func (l sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for i := len(objects) - 1; i > 0; i-- {
		if !objects[i].Visible() {
			continue
		}
		least := objects[i].MinSize()
		x -= least.Width
		objects[i].Resize(least)
		objects[i].Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x -= theme.Px(l.gap)
	}
	left := objects[0]
	high := heightFor(left, max(0, x))
	left.Resize(fyne.NewSize(max(0, x), high))
	left.Move(fyne.NewPos(0, (size.Height-high)/2))
}

func (l sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width += least.Width
		if i > 0 {
			size.Width += theme.Px(l.gap)
		}
		size.Height = max(size.Height, least.Height)
	}
	return size
}
