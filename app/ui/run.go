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
	finish := func(err error) {
		cancel()
		spinner.Stop()
		pop.Hide()
		done(err)
	}
	go func() {
		err := work(ctx)
		fyne.Do(func() { finish(err) })
	}()
}
