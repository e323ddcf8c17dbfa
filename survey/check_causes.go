package survey

import (
	"slices"
	"strconv"
)

// causeSigns says for some causes of poverty what somebody in the family would
// show, and whether it was asked of somebody.
var causeSigns = map[string]struct {
	code         string
	shows, asked func(p person) bool
}{
	"因病": {"illness_of_nobody", func(p person) bool { return p.has("chronic") || p.has("serious_illness") }, func(p person) bool { return p.Health != nil }},
	"因残": {"disability_of_nobody", person.isDisabled, func(p person) bool { return p.Health != nil }},
	"因学": {"schooling_of_nobody", person.inSchool, func(p person) bool { return p.Schooling != "" }},
}

// checkCauses doubts causes of poverty (致贫原因) that are on no list, that stand
// twice, and of which nobody in the family shows a sign.
func checkCauses(s *sight) []Problem {
	var problems []Problem
	for i, cause := range s.Jdlk.Causes {
		path := "jdlk.causes." + strconv.Itoa(i)
		sign, hasSign := causeSigns[cause]
		switch {
		case !PovertyCauses.Has(cause):
			problems = append(problems, problem(Warning, path, "unknown_cause", cause)...)
		case slices.Contains(s.Jdlk.Causes[:i], cause):
			problems = append(problems, problem(Warning, path, "cause_repeated", cause)...)
		case hasSign && allAsked(s.people, sign.asked) && !slices.ContainsFunc(s.people, sign.shows):
			problems = append(problems, problem(Warning, path, sign.code)...)
		}
	}
	return problems
}

func allAsked(people []person, asked func(p person) bool) bool {
	return len(people) > 0 && !slices.ContainsFunc(people, func(p person) bool { return !asked(p) })
}
