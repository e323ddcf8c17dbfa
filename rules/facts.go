package rules

import (
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"ruhu/survey"
)

// scope says what a condition is about.
type scope int

const (
	scopeLine      scope = iota // how an income line counts; its member is the line's
	scopeHousehold              // findings about the household, which come after the income
	scopeMember                 // findings about one member
	scopeCondition              // what a county writes about a member
)

// reach says in which scopes a fact can be used.
type reach int

const (
	everywhere  reach = iota
	afterIncome       // findings
	ofMember          // income lines and findings about a member
	nowhere           // shown in sentences only
)

func (r reach) in(s scope) bool {
	switch r {
	case everywhere:
		return true
	case afterIncome:
		return s != scopeLine
	case ofMember:
		return s != scopeHousehold
	}
	return false
}

// facts is what a condition is evaluated on: a household, one of its members or
// one of its income lines. What was worked out once is kept, since twenty rules
// may ask for it; the facts of a member share those of the household.
type facts struct {
	reckoning *reckoning
	income    *survey.Income // in scopeLine
	incomes   *Incomes       // nil in scopeLine
	member    *survey.Member // in scopeMember
	home      *facts         // of the household; itself, but in scopeMember
	known     []ref.Val      // by the place in factList; nil in scopeLine
	settled   map[string]ref.Val
	members   []*facts    // in document order, in scopeHousehold
	judged    [][]Finding // by the place of the rule: those about members, then all
	trace     *trace      // told of everything a condition looks at, nil where nobody wants it
}

// lineFacts is what the condition of an income line is evaluated on; in is nil
// for what concerns all lines.
func lineFacts(r *reckoning, in *survey.Income) *facts {
	f := &facts{reckoning: r, income: in}
	f.home = f
	return f
}

// findingFacts is what findings are judged on; the trace is nil where nobody wants
// it.
func findingFacts(r *reckoning, incomes *Incomes, told *trace) *facts {
	members := len(r.h.Members)
	known := make([]ref.Val, (members+1)*len(factList))
	all := make([]facts, members+1) // together, since there is one for each member
	f := &all[0]
	*f = facts{reckoning: r, incomes: incomes, home: f, settled: map[string]ref.Val{}, trace: told}
	f.members = make([]*facts, members)
	for i := range all {
		all[i].known, known = known[:len(factList)], known[len(factList):]
	}
	for i := range f.members {
		m := &all[i+1]
		m.reckoning, m.incomes, m.member, m.home, m.trace = r, incomes, &r.h.Members[i], f, told
		f.members[i] = m
	}
	return f
}

// fact is something a condition can name.
type fact struct {
	name  string
	reach reach
	kind  *cel.Type
	codes survey.CodeList // what a text can be
	value func(*facts) ref.Val
}

// factList is every fact that conditions and sentences can name, beside the
// parameters of the pack. A fact that was not asked is unknown under its path.
var factList = slices.Concat(householdFacts, recheckFacts, memberFacts)

var factPlaces = func() map[string]int {
	m := make(map[string]int, len(factList))
	for i, f := range factList {
		m[f.name] = i
	}
	return m
}()

func (f *facts) household() *survey.Household { return f.reckoning.h }

// ResolveName implements cel.Activation.
func (f *facts) ResolveName(name string) (any, bool) {
	if v := f.value(name); v != nil {
		f.trace.leaf(name, v)
		return v, true
	}
	return nil, false
}

// Parent implements cel.Activation.
func (f *facts) Parent() cel.Activation { return nil }

// value is what a name stands for: a fact, a parameter, or whether a finding is
// met for some member. Nil means that nothing has this name.
func (f *facts) value(name string) ref.Val {
	if i, ok := factPlaces[name]; ok {
		return f.fact(i)
	}
	if code, ok := strings.CutPrefix(name, anyPrefix); ok {
		return known(f.home.anyMember(code))
	}
	return f.parameter(name)
}

func (f *facts) fact(i int) ref.Val {
	at := f
	if factList[i].reach != ofMember {
		at = f.home
	}
	if at.known == nil {
		return factList[i].value(at)
	}
	if at.known[i] == nil {
		at.known[i] = factList[i].value(at)
	}
	return at.known[i]
}

// parameter is a parameter's value on the day. What a county wrote as a
// condition is looked at for each subject anew.
func (f *facts) parameter(name string) ref.Val {
	if v, ok := f.home.settled[name]; ok {
		return v
	}
	t, option := f.reckoning.pack.termOf(name)
	if t == nil {
		return nil
	}
	if t.Type == typeCondition {
		return f.meets(t)
	}
	v := t.val(f.reckoning.on, option)
	if f.home.settled != nil {
		f.home.settled[name] = v
	}
	return v
}

// meets says whether the subject meets a condition that a county sets: the
// member, or some member of the family.
func (f *facts) meets(t *term) ref.Val {
	v, ok := t.at(f.reckoning.on)
	if !ok {
		return unknown([]string{t.ID})
	}
	if f.member != nil {
		return known(v.condition.eval(f))
	}
	return known(f.someone(v.condition.eval))
}

// someone says whether something holds for some member of the family.
func (f *facts) someone(holds func(*facts) tri) tri {
	if f.household().Members == nil {
		return maybe("members")
	}
	found := no
	for _, m := range f.members {
		if found = found.or(m.inFamily().and(holds(m))); found.yes() {
			return yes
		}
	}
	return found
}

// answer reads a yes or no that a fact or condition gave.
func answer(v ref.Val) tri {
	switch v := v.(type) {
	case types.Bool:
		return truth(bool(v))
	case *types.Unknown:
		return maybe(trails(v)...)
	}
	return maybe("rules")
}

// coded is an answer from a list of codes. An answer that is not on the list
// answers nothing.
func coded(v string, list survey.CodeList, path string) ref.Val {
	if !list.Has(v) {
		return unknown([]string{path})
	}
	return types.String(v)
}
