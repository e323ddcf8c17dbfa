package survey

import "strconv"

// Check returns what Household.Check says about the visit's household on the day
// of the visit, and what is wrong in the visit around it.
func (v Visit) Check() []Problem {
	problems := append(v.Household.Check(v.Day()), checkCode("kind", v.Kind, VisitKinds)...)
	problems = append(problems, checkCode("level", v.Level, Levels)...)
	for i, visitor := range v.Visitors {
		path := "visitors." + strconv.Itoa(i)
		problems = append(problems, checkCode(path+".level", visitor.Level, Levels)...)
		problems = append(problems, v.checkKinship(path+".name", visitor)...)
	}
	for i, met := range v.Met {
		problems = append(problems, checkMemberKey(v.Household, "met."+strconv.Itoa(i)+".member", met.Member)...)
	}
	sortByStrength(problems)
	return problems
}

// checkKinship shows a visitor who is on record as a near relative of the family
// (鹤壁 三(三), 近亲属备案). It hides nothing and forbids nothing.
func (v Visit) checkKinship(path string, visitor Visitor) []Problem {
	for _, r := range v.Household.Relatives {
		if sameName(r.Official, visitor.Name) {
			return problem(Warning, path, "visitor_is_relative", visitor.Name)
		}
	}
	return nil
}

// sameName reports whether two names that were written read the same.
func sameName(a, b string) bool {
	return FoldName(a) != "" && FoldName(a) == FoldName(b)
}
