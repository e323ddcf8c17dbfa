package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// Width gives one object a width in design pixels and the height it then needs.
func Width(width float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(fixedWidth{width}, object)
}

type fixedWidth struct {
	width float32
}

func (l fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Px(l.width), 0)
	for _, o := range objects {
		size.Height = max(size.Height, heightFor(o, size.Width))
	}
	return size
}
