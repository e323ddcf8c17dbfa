package rules

import (
	"math/big"

	"ruhu/survey"
)

// itemRule is how one income item counts on one basis.
type itemRule struct {
	treatment Treatment // counted, excluded or open
	clauses   []string
	practice  bool
	span      *Span      // when the treatment applies, nil for always
	when      *condition // for whom, nil for everybody
}

// treat says how a line counts by the pack's table and what a county settled.
func (r *reckoning) treat(in survey.Income, b basis) counting {
	net := r.net(in)
	rule, known := r.pack.items[in.Item]
	if !known {
		return openly(net, nil, "incomes."+in.Key+".item")
	}
	row := rule[b]
	t := r.pack.terms[itemTerm(in.Item)]
	return r.settle(in, net, row, r.rowApplies(in, row), t)
}

// settle joins the pack's row, as far as it applies, with the county's word on
// the item.
func (r *reckoning) settle(in survey.Income, net Range, row itemRule, applies tri, t *term) counting {
	if applies.yes() {
		return r.counts(in, net, row.treatment, row.clauses, row.practice)
	}
	set, settled := Treatment(""), false
	if t != nil {
		v, ok := t.at(r.on)
		set, settled = Treatment(v.choice), ok
	}
	switch {
	case settled && (applies.no() || set == row.treatment):
		return r.counts(in, net, set, nil, false)
	case settled:
		return openly(net, row.clauses, applies.open...)
	}
	return openly(net, row.clauses, union(applies.open, []string{itemTerm(in.Item)})...)
}

// rowApplies says whether the row's treatment reaches a line on this day.
func (r *reckoning) rowApplies(in survey.Income, row itemRule) tri {
	if row.treatment == Open || row.span != nil && !row.span.contains(r.on) {
		return no
	}
	if row.when == nil {
		return yes
	}
	return row.when.eval(lineFacts(r, &in))
}

// counts is a line whose treatment is known.
func (r *reckoning) counts(in survey.Income, net Range, t Treatment, clauses []string, practice bool) counting {
	c := counting{amount: net, treatment: t, clauses: clauses, practice: practice, why: r.whyCounted(in)}
	if t == Excluded {
		c.amount, c.why = exactly(nothing), "excluded"
		c.args = []any{survey.IncomeItems.Text(in.Item, string(r.lang))}
		return c
	}
	switch {
	case c.why == "net":
		c.args = []any{in.CostFen.String()}
	case c.why == "loss" && !net.Exact():
		c.treatment, c.practice, c.why = Open, false, "loss_open"
	}
	return c
}

// whyCounted names the reason that a counted line shows.
func (r *reckoning) whyCounted(in survey.Income) string {
	switch {
	case in.GrossFen == nil:
		return "no_gross"
	case in.CostFen == nil && survey.HasCost(in.Item):
		return "no_cost"
	case in.CostFen == nil || *in.CostFen == 0:
		return "counted"
	case *in.CostFen > *in.GrossFen:
		return "loss"
	}
	return "net"
}

// openly is a line that counts or does not, which is not settled.
func openly(net Range, clauses []string, open ...string) counting {
	return counting{amount: net.orNothing(open...), treatment: Open, clauses: clauses, why: "open"}
}

// net is the gross amount less its cost. A cost that was not asked is open for
// the items that have one and none for the others.
func (r *reckoning) net(in survey.Income) Range {
	path := "incomes." + in.Key
	gross := Range{Low: nothing, Open: []string{path + ".gross_fen"}}
	if in.GrossFen != nil {
		gross = exactly(fen(*in.GrossFen))
	}
	cost := exactly(nothing)
	switch {
	case in.CostFen != nil:
		cost = exactly(new(big.Rat).Neg(fen(*in.CostFen)))
	case survey.HasCost(in.Item):
		cost = Range{High: nothing, Open: []string{path + ".cost_fen"}}
	}
	return r.loss(gross.plus(cost))
}

// loss treats the part of an amount below zero: whether a loss counts or is
// nothing is an open term. A loss that only may be there is not yet a reason to
// settle the term, but its low end stays where the loss would be.
func (r *reckoning) loss(net Range) Range {
	if net.Low != nil && net.Low.Sign() >= 0 {
		return net
	}
	switch counts := r.pack.terms[termLoss].chosen(r.on, "counted"); {
	case counts.yes():
		return net
	case counts.no():
		return floor(net)
	case net.Exact():
		return net.orNothing(counts.open...)
	}
	if net.High != nil && net.High.Sign() < 0 {
		net.High = nothing
	}
	return net
}

// floor raises what lies below zero to zero.
func floor(r Range) Range {
	if r.Low == nil || r.Low.Sign() < 0 {
		r.Low = nothing
	}
	if r.High != nil && r.High.Sign() < 0 {
		r.High = nothing
	}
	return r.tidy()
}

func fen(f survey.Fen) *big.Rat { return new(big.Rat).SetInt64(int64(f)) }
