package ui

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
)

// run does long work beside the window; see screen.Work.
func (w *Window) run(work screen.Work) {
	ctx, cancel := context.WithCancel(context.Background())
	panel := widgets.NewWorking(w.lang, work.What, work.Safe, cancel)
	canvas := w.win.Canvas()
	pop := widget.NewModalPopUp(widgets.Width(460, widgets.Inset(18, 14, panel)), canvas)
	keys := canvas.OnTypedKey()
	canvas.SetOnTypedKey(panel.Keys())
	pop.Show()
	w.working++
	var err error
	w.beside(func() { err = work.Do(ctx, seldom(panel.Set)) }, func() {
		w.working--
		cancel()
		panel.Stop()
		canvas.SetOnTypedKey(keys)
		pop.Hide()
		work.Done(err)
	})
}

// seldom passes progress on to Fyne's goroutine, at most once for each hundredth:
// work that counts every block must not fill the queue of the window.
func seldom(show func(done, total int64)) func(done, total int64) {
	var shown atomic.Int64
	shown.Store(-1)
	return func(done, total int64) {
		if total <= 0 {
			return
		}
		if percent := done * 100 / total; shown.Swap(percent) != percent {
			fyne.Do(func() { show(done, total) })
		}
	}
}

// beside does work in a goroutine of its own and reports on Fyne's.
func beside(work, report func()) {
	go func() {
		work()
		fyne.Do(report)
	}()
}
