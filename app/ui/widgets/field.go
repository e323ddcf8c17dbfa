package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
	"ruhu/survey"
)

// Field is a place to type text. It scrolls itself into view when it gets the
// focus.
//
// Enter does nothing in it unless OnSubmitted is set: on Linux the Enter that
// ends a composition of the Chinese input method reaches the program too, so a
// field of free text must not act on it. Tab leaves the field, in several lines
// as well.
type Field struct {
	widget.Entry
	// OnEdit is called with the whole text at each change made by the user: typed,
	// pasted, cut, undone.
	OnEdit func(text string)
	// OnLeave is called when the focus leaves the field.
	OnLeave func()

	digits  bool // folds full-width characters
	right   bool // aligned right
	silent  bool // while the text is set from outside
	faulty  bool // red frame
	focused bool
	onEnter func()                    // focus gained
	onKey   func(*fyne.KeyEvent) bool // sees keys first; true keeps them
}

var (
	_ fyne.Focusable    = (*Field)(nil)
	_ fyne.Tabbable     = (*Field)(nil)
	_ desktop.Mouseable = (*Field)(nil)
)

// NewField returns a field of one line.
func NewField(onEdit func(text string)) *Field {
	f := &Field{OnEdit: onEdit}
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.extend()
	return f
}

// NewMultiLineField returns a field of several lines, so many of them visible.
func NewMultiLineField(lines int, onEdit func(text string)) *Field {
	f := &Field{OnEdit: onEdit}
	f.MultiLine = true
	f.Wrapping = fyne.TextWrapBreak
	f.extend()
	f.SetMinRowsVisible(lines)
	return f
}

// NewPassphraseField returns a field that hides what is typed. Enter calls
// submit.
func NewPassphraseField(submit func()) *Field {
	f := &Field{}
	f.Password = true
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.OnSubmitted = func(string) { submit() }
	f.extend()
	return f
}

// NewCodeField returns a field for numbers and codes, such as an ID number:
// full-width characters become ASCII as they are typed or pasted, and Enter goes
// to the next field.
func NewCodeField(onEdit func(text string)) *Field {
	f := NewField(onEdit)
	f.digits = true
	f.OnSubmitted = func(string) { focusNext(f) }
	return f
}

func (f *Field) extend() {
	f.ExtendBaseWidget(f)
	f.OnChanged = func(s string) {
		if f.OnEdit != nil && !f.silent {
			f.OnEdit(s)
		}
	}
}

// SetText shows a text without calling OnEdit. The cursor stays where it is as
// far as the new text allows.
func (f *Field) SetText(text string) {
	if f.Text == text {
		return
	}
	f.silent = true
	f.Entry.SetText(text)
	f.silent = false
}

// SetFaulty gives the field a red frame or takes it away.
func (f *Field) SetFaulty(faulty bool) {
	if f.faulty != faulty {
		f.faulty = faulty
		f.Refresh()
	}
}

// AcceptsTab implements fyne.Tabbable: Tab always leaves.
func (f *Field) AcceptsTab() bool { return false }

// FocusGained implements fyne.Focusable.
func (f *Field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
	if f.CursorRow == 0 && f.CursorColumn == 0 {
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end
	}
	if f.onEnter != nil {
		f.onEnter()
	}
	reveal(f)
}

// FocusLost implements fyne.Focusable.
func (f *Field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	if f.OnLeave != nil {
		f.OnLeave()
	}
}

// TypedRune implements fyne.Focusable.
func (f *Field) TypedRune(r rune) {
	typed := string(r)
	if f.digits {
		typed = survey.FoldWidth(typed)
	}
	for _, r := range typed {
		f.Entry.TypedRune(r)
	}
}

// TypedKey implements fyne.Focusable. Keys that mean nothing to a text go to the
// window.
func (f *Field) TypedKey(key *fyne.KeyEvent) {
	if f.onKey != nil && f.onKey(key) {
		return
	}
	if !passKey(f, key) {
		f.Entry.TypedKey(key)
	}
}

