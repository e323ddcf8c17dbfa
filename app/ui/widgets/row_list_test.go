package widgets_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
)

// newNumbers shows a list of numbered rows.
func newNumbers(tb testing.TB, n int) (l *widgets.RowList, w fyne.Window, updates *int) {
	tb.Helper()
	updates = new(int)
	l = widgets.NewRowList(func() int { return n },
		func() fyne.CanvasObject { return widgets.NewText("") },
		func(row int, parts fyne.CanvasObject) {
			*updates++
			parts.(*widgets.Text).SetText(fmt.Sprintf("第 %d 户", row))
		})
	return l, uitest.Window(tb, l, 400, 300), updates
}

func TestRowListIsMovedAndOpenedByKeyboard(t *testing.T) {
	l, w, _ := newNumbers(t, 100)
	var current, opened []int
	l.OnCurrent = func(row int) { current = append(current, row) }
	l.OnOpen = func(row int) { opened = append(opened, row) }
	w.Canvas().Focus(l)
	press(l, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn, fyne.KeySpace)
	if want := []int{0, 1, 2, 99, 0, 1}; !slices.Equal(current, want) {
		t.Errorf("current rows were %v, want %v", current, want)
	}
	if want := []int{1, 1}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
	press(l, fyne.KeyPageDown)
	if page := l.Current() - 1; page < 4 || page > 8 {
		t.Errorf("Page Down moves by %d rows of a window that shows about seven", page)
	}
}

func TestRowListIsOpenedByMouseEachTime(t *testing.T) {
	l, w, _ := newNumbers(t, 100)
	var opened []int
	l.OnOpen = func(row int) { opened = append(opened, row) }
	test.TapCanvas(w.Canvas(), fyne.NewPos(50, 60))
	test.TapCanvas(w.Canvas(), fyne.NewPos(50, 60))
	if want := []int{1, 1}; !slices.Equal(opened, want) || l.Current() != 1 {
		t.Errorf("opened %v with row %d current, want %v", opened, l.Current(), want)
	}
	if w.Canvas().Focused() != fyne.Focusable(l) {
		t.Error("a click does not give the focus")
	}
}

func TestAnEmptyRowListOpensNothing(t *testing.T) {
	l, w, _ := newNumbers(t, 0)
	l.OnOpen = func(row int) { t.Errorf("opened row %d", row) }
	l.OnCurrent = func(row int) { t.Errorf("row %d is current", row) }
	w.Canvas().Focus(l)
	press(l, fyne.KeyDown, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyReturn)
	if l.Current() != -1 {
		t.Errorf("current row is %d", l.Current())
	}
}

func TestRowListMakesOnlyRowsInView(t *testing.T) {
	l, _, updates := newNumbers(t, 20_000)
	*updates = 0
	l.SetCurrent(19_999)
	if *updates > 60 {
		t.Errorf("going to the end of 20,000 rows filled %d", *updates)
	}
	if l.Current() != 19_999 {
		t.Errorf("current row is %d", l.Current())
	}
}

func BenchmarkRowListStepThrough20000Rows(b *testing.B) {
	l, w, _ := newNumbers(b, 20_000)
	w.Canvas().Focus(l)
	for b.Loop() {
		if l.Current() == 19_999 {
			l.SetCurrent(0)
		}
		l.Step(1)
	}
}

func BenchmarkRowListRefilter20000Rows(b *testing.B) {
	l, _, _ := newNumbers(b, 20_000)
	l.SetCurrent(10_000)
	for b.Loop() {
		l.SetCurrent(0)
		l.Refresh()
	}
}

func TestARowChosenBeforeTheListIsShownIsInView(t *testing.T) {
	for row, want := range map[int]bool{5: true, 400: false} {
		list := widgets.NewRowList(func() int { return 1000 }, func() fyne.CanvasObject { return widgets.NewText("") }, func(int, fyne.CanvasObject) {})
		list.SetCurrent(row)
		uitest.Window(t, list, 400, 600)
		if top := list.GetScrollOffset() == 0; top != want {
			t.Errorf("with row %d chosen the list is scrolled by %v", row, list.GetScrollOffset())
		}
	}
}
