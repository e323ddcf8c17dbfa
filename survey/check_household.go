package survey

import (
	"strconv"
	"time"
)

// checkMembers reports members that cannot be told apart by their keys.
func checkMembers(h Household, _ Date) []Problem {
	if len(h.Members) == 0 {
		return problem(Error, "members", "no_members")
	}
	var problems []Problem
	seen := map[string]bool{}
	for i, m := range h.Members {
		switch {
		case m.Key == "":
			problems = append(problems, problem(Error, memberPath(m, i), "no_member_key", i+1)...)
		case seen[m.Key]:
			problems = append(problems, problem(Error, memberPath(m, i), "duplicate_member_key", m.Key)...)
		}
		seen[m.Key] = true
	}
	return problems
}

func checkHead(h Household, _ Date) []Problem {
	heads := 0
	for _, m := range h.Members {
		if m.Relation == RelationHead {
			heads++
		}
	}
	switch {
	case len(h.Members) == 0 || heads == 1:
		return nil
	case heads == 0:
		return problem(Error, "members", "no_head")
	}
	return problem(Error, "members", "several_heads", heads)
}

// checkDuplicateIDs warns of two members with one number, whether written with
// 15 or with 18 characters.
func checkDuplicateIDs(h Household, _ Date) []Problem {
	var problems []Problem
	first := map[string]string{}
	for i, m := range h.Members {
		id, _ := ParseIDNumber(m.IDNumber)
		if id.Number == "" {
			continue
		}
		if other, seen := first[id.Number]; seen {
			problems = append(problems, problem(Warning, memberPath(m, i)+".id_number", "duplicate_id", other, m.Name)...)
			continue
		}
		first[id.Number] = m.Name
	}
	return problems
}

func checkSpouses(h Household, _ Date) []Problem {
	var problems []Problem
	head, hasHead := h.Head()
	spouses := 0
	for i, m := range h.Members {
		if !IsSpouse(m.Relation) {
			continue
		}
		if spouses++; spouses == 2 {
			problems = append(problems, problem(Warning, "members", "several_spouses")...)
		}
		if hasHead && m.Sex != "" && m.Sex == head.Sex {
			problems = append(problems, problem(Warning, memberPath(m, i)+".sex", "spouse_sex", m.Name, head.Name)...)
		}
	}
	return problems
}

func checkPlace(h Household, _ Date) []Problem {
	var problems []Problem
	if h.Village != "" && DivisionRole(h.Village) != "village" {
		problems = append(problems, problem(Error, "village", "village_code", h.Village)...)
	}
	if h.RegisteredVillage != "" && DivisionRole(h.RegisteredVillage) == "" {
		problems = append(problems, problem(Warning, "registered_village", "village_code", h.RegisteredVillage)...)
	}
	return append(problems, checkCode("residence_type", h.ResidenceType, ResidenceTypes)...)
}

func checkStandingCodes(h Household, _ Date) []Problem {
	fields := []struct {
		path, value string
		list        CodeList
	}{
		{"dibao.status", h.Dibao.Status, DibaoStatuses},
		{"dibao.class", h.Dibao.Class, DibaoClasses},
		{"tekun.status", h.Tekun.Status, TekunStatuses},
		{"jdlk.status", h.Jdlk.Status, JdlkStatuses},
		{"jdlk.attribute", h.Jdlk.Attribute, JdlkAttributes},
		{"guarantees.education", h.Guarantees.Education, GuaranteeStates},
		{"guarantees.medical", h.Guarantees.Medical, GuaranteeStates},
		{"guarantees.housing", h.Guarantees.Housing, GuaranteeStates},
		{"water", h.Water, GuaranteeStates},
		{"self_reliance.industry", h.SelfReliance.Industry, SelfRelianceStates},
		{"self_reliance.employment", h.SelfReliance.Employment, SelfRelianceStates},
		{"self_reliance.relocation", h.SelfReliance.Relocation, SelfRelianceStates},
	}
	var problems []Problem
	for _, f := range fields {
		problems = append(problems, checkCode(f.path, f.value, f.list)...)
	}
	for i, cause := range h.Jdlk.Causes {
		if !PovertyCauses.Has(cause) {
			problems = append(problems, problem(Warning, "jdlk.causes."+strconv.Itoa(i), "unknown_cause", cause)...)
		}
	}
	return problems
}

func checkStandingDates(h Household, on Date) []Problem {
	var problems []Problem
	if _, err := time.Parse("2006-01", h.Dibao.Since); h.Dibao.Since != "" && err != nil {
		problems = append(problems, problem(Warning, "dibao.since", "not_a_month", h.Dibao.Since)...)
	}
	for i, check := range h.Checks {
		path := "checks." + strconv.Itoa(i)
		switch {
		case !check.Date.Valid():
			problems = append(problems, problem(Warning, path+".date", "not_a_date", string(check.Date))...)
		case isAfter(check.Date, on):
			problems = append(problems, problem(Warning, path+".date", "future_check", string(check.Date))...)
		}
		problems = append(problems, checkCode(path+".level", check.Level, Levels)...)
	}
	return problems
}

// isAfter reports whether d is a later day than on; false where either is no
// day.
func isAfter(d, on Date) bool {
	return d.Valid() && on.Valid() && d > on
}

// checkMemberLists reports lists of members that name somebody who is not there.
func checkMemberLists(h Household, _ Date) []Problem {
	var problems []Problem
	for i, key := range h.Dibao.BenefitMembers {
		problems = append(problems, checkMemberKey(h, "dibao.benefit_members."+strconv.Itoa(i), key)...)
	}
	for i, key := range h.Jdlk.Members {
		problems = append(problems, checkMemberKey(h, "jdlk.members."+strconv.Itoa(i), key)...)
	}
	return problems
}
