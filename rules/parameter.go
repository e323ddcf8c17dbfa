package rules

import (
	"strings"

	"ruhu/assets/text"
	"ruhu/survey"
)

// Kind says which way of not knowing a parameter is while nobody has set it.
type Kind string

// The kinds of parameters. (The remaining kind of not knowing is a fact that
// was not asked.)
const (
	KindNumber    Kind = "number"    // without it the answer is undetermined
	KindBetween   Kind = "between"   // computed both ways
	KindJudgement Kind = "judgement" // people judge and record it; listed in Review, whatever rule a county wrote for it
)

// Parameter is something a rule needs and an office sets: a standard, a rate,
// whether an income item counts.
type Parameter struct {
	ID          string
	Title       Words
	Type        string // money percent years multiple count numbers ages choice amounts condition; empty for a judgement
	Unit        string // fen/person/year, fen/person/month, percent, years, days, months, times/year, people; empty where there is none
	Kind        Kind
	Authority   string // who may set it, or decides on a judgement: city county
	Row         string // C-01…: the row of docs/requirements.md it answers
	Clauses     []string
	Options     []string         // of a choice or of amounts
	OptionWords map[string]Words // where the pack has words of its own for them
	Windows     []Window         // in order of From
	Fixed       *Span            // when the policy itself settles it and no overlay may, nil for never
}

// Span is a time in which a clause of the policy holds. An empty end is open.
type Span struct {
	From, To survey.Date
	Clauses  []string
}

func (s *Span) contains(on survey.Date) bool {
	return Window{From: s.From, To: s.To}.contains(on)
}

// The statuses of a parameter on a day.
const (
	StatusInForce  = "in_force" // one value
	StatusProposed = "proposed" // a value in force and another announced
	StatusOpen     = "open"     // no value
	StatusFixed    = "fixed"    // settled by the policy itself
)

// Window is the value of a parameter from one day to another, both included.
type Window struct {
	From, To survey.Date // empty where that end is open
	Value    string      // as written: 300000, counted, 1.5, a condition; numbers, or options with amounts, after one another; texts in lines
	Proposed string      // a value announced but not in force (拟), empty when there is none
	Document string      // the document that sets it
	Overlay  bool        // set by an overlay, not by the pack
}

// contains reports whether a day lies in the window. ISO dates order as text.
func (w Window) contains(on survey.Date) bool {
	return on.Valid() && w.From <= on && (w.To == "" || on <= w.To)
}

// At returns the window in which a day lies.
func (p Parameter) At(on survey.Date) (Window, bool) {
	for _, w := range p.Windows {
		if w.contains(on) {
			return w, true
		}
	}
	return Window{}, false
}

// Status returns what stands on a day: in_force, proposed, open or fixed.
func (p Parameter) Status(on survey.Date) string {
	w, ok := p.At(on)
	switch {
	case p.Fixed != nil && p.Fixed.contains(on):
		return StatusFixed
	case !ok:
		return StatusOpen
	case w.Proposed != "":
		return StatusProposed
	}
	return StatusInForce
}

// Show writes the value on a day for people: "3,000.00 元（现行）和 3,210.00
// 元（拟）", or that none is set.
func (p Parameter) Show(on survey.Date, l text.Lang) string {
	w, ok := p.At(on)
	if !ok {
		return l.T("rules.value.none")
	}
	return p.ShowWindow(w, l)
}

// ShowWindow writes the value of one of the parameter's windows for people, with
// what is proposed beside it.
func (p Parameter) ShowWindow(w Window, l text.Lang) string {
	if w.Proposed == "" {
		return p.ShowValue(w.Value, l)
	}
	return l.T("rules.value.proposed", p.ShowValue(w.Value, l), p.ShowValue(w.Proposed, l))
}

// ShowValue writes one value of the parameter, such as a Window's, for people.
func (p Parameter) ShowValue(v string, l text.Lang) string {
	switch p.Type {
	case typeNone:
		return strings.ReplaceAll(v, "\n", l.T("rules.value.separator"))
	case typeMoney:
		if fen, err := parseExact(&v); err == nil {
			return l.T("rules.range.exact", Yuan(fen))
		}
	case typePercent:
		return v + "%"
	case typeYears:
		return l.T("rules.value.years", v)
	case typeCount:
		return l.T("rules.value.count."+p.Unit, v)
	case typeMultiple:
		return l.T("rules.value.multiple", v)
	case typeChoice:
		return p.OptionText(v, l)
	case typeNumbers:
		return strings.ReplaceAll(v, " ", l.T("rules.list.separator"))
	case typeAges:
		if first, last, ok := strings.Cut(v, " "); ok {
			return l.T("rules.value.ages", first, last)
		}
	case typeAmounts:
		return p.showAmounts(strings.Fields(v), l)
	}
	return v
}

// OptionText is what people read for an option of the parameter.
func (p Parameter) OptionText(option string, l text.Lang) string {
	if words, ok := p.OptionWords[option]; ok {
		return words.In(l)
	}
	return l.T("rules.choice." + option)
}

// showAmounts writes options with their amounts, which stand after one another.
func (p Parameter) showAmounts(v []string, l text.Lang) string {
	var all []string
	for i := 0; i+1 < len(v); i += 2 {
		if fen, err := parseExact(&v[i+1]); err == nil {
			all = append(all, l.T("rules.value.amount", p.OptionText(v[i], l), l.T("rules.range.exact", Yuan(fen))))
		}
	}
	return strings.Join(all, l.T("rules.list.separator"))
}
