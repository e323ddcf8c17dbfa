package rules

import (
	"math/big"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"ruhu/survey"
)

// celTypes are the types that parameters have in conditions; judgements have
// none.
var celTypes = map[string]*cel.Type{
	typeMoney:     moneyType,
	typePercent:   cel.IntType,
	typeYears:     cel.IntType,
	typeMultiple:  multipleType,
	typeCount:     cel.IntType,
	typeNumbers:   cel.ListType(cel.IntType),
	typeAges:      agesType,
	typeChoice:    cel.StringType,
	typeAmounts:   moneyType,
	typeCondition: cel.BoolType,
}

// variables are the names that the term has in the conditions of a scope. What a
// county writes as a condition cannot name another such one.
func (t *term) variables(at scope) []cel.EnvOption {
	kind := celTypes[t.Type]
	switch {
	case kind == nil || t.Type == typeCondition && (at == scopeLine || at == scopeCondition):
		return nil
	case t.Type != typeAmounts:
		return []cel.EnvOption{cel.Variable(t.ID, kind)}
	}
	var all []cel.EnvOption
	for _, option := range t.Options {
		all = append(all, cel.Variable(t.ID+"."+option, kind))
	}
	return all
}

// termOf returns the term that a name in a condition stands for, with the option
// of amounts.
func (p *Pack) termOf(name string) (t *term, option string) {
	if t, ok := p.terms[name]; ok {
		return t, ""
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return nil, ""
	}
	if t, ok := p.terms[name[:dot]]; ok && t.Type == typeAmounts {
		return t, name[dot+1:]
	}
	return nil, ""
}

// val is the parameter's value in conditions on a day.
func (t *term) val(on survey.Date, option string) ref.Val {
	v, ok := t.at(on)
	if !ok {
		return t.unset()
	}
	switch t.Type {
	case typeNumbers:
		return numbers{list: v.numbers}
	case typeAges:
		return ages{span: v.numbers}
	case typeMoney:
		return moneyOf(between(v.low, v.high, t.ID))
	case typeMultiple:
		return multiple{Range: between(v.low, v.high, t.ID)}
	case typeAmounts:
		return moneyOf(exactly(v.amounts[option]))
	case typeChoice:
		return types.String(v.choice)
	}
	return wholeNumber{low: whole(v.low), high: whole(v.high), id: t.ID}
}

// unset is the value of a parameter that nobody has set.
func (t *term) unset() ref.Val {
	switch t.Type {
	case typeNumbers:
		return numbers{term: t, unset: true}
	case typeAges:
		low, high := t.ends()
		return ages{term: t, span: []int64{low, high}, unset: true}
	case typePercent, typeYears, typeCount:
		low, high := t.ends()
		return wholeNumber{low: low, high: high, id: t.ID}
	}
	return unknown([]string{t.ID})
}

func whole(v *big.Rat) int64 { return v.Num().Int64() }
