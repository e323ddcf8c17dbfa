package packtest

import (
	"strconv"
	"strings"

	"ruhu/rules"
)

// target is what an expectation is about: a finding of a subject, a line of the
// income on a basis, or the income on a basis.
type target struct {
	code, subject string // of a finding
	key, basis    string // of a line; key is empty for the income as a whole
}

// The bases on which income is reckoned.
const (
	basisDibao   = "dibao"
	basisPoverty = "poverty"
)

// name is the target as it is written in a test.
func (t target) name() string {
	switch {
	case t.key != "":
		return "line " + t.key + " " + t.basis
	case t.basis != "":
		return "income " + t.basis
	case t.subject != rules.SubjectHousehold:
		return t.code + " " + t.subject
	}
	return t.code
}

// want is one expectation: for each field the text that it must have.
type want struct {
	target
	place
	fields []field
}

// field is one thing that is compared. All values are compared as texts, in the
// one form in which the engine writes them.
type field struct{ name, text string }

func (w want) get(name string) (string, bool) {
	for _, f := range w.fields {
		if f.name == name {
			return f.text, true
		}
	}
	return "", false
}

// The fields of expectations.
const (
	fieldState     = "state"
	fieldReview    = "review"
	fieldAmount    = "amount"
	fieldClauses   = "clauses"
	fieldTreatment = "treatment"
	fieldCounted   = "counted"
	fieldPerCapita = "per_capita"
	fieldMembers   = "members"
	fieldMissing   = "missing"
	fieldPractice  = "practice"
)

// answer is what an assessment says about a target, nil where it has none.
func (t target) answer(r rules.Result) map[string]string {
	switch {
	case t.code != "":
		f, ok := r.Finding(t.code, t.subject)
		if !ok {
			return nil
		}
		return ofFinding(f)
	case t.key != "":
		l, ok := t.lineOf(r)
		if !ok {
			return nil
		}
		return ofLine(l)
	}
	return ofBasis(t.basisOf(r))
}

func (t target) basisOf(r rules.Result) rules.Basis {
	if t.basis == basisPoverty {
		return r.Income.Poverty
	}
	return r.Income.Dibao
}

func (t target) lineOf(r rules.Result) (rules.Line, bool) {
	for _, l := range t.basisOf(r).Lines {
		if l.Key == t.key {
			return l, true
		}
	}
	return rules.Line{}, false
}

func ofFinding(f rules.Finding) map[string]string {
	state := append([]string{string(f.State)}, f.Missing...)
	amount := ""
	if f.Amount != nil {
		amount = exact(*f.Amount)
	}
	return map[string]string{
		fieldState:   strings.Join(state, " "),
		fieldAmount:  amount,
		fieldReview:  strings.Join(f.Review, " "),
		fieldClauses: strings.Join(f.Clauses, " "),
	}
}

func ofLine(l rules.Line) map[string]string {
	return map[string]string{
		fieldTreatment: string(l.Treatment),
		fieldCounted:   exact(l.Counted),
		fieldMissing:   strings.Join(l.Missing, " "),
		fieldClauses:   strings.Join(l.Clauses, " "),
		fieldPractice:  strconv.FormatBool(l.Practice),
	}
}

func ofBasis(b rules.Basis) map[string]string {
	members := ""
	switch {
	case b.Members != nil:
		members = strconv.Itoa(*b.Members)
	case b.MembersRange != nil:
		members = strconv.Itoa(b.MembersRange.Low) + ".." + strconv.Itoa(b.MembersRange.High)
	}
	return map[string]string{
		fieldCounted:   exact(b.Counted),
		fieldPerCapita: exact(b.PerCapita),
		fieldMembers:   members,
		fieldMissing:   strings.Join(b.Missing, " "),
	}
}

// exact writes an amount: "640000/3", or both ends "640000/3..280000" with
// nothing where an end has no bound.
func exact(r rules.Range) string {
	if r.Exact() {
		return r.Low.RatString()
	}
	low, high := "", ""
	if r.Low != nil {
		low = r.Low.RatString()
	}
	if r.High != nil {
		high = r.High.RatString()
	}
	return low + ".." + high
}
