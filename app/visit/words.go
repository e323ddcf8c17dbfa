package visit

import (
	"ruhu/assets/text"
	"ruhu/rules"
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
