package survey

import "strings"

// kinGap says how many full years older or younger than the head a person of
// some relations is at least.
type kinGap struct {
	relations string
	older     bool
	years     int
}

// kinGaps are wide: they find a relation chosen for another person, not unusual
// families. Relations by marriage and adoption have none.
var kinGaps = []kinGap{
	{"50 51 52", true, 14},
	{"60 61 62 63 64", true, 28},
	{"66 67", true, 42},
	{"71 75", true, 0},
	{"20 21 22 23 24 25 26 29 30 31 32 33 34 35 36 39", false, 14},
	{"40 41 42 43 44", false, 28},
	{"47 48", false, 42},
	{"73 77", false, 0},
}

// checkKin doubts a relation to the head that the sex or the age of either does
// not fit.
func checkKin(s *sight) []Problem {
	var problems []Problem
	head, hasHead := s.Head()
	for _, p := range s.people {
		if implied := RelationSex(p.Relation); implied != "" && p.Sex != "" && implied != p.Sex {
			problems = append(problems, problem(Warning, p.path+".relation", "relation_sex", p.Name)...)
		}
		if hasHead && !agesFit(p.Relation, p.BirthDate, head.BirthDate) {
			problems = append(problems, problem(Warning, p.path+".relation", "relation_age", p.Name, head.Name)...)
		}
	}
	return problems
}

// agesFit reports whether two birth dates allow a relation. Where one of them is
// unknown, they do.
func agesFit(relation string, born, head Date) bool {
	if relation == "" || !born.Valid() || !head.Valid() {
		return true
	}
	for _, gap := range kinGaps {
		if !strings.Contains(gap.relations, relation) {
			continue
		}
		elder, younger := head, born
		if gap.older {
			elder, younger = born, head
		}
		years, ok := elder.AgeOn(younger)
		return ok && years >= gap.years
	}
	return true
}
