package rules

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"ruhu/survey"
)

// change is something that could be otherwise than it is.
type change struct {
	path     string // of the answer in the household document, or a parameter id
	from, to string // in words
	value    any    // what it would be
	term     bool   // it is a parameter
}

// written is the value as JSON.
func (c change) written() string {
	data, err := json.Marshal(c.value)
	if err != nil {
		return fmt.Sprint(c.value)
	}
	return string(data)
}

// answerKind is an answer that could be another: one of a list of codes, or yes
// or no where there is no list.
type answerKind struct {
	path string // of the household, or after the member's key
	list survey.CodeList
}

var householdAnswers = []answerKind{
	{"residence_type", survey.ResidenceTypes},
	{"dibao.status", survey.DibaoStatuses},
	{"dibao.class", survey.DibaoClasses},
	{"dibao.basis", survey.BenefitBases},
	{"tekun.status", survey.TekunStatuses},
	{"jdlk.status", survey.JdlkStatuses},
	{"jdlk.attribute", survey.JdlkAttributes},
	{"jdlk.stable_exit", nil},
	{"development_ability", nil},
	{"guarantees.education", survey.GuaranteeStates},
	{"guarantees.medical", survey.GuaranteeStates},
	{"guarantees.housing", survey.GuaranteeStates},
	{"water", survey.GuaranteeStates},
	{"self_reliance.industry", survey.SelfRelianceStates},
	{"self_reliance.employment", survey.SelfRelianceStates},
	{"self_reliance.relocation", survey.SelfRelianceStates},
	{"economic_check.status", survey.EconomicCheckStates},
}

// memberAnswers are the answers about a member by the fact they give.
var memberAnswers = []answerKind{
	{"in_family", nil},
	{"schooling", survey.Schoolings},
	{"labour", survey.Labours},
	{"self_care", survey.SelfCares},
	{"bedridden_long_term", nil},
	{"insured", nil},
	{"disability.grade", survey.DisabilityGrades},
	{"disability.category", survey.DisabilityCategories},
	{"disability.needs_long_term_care", nil},
}

// memberStates are the states of health that are a fact each.
var memberStates = []string{"disabled", "serious_illness"}

// changes lists every single answer the rule looks at, otherwise than it was
// given, in a fixed order.
func (e *explainer) changes() []change {
	var all []change
	for _, a := range householdAnswers {
		if e.reads[a.path] {
			all = append(all, e.otherwise(a.path, a.list)...)
		}
	}
	for _, m := range e.facts.household().Members {
		all = append(all, e.memberChanges(m)...)
	}
	if !e.readsIncome() {
		return all
	}
	for _, in := range e.facts.household().Incomes {
		if survey.ItemKind(in.Item) == kindWage {
			all = append(all, e.otherwise("incomes."+in.Key+".from_poverty_project", nil)...)
		}
	}
	return all
}

// memberChanges lists the other answers about one member. A rule about a member
// looks at the others for the income only.
func (e *explainer) memberChanges(m survey.Member) []change {
	var all []change
	at := "members." + m.Key + "."
	mine := e.subject == SubjectHousehold || e.subject == m.Key
	for _, a := range memberAnswers {
		shared := a.path == "in_family" && e.readsIncome()
		if shared || e.reads["member."+a.path] && (mine || a.path == "schooling") {
			all = append(all, e.otherwise(at+a.path, a.list)...)
		}
	}
	for _, state := range memberStates {
		if mine && (e.reads["member."+state] || e.reads["family."+state]) {
			all = append(all, e.toggle(at+"health", m.Health, state, survey.HealthStates.Text(state, string(e.lang))))
		}
	}
	if mine && e.reads["member.benefit"] {
		all = append(all, e.toggle("dibao.benefit_members", e.facts.household().Dibao.BenefitMembers, m.Key, m.Name))
	}
	return all
}

