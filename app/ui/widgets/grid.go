package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// NewGrid puts objects into as many equal columns as there is room for at the
// given least width. The objects of a line are equally high. Widths and gap are
// design pixels.
func NewGrid(leastWidth, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{least: leastWidth, gap: gap}, objects...)
}

// grid remembers its last width, on which its height depends.
type grid struct {
	least, gap float32
	width      float32
}

func (l *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(visible(objects), size.Width, true)
}

// place arranges the objects and returns the height they take. Without move it
// only computes the height.
func (l *grid) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	gap := theme.Px(l.gap)
	n := max(1, int((width+gap)/(theme.Px(l.least)+gap)))
	cell := (width - gap*float32(n-1)) / float32(n)
	y := float32(0)
	for start := 0; start < len(objects); start += n {
		line := objects[start:min(start+n, len(objects))]
		high := float32(0)
		for _, o := range line {
			if move {
				heightFor(o, cell)
			}
			high = max(high, o.MinSize().Height)
		}
		for i, o := range line {
			if !move {
				break
			}
			o.Resize(fyne.NewSize(cell, high))
			o.Move(fyne.NewPos(float32(i)*(cell+gap), y))
		}
		y += high + gap
	}
	return max(0, y-gap)
}

func (l *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects = visible(objects)
	widest := float32(0)
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	width := l.width
	if width == 0 {
		width = theme.Px(l.least)
	}
	return fyne.NewSize(widest, l.place(objects, width, false))
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}
