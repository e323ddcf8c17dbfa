package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// FigureLine is the one large number of a card or calculation with its unit, or
// the rest of a range, in ordinary type on the same base line.
type FigureLine struct {
	Composite
	figure, unit *Text
}

// NewFigureLine returns a number and what follows it.
func NewFigureLine(figure, unit string) *FigureLine {
	f := &FigureLine{figure: NewFigure(figure), unit: NewStrong(unit)}
	f.Compose(f, container.New(baseline{}, f.figure, f.unit))
	return f
}

// SetText changes the number and what follows it.
func (f *FigureLine) SetText(figure, unit string) {
	f.figure.SetText(figure)
	f.unit.SetText(unit)
	f.Refresh()
}

// baseline puts two texts on one base line, or the second below the first where
// both do not fit.
type baseline struct{}

// baselineGap is in design pixels.
const baselineGap = 7

func (baseline) Layout(texts []fyne.CanvasObject, size fyne.Size) {
	first, second := texts[0].(*Text), texts[1].(*Text)
	a, b := first.MinSize(), second.MinSize()
	put(first, 0, 0, a.Width, a.Height)
	x := a.Width + theme.Px(baselineGap)
	y := first.baseline() - second.baseline()
	if x+b.Width > size.Width {
		x, y = 0, a.Height
	}
	put(second, x, y, b.Width, b.Height)
}

func (baseline) MinSize(texts []fyne.CanvasObject) fyne.Size {
	first, second := texts[0].(*Text), texts[1].(*Text)
	a, b := first.MinSize(), second.MinSize()
	size := fyne.NewSize(max(a.Width, b.Width), a.Height)
	if wide := first.Size().Width; wide > 0 && second.Position().Y >= a.Height {
		size.Height += b.Height
	}
	return size
}
