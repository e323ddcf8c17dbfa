package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/assets/text"
	"ruhu/survey"
)

// DateField is a place to type a day, as 2017-05-16, 20170516 or another form
// that survey.ParseDate reads. What is no day stays as it was typed: a wrong
// card is a fact worth keeping.
type DateField struct {
	Composite
	// OnEdit is called at each change with the day, or with the text as it was
	// typed and survey.ErrNotADate. Empty is "not asked".
	OnEdit func(day survey.Date, err error)

	lang  text.Lang
	field *Field
	below *fieldWithProblem
}

// NewDateField returns an empty field.
func NewDateField(lang text.Lang, onEdit func(day survey.Date, err error)) *DateField {
	d := &DateField{OnEdit: onEdit, lang: lang, field: NewCodeField(nil)}
	d.field.SetPlaceHolder(lang.T("ui.date.form"))
	d.field.OnEdit = func(string) { d.edited() }
	d.field.onEnter = d.field.selectAll
	d.field.OnLeave = d.left
	d.below = newFieldWithProblem(d.field)
	d.Compose(d, d.below.box)
	return d
}

// Input returns the field that takes the focus.
func (d *DateField) Input() *Field { return d.field }

// Day returns what is in the field: empty, a day, or the text as it was typed
// with survey.ErrNotADate.
func (d *DateField) Day() (survey.Date, error) {
	typed := strings.TrimSpace(d.field.Text)
	if typed == "" {
		return "", nil
	}
	day, err := survey.ParseDate(typed)
	if err != nil {
		return survey.Date(typed), err
	}
	return day, nil
}

// SetDay shows a day without calling OnEdit. A day that the field already holds
// leaves it as it was typed.
func (d *DateField) SetDay(day survey.Date) {
	if now, _ := d.Day(); now != day {
		d.field.SetText(string(day))
		d.left()
	}
}

func (d *DateField) edited() {
	day, err := d.Day()
	if err == nil {
		d.judge(nil)
	}
	if d.OnEdit != nil {
		d.OnEdit(day, err)
	}
}

func (d *DateField) left() {
	day, err := d.Day()
	d.judge(err)
	if err == nil && !d.field.focused {
		d.field.SetText(string(day))
	}
}

func (d *DateField) judge(err error) {
	d.field.SetFaulty(err != nil)
	if err != nil {
		d.below.show(d.lang.T("ui.date.not_a_date"))
	} else {
		d.below.show("")
	}
}

// MinSize implements fyne.Widget: room for a day.
func (d *DateField) MinSize() fyne.Size {
	const usual = "2017-05-16 年月"
	size := d.Composite.MinSize()
	size.Width = max(size.Width, NewText(usual).MinSize().Width)
	return size
}
