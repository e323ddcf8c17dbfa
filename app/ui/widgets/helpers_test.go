package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
)

// show puts objects below each other into a window of the given height.
func show(t testing.TB, height float32, objects ...fyne.CanvasObject) fyne.Window {
	t.Helper()
	return uitest.Window(t, widgets.NewRows(8, objects...), 600, height)
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// paste pastes words into a field as Ctrl+V does.
func paste(f *widgets.Field, words string) {
	clipboard := test.NewClipboard()
	clipboard.SetContent(words)
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
}

// lines are the lines that a text is shown in.
func lines(text *widgets.Text) []string {
	var words []string
	for _, o := range test.WidgetRenderer(text).Objects() {
		words = append(words, o.(*canvas.Text).Text)
	}
	return words
}

func pointer[T any](v T) *T { return &v }
