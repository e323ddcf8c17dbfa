package rules

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// bounds of the numbers of each parameter type.
var bounds = map[string][2]int64{
	typeMoney:    {1, int64(survey.MaxFen)},
	typePercent:  {0, 100},
	typeYears:    {0, 150},
	typeMultiple: {0, 100},
	typeCount:    {0, 1000},
	typeNumbers:  {1, 1000},
	typeAges:     {0, 150},
	typeAmounts:  {0, int64(survey.MaxFen)},
}

// valueReader reads the values of parameters.
type valueReader struct {
	source
	cel *compiler // nil in a pack, which has its conditions in its rules
}

// value reads a value of the term's type and returns it as written, too: lists
// and amounts with spaces between.
func (r valueReader) value(t *term, n *yaml.Node) (v value, written string) {
	if n == nil {
		return value{low: t.low, high: t.high}, ""
	}
	switch t.Type {
	case typeNone:
		return v, r.wording(n)
	case typeChoice:
		v.choice = r.oneOf(n, t.Options...)
		return v, v.choice
	case typeNumbers, typeAges:
		v.numbers, written = r.numbers(t, n)
		return v, written
	case typeAmounts:
		return r.amounts(t, n)
	case typeCondition:
		if r.cel == nil {
			r.fault(n, "condition_in_pack", t.ID)
			return v, ""
		}
		v.condition = r.cel.compile(r.source, n, scopeCondition)
		return v, n.Value
	}
	number := r.number(t, n)
	return value{low: number, high: number}, n.Value
}

// maxWording bounds what a county writes about one judgement, in characters.
const maxWording = 1000

// wording reads a text or a list of texts, which stand in lines of their own.
func (r valueReader) wording(n *yaml.Node) string {
	written := ""
	switch {
	case n.Kind != yaml.SequenceNode:
		written = r.text(n)
	case len(n.Content) == 0:
		r.fault(n, "no_text")
	default:
		written = strings.Join(r.texts(n), "\n")
	}
	if utf8.RuneCountInString(written) > maxWording {
		r.fault(n, "wording_long", maxWording)
	}
	return written
}

// number reads one number within the bounds of the term. Only a multiple may
// have a decimal point.
func (r valueReader) number(t *term, n *yaml.Node) *big.Rat {
	if t.Type == typeMultiple {
		return r.decimal(n, t.low, t.high)
	}
	v, _ := r.integer(n, whole(t.low), whole(t.high))
	return big.NewRat(v, 1)
}

// numbers reads a list of numbers, of ages the first and the last.
func (r valueReader) numbers(t *term, n *yaml.Node) (list []int64, written string) {
	var words []string
	sound := true
	for _, e := range r.list(n) {
		v, ok := r.integer(e, whole(t.low), whole(t.high))
		sound = sound && ok
		list, words = append(list, v), append(words, strconv.FormatInt(v, 10))
	}
	if sound && t.Type == typeAges && (len(list) != 2 || list[0] > list[1]) {
		r.fault(n, "not_a_span", t.ID)
	}
	return list, strings.Join(words, " ")
}

// amounts reads an amount for each of the term's options.
func (r valueReader) amounts(t *term, n *yaml.Node) (v value, written string) {
	v.amounts = map[string]*big.Rat{}
	var words []string
	o := r.object(n, t.Options...)
	for _, option := range t.Options {
		fen, _ := r.integer(o.need(option), whole(t.low), whole(t.high))
		v.amounts[option] = big.NewRat(fen, 1)
		words = append(words, option, strconv.FormatInt(fen, 10))
	}
	return v, strings.Join(words, " ")
}

// decimalForm is a number in its one form: no sign, no leading zero, and no zero
// at the end of a fraction.
var decimalForm = regexp.MustCompile(`^(0|[1-9][0-9]{0,8})(\.[0-9]{0,8}[1-9])?$`)

// decimal reads a number that may have a decimal point, exactly.
func (s source) decimal(n *yaml.Node, low, high *big.Rat) *big.Rat {
	v, ok := new(big.Rat).SetString(n.Value)
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 ||
		!ok || !decimalForm.MatchString(n.Value) {
		s.fault(n, "not_a_decimal", n.Value)
		return low
	}
	if v.Cmp(low) < 0 || v.Cmp(high) > 0 {
		s.fault(n, "out_of_range", n.Value, low.RatString(), high.RatString())
		return low
	}
	return v
}
