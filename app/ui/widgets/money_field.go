package widgets

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/assets/text"
	"ruhu/survey"
)

// MoneyField is a place to type an amount in yuan. An empty field is nil: not
// asked. What is no amount stays as it was typed, with the reason below it, and
// stops nobody.
type MoneyField struct {
	Composite
	// OnEdit is called at each change with the amount, nil when the field is empty.
	// Where the text is no amount it gets nil and one of the errors of
	// survey.ParseYuan: that nil must not be recorded as "not asked".
	OnEdit func(amount *survey.Fen, err error)

	lang  text.Lang
	field *Field
	below *fieldWithProblem
}

// NewMoneyField returns an empty field.
func NewMoneyField(lang text.Lang, onEdit func(amount *survey.Fen, err error)) *MoneyField {
	m := &MoneyField{OnEdit: onEdit, lang: lang, field: NewCodeField(nil)}
	m.field.right = true
	m.field.OnEdit = func(string) { m.edited() }
	m.field.onEnter = m.entered
	m.field.OnLeave = m.left
	m.below = newFieldWithProblem(m.field)
	m.Compose(m, m.below.box)
	return m
}

// Input returns the field that takes the focus.
func (m *MoneyField) Input() *Field { return m.field }

// Amount returns what is in the field: nil when it is empty, an error of
// survey.ParseYuan when it is no amount.
func (m *MoneyField) Amount() (*survey.Fen, error) {
	if strings.TrimSpace(m.field.Text) == "" {
		return nil, nil
	}
	amount, err := survey.ParseYuan(m.field.Text)
	if err != nil {
		return nil, err
	}
	return &amount, nil
}

// SetAmount shows an amount without calling OnEdit. An amount that the field
// already holds leaves it as it was typed.
func (m *MoneyField) SetAmount(amount *survey.Fen) {
	now, err := m.Amount()
	if err == nil && sameAnswer(now, amount) {
		return
	}
	if amount == nil {
		m.field.SetText("")
	} else {
		m.field.SetText(amount.Plain())
	}
	m.left()
}

// sameAnswer reports whether two answers are equal, nil being none.
func sameAnswer[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func (m *MoneyField) edited() {
	amount, err := m.Amount()
	if err == nil {
		m.judge(nil)
	}
	if m.OnEdit != nil {
		m.OnEdit(amount, err)
	}
}

// entered shows the amount without separators and selects it, so that typing
// replaces it and an edit in the middle does not trip over a comma.
func (m *MoneyField) entered() {
	if amount, err := m.Amount(); err == nil && amount != nil {
		m.field.SetText(strings.TrimSuffix(amount.Plain(), ".00"))
	}
	m.field.selectAll()
}

// left shows the amount as on paper. Only here is a wrong amount called wrong:
// while it is typed it is unfinished.
func (m *MoneyField) left() {
	amount, err := m.Amount()
	m.judge(err)
	if err == nil && amount != nil && !m.field.focused {
		m.field.SetText(amount.String())
	}
}

func (m *MoneyField) judge(err error) {
	m.field.SetFaulty(err != nil)
	m.below.show(m.problem(err))
}

func (m *MoneyField) problem(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, survey.ErrFractionOfFen):
		return m.lang.T("ui.money.fraction")
	case errors.Is(err, survey.ErrAmountTooLarge):
		return m.lang.T("ui.money.too_large")
	}
	return m.lang.T("ui.money.not_an_amount")
}

// MinSize implements fyne.Widget: room for the amounts a household has.
func (m *MoneyField) MinSize() fyne.Size {
	const usual = "0,000,000.00"
	size := m.Composite.MinSize()
	size.Width = max(size.Width, NewText(usual).MinSize().Width)
	return size
}
