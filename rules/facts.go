package rules

import (
	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"ruhu/survey"
)

// scope says where a fact can be used.
type scope int

const (
	scopeAny     scope = iota // every condition
	scopeLine                 // how an income line counts
	scopeFinding              // findings, which come after the income
)

// facts is what a condition is evaluated on.
type facts struct {
	reckoning *reckoning
	income    *survey.Income // in scopeLine
	incomes   *Incomes       // in scopeFinding
	trace     *trace         // told of everything a condition looks at, nil where nobody wants it
}

// fact is something a condition can name.
type fact struct {
	name  string
	scope scope
	kind  *cel.Type
	codes survey.CodeList // what a text can be
	value func(*facts) ref.Val
}

// factList is every fact that conditions can name, beside the parameters of the
// pack. A fact that was not asked is unknown under its path.
var factList = []fact{
	{"dibao.status", scopeAny, cel.StringType, survey.DibaoStatuses, func(f *facts) ref.Val {
		return coded(f.household().Dibao.Status, survey.DibaoStatuses, "dibao.status")
	}},
	{"tekun.status", scopeAny, cel.StringType, survey.TekunStatuses, func(f *facts) ref.Val {
		return coded(f.household().Tekun.Status, survey.TekunStatuses, "tekun.status")
	}},
	{"jdlk.status", scopeAny, cel.StringType, survey.JdlkStatuses, func(f *facts) ref.Val {
		return coded(f.household().Jdlk.Status, survey.JdlkStatuses, "jdlk.status")
	}},
	{"member.schooling", scopeLine, cel.StringType, survey.Schoolings, func(f *facts) ref.Val {
		m := f.reckoning.people[f.income.Member]
		if m == nil {
			return unknown([]string{f.reckoning.whose(*f.income)})
		}
		return coded(m.Schooling, survey.Schoolings, "members."+m.Key+".schooling")
	}},
	{"income.dibao.per_capita", scopeFinding, moneyType, nil, func(f *facts) ref.Val {
		return money{f.incomes.Dibao.PerCapita}
	}},
	{"income.poverty.per_capita", scopeFinding, moneyType, nil, func(f *facts) ref.Val {
		return money{f.incomes.Poverty.PerCapita}
	}},
}

var factByName = func() map[string]fact {
	m := make(map[string]fact, len(factList))
	for _, f := range factList {
		m[f.name] = f
	}
	return m
}()

func (f *facts) household() *survey.Household { return f.reckoning.h }

// coded is an answer from a list of codes. An answer that is not on the list
// answers nothing.
func coded(v string, list survey.CodeList, path string) ref.Val {
	if !list.Has(v) {
		return unknown([]string{path})
	}
	return types.String(v)
}

// ResolveName implements cel.Activation.
func (f *facts) ResolveName(name string) (any, bool) {
	v, ok := f.resolve(name)
	if !ok {
		return nil, false
	}
	f.trace.leaf(name, v)
	return v, true
}

func (f *facts) resolve(name string) (ref.Val, bool) {
	if fact, ok := factByName[name]; ok {
		return fact.value(f), true
	}
	if t, ok := f.reckoning.pack.terms[name]; ok {
		return t.val(f.reckoning.on), true
	}
	return nil, false
}

// Parent implements cel.Activation.
func (f *facts) Parent() cel.Activation { return nil }

// celType is the type a parameter has in conditions, nil where it has none.
func (t *term) celType() *cel.Type {
	switch t.Type {
	case typeMoney:
		return moneyType
	case typePercent, typeYears:
		return cel.IntType
	case typeNumbers:
		return cel.ListType(cel.IntType)
	case typeChoice:
		return cel.StringType
	}
	return nil
}

// val is the parameter's value in conditions on a day.
func (t *term) val(on survey.Date) ref.Val {
	v, ok := t.at(on)
	switch {
	case !ok:
		return unknown([]string{t.ID})
	case t.Type == typeMoney:
		r, _ := t.amount(on)
		return money{r}
	case t.Type == typeNumbers:
		return types.NewDynamicList(types.DefaultTypeAdapter, v.numbers)
	case t.Type == typeChoice:
		return types.String(v.choice)
	case v.low != v.high:
		return unknown([]string{t.ID})
	}
	return types.Int(v.low)
}
