package survey

import (
	"reflect"
	"strconv"
	"strings"
	"time"
)

// fieldChecks look at one value at a time.
var fieldChecks = []func(s *sight, f field) []Problem{
	checkFieldCode, checkFieldMember, checkFieldSum, checkFieldDay, checkFieldMonth, checkFieldSpan, checkFieldPhone, checkFieldKeys,
}

// checkHouseholdFields holds every value of the document against what its field
// may hold.
func checkHouseholdFields(s *sight) []Problem {
	var problems []Problem
	eachField(reflect.ValueOf(s.Household), "", "", func(f field) {
		for _, look := range fieldChecks {
			problems = append(problems, look(s, f)...)
		}
	})
	return problems
}

// checkFieldCode reports a value that is not on its list. Empty, and 0 of a
// number, mean not asked.
func checkFieldCode(_ *sight, f field) []Problem {
	list, isCode := fieldCodes[f.pattern]
	switch {
	case !isCode || f.value.Kind() == reflect.Slice:
		return nil
	case f.value.Kind() == reflect.Int && f.value.Int() == 0:
		return nil
	case f.value.Kind() == reflect.Int:
		return checkCode(f.path, strconv.FormatInt(f.value.Int(), 10), list)
	case f.value.String() == "" && requiredItems[f.pattern]:
		return problem(Error, f.path, "no_item")
	}
	return checkCode(f.path, f.value.String(), list)
}

func checkCode(path, value string, list CodeList) []Problem {
	if value == "" || list.Has(value) {
		return nil
	}
	return problem(Error, path, "unknown_code", value)
}

// checkFieldMember reports a key that no member has. A line without a member is
// the family's; an element of a list of members without a key is nobody.
func checkFieldMember(s *sight, f field) []Problem {
	if !memberFields[f.pattern] || f.value.Kind() != reflect.String {
		return nil
	}
	if strings.HasSuffix(f.pattern, ".member") && f.value.String() == "" {
		return nil
	}
	return checkMemberKey(s.Household, f.path, f.value.String())
}

func checkMemberKey(h Household, path, key string) []Problem {
	if _, ok := h.Member(key); ok {
		return nil
	}
	return problem(Error, path, "unknown_member", key)
}

// checkFieldSum reports sums outside of what any family can have. A loss is cost
// above gross, never a sum below zero.
func checkFieldSum(_ *sight, f field) []Problem {
	if f.value.Type() != reflect.TypeFor[Fen]() {
		return nil
	}
	switch fen := Fen(f.value.Int()); {
	case fen < 0:
		return problem(Error, f.path, "negative_amount", fen.String())
	case fen > MaxFen:
		return problem(Error, f.path, "amount_too_large", fen.String())
	}
	return nil
}

// checkFieldDay reports what is no day, and a day that has not come yet. A birth
// in the future has a sentence of its own, with the name.
func checkFieldDay(s *sight, f field) []Problem {
	if f.value.Type() != reflect.TypeFor[Date]() || f.value.String() == "" && f.pattern != checkDate {
		return nil
	}
	switch day := Date(f.value.String()); {
	case !day.Valid():
		return problem(Warning, f.path, "not_a_date", string(day))
	case isAfter(day, s.on) && !futureDays[f.pattern] && f.pattern != birthDate:
		return problem(Warning, f.path, "future_date", string(day))
	}
	return nil
}

const (
	birthDate = "members.birth_date"
	checkDate = "checks.date" // an earlier visit is nothing without its day
)

// isAfter reports whether d is a later day than on; false where either is no
// day.
func isAfter(d, on Date) bool {
	return d.Valid() && on.Valid() && d > on
}

func checkFieldMonth(_ *sight, f field) []Problem {
	if !monthFields[f.pattern] || f.value.String() == "" || isMonth(f.value.String()) {
		return nil
	}
	return problem(Warning, f.path, "not_a_month", f.value.String())
}

func isMonth(s string) bool {
	_, err := time.Parse("2006-01", s)
	return err == nil
}

func checkFieldSpan(_ *sight, f field) []Problem {
	span, isCount := fieldSpans[f.pattern]
	if !isCount || span.holds(int(f.value.Int())) {
		return nil
	}
	return problem(Warning, f.path, "out_of_range", f.value.Int(), span.from, span.to)
}

func checkFieldPhone(_ *sight, f field) []Problem {
	if !phoneFields[f.pattern] || f.value.String() == "" || IsPhone(f.value.String()) {
		return nil
	}
	return problem(Warning, f.path, "phone", f.value.String())
}

// checkFieldKeys reports lines of one list that cannot be told apart. Members
// have sentences of their own.
func checkFieldKeys(_ *sight, f field) []Problem {
	if f.value.Kind() != reflect.Slice || f.pattern == "members" || !hasKey(f.value.Type().Elem()) {
		return nil
	}
	var problems []Problem
	seen := map[string]bool{}
	for i := range f.value.Len() {
		path := f.path + "." + elementName(f.value.Index(i), i)
		switch key := f.value.Index(i).FieldByName("Key").String(); {
		case key == "":
			problems = append(problems, problem(Error, path, "no_line_key", i+1)...)
		case seen[key]:
			problems = append(problems, problem(Error, path, "duplicate_line_key", key)...)
		default:
			seen[key] = true
		}
	}
	return problems
}

func hasKey(element reflect.Type) bool {
	if element.Kind() != reflect.Struct {
		return false
	}
	_, has := element.FieldByName("Key")
	return has
}
