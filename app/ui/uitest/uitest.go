// Package uitest lets tests of screens show them in a window without a display,
// and look at them: with RUHU_SCREENS naming a folder, Render leaves a PNG there.
// It becomes the current Fyne application when it is imported, with the theme of
// ruhu. Programs do not import it.
package uitest

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/theme"
)

// The one application of a test binary, and its two themes. Each new application
// and each change of theme parses the fonts again.
var (
	normal, large = theme.For(false), theme.For(true)
	application   = newApp()
)

func newApp() fyne.App {
	a := test.NewApp()
	a.Settings().SetTheme(normal)
	return a
}

// Window shows content in a window of the given size, in normal type, until the
// test ends.
func Window(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	return window(t, content, width, height, normal)
}

// LargeWindow is Window in large type.
func LargeWindow(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	return window(t, content, width, height, large)
}

func window(t testing.TB, content fyne.CanvasObject, width, height float32, in *theme.Theme) fyne.Window {
	t.Helper()
	w := test.NewWindow(content)
	t.Cleanup(w.Close)
	if application.Settings().Theme() != fyne.Theme(in) {
		application.Settings().SetTheme(in)
	}
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	Settle(w)
	return w
}

// Settle lays the window out until heights that follow widths no longer change,
// as the real driver does from frame to frame.
func Settle(w fyne.Window) {
	size := w.Canvas().Size()
	content := w.Content()
	for range 3 {
		content.Resize(size.AddWidthHeight(0, 1))
		content.Resize(size)
	}
}

// App returns the one application of a test binary.
func App() fyne.App { return application }

// Shows reports whether words stand in a window, as a whole text or within one.
func Shows(w fyne.Window, words string) bool {
	found := false
	each(w, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case interface{ Words() string }:
			found = found || strings.Contains(o.Words(), words)
		case *canvas.Text:
			found = found || strings.Contains(o.Text, words)
		}
	})
	return found
}

// Words returns everything that stands in a window, a line each.
func Words(w fyne.Window) string {
	var all []string
	each(w, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok {
			all = append(all, text.Text)
		}
	})
	return strings.Join(all, "\n")
}

// All returns the visible objects of one kind in a window, in the order of the
// screen.
func All[T fyne.CanvasObject](w fyne.Window) (found []T) {
	each(w, func(o fyne.CanvasObject) {
		if of, ok := o.(T); ok {
			found = append(found, of)
		}
	})
	return found
}

// each calls see with every visible object of a window and of what lies over it.
// The objects are collected first: what see does may change them.
func each(w fyne.Window, see func(fyne.CanvasObject)) {
	var all []fyne.CanvasObject
	for _, o := range append([]fyne.CanvasObject{w.Content()}, w.Canvas().Overlays().List()...) {
		all = collect(all, o)
	}
	for _, o := range all {
		see(o)
	}
}

func collect(all []fyne.CanvasObject, o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return all
	}
	all = append(all, o)
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		all = collect(all, child)
	}
	return all
}

// Screens returns the folder that RUHU_SCREENS names, empty when nobody wants to
// look.
func Screens() string { return os.Getenv("RUHU_SCREENS") }

// Render shows content in a window and, where somebody wants to look, writes what
// it looks like to name.png and in large type to name-large.png.
func Render(t testing.TB, content fyne.CanvasObject, width, height float32, name string) {
	t.Helper()
	Save(t, Window(t, content, width, height), name)
	Save(t, LargeWindow(t, content, width, height), name+"-large")
}

// Save writes what a window looks like to name.png, where somebody wants to look.
func Save(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	if Screens() == "" {
		return
	}
	if err := os.MkdirAll(Screens(), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(Screens(), name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
