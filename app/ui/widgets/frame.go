package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// NewFrame puts objects at the edges and one in the middle that takes the room
// there is, without gaps. Top and bottom are as wide as the whole. Any edge may
// be nil. Tab goes through top, left, middle, right and bottom.
func NewFrame(top, bottom, left, right, center fyne.CanvasObject) *fyne.Container {
	c := &fyne.Container{Layout: frame{top: top, bottom: bottom, left: left, right: right}}
	for _, o := range []fyne.CanvasObject{top, left, center, right, bottom} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

type frame struct {
	top, bottom, left, right fyne.CanvasObject
}

func (f frame) isEdge(o fyne.CanvasObject) bool {
	return o == f.top || o == f.bottom || o == f.left || o == f.right
}

// shown reports whether there is an object and it is visible.
func shown(o fyne.CanvasObject) bool { return o != nil && o.Visible() }

func (f frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y, right, bottom := float32(0), float32(0), size.Width, size.Height
	if shown(f.top) {
		y = heightFor(f.top, size.Width)
		put(f.top, 0, 0, size.Width, y)
	}
	if shown(f.bottom) {
		high := heightFor(f.bottom, size.Width)
		bottom -= high
		put(f.bottom, 0, bottom, size.Width, high)
	}
	if shown(f.left) {
		x = f.left.MinSize().Width
		put(f.left, 0, y, x, bottom-y)
	}
	if shown(f.right) {
		wide := f.right.MinSize().Width
		right -= wide
		put(f.right, right, y, wide, bottom-y)
	}
	for _, o := range objects {
		if !f.isEdge(o) {
			put(o, x, y, right-x, bottom-y)
		}
	}
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, width), max(0, height)))
}

func (f frame) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var middle, ends fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if o == f.top || o == f.bottom {
			ends = fyne.NewSize(max(ends.Width, least.Width), ends.Height+least.Height)
			continue
		}
		middle = fyne.NewSize(middle.Width+least.Width, max(middle.Height, least.Height))
	}
	return fyne.NewSize(max(ends.Width, middle.Width), ends.Height+middle.Height)
}

// NewSide puts an object on a ground of one colour, for the edge of a Frame. The
// width is design pixels. It grows half as much as the type, so that in large
// type the middle keeps its share of a small screen.
func NewSide(width float32, ground fyne.ThemeColorName, object fyne.CanvasObject) *fyne.Container {
	return container.New(sideWidth{width}, NewFill(ground), object)
}

type sideWidth struct {
	width float32
}

func (l sideWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

func (l sideWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fixedSize{}.MinSize(objects)
	size.Width = (l.width + theme.Px(l.width)) / 2
	return size
}

// fixedSize fixes a width or a height in design pixels, or both; 0 is what the
// objects need.
type fixedSize struct {
	width, height float32
}

func (l fixedSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

func (l fixedSize) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	if l.width > 0 {
		size.Width = theme.Px(l.width)
	}
	if l.height > 0 {
		size.Height = theme.Px(l.height)
	}
	return size
}
