package survey

import (
	"errors"
	"strconv"
	"strings"
)

// maxAge is the age in years above which a birth date is doubted.
const maxAge = 110

func checkIdentity(m Member, path string, _ Date) []Problem {
	if strings.TrimSpace(m.Name) == "" {
		return problem(Warning, path+".name", "no_name")
	}
	return nil
}

// checkIDNumber compares the number with itself and with what was recorded
// beside it. Cards with a wrong check digit or date exist, so those are warnings.
func checkIDNumber(m Member, path string, _ Date) []Problem {
	if m.IDNumber == "" {
		return nil
	}
	path += ".id_number"
	id, err := ParseIDNumber(m.IDNumber)
	switch {
	case errors.Is(err, ErrIDLength):
		return problem(Error, path, "id_length", m.Name)
	case errors.Is(err, ErrIDCharacters):
		return problem(Error, path, "id_characters", m.Name)
	}
	var problems []Problem
	switch {
	case errors.Is(err, ErrIDDate):
		problems = problem(Warning, path, "id_date", m.Name)
	case errors.Is(err, ErrIDCheckDigit):
		problems = problem(Warning, path, "id_check_digit", m.Name)
	}
	if m.Sex != "" && m.Sex != id.Sex {
		problems = append(problems, problem(Warning, path, "id_sex", m.Name)...)
	}
	if m.BirthDate != "" && id.Birth != "" && m.BirthDate != id.Birth {
		problems = append(problems, problem(Warning, path, "id_birth", m.Name, string(id.Birth), string(m.BirthDate))...)
	}
	return problems
}

func checkBirth(m Member, path string, on Date) []Problem {
	if m.BirthDate == "" {
		return nil
	}
	path += ".birth_date"
	if !m.BirthDate.Valid() {
		return problem(Warning, path, "not_a_date", string(m.BirthDate))
	}
	if isAfter(m.BirthDate, on) {
		return problem(Warning, path, "future_birth", m.Name, string(m.BirthDate))
	}
	if years, ok := m.BirthDate.AgeOn(on); ok && years > maxAge {
		return problem(Warning, path, "very_old", m.Name, years)
	}
	return nil
}

func checkRelationSex(m Member, path string, _ Date) []Problem {
	implied := RelationSex(m.Relation)
	if implied == "" || m.Sex == "" || implied == m.Sex {
		return nil
	}
	return problem(Warning, path+".relation", "relation_sex", m.Name)
}

func checkMemberCodes(m Member, path string, _ Date) []Problem {
	fields := []struct {
		field, value string
		list         CodeList
	}{
		{"relation", m.Relation, Relations},
		{"sex", m.Sex, Sexes},
		{"ethnicity", m.Ethnicity, Ethnicities},
		{"marital", m.Marital, Maritals},
		{"self_care", m.SelfCare, SelfCares},
		{"schooling", m.Schooling, Schoolings},
		{"labour", m.Labour, Labours},
	}
	var problems []Problem
	for _, f := range fields {
		problems = append(problems, checkCode(path+"."+f.field, f.value, f.list)...)
	}
	for i, state := range m.Health {
		problems = append(problems, checkCode(path+".health."+strconv.Itoa(i), state, HealthStates)...)
	}
	return problems
}

func checkDisability(m Member, path string, _ Date) []Problem {
	if m.Disability == nil {
		return nil
	}
	path += ".disability"
	var problems []Problem
	if c := m.Disability.Category; c != 0 {
		problems = checkCode(path+".category", strconv.Itoa(c), DisabilityCategories)
	}
	if g := m.Disability.Grade; g != 0 {
		problems = append(problems, checkCode(path+".grade", strconv.Itoa(g), DisabilityGrades)...)
	}
	return problems
}
