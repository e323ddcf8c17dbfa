package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/theme"
)

// frameOf is the frame of everything that can be filled in: two pixels of accent
// with the focus, red where what is in it cannot be used.
func frameOf(focused, faulty bool) (stroke color.Color, width float32) {
	switch {
	case faulty && focused:
		return theme.Color(theme.Bad), 2
	case faulty:
		return theme.Color(theme.Bad), 1
	case focused:
		return theme.Color(theme.Accent), 2
	}
	return theme.Color(theme.FieldBorder), 1
}

// fieldFill is the colour inside such a frame.
func fieldFill(disabled, hovered bool) fyne.ThemeColorName {
	if disabled || hovered {
		return theme.Hover
	}
	return theme.Panel
}

// canvasOf returns the canvas that an object is on, nil for none. The driver
// knows only objects that were drawn; one that has just been made is looked for,
// so that a new row can have the focus at once.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return c
	}
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if content := w.Canvas().Content(); content != nil && findPlace(content, o, place{}) != nil {
			return w.Canvas()
		}
	}
	return nil
}

// focusNext moves the focus on from an object, unless it went elsewhere already.
func focusNext(o fyne.CanvasObject) {
	c := canvasOf(o)
	if field, ok := o.(fyne.Focusable); ok && c != nil && c.Focused() == field {
		c.FocusNext()
	}
}

// Focus gives an object the focus, if it is on screen.
func Focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(object); c != nil {
		c.Focus(o)
	}
}

// passKey hands Escape and the function keys to the window: Fyne gives keys only
// to the widget with the focus, and no field has a use for these. It reports
// whether the key was one of them.
func passKey(o fyne.CanvasObject, key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
	default:
		return false
	}
	c := canvasOf(o)
	if c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
	return true
}

// passShortcut hands a shortcut to the window.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
