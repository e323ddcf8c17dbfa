package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// ProgressBar is a thin bar. The figures belong beside it, in words.
type ProgressBar struct {
	widget.BaseWidget
	value float64
	tone  Tone
}

// NewProgressBar returns a bar that is filled from 0 to 1.
func NewProgressBar(value float64, tone Tone) *ProgressBar {
	p := &ProgressBar{}
	p.ExtendBaseWidget(p)
	p.Set(value, tone)
	return p
}

// Set fills the bar from 0 to 1.
func (p *ProgressBar) Set(value float64, tone Tone) {
	p.value, p.tone = max(0, min(1, value)), tone
	p.Refresh()
}

// Value returns how far the bar is filled, from 0 to 1.
func (p *ProgressBar) Value() float64 { return p.value }

// CreateRenderer implements fyne.Widget.
func (p *ProgressBar) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{bar: p, track: canvas.NewRectangle(theme.Color(theme.Track)), fill: canvas.NewRectangle(color.Transparent)}
	r.fill.FillColor = theme.Color(p.tone.Bar())
	return r
}

type progressRenderer struct {
	bar         *ProgressBar
	track, fill *canvas.Rectangle
}

func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(theme.Px(40), theme.Px(9)) }

func (r *progressRenderer) Layout(size fyne.Size) {
	high := min(size.Height, theme.Px(9))
	y := (size.Height - high) / 2
	r.track.CornerRadius, r.fill.CornerRadius = high/2, high/2
	r.track.Move(fyne.NewPos(0, y))
	r.track.Resize(fyne.NewSize(size.Width, high))
	wide := size.Width * float32(r.bar.value)
	if r.bar.value > 0 {
		wide = max(wide, high)
	}
	r.fill.Move(fyne.NewPos(0, y))
	r.fill.Resize(fyne.NewSize(wide, high))
	r.fill.Hidden = r.bar.value == 0
}

func (r *progressRenderer) Refresh() {
	r.fill.FillColor = theme.Color(r.bar.tone.Bar())
	r.Layout(r.bar.Size())
	canvas.Refresh(r.bar)
}

func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.fill}
}

func (r *progressRenderer) Destroy() {}
