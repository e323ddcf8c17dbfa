package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"ruhu/app/ui/theme"
)

// pill is a box with one line of words in it: the renderer of tags and of the
// buttons of a choice.
type pill struct {
	box, ring  *canvas.Rectangle
	words      *canvas.Text
	padX, padY float32 // design pixels
	refresh    func(*pill)
}

// newPill returns a pill that refresh dresses, now and whenever it is refreshed.
func newPill(padX, padY, radius float32, refresh func(*pill)) *pill {
	p := &pill{
		box: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		words: canvas.NewText("", theme.Color(theme.Ink)), padX: padX, padY: padY, refresh: refresh,
	}
	p.box.CornerRadius, p.box.StrokeWidth = radius, 1
	p.ring.CornerRadius, p.ring.StrokeWidth = max(0, radius-ringInset), 2
	p.words.TextSize = theme.Size(theme.Body)
	refresh(p)
	return p
}

// ringInset keeps the ring of the focus off the edge of a filled box, where it
// would not be seen.
const ringInset = 3

func (p *pill) MinSize() fyne.Size {
	return p.words.MinSize().AddWidthHeight(2*theme.Px(p.padX), 2*theme.Px(p.padY))
}

func (p *pill) Layout(size fyne.Size) {
	p.box.Resize(size)
	p.ring.Move(fyne.NewPos(ringInset, ringInset))
	p.ring.Resize(size.Subtract(fyne.NewSquareSize(2 * ringInset)))
	words := p.words.MinSize()
	p.words.Resize(words)
	p.words.Move(fyne.NewPos((size.Width-words.Width)/2, (size.Height-words.Height)/2))
}

func (p *pill) Refresh() {
	p.refresh(p)
	p.Layout(p.box.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
}

func (p *pill) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.box, p.ring, p.words} }
func (p *pill) Destroy()                     {}
