package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// Inset puts room around an object: x design pixels at both sides, y above and
// below.
func Inset(x, y float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(inset{x: x, y: y}, object)
}

type inset struct {
	x, y float32
}

func (l inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y := theme.Px(l.x), theme.Px(l.y)
	for _, o := range objects {
		o.Move(fyne.NewPos(x, y))
		o.Resize(size.SubtractWidthHeight(2*x, 2*y))
	}
}

func (l inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*theme.Px(l.x), 2*theme.Px(l.y))
}
