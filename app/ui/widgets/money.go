package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
	"ruhu/survey"
)

// Money shows an amount as on paper, aligned right: 12,000.00, or — where there
// is none. An amount that does not count is struck out.
type Money struct {
	widget.BaseWidget
	words  *Text
	struck bool
}

// NewMoney returns an amount, nil for none.
func NewMoney(amount *survey.Fen) *Money {
	m := &Money{words: NewText(amountWords(amount)).Right()}
	m.ExtendBaseWidget(m)
	return m
}

// NewFigures returns other figures in the place of an amount, such as a range.
func NewFigures(words string) *Money {
	m := &Money{words: NewText(words).Right().Wrapped()}
	m.ExtendBaseWidget(m)
	return m
}

// Striked strikes the amount out, as one that does not count.
func (m *Money) Striked() *Money {
	m.struck = true
	m.words.In(theme.Muted)
	return m
}

// SetAmount shows another amount and whether it is struck out.
func (m *Money) SetAmount(amount *survey.Fen, struck bool) {
	m.struck = struck
	m.words.SetText(amountWords(amount))
	if struck {
		m.words.SetColor(theme.Muted)
	} else {
		m.words.SetColor(theme.Ink)
	}
	m.Refresh()
}

func amountWords(amount *survey.Fen) string {
	if amount == nil {
		return "—"
	}
	return amount.String()
}

// CreateRenderer implements fyne.Widget.
func (m *Money) CreateRenderer() fyne.WidgetRenderer {
	r := &moneyRenderer{money: m, line: canvas.NewRectangle(theme.Color(theme.Muted))}
	r.line.Hidden = !m.struck
	return r
}

// moneyRenderer draws the line itself: a text style with a strikethrough would
// cost another copy of the font.
type moneyRenderer struct {
	money *Money
	line  *canvas.Rectangle
}

func (r *moneyRenderer) MinSize() fyne.Size { return r.money.words.MinSize() }

func (r *moneyRenderer) Layout(size fyne.Size) {
	r.money.words.Resize(size)
	wide := r.money.words.measure(r.money.words.Words()).Width
	r.line.Move(fyne.NewPos(size.Width-wide, size.Height/2+theme.Px(1)))
	r.line.Resize(fyne.NewSize(wide, 1))
}

func (r *moneyRenderer) Refresh() {
	r.line.Hidden = !r.money.struck
	r.money.words.Refresh()
	r.Layout(r.money.Size())
	canvas.Refresh(r.money)
}

func (r *moneyRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.money.words, r.line}
}

func (r *moneyRenderer) Destroy() {}
