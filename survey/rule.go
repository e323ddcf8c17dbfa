package survey

// memberRule is a doubt about one member. Its sentence names the member.
type memberRule struct {
	strength Strength
	field    string // path below the member
	code     string
	when     func(p person) bool
}

// forEachMember asks every rule about every member.
func forEachMember(tables ...[]memberRule) check {
	return func(s *sight) []Problem {
		var problems []Problem
		for _, p := range s.people {
			for _, rules := range tables {
				for _, r := range rules {
					if r.when(p) {
						problems = append(problems, Problem{r.strength, p.path + "." + r.field, r.code, []any{p.Name}})
					}
				}
			}
		}
		return problems
	}
}

// householdRule is a doubt about the household as a whole. Its sentence names
// nobody.
type householdRule struct {
	strength Strength
	path     string
	code     string
	when     func(s *sight) bool
}

// forHousehold asks every rule about the household.
func forHousehold(tables ...[]householdRule) check {
	return func(s *sight) []Problem {
		var problems []Problem
		for _, rules := range tables {
			for _, r := range rules {
				if r.when(s) {
					problems = append(problems, Problem{r.strength, r.path, r.code, nil})
				}
			}
		}
		return problems
	}
}
