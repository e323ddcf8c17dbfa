package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// listRow is one row of a RowList with the mark of the current one: a soft fill,
// and the accent at its left while the list has the focus.
type listRow struct {
	widget.BaseWidget
	parts     fyne.CanvasObject
	fill, bar *canvas.Rectangle
}

func newListRow(parts fyne.CanvasObject) *listRow {
	r := &listRow{parts: parts, fill: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *listRow) mark(current, focused bool) {
	fill, mark := color.Color(color.Transparent), color.Color(color.Transparent)
	if current {
		fill = theme.Color(theme.AccentSoft)
	}
	if current && focused {
		mark = theme.Color(theme.Accent)
	}
	if r.fill.FillColor == fill && r.bar.FillColor == mark {
		return
	}
	r.fill.FillColor, r.bar.FillColor = fill, mark
	r.fill.Refresh()
	r.bar.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer { return &listRowRenderer{r} }

type listRowRenderer struct {
	row *listRow
}

func (r *listRowRenderer) padding() fyne.Size { return fyne.NewSize(theme.Px(12), theme.Px(6)) }

func (r *listRowRenderer) MinSize() fyne.Size {
	pad := r.padding()
	return r.row.parts.MinSize().AddWidthHeight(2*pad.Width, 2*pad.Height)
}

func (r *listRowRenderer) Layout(size fyne.Size) {
	pad := r.padding()
	r.row.fill.Resize(size)
	r.row.bar.Resize(fyne.NewSize(theme.Px(3), size.Height))
	r.row.parts.Move(fyne.NewPos(pad.Width, pad.Height))
	r.row.parts.Resize(size.SubtractWidthHeight(2*pad.Width, 2*pad.Height))
}

func (r *listRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.row.fill, r.row.bar, r.row.parts}
}

func (r *listRowRenderer) Refresh() { r.row.parts.Refresh() }
func (r *listRowRenderer) Destroy() {}
