package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
)

func TestWhatStandsOverTheWindowIsClosedWithEscape(t *testing.T) {
	below := widgets.NewSecondaryButton("下面", nil)
	w := show(t, 400, below)
	w.Canvas().Focus(below)
	asked := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { asked++ })
	first := widgets.NewSecondaryButton("关闭", nil)
	widgets.Over(w, 300, first, first)
	if w.Canvas().Overlays().Top() == nil || w.Canvas().Focused() != fyne.Focusable(first) {
		t.Fatalf("the focus is on %T", w.Canvas().Focused())
	}
	press(first, fyne.KeyF2, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(below) {
		t.Errorf("open %t, the focus is on %T", w.Canvas().Overlays().Top() != nil, w.Canvas().Focused())
	}
	press(below, fyne.KeyF2)
	if asked != 1 {
		t.Errorf("the window was asked %d times", asked)
	}
	shut := widgets.Over(w, 300, first, first)
	if shut(); w.Canvas().Overlays().Top() != nil {
		t.Error("it does not close")
	}
}

func TestAReaderIsScrolledByKeyboard(t *testing.T) {
	rows := widgets.NewRows(0)
	for range 100 {
		rows.Add(widgets.NewText("一行"))
	}
	r := widgets.NewReader(rows)
	show(t, 300, r)
	r.Resize(fyne.NewSize(300, 200))
	top := func() float32 { return rows.Position().Y }
	start := top()
	press(r, fyne.KeyDown)
	line := start - top()
	press(r, fyne.KeyPageDown)
	page := start - top() - line
	if line <= 0 || page <= line {
		t.Errorf("an arrow scrolls %v, a page %v", line, page)
	}
	press(r, fyne.KeyEnd)
	if end := start - top(); end <= page {
		t.Errorf("the end is at %v", end)
	}
	press(r, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyUp, fyne.KeyHome)
	if top() != start {
		t.Errorf("the beginning is at %v", top())
	}
}
