package survey

import "strings"

// MinVisitors is how many different people make a visit (鹤壁 三(二) 第一阶段).
const MinVisitors = 2

// Unfinished returns what stands against finishing the visit: too few different
// visitors, or a member who is neither met in person nor explained. Nothing
// else does; warnings and missing answers never block a visit.
func (v Visit) Unfinished() []Problem {
	var problems []Problem
	if n := distinctVisitors(v.Visitors); n < MinVisitors {
		problems = append(problems, Problem{Error, "visitors", "two_visitors", []any{n}})
	}
	if len(v.Household.Members) == 0 {
		problems = append(problems, Problem{Error, "members", "no_members", nil})
	}
	for _, m := range v.Household.Members {
		met, asked := v.MeetingWith(m.Key)
		switch {
		case !asked || met.InPerson == nil:
			problems = append(problems, Problem{Error, "met." + m.Key, "met_not_asked", []any{m.Name}})
		case !*met.InPerson && strings.TrimSpace(met.Reason) == "":
			problems = append(problems, Problem{Error, "met." + m.Key, "met_no_reason", []any{m.Name}})
		}
	}
	return problems
}

// distinctVisitors counts different people. Two entries are one person when
// they name the same operator, or when their names read the same and they do
// not name two different operators.
func distinctVisitors(visitors []Visitor) int {
	var seen []Visitor
next:
	for _, v := range visitors {
		if FoldName(v.Name) == "" {
			continue
		}
		for _, s := range seen {
			if samePerson(s, v) {
				continue next
			}
		}
		seen = append(seen, v)
	}
	return len(seen)
}

func samePerson(a, b Visitor) bool {
	if a.Operator != "" && b.Operator != "" {
		return a.Operator == b.Operator
	}
	return FoldName(a.Name) == FoldName(b.Name)
}
