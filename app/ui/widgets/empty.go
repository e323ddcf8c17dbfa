package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
)

// Empty says that there is nothing here, why, and what to do.
type Empty struct {
	Composite
}

// NewEmpty returns the words in the middle of the room there is, below an icon of
// Fyne's theme, above buttons.
func NewEmpty(icon fyne.ThemeIconName, title, todo string, buttons ...fyne.CanvasObject) *Empty {
	picture := canvas.NewImageFromResource(fynetheme.NewColoredResource(fynetheme.Icon(icon), theme.Quiet))
	picture.FillMode = canvas.ImageFillContain
	parts := NewRows(8, container.New(fixedSize{height: 44}, picture), NewStrong(title).Centered().Wrapped())
	if todo != "" {
		parts.Add(NewMuted(todo).Centered().Wrapped())
	}
	if len(buttons) > 0 {
		parts.Add(Inset(0, 8, container.NewCenter(NewBeside(12, buttons...))))
	}
	e := &Empty{}
	e.Compose(e, container.New(middle{width: 420}, parts))
	return e
}

// middle puts one object into the middle, at most so many design pixels wide.
type middle struct {
	width float32
}

func (l middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		wide := min(size.Width, theme.Px(l.width))
		high := heightFor(o, wide)
		o.Resize(fyne.NewSize(wide, high))
		o.Move(fyne.NewPos((size.Width-wide)/2, max(0, (size.Height-high)/2)))
	}
}

func (l middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
