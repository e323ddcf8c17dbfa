package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
)

// reveal scrolls an object into view in the innermost scroll around it, because
// Fyne moves the focus without scrolling. It finds the scroll through containers,
// splits and Composites; a widget of another kind hides what is in it.
func reveal(target fyne.CanvasObject) {
	c := canvasOf(target)
	if c == nil || c.Content() == nil {
		return
	}
	place := findPlace(c.Content(), target, place{})
	if place == nil || place.scroll == nil {
		return
	}
	place.scroll.ScrollToOffset(offsetShowing(*place, target.Size()))
}

// place is where an object is: the innermost scroll around it and its position
// in the content of that scroll.
type place struct {
	scroll *container.Scroll
	at     fyne.Position
}

// findPlace walks the visible tree below o, which is at the given place.
func findPlace(o, target fyne.CanvasObject, here place) *place {
	if o == target {
		return &here
	}
	if o == nil || !o.Visible() {
		return nil
	}
	for _, child := range childrenOf(o) {
		next := place{scroll: here.scroll, at: here.at.Add(child.Position())}
		if s, ok := o.(*container.Scroll); ok {
			next = place{scroll: s}
		}
		if found := findPlace(child, target, next); found != nil {
			return found
		}
	}
	return nil
}

func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *container.Split:
		return []fyne.CanvasObject{o.Leading, o.Trailing}
	case interface{ Body() fyne.CanvasObject }:
		return []fyne.CanvasObject{o.Body()}
	}
	return nil
}

// offsetShowing returns the offset nearest to the present one at which an object
// of the given size is in view with some room around it.
func offsetShowing(p place, size fyne.Size) fyne.Position {
	const room = 44 // a label and a little more
	margin := theme.Px(room)
	offset, view := p.scroll.Offset, p.scroll.Size()
	top, bottom := p.at.Y-margin, p.at.Y+size.Height+margin
	if bottom > offset.Y+view.Height {
		offset.Y = bottom - view.Height
	}
	if top < offset.Y {
		offset.Y = max(0, top)
	}
	return offset
}
