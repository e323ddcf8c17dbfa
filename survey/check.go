package survey

import (
	"cmp"
	"slices"
)

// checks are everything Check looks at, in the order of the form.
var checks = slices.Concat(
	[]check{checkHouseholdFields, checkPlace, checkMembers, checkHead, checkSpouses},
	[]check{checkNames, checkIDNumbers, checkDuplicateIDs, checkBirths, checkKin, checkCertificates},
	[]check{forEachMember(healthRules, schoolRules, workRules, familyRules, memberHints)},
	[]check{forHousehold(standingRules, guaranteeRules, incomeRules, propertyRules, householdHints)},
	[]check{checkBenefitUnit, checkCauses, checkIncomes, checkExpenses, checkObligors, checkHelp, checkBank, checkHelper},
)

// A check looks at one side of a household.
type check func(s *sight) []Problem

// sight is a household as seen on a day.
type sight struct {
	Household
	on     Date
	people []person
}

// Check returns everything wrong or doubtful in the household as seen on a day,
// errors first, then warnings, then hints, each in the order of the form. It
// never judges the division an ID number starts with, and nothing it says stands
// against finishing a visit: see Visit.Unfinished for what does.
func (h Household) Check(on Date) []Problem {
	s := &sight{Household: h, on: on, people: peopleOf(h, on)}
	var problems []Problem
	for _, look := range checks {
		problems = append(problems, look(s)...)
	}
	sortByStrength(problems)
	return problems
}

func sortByStrength(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(b.Strength, a.Strength) })
}

// problem makes the list of one that most checks return.
func problem(s Strength, path, code string, args ...any) []Problem {
	return []Problem{{Strength: s, Path: path, Code: code, Args: args}}
}
