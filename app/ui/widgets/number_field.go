package widgets

import (
	"errors"
	"strconv"
	"strings"

	"ruhu/assets/text"
)

// ErrNotANumber says that what was typed is no number of the kind asked for.
var ErrNotANumber = errors.New("not a number")

// NumberField is a place to type a number that is not negative, whole or with a
// few decimals. An empty field is nil: not asked. What is no number stays as it
// was typed, with the reason below it.
type NumberField struct {
	Composite
	// OnEdit is called at each change with the number in units of the last decimal,
	// nil when the field is empty, or with nil and ErrNotANumber: that nil must not
	// be recorded as "not asked".
	OnEdit func(n *int, err error)

	lang     text.Lang
	decimals int
	field    *Field
	below    *fieldWithProblem
}

// NewNumberField returns an empty field for numbers with so many decimals.
func NewNumberField(lang text.Lang, decimals int, onEdit func(n *int, err error)) *NumberField {
	f := &NumberField{OnEdit: onEdit, lang: lang, decimals: decimals, field: NewCodeField(nil)}
	f.field.right = true
	f.field.OnEdit = func(string) { f.edited() }
	f.field.onEnter = f.field.selectAll
	f.field.OnLeave = f.left
	f.below = newFieldWithProblem(f.field)
	f.Compose(f, f.below.box)
	return f
}

// Input returns the field that takes the focus.
func (f *NumberField) Input() *Field { return f.field }

// Number returns what is in the field: nil when it is empty, ErrNotANumber when
// it is no such number.
func (f *NumberField) Number() (*int, error) {
	typed := strings.TrimSpace(f.field.Text)
	if typed == "" {
		return nil, nil
	}
	whole, fraction, point := strings.Cut(typed, ".")
	fraction = strings.TrimRight(fraction, "0")
	const most = 9 // digits
	if whole == "" || point && typed[len(typed)-1] == '.' || len(fraction) > f.decimals || len(whole) > most {
		return nil, ErrNotANumber
	}
	digits := whole + fraction + strings.Repeat("0", f.decimals-len(fraction))
	n, err := strconv.ParseUint(digits, 10, 31)
	if err != nil {
		return nil, ErrNotANumber
	}
	number := int(n)
	return &number, nil
}

// SetNumber shows a number without calling OnEdit. One that the field already
// holds leaves it as it was typed.
func (f *NumberField) SetNumber(n *int) {
	now, err := f.Number()
	if err == nil && sameAnswer(now, n) {
		return
	}
	f.field.SetText(ShowNumber(n, f.decimals))
	f.left()
}

// ShowNumber shows a number in units of its last decimal, empty for nil: 35 with
// one decimal is "3.5".
func ShowNumber(n *int, decimals int) string {
	if n == nil {
		return ""
	}
	digits := strconv.Itoa(*n)
	if decimals == 0 {
		return digits
	}
	for len(digits) <= decimals {
		digits = "0" + digits
	}
	cut := len(digits) - decimals
	return strings.TrimRight(strings.TrimRight(digits[:cut]+"."+digits[cut:], "0"), ".")
}

func (f *NumberField) edited() {
	n, err := f.Number()
	if err == nil {
		f.judge(nil)
	}
	if f.OnEdit != nil {
		f.OnEdit(n, err)
	}
}

// left judges what was typed: while it is typed it is unfinished.
func (f *NumberField) left() {
	_, err := f.Number()
	f.judge(err)
}

func (f *NumberField) judge(err error) {
	f.field.SetFaulty(err != nil)
	switch {
	case err == nil:
		f.below.show("")
	case f.decimals == 0:
		f.below.show(f.lang.T("ui.number.not_whole"))
	default:
		f.below.show(f.lang.T("ui.number.not_a_number"))
	}
}
