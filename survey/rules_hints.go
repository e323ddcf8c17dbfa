package survey

import (
	"slices"
	"strings"
)

// memberHints point at questions about a member that rules and lists depend on
// and that nobody has asked.
var memberHints = []memberRule{
	{Hint, "relation", "ask_relation", func(p person) bool { return p.Relation == "" }},
	{Hint, "id_number", "ask_id_number", func(p person) bool { return p.IDNumber == "" && strings.TrimSpace(p.NoIDReason) == "" }},
	{Hint, "sex", "ask_sex", func(p person) bool { return p.Sex == "" }},
	{Hint, "birth_date", "ask_birth", func(p person) bool { return p.BirthDate == "" }},
	{Hint, "ethnicity", "ask_ethnicity", func(p person) bool { return p.Ethnicity == "" }},
	{Hint, "in_family", "ask_in_family", func(p person) bool { return p.InFamily == nil }},
	{Hint, "health", "ask_health", func(p person) bool { return p.Health == nil }},
	{Hint, "schooling", "ask_schooling", func(p person) bool { return p.Schooling == "" && p.aged(schoolFrom, schoolTo) }},
	{Hint, "education", "ask_education", func(p person) bool {
		return p.Education == "" && !p.inSchool() && p.aged(workingFrom, maxAge)
	}},
	{Hint, "labour", "ask_labour", func(p person) bool { return p.Labour == "" && p.maybeAged(labourFrom, labourTo) }},
	{Hint, "insured", "ask_insured", func(p person) bool { return p.Insured == nil }},
}

// householdHints point at questions about the household that rules and lists
// depend on and that nobody has asked.
var householdHints = []householdRule{
	{Hint, "village", "ask_village", func(s *sight) bool { return s.Village == "" }},
	{Hint, "phone", "ask_phone", func(s *sight) bool { return s.Phone == "" && len(s.Contacts) == 0 }},
	{Hint, "dibao.status", "ask_dibao", func(s *sight) bool { return s.Dibao.Status == "" }},
	{Hint, "dibao.benefit_members", "ask_benefit_members", func(s *sight) bool { return s.Dibao.Status == "active" && s.Dibao.BenefitMembers == nil }},
	{Hint, "dibao.until", "stopped_without_date", func(s *sight) bool { return s.Dibao.Status == "stopped" && s.Dibao.Until == "" }},
	{Hint, "tekun.status", "ask_tekun", func(s *sight) bool { return s.Tekun.Status == "" }},
	{Hint, "tekun.until", "stopped_without_date", func(s *sight) bool { return s.Tekun.Status == "stopped" && s.Tekun.Until == "" }},
	{Hint, "jdlk.status", "ask_jdlk", func(s *sight) bool { return s.Jdlk.Status == "" }},
	{Hint, "jdlk.causes", "ask_causes", func(s *sight) bool { return s.isRegistered() && len(s.Jdlk.Causes) == 0 }},
	{Hint, "jdlk.helper.name", "ask_helper", func(s *sight) bool { return s.isRegistered() && s.Jdlk.Helper.Name == "" }},
	{Hint, "jdlk.exited", "exit_without_date", func(s *sight) bool { return s.Jdlk.Status == "exited" && s.Jdlk.Exited == "" }},
	{Hint, "jdlk.relapsed", "relapse_without_date", func(s *sight) bool { return s.Jdlk.Status == "relapsed" && s.Jdlk.Relapsed == "" }},
	{Hint, "incomes", "ask_incomes", func(s *sight) bool { return s.Incomes == nil }},
	{Hint, "expenses", "ask_expenses", func(s *sight) bool { return s.Expenses == nil }},
	{Hint, "assets", "ask_assets", func(s *sight) bool { return s.Assets == nil }},
	{Hint, "housing.area_m2", "ask_area", func(s *sight) bool { return s.Housing.AreaM2 == nil }},
	{Hint, "living.power", "ask_power", func(s *sight) bool { return s.Living.Power == nil }},
	{Hint, "living.road", "ask_road", func(s *sight) bool { return s.Living.Road == nil }},
	{Hint, "living.toilet", "ask_toilet", func(s *sight) bool { return s.Living.Toilet == nil }},
	{Hint, "guarantees", "ask_guarantees", func(s *sight) bool {
		return slices.Contains([]string{s.Guarantees.Education, s.Guarantees.Medical, s.Guarantees.Housing}, "")
	}},
	{Hint, "water", "ask_water", func(s *sight) bool { return s.Water == "" }},
}

// isRegistered reports whether the poverty registry has the household as poor.
func (s *sight) isRegistered() bool { return s.Jdlk.Status == "active" || s.Jdlk.Status == "relapsed" }