// TypedShortcut implements fyne.Shortcutable. Shortcuts that are not of a text
// belong to the screen: Fyne gives them only to the widget with the focus.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*desktop.CustomShortcut); ok {
		passShortcut(f, s)
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok && f.digits {
		s = &fyne.ShortcutPaste{Clipboard: foldedClipboard{paste.Clipboard}}
	}
	f.Entry.TypedShortcut(s)
}

// selectAll makes the next character replace the text.
func (f *Field) selectAll() {
	f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

type foldedClipboard struct {
	fyne.Clipboard
}

func (c foldedClipboard) Content() string {
	return strings.TrimSpace(survey.FoldWidth(c.Clipboard.Content()))
}

// MouseDown implements desktop.Mouseable.
func (f *Field) MouseDown(m *desktop.MouseEvent) {
	moved := *m
	moved.Position.X -= f.indent(f.Size().Width)
	f.Entry.MouseDown(&moved)
}

// Dragged implements fyne.Draggable.
func (f *Field) Dragged(d *fyne.DragEvent) {
	moved := *d
	moved.Position.X -= f.indent(f.Size().Width)
	f.Entry.Dragged(&moved)
}

// indent is how far the text begins from the left so that it ends at the right.
func (f *Field) indent(width float32) float32 {
	if !f.right {
		return 0
	}
	shown := f.Text
	if shown == "" {
		shown = f.PlaceHolder
	}
	if shown == "" {
		shown = "M" // room that an entry keeps when it is empty
	}
	wide := fyne.MeasureText(shown, theme.Size(theme.Body), fyne.TextStyle{}).Width
	return max(0, width-wide-2*theme.Size(fynetheme.SizeNameInnerPadding))
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	entry := f.Entry.CreateRenderer()
	r := &fieldRenderer{WidgetRenderer: entry, field: f, frame: canvas.NewRectangle(color.Transparent)}
	for _, o := range entry.Objects() {
		if isFrame(o) {
			continue
		}
		switch o := o.(type) {
		case *container.Scroll:
			r.scroll = o
		case *canvas.Rectangle:
			r.box = o
		}
		r.objects = append(r.objects, o)
	}
	r.objects = append(r.objects, r.frame)
	r.paint()
	return r
}

// isFrame reports whether an object of an entry is the edge that the entry draws
// around itself.
func isFrame(o fyne.CanvasObject) bool {
	box, ok := o.(*canvas.Rectangle)
	return ok && box.StrokeWidth > 0
}

// fieldRenderer draws a frame of its own in place of the entry's and moves the text to the
// right where the field asks for it: an entry itself is always aligned left.
type fieldRenderer struct {
	fyne.WidgetRenderer
	field   *Field
	frame   *canvas.Rectangle
	box     *canvas.Rectangle // of the entry, behind the text
	scroll  *container.Scroll
	objects []fyne.CanvasObject
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.frame.Resize(size)
	r.alignText()
}

// alignText makes the scroll that holds the text just as wide as the text and
// puts it at the right end.
func (r *fieldRenderer) alignText() {
	indent := r.field.indent(r.field.Size().Width)
	if !r.field.right || r.scroll == nil {
		return
	}
	size := r.scroll.Size()
	r.scroll.Resize(fyne.NewSize(r.field.Size().Width-indent, size.Height))
	r.scroll.Move(fyne.NewPos(indent, r.scroll.Position().Y))
}

func (r *fieldRenderer) Refresh() {
	r.alignText()
	r.WidgetRenderer.Refresh()
	r.paint()
}

func (r *fieldRenderer) paint() {
	r.frame.CornerRadius = theme.Size(fynetheme.SizeNameInputRadius)
	r.frame.StrokeColor, r.frame.StrokeWidth = frameOf(r.field.focused && !r.field.Disabled(), r.field.faulty)
	r.box.FillColor = theme.Color(fieldFill(r.field.Disabled(), false))
	r.frame.Refresh()
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject { return r.objects }
