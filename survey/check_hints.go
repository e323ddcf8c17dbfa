package survey

import "strings"

// hintHousehold points at questions about the household that rules depend on and
// that nobody has asked.
func hintHousehold(h Household, _ Date) []Problem {
	return unasked([]question{
		{"village", "ask_village", h.Village == ""},
		{"dibao.status", "ask_dibao", h.Dibao.Status == ""},
		{"tekun.status", "ask_tekun", h.Tekun.Status == ""},
		{"jdlk.status", "ask_jdlk", h.Jdlk.Status == ""},
		{"incomes", "ask_incomes", h.Incomes == nil},
		{"expenses", "ask_expenses", h.Expenses == nil},
		{"assets", "ask_assets", h.Assets == nil},
		{"guarantees", "ask_guarantees", h.Guarantees.Education == "" || h.Guarantees.Medical == "" || h.Guarantees.Housing == ""},
	})
}

// hintMember points at questions about a member that rules depend on and that
// nobody has asked.
func hintMember(m Member, path string, _ Date) []Problem {
	return unasked([]question{
		{path + ".relation", "ask_relation", m.Relation == ""},
		{path + ".id_number", "ask_id_number", m.IDNumber == "" && strings.TrimSpace(m.NoIDReason) == ""},
		{path + ".sex", "ask_sex", m.Sex == ""},
		{path + ".birth_date", "ask_birth", m.BirthDate == ""},
		{path + ".in_family", "ask_in_family", m.InFamily == nil},
		{path + ".health", "ask_health", m.Health == nil},
		{path + ".labour", "ask_labour", m.Labour == ""},
	}, m.Name)
}

type question struct {
	path, code string
	open       bool
}

func unasked(questions []question, args ...any) []Problem {
	var problems []Problem
	for _, q := range questions {
		if q.open {
			problems = append(problems, problem(Hint, q.path, q.code, args...)...)
		}
	}
	return problems
}
