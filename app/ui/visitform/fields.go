package visitform

import (
	"strings"

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

// code is a field for a number or code.
func (p *page) code(path, value string, set setter[string]) *widgets.Field {
	field := widgets.NewCodeField(func(typed string) { record(p, path, set, typed) })
	field.SetText(value)
	p.have(path, field)
	return field
}

// month is a field for a month. What is none is recorded as it was typed.
func (p *page) month(path, value string, set setter[string]) *widgets.Field {
	field := widgets.NewCodeField(func(typed string) { record(p, path, set, asMonth(typed)) })
	field.SetPlaceHolder(p.t("month_form"))
	field.SetText(value)
	p.have(path, field)
	return field
}

// asMonth writes a month that was typed without its hyphen, 201705, as months
// are recorded.
func asMonth(typed string) string {
	typed = strings.TrimSpace(typed)
	if len(typed) == len("201705") && strings.Trim(typed, "0123456789") == "" {
		return typed[:4] + "-" + typed[4:]
	}
	return typed
}

// number is a field for a number with so many decimals. What is no number is not
// recorded; the field says so itself.
func (p *page) number(path string, decimals int, value *int, set setter[*int]) *widgets.NumberField {
	field := widgets.NewNumberField(p.form.env.Lang, decimals, func(n *int, err error) {
		if err == nil {
			record(p, path, set, n)
		}
	})
	field.SetNumber(value)
	p.have(path, field.Input())
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

// yesOrNo is an answer in words, empty while nobody asked.
func (p *page) yesOrNo(answer *bool) string {
	switch {
	case answer == nil:
		return ""
	case *answer:
		return p.form.env.T("ui.yes")
	}
	return p.form.env.T("ui.no")
}

func record[V any](p *page, path string, set setter[V], answer V) {
	p.form.edit(path, func(v *survey.Visit) { set(v, answer) })
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
