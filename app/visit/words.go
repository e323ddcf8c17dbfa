package visit

import (
	"ruhu/assets/text"
	"ruhu/rules"
)

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