// otherwise lists what an answer could be instead.
func (e *explainer) otherwise(path string, list survey.CodeList) []change {
	now, asked := got(reflect.ValueOf(e.facts.household()), strings.Split(path, "."))
	var all []change
	if list == nil {
		for _, v := range []bool{true, false} {
			if now != fmt.Sprint(v) {
				all = append(all, change{path: path, from: e.boolText(now), to: e.answer(truth(v)), value: v})
			}
		}
		return all
	}
	from := e.answer(maybe())
	if asked {
		from = list.Text(now, string(e.lang))
	}
	for _, c := range list {
		if c.Code != now {
			all = append(all, change{path: path, from: from, to: list.Text(c.Code, string(e.lang)), value: c.Code})
		}
	}
	return all
}

func (e *explainer) boolText(now string) string {
	switch now {
	case "true":
		return e.answer(yes)
	case "false":
		return e.answer(no)
	}
	return e.answer(maybe())
}

// toggle puts a code on a list, or takes it off.
func (e *explainer) toggle(path string, list []string, code, word string) change {
	with, without := e.t("with", word), e.t("without", word)
	if i := slices.Index(list, code); i >= 0 {
		return change{path: path, from: with, to: without, value: slices.Delete(slices.Clone(list), i, i+1)}
	}
	if list == nil {
		without = e.answer(maybe())
	}
	return change{path: path, from: without, to: with, value: append(slices.Clone(list), code)}
}

// with returns the household with one answer changed. The lists of h stay as
// they are.
func (c change) with(h survey.Household) survey.Household {
	put(reflect.ValueOf(&h).Elem(), strings.Split(c.path, "."), c.value)
	return h
}

// put sets a value of a document by its path. What it goes through is copied.
func put(at reflect.Value, path []string, value any) {
	switch {
	case at.Kind() == reflect.Pointer:
		own := reflect.New(at.Type().Elem())
		if !at.IsNil() {
			own.Elem().Set(at.Elem())
		}
		at.Set(own)
		put(own.Elem(), path, value)
	case len(path) == 0:
		v := reflect.ValueOf(value)
		if s, ok := value.(string); ok && at.Kind() == reflect.Int {
			var n int
			_, _ = fmt.Sscan(s, &n) // codes of numbers are numbers
			v = reflect.ValueOf(n)
		}
		at.Set(v.Convert(at.Type()))
	case at.Kind() == reflect.Slice:
		own := reflect.MakeSlice(at.Type(), at.Len(), at.Len())
		reflect.Copy(own, at)
		at.Set(own)
		if i := keyed(own, path[0]); i >= 0 {
			put(own.Index(i), path[1:], value)
		}
	default:
		if i := named(at.Type(), path[0]); i >= 0 {
			put(at.Field(i), path[1:], value)
		}
	}
}

// got reads a plain value of a document by its path; not asked where it is empty
// or nothing leads there.
func got(at reflect.Value, path []string) (value string, asked bool) {
	switch {
	case at.Kind() == reflect.Pointer:
		if at.IsNil() {
			return "", false
		}
		return got(at.Elem(), path)
	case len(path) == 0:
		return fmt.Sprint(at.Interface()), !at.IsZero() || at.Kind() == reflect.Bool
	case at.Kind() == reflect.Slice:
		if i := keyed(at, path[0]); i >= 0 {
			return got(at.Index(i), path[1:])
		}
		return "", false
	}
	if i := named(at.Type(), path[0]); i >= 0 {
		return got(at.Field(i), path[1:])
	}
	return "", false
}

// keyed returns the place of the element with a key, or -1.
func keyed(list reflect.Value, key string) int {
	for i := range list.Len() {
		if list.Index(i).FieldByName("Key").String() == key {
			return i
		}
	}
	return -1
}

// named returns the place of the field with a name in JSON, or -1.
func named(t reflect.Type, name string) int {
	for _, f := range fieldsOf(t) {
		if f.name == name {
			return f.index
		}
	}
	return -1
}
