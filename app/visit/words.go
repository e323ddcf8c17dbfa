package visit

import (
	"strings"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// FindingTitle names the question that a finding answers.
func FindingTitle(code string, lang text.Lang) string {
	return lang.T("finding." + code)
}

// StateWord says the state of a finding in words that fit its question. None of
// them sounds like a decision: where a finding has words of its own it says what
// was compared.
func StateWord(f rules.Finding, lang text.Lang) string {
	if key := "finding." + f.Code + "." + string(f.State); lang.Has(key) {
		return lang.T(key)
	}
	return lang.T("state." + string(f.State))
}

// Figures shows a range of fen as figures in yuan, without the unit, for columns
// that are headed by it.
func Figures(r rules.Range, lang text.Lang) string {
	switch {
	case r.Low == nil || r.High == nil:
		return r.Show(lang)
	case r.Exact():
		return rules.Yuan(r.Low)
	}
	return lang.T("visit.between", rules.Yuan(r.Low), rules.Yuan(r.High))
}

// OpenName says in words what a finding lacks or leaves to judgement: a
// parameter by its title in the pack, a fact by whom and what it is about.
func OpenName(p *rules.Pack, h survey.Household, id string, lang text.Lang) string {
	for _, parameter := range p.Parameters() {
		if parameter.ID == id {
			return parameter.Title.In(lang)
		}
	}
	if key := "open." + id; lang.Has(key) {
		return lang.T(key)
	}
	return factName(h, id, lang)
}

// factName turns a fact path into words: "members.m1.in_family" is "张国强：共同生活".
func factName(h survey.Household, path string, lang text.Lang) string {
	parts := strings.Split(path, ".")
	field := "fact." + parts[len(parts)-1]
	if !lang.Has(field) {
		return path
	}
	if len(parts) < 3 {
		return lang.T(field)
	}
	switch parts[0] {
	case "members":
		return lang.T("visit.of", MemberName(h, parts[1], lang), lang.T(field))
	case "incomes":
		return lang.T("visit.of", LineName(h, parts[1], lang), lang.T(field))
	case "obligors":
		return lang.T("visit.of", obligorName(h, parts[1]), lang.T(field))
	}
	return path
}

func obligorName(h survey.Household, key string) string {
	for _, o := range h.Obligors {
		if o.Key == key && o.Name != "" {
			return o.Name
		}
	}
	return key
}
