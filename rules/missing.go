package rules

import (
	"strings"

	"ruhu/assets/text"
	"ruhu/survey"
)

// MissingText names in plain words what a result lists as missing or to be
// reviewed: a parameter by its title, a fact by what the form calls it.
func (p *Pack) MissingText(name string, h survey.Household, l text.Lang) string {
	if t, ok := p.terms[name]; ok {
		return t.Title.In(l)
	}
	list, rest, _ := strings.Cut(name, ".")
	key, field, nested := strings.Cut(rest, ".")
	switch {
	case nested && list == "incomes":
		in, _ := h.Income(key)
		return l.T("rules.missing.incomes."+field, survey.IncomeItems.Text(in.Item, string(l)))
	case nested && list == "members":
		m, _ := h.Member(key)
		return l.T("rules.missing.members."+field, m.Name)
	case nested && list == "expenses":
		return l.T("rules.missing.expenses."+field, survey.ExpenseItems.Text(expenseOf(h, key), string(l)))
	case nested && list == "obligors":
		return l.T("rules.missing.obligors."+field, obligorName(h, key))
	}
	return l.T("rules.missing." + name)
}

// expenseOf returns the item of the spending line with a key.
func expenseOf(h survey.Household, key string) string {
	for _, e := range h.Expenses {
		if e.Key == key {
			return e.Item
		}
	}
	return ""
}

func obligorName(h survey.Household, key string) string {
	for _, o := range h.Obligors {
		if o.Key == key {
			return o.Name
		}
	}
	return ""
}
