package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/survey"
)

// A setter records an answer in the visit.
type setter[V any] func(v *survey.Visit, answer V)

// text is a field of free text.
func (p *page) text(path, value string, set setter[string]) *widgets.Field {
	field := widgets.NewField(func(typed string) { record(p, path, set, typed) })
	field.SetText(value)
	p.have(path, field)
	return field
}

// amount is a field for money. What is no amount is not recorded; the field says
// so itself.
func (p *page) amount(path string, value *survey.Fen, set setter[*survey.Fen]) *widgets.MoneyField {
	field := widgets.NewMoneyField(p.form.env.Lang, func(amount *survey.Fen, err error) {
		if err == nil {
			record(p, path, set, amount)
		}
	})
	field.SetAmount(value)
	p.have(path, field.Input())
	return field
}

// day is a field for a date. What is no day is recorded as it was typed.
func (p *page) day(path string, value survey.Date, set setter[survey.Date]) *widgets.DateField {
	field := widgets.NewDateField(p.form.env.Lang, func(day survey.Date, _ error) { record(p, path, set, day) })
	field.SetDay(value)
	p.have(path, field.Input())
	return field
}

// choice is a choice from a list of any length.
func (p *page) choice(path string, list survey.CodeList, value string, set setter[string]) *widgets.ChoiceField {
	field := widgets.NewChoiceField(p.form.env.Lang, list, func(code string) { record(p, path, set, code) })
	field.SetCode(value)
	p.have(path, field)
	return field
}

// buttons is a choice from a few answers.
func (p *page) buttons(path string, list survey.CodeList, value string, set setter[string]) *widgets.SegmentedChoice {
	field := widgets.NewSegmentedChoice(p.form.env.Lang, list, func(code string) { record(p, path, set, code) })
	field.SetCode(value)
	p.have(path, field)
	return field
}

// several is a choice of any number of answers.
func (p *page) several(path string, list survey.CodeList, value []string, set setter[[]string]) *widgets.MultiChoice {
	field := widgets.NewMultiChoice(p.form.env.Lang, list, func(codes []string) { record(p, path, set, codes) })
	field.SetCodes(value)
	p.have(path, field)
	return field
}

// question is answered with yes or no, or waits.
func (p *page) question(path string, value *bool, set setter[*bool]) *widgets.TriState {
	field := widgets.NewTriState(p.form.env.Lang, func(answer *bool) { record(p, path, set, answer) })
	field.SetAnswer(value)
	p.have(path, field.Input())
	return field
}

func record[V any](p *page, path string, set setter[V], answer V) {
	p.form.edit(path, func(v *survey.Visit) { set(v, answer) })
}

// row is a field with its label over it. The key of the label is that of a
// sentence of this screen.
func (p *page) row(path, label string, field fyne.CanvasObject) *widgets.FormRow {
	r := widgets.NewFormRow(p.t(label), "", field)
	p.rows[path] = r
	return r
}

// line is a field with its label beside it.
func (p *page) line(path, label, hint string, field fyne.CanvasObject) *widgets.FormRow {
	if hint != "" {
		hint = p.t(hint)
	}
	r := widgets.NewFormLine(p.t(label), hint, field)
	p.rows[path] = r
	return r
}

// known is something known beside its label, in the place where a field would be.
func known(label string, words *widgets.Text) fyne.CanvasObject {
	const asInField = 6 // down to the first line, as the label
	return widgets.NewFormLine(label, "", widgets.Inset(0, asInField, words.Wrapped()))
}

// beside puts words that wrap at the right of a button.
func beside(button fyne.CanvasObject, words fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewFrame(nil, nil, button, nil, widgets.Inset(14, 0, words))
}

// questionWidth is the room that the three buttons of a question need in a line,
// in design pixels.
func (p *page) questionWidth() float32 {
	if p.form.env.Lang == text.En {
		return 190
	}
	return 152
}
