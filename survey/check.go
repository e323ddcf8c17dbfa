package survey

import (
	"cmp"
	"slices"
	"strconv"
)

// A householdCheck looks at the household as a whole, on a day.
type householdCheck func(h Household, on Date) []Problem

// A memberCheck looks at one member, whose fact path is given, on a day.
type memberCheck func(m Member, path string, on Date) []Problem

var householdChecks = []householdCheck{
	checkMembers, checkHead, checkDuplicateIDs, checkSpouses,
	checkPlace, checkStandingCodes, checkStandingDates, checkMemberLists,
	checkIncomes, checkExpenses, checkAssets, checkObligors,
	hintHousehold,
}

var memberChecks = []memberCheck{
	checkIdentity, checkIDNumber, checkBirth, checkRelationSex,
	checkMemberCodes, checkDisability, hintMember,
}

// Check returns everything wrong or doubtful in the household as seen on a day,
// errors first, then warnings, then hints, each in the order of the document. It
// never judges the division an ID number starts with, and nothing it says stands
// against finishing a visit: see Visit.Unfinished for what does.
func (h Household) Check(on Date) []Problem {
	var problems []Problem
	for _, check := range householdChecks {
		problems = append(problems, check(h, on)...)
	}
	for i, m := range h.Members {
		for _, check := range memberChecks {
			problems = append(problems, check(m, memberPath(m, i), on)...)
		}
	}
	sortByStrength(problems)
	return problems
}

// Check returns what Household.Check says about the visit's household on the day
// of the visit, and what is wrong in the visit around it.
func (v Visit) Check() []Problem {
	problems := append(v.Household.Check(v.Day()), checkCode("kind", v.Kind, VisitKinds)...)
	problems = append(problems, checkCode("level", v.Level, Levels)...)
	for i, visitor := range v.Visitors {
		problems = append(problems, checkCode("visitors."+strconv.Itoa(i)+".level", visitor.Level, Levels)...)
	}
	for i, met := range v.Met {
		problems = append(problems, checkMemberKey(v.Household, "met."+strconv.Itoa(i)+".member", met.Member)...)
	}
	sortByStrength(problems)
	return problems
}

func sortByStrength(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(b.Strength, a.Strength) })
}

// memberPath is the fact path of a member: by key, or by position where the key
// is missing.
func memberPath(m Member, i int) string {
	if m.Key == "" {
		return "members." + strconv.Itoa(i)
	}
	return "members." + m.Key
}

// problem makes the list of one that most checks return.
func problem(s Strength, path, code string, args ...any) []Problem {
	return []Problem{{Strength: s, Path: path, Code: code, Args: args}}
}

// checkCode reports a value that is not on its list. Empty means not asked.
func checkCode(path, value string, list CodeList) []Problem {
	if value == "" || list.Has(value) {
		return nil
	}
	return problem(Error, path, "unknown_code", value)
}

// checkMemberKey reports a key that no member of the household has.
func checkMemberKey(h Household, path, key string) []Problem {
	if _, ok := h.Member(key); ok {
		return nil
	}
	return problem(Error, path, "unknown_member", key)
}
