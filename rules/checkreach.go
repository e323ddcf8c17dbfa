package rules

import (
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"go.yaml.in/yaml/v4"
)

// maxWorlds bounds how many combinations of answers are tried for one rule.
const maxWorlds = 20_000

// checkReach reports findings that can never apply or never be met, and rows of
// income items that reach nobody.
func (r *reader) checkReach(tables map[string]*yaml.Node) {
	s := r.in(tableFindings)
	keys := s.mapping(tables[tableFindings])
	for _, rule := range r.p.findings {
		place := s.mapping(keys.get(rule.code))
		applies, met := reaches(rule.applies, nil), true
		if applies {
			met = reaches(rule.applies, rule.met)
		}
		switch {
		case !applies:
			s.fault(place.get("applies"), "unreachable", rule.code)
		case !met:
			s.fault(place.get("met"), "never_met", rule.code)
		}
	}
	s = r.in(tableIncome)
	items := s.mapping(s.mapping(tables[tableIncome]).get("items"))
	for _, item := range sortedKeys(r.p.items) {
		for b, row := range r.p.items[item] {
			if !reaches(row.when, nil) {
				s.fault(s.mapping(s.mapping(items.get(item)).get(string(b))).get("when"), "unreachable_row", item)
			}
		}
	}
}

// reaches reports whether two conditions can hold at once: whether some
// combination of the answers they name leaves neither false. Amounts and numbers
// stay unknown. Where there are too many combinations it is taken for true.
func reaches(a, b *condition) bool {
	var names []string
	for _, c := range []*condition{a, b} {
		if c != nil {
			names = append(names, c.names...)
		}
	}
	worlds := []world{{}}
	for _, name := range merged(names) {
		answers := answersTo(name)
		if len(worlds)*len(answers) > maxWorlds {
			return true
		}
		var next []world
		for _, w := range worlds {
			for _, answer := range answers {
				next = append(next, w.with(name, answer))
			}
		}
		worlds = next
	}
	return slices.ContainsFunc(worlds, func(w world) bool { return !w.refutes(a) && !w.refutes(b) })
}

// answersTo are the answers a fact can have where they are few, and otherwise
// none that is known.
func answersTo(name string) []ref.Val {
	i, ok := factPlaces[name]
	switch {
	case ok && factList[i].codes != nil:
		var all []ref.Val
		for _, c := range factList[i].codes {
			all = append(all, types.String(c.Code))
		}
		return all
	case ok && factList[i].kind.IsExactType(cel.BoolType):
		return []ref.Val{types.True, types.False}
	}
	return []ref.Val{unknown([]string{name})}
}

// world is one combination of answers, by the names of facts.
type world map[string]ref.Val

func (w world) with(name string, answer ref.Val) world {
	next := world{name: answer}
	for k, v := range w {
		next[k] = v
	}
	return next
}

// refutes reports whether a condition is surely false here.
func (w world) refutes(c *condition) bool {
	if c == nil {
		return false
	}
	out, _, err := c.program.Eval(w)
	return err == nil && out == types.False
}

// ResolveName implements cel.Activation.
func (w world) ResolveName(name string) (any, bool) {
	v, ok := w[name]
	return v, ok
}

// Parent implements cel.Activation.
func (w world) Parent() cel.Activation { return nil }
