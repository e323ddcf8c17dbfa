package rules

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"ruhu/survey"
)

// Types of parameters.
const (
	typeNone      = "" // of a judgement: a county's words
	typeMoney     = "money"
	typePercent   = "percent"
	typeYears     = "years"
	typeMultiple  = "multiple"  // how many times an amount
	typeCount     = "count"     // of days, months, visits or people
	typeNumbers   = "numbers"   // a list, such as grades
	typeAges      = "ages"      // from one age to another, both included
	typeChoice    = "choice"    // one of the options
	typeAmounts   = "amounts"   // an amount for each option
	typeCondition = "condition" // CEL about a member, written by a county
)

var parameterTypes = []string{
	typeMoney, typePercent, typeYears, typeMultiple, typeCount, typeNumbers, typeAges, typeChoice, typeAmounts, typeCondition,
}

const perYear = "fen/person/year"

var moneyUnits = []string{perYear, "fen/person/month"}

// units of the parameter types; a type that is not here has none.
var units = map[string][]string{
	typeMoney:   moneyUnits,
	typePercent: {"percent"},
	typeYears:   {"years"},
	typeCount:   {"days", "months", "times/year", "people"},
	typeAges:    {"years"},
	typeAmounts: moneyUnits,
}

// term is a parameter with its values as the engine needs them.
type term struct {
	Parameter
	low, high *big.Rat // bounds of every number; between them while a KindBetween is unset
	fixed     bool     // by the policy, for good: no overlay may set it
	values    []value  // one for each of Windows
}

// value is what one window sets.
type value struct {
	low, high *big.Rat // of one number: equal unless a value is proposed beside the one in force
	numbers   []int64  // of ages the first and the last
	choice    string
	amounts   map[string]*big.Rat // by option
	condition *condition
}

// isNumber reports whether the term's value is one number.
func (t *term) isNumber() bool {
	switch t.Type {
	case typeMoney, typePercent, typeYears, typeMultiple, typeCount:
		return true
	}
	return false
}

// at returns the value on a day. An unset between-number has its bounds as
// value; anything else without a window has none.
func (t *term) at(on survey.Date) (v value, ok bool) {
	for i, w := range t.Windows {
		if w.contains(on) {
			return t.values[i], true
		}
	}
	if t.Kind == KindBetween && t.isNumber() {
		return value{low: t.low, high: t.high}, true
	}
	return value{}, false
}

// isSet reports whether somebody set a value for the day.
func (t *term) isSet(on survey.Date) bool {
	_, ok := t.At(on)
	return ok
}

// amount returns a number on a day as a range that names the term where it is
// open. A pack without the term has none.
func (t *term) amount(on survey.Date) (Range, bool) {
	if t == nil {
		return Range{}, false
	}
	v, ok := t.at(on)
	if !ok {
		return Range{}, false
	}
	return between(v.low, v.high, t.ID), true
}

// chosen says whether a choice has the given value on a day; while it is unset
// that is open. A pack without the term never has it.
func (t *term) chosen(on survey.Date, option string) tri {
	if t == nil {
		return no
	}
	v, ok := t.at(on)
	switch {
	case !ok:
		return maybe(t.ID)
	case v.choice == option:
		return yes
	}
	return no
}

// set adds a window with its value, keeping both in order of From.
func (t *term) set(w Window, v value) {
	i, _ := slices.BinarySearchFunc(t.Windows, w.From, func(e Window, from survey.Date) int {
		return strings.Compare(string(e.From), string(from))
	})
	t.Windows = slices.Insert(t.Windows, i, w)
	t.values = slices.Insert(t.values, i, v)
}

// before returns the term with what its windows say before a day only.
func (t *term) before(day survey.Date) *term {
	c := *t
	c.Windows, c.values = nil, nil
	for i, w := range t.Windows {
		if w.From >= day {
			continue
		}
		if w.To == "" || w.To >= day {
			w.To = dayBefore(day)
		}
		c.Windows, c.values = append(c.Windows, w), append(c.values, t.values[i])
	}
	return &c
}

func dayBefore(d survey.Date) survey.Date { return shift(d, -1) }

func dayAfter(d survey.Date) survey.Date { return shift(d, 1) }

func shift(d survey.Date, days int) survey.Date {
	t, err := d.Time()
	if err != nil {
		return d
	}
	return survey.DateOf(t.Add(time.Duration(days) * 24 * time.Hour))
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
