package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// Over shows something over the window, so wide in design pixels and as high as
// the window allows, until Escape or the function it returns closes it. The
// focus is on first meanwhile and goes back to where it was.
func Over(w fyne.Window, width float32, content fyne.CanvasObject, first fyne.Focusable) (closeIt func()) {
	canvas := w.Canvas()
	before, keys := canvas.Focused(), canvas.OnTypedKey()
	room := canvas.Size()
	size := fyne.NewSize(min(theme.Px(width), room.Width-theme.Px(40)), room.Height-theme.Px(60))
	over := widget.NewModalPopUp(container.NewGridWrap(size, Inset(18, 14, content)), canvas)
	closeIt = func() {
		canvas.SetOnTypedKey(keys)
		over.Hide()
		canvas.Focus(before)
	}
	canvas.SetOnTypedKey(onEscape(closeIt))
	over.Show()
	canvas.Focus(first)
	return closeIt
}

// onEscape returns a handler of keys that does something at Escape.
func onEscape(do func()) func(*fyne.KeyEvent) {
	return func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			do()
		}
	}
}
