package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
	"ruhu/assets/text"
	"ruhu/survey"
)

// ChoiceField is a choice from a code list of any length. It looks like a field;
// typing, Space, Enter, Down or a click opens the list, which is filtered by
// words, pinyin initials or code. Backspace and Delete take the answer back.
type ChoiceField struct {
	attention
	// OnEdit is called when the user chooses: with the code, empty for "not asked".
	OnEdit func(code string)

	lang  text.Lang
	list  survey.CodeList
	code  string
	empty string       // what it says while nothing is chosen
	popup *choicePopup // the list, when it was opened before
}

var (
	_ fyne.Focusable    = (*ChoiceField)(nil)
	_ fyne.Tappable     = (*ChoiceField)(nil)
	_ desktop.Hoverable = (*ChoiceField)(nil)
)

// NewChoiceField returns a choice from a list with nothing chosen.
func NewChoiceField(lang text.Lang, list survey.CodeList, onEdit func(code string)) *ChoiceField {
	c := &ChoiceField{OnEdit: onEdit, lang: lang, list: list, empty: lang.T("ui.not_asked")}
	c.attend(c)
	return c
}

// Code returns the code chosen, empty for "not asked".
func (c *ChoiceField) Code() string { return c.code }

// SetEmpty changes what the field says while nothing is chosen, where that does
// not mean "not asked".
func (c *ChoiceField) SetEmpty(words string) {
	c.empty = words
	c.Refresh()
}

// SetCode shows a choice without calling OnEdit. A code that is not on the list
// is shown as it is.
func (c *ChoiceField) SetCode(code string) {
	c.code = code
	c.Refresh()
}

// SetList changes what can be chosen, not what is.
func (c *ChoiceField) SetList(list survey.CodeList) {
	c.list = list
	c.Refresh()
}

// choose makes a choice on behalf of the user.
func (c *ChoiceField) choose(code string) {
	if code == c.code {
		return
	}
	c.SetCode(code)
	if c.OnEdit != nil {
		c.OnEdit(code)
	}
}

// Open opens the list, filtered by what was typed so far.
func (c *ChoiceField) Open(typed string) {
	on := canvasOf(c)
	if c.Disabled() || on == nil || c.Opened() {
		return
	}
	c.popup = newChoicePopup(c, on)
	c.popup.show(typed)
}

// Opened reports whether the list is open. A click beside it closes it too.
func (c *ChoiceField) Opened() bool {
	return c.popup != nil && c.popup.popup.Visible()
}

// close closes the list and gives the focus back.
func (c *ChoiceField) close() {
	c.popup.popup.Hide()
	Focus(c)
}

// Tapped implements fyne.Tappable.
func (c *ChoiceField) Tapped(*fyne.PointEvent) {
	Focus(c)
	c.Open("")
}

// TypedKey implements fyne.Focusable.
func (c *ChoiceField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		c.Open("")
	case fyne.KeyBackspace, fyne.KeyDelete:
		if !c.Disabled() {
			c.choose("")
		}
	default:
		passKey(c, key)
	}
}

// TypedRune implements fyne.Focusable.
func (c *ChoiceField) TypedRune(r rune) {
	if r != ' ' { // which arrives as a key as well
		c.Open(string(r))
	}
}

// CreateRenderer implements fyne.Widget.
func (c *ChoiceField) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{
		field: c, box: canvas.NewRectangle(color.Transparent), words: NewText("").Elided(),
		arrow: canvas.NewImageFromResource(fynetheme.NewColoredResource(fynetheme.MenuDropDownIcon(), theme.Muted)),
	}
	r.paint()
	return r
}

type choiceRenderer struct {
	field *ChoiceField
	box   *canvas.Rectangle
	words *Text
	arrow *canvas.Image
}

func (r *choiceRenderer) paint() {
	f := r.field
	r.box.CornerRadius = theme.Size(fynetheme.SizeNameInputRadius)
	r.box.StrokeColor, r.box.StrokeWidth = frameOf(f.focused, false)
	r.box.FillColor = theme.Color(fieldFill(f.Disabled(), f.hovered))
	words, ink := f.list.Text(f.code, string(f.lang)), theme.Ink
	if f.code == "" {
		words = f.empty
	}
	if f.code == "" || f.Disabled() {
		ink = theme.Muted
	}
	r.words.SetText(words)
	r.words.SetColor(ink)
}

func (r *choiceRenderer) padding() fyne.Size {
	return fyne.NewSquareSize(theme.Size(fynetheme.SizeNameInnerPadding))
}

func (r *choiceRenderer) MinSize() fyne.Size {
	pad, icon := r.padding(), theme.Size(fynetheme.SizeNameInlineIcon)
	const usual = 6 // characters
	wide := max(r.words.MinSize().Width, usual*theme.Size(theme.Body))
	return fyne.NewSize(wide+icon+2*pad.Width, NewText("国").MinSize().Height+2*pad.Height)
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	pad, icon := r.padding(), theme.Size(fynetheme.SizeNameInlineIcon)
	r.box.Resize(size)
	r.words.Move(fyne.NewPos(pad.Width, 0))
	r.words.Resize(fyne.NewSize(max(0, size.Width-2*pad.Width-icon), size.Height))
	r.arrow.Resize(fyne.NewSquareSize(icon))
	r.arrow.Move(fyne.NewPos(size.Width-icon-pad.Width/2, (size.Height-icon)/2))
}

func (r *choiceRenderer) Refresh() {
	r.paint()
	r.Layout(r.field.Size())
	r.box.Refresh()
	r.arrow.Refresh()
}

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.words, r.arrow}
}

func (r *choiceRenderer) Destroy() {}
