package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/widgets"
)

// run does long work beside the window. Until it is done a pop-up says what is
// being done and offers to cancel it; nothing below it can be used.
func (w *Window) run(what string, work func(context.Context) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	spinner := widget.NewActivity()
	spinner.Start()
	pop := widget.NewModalPopUp(widgets.Width(360, widgets.Inset(18, 14, widgets.NewRows(12,
		widgets.NewSides(widgets.NewStrong(what), spinner),
		widgets.NewSides(widgets.NewCaption(w.lang.T("ui.wait")), widgets.NewSecondaryButton(w.lang.T("ui.cancel"), cancel)),
	))), w.win.Canvas())
	pop.Show()
	var err error
	w.beside(func() { err = work(ctx) }, func() {
		cancel()
		spinner.Stop()
		pop.Hide()
		done(err)
	})
}

// beside does work in a goroutine of its own and reports on Fyne's.
func beside(work, report func()) {
	go func() {
		work()
		fyne.Do(report)
	}()
}
