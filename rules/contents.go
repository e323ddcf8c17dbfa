package rules

import (
	"math/big"

	"ruhu/assets/text"
	"ruhu/survey"
)

// Rule is one question of a pack, for people and programs.
type Rule struct {
	Code    string      `json:"code"`
	Title   string      `json:"title"`
	Subject string      `json:"subject"` // household or member
	Clauses []string    `json:"clauses"`
	Applies *Expression `json:"applies"` // nil for always
	Met     *Expression `json:"met"`
	Silent  []Case      `json:"silent"` // of which the text says nothing
	Review  []Case      `json:"review"` // what people judge beside it
	Amount  *Expression `json:"amount,omitempty"`
	Reads   []string    `json:"reads"` // facts and parameters, sorted
}

// Case is a parameter that matters in a case.
type Case struct {
	Term  string      `json:"term"`
	Title string      `json:"title"`
	When  *Expression `json:"when"` // nil for always
}

// Rules returns the questions of the pack in their order, in a language.
func (p *Pack) Rules(l text.Lang) []Rule {
	all := make([]Rule, 0, len(p.findings))
	for i := range p.findings {
		rule := &p.findings[i]
		r := Rule{
			Code: rule.code, Title: Finding{Code: rule.code}.Title(l), Subject: SubjectHousehold, Clauses: rule.clauses,
			Applies: p.expression(rule.applies, l), Met: p.expression(rule.met, l), Amount: p.expression(rule.amount, l),
			Silent: []Case{}, Review: []Case{}, Reads: rule.reads(),
		}
		if rule.member {
			r.Subject = subjectMember
		}
		for _, s := range rule.silent {
			r.Silent = append(r.Silent, p.matter(s.term, s.when, l))
		}
		for _, j := range rule.review {
			r.Review = append(r.Review, p.matter(j.term, j.when, l))
		}
		all = append(all, r)
	}
	return all
}

func (p *Pack) matter(id string, when *condition, l text.Lang) Case {
	return Case{id, p.terms[id].Title.In(l), p.expression(when, l)}
}

// reads are the names that a rule's conditions read and the parameters it names.
func (rule *findingRule) reads() []string {
	var all []string
	for _, c := range rule.conditions() {
		if c != nil {
			all = append(all, c.names...)
		}
	}
	for _, s := range rule.silent {
		all = append(all, s.term)
	}
	for _, j := range rule.review {
		all = append(all, j.term)
	}
	return merged(all)
}

// ItemRow is how an income item counts on one basis.
type ItemRow struct {
	Item      string      `json:"item"`
	Title     string      `json:"title"`
	Basis     string      `json:"basis"` // dibao or poverty
	Treatment Treatment   `json:"treatment"`
	Clauses   []string    `json:"clauses"`
	Practice  bool        `json:"practice"` // what every office does, though no clause says it
	From      survey.Date `json:"from"`     // empty where that end is open
	To        survey.Date `json:"to"`
	When      *Expression `json:"when"` // for whom, nil for everybody
}

// Items returns how every income item counts, each on the dibao basis and then
// on the poverty basis, in the order of the code list.
func (p *Pack) Items(l text.Lang) []ItemRow {
	var all []ItemRow
	for _, item := range survey.IncomeItems {
		for _, b := range bases {
			rule, ok := p.items[item.Code][b]
			if !ok {
				continue
			}
			row := ItemRow{
				Item: item.Code, Title: survey.IncomeItems.Text(item.Code, string(l)), Basis: string(b), Treatment: rule.treatment,
				Clauses: append([]string{}, rule.clauses...), Practice: rule.practice, When: p.expression(rule.when, l),
			}
			if rule.span != nil {
				row.From, row.To = rule.span.From, rule.span.To
			}
			all = append(all, row)
		}
	}
	return all
}

// Deduction is the employment cost that is taken off wages.
type Deduction struct {
	Applies *Expression `json:"applies"` // which households
	Clauses []string    `json:"clauses"`
	Terms   []string    `json:"terms"` // the parameters that say how much, of which wages and on which bases
}

// EmploymentCost returns the deduction for families employed through a poverty
// project; not ok where the pack has none.
func (p *Pack) EmploymentCost(l text.Lang) (Deduction, bool) {
	if p.employment == nil {
		return Deduction{}, false
	}
	return Deduction{p.expression(p.employment.applies, l), p.employment.clauses, []string{termRate, termScope, termReach}}, true
}

// ArithmeticTerms are the parameters that the calculation of income reads
// itself, those of the employment cost left out.
func ArithmeticTerms() []string { return []string{termLoss, termSupport} }

// Limits returns the bounds of a parameter's numbers; not ok where it has none
// but those of every amount.
func (p *Pack) Limits(id string) (low, high *big.Rat, ok bool) {
	t := p.terms[id]
	if t == nil || t.low == nil || t.high == nil || !t.isNumber() {
		return nil, nil, false
	}
	if t.Type == typeMoney && t.high.Cmp(big.NewRat(bounds[typeMoney][1], 1)) == 0 {
		return nil, nil, false
	}
	return t.low, t.high, true
}

// FixedForGood reports whether the policy fixes a parameter for all time, so that
// no overlay may set it.
func (p *Pack) FixedForGood(id string) bool {
	t := p.terms[id]
	return t != nil && t.fixed
}
