package rules

import (
	"ruhu/assets/text"
	"ruhu/survey"
)

// reckoning computes the income of one household on one day.
type reckoning struct {
	pack   *Pack
	h      *survey.Household
	people people
	on     survey.Date
	lang   text.Lang
}

// counting is how one line counts: the amount and why.
type counting struct {
	amount    Range
	treatment Treatment
	clauses   []string
	practice  bool
	why       string // key of the reason, after "rules.line."
	args      []any
	wages     []string // what is open in the family's other wages, one list for all lines
}

// incomes reckons both bases.
func (r *reckoning) incomes() Incomes {
	return Incomes{Dibao: r.basis(basisDibao), Poverty: r.basis(basisPoverty)}
}

// basis reckons one basis: every line, then the sum, then each one's share.
func (r *reckoning) basis(b basis) Basis {
	s := r.sharers(b)
	t := total{base: newSum(), brings: map[string]*sum{}}
	out := Basis{Lines: []Line{}}
	cost := r.employmentCost(b, s)
	for _, in := range r.h.Incomes {
		c := cost.deduct(in, r.treat(in, b))
		out.Lines = append(out.Lines, r.incomeLine(in, r.belonging(in, c, s, b)))
		t.add(in, c, s)
	}
	if c, paid, ok := r.obligors(); ok {
		out.Lines = append(out.Lines, r.line(LineObligors, paid, c))
		t.base.add(c.amount)
	}
	if r.h.Incomes == nil {
		t = total{base: newSum()}
		t.base.add(Range{Low: nothing, Open: []string{"incomes"}})
	}
	base := t.base.total()
	out.Counted = t.counted(base, s)
	out.PerCapita = t.perCapita(base, s)
	out.Missing = merged(out.PerCapita.Open)
	out.people(s)
	return out
}

// add puts a line where it belongs: with the family, or with what an uncertain
// member would bring.
func (t *total) add(in survey.Income, c counting, s sharers) {
	shares := s.shares(in)
	if !shares.no() && !c.amount.Exact() && c.wages != nil {
		t.wages = c.wages
	}
	switch {
	case shares.yes():
		t.base.add(c.amount)
	case shares.no():
	case s.uncertain(in.Member):
		if t.brings[in.Member] == nil {
			t.brings[in.Member] = newSum()
		}
		t.brings[in.Member].add(c.amount)
	default:
		t.base.add(c.amount.orNothing(shares.open...))
	}
}

// belonging changes how a line counts by whether its member shares the income.
func (r *reckoning) belonging(in survey.Income, c counting, s sharers, b basis) counting {
	shares := s.shares(in)
	switch {
	case shares.yes() || c.treatment == Excluded:
		return c
	case shares.no():
		return counting{amount: exactly(nothing), treatment: Excluded, practice: true, why: "outside." + string(b)}
	}
	c.amount = c.amount.orNothing(shares.open...)
	c.treatment, c.why, c.args = Open, "uncertain", nil
	return c
}

// incomeLine is a line of the document. One that may count and has a cost that
// nothing takes off says so.
func (r *reckoning) incomeLine(in survey.Income, c counting) Line {
	l := r.line(in.Key, in.GrossFen, c)
	if c.treatment != Excluded && survey.CostNotTaken(in) {
		l.Text = r.lang.T("rules.line.cost_not_taken_off", l.Text)
	}
	return l
}

func (r *reckoning) line(key string, declared *survey.Fen, c counting) Line {
	clauses := c.clauses
	if clauses == nil {
		clauses = []string{}
	}
	return Line{
		Key: key, Declared: declared, Counted: c.amount, Treatment: c.treatment, Clauses: clauses,
		Practice: c.practice, Missing: merged(c.amount.Open), Text: r.lang.T("rules.line."+c.why, c.args...),
	}
}

// people fills in how many share the income.
func (b *Basis) people(s sharers) {
	switch {
	case len(s.open) > 0:
		b.MembersRange = &CountRange{Low: s.certain, High: s.certain + len(s.open)}
	case s.certain > 0:
		b.Members = &s.certain
	}
}
