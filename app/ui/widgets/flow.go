package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// NewFlow puts objects beside each other and starts a new line where the next
// one does not fit, with gap design pixels between them.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

// flow remembers its last width, on which its height depends.
type flow struct {
	gap   float32
	width float32
}

func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, true)
}

// place arranges objects, or only computes the height when move is false.
func (l *flow) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	gap := theme.Px(l.gap)
	var row []fyne.CanvasObject
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if x > 0 && x+least.Width > width {
			centre(row, y, line)
			row, x, y, line = nil, 0, y+line+gap, 0
		}
		if move {
			o.Resize(fyne.NewSize(min(least.Width, width), least.Height))
			o.Move(fyne.NewPos(x, y))
			row = append(row, o)
		}
		x += least.Width + gap
		line = max(line, least.Height)
	}
	centre(row, y, line)
	return y + line
}

// centre moves the objects of one line to its middle.
func centre(row []fyne.CanvasObject, y, line float32) {
	for _, o := range row {
		o.Move(fyne.NewPos(o.Position().X, y+(line-o.Size().Height)/2))
	}
}

func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	if l.width > 0 {
		return fyne.NewSize(widest, l.place(objects, l.width, false))
	}
	return fyne.NewSize(widest, l.place(objects, 1e6, false))
}
