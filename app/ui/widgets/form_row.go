package widgets

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/theme"
)

// FormRow is a field with its label, over it or beside it, and a line below for a
// hint or for what is wrong with the answer.
type FormRow struct {
	Composite
	field fyne.CanvasObject
	label *Text
	below *Text
	hint  string
}

// labelWidth is the room for a label beside its field: seven characters.
const labelWidth = 112

// NewFormRow returns a field with its label over it.
func NewFormRow(label, hint string, field fyne.CanvasObject) *FormRow {
	r := newFormRow(label, hint, field)
	r.Compose(r, NewRows(3, r.label, field, r.below))
	return r
}

// NewFormLine returns a field with its label beside it.
func NewFormLine(label, hint string, field fyne.CanvasObject) *FormRow {
	r := newFormRow(label, hint, field)
	const besideField = 6 // down to the first line of the field
	r.Compose(r, NewColumns(12, Fixed(labelWidth), Share(1)).AlignTop().Row(Inset(0, besideField, r.label), NewRows(3, field, r.below)))
	return r
}

func newFormRow(label, hint string, field fyne.CanvasObject) *FormRow {
	r := &FormRow{field: field, hint: hint, label: newText(label, theme.Body, theme.Muted, false).Wrapped(), below: NewCaption("").Wrapped()}
	r.ClearProblem()
	return r
}

// SetProblem shows what is wrong or doubtful below the field.
func (r *FormRow) SetProblem(tone Tone, words string) {
	r.below.SetColor(tone.Ink())
	r.setBelow(words)
}

// ClearProblem shows the hint again.
func (r *FormRow) ClearProblem() {
	r.below.SetColor(theme.Muted)
	r.setBelow(r.hint)
}

// Below returns what the line below the field says.
func (r *FormRow) Below() string { return r.below.Words() }

func (r *FormRow) setBelow(words string) {
	r.below.SetText(words)
	r.below.Hidden = words == ""
	r.Refresh()
}

// NewFormGrid puts rows of a form into as many columns as there is room for.
func NewFormGrid(rows ...fyne.CanvasObject) *fyne.Container {
	const least, gap = 230, 16
	return NewGrid(least, gap, rows...)
}
