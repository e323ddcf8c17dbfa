package visit

import (
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// LineName says what an income line of an assessment is and whose: "就近务工 张国强".
func LineName(h survey.Household, key string, lang text.Lang) string {
	if key == rules.LineObligors {
		return lang.T("visit.obligors")
	}
	in, ok := h.Income(key)
	if !ok {
		return key
	}
	return survey.IncomeItems.Text(in.Item, string(lang)) + " " + MemberName(h, in.Member, lang)
}

// MemberName returns the name of a member, or "the whole family" for the empty
// key.
func MemberName(h survey.Household, key string, lang text.Lang) string {
	if m, ok := h.Member(key); ok && m.Name != "" {
		return m.Name
	}
	if key == "" {
		return lang.T("visit.whole_family")
	}
	return key
}
