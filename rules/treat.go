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
		return openly(net, nil, itemPath(in))
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
	case !survey.HasCost(in.Item):
		return "counted"
	case in.CostFen == nil:
		return "no_cost"
	case *in.CostFen == 0:
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

// net is the gross amount less its cost.
func (r *reckoning) net(in survey.Income) Range {
	gross := Range{Low: nothing, Open: []string{"incomes." + in.Key + ".gross_fen"}}
	if in.GrossFen != nil {
		gross = exactly(fen(*in.GrossFen))
	}
	return r.loss(gross.plus(r.lessCost(in)))
}

// lessCost is what production cost adds to a line, never above zero: only farms
// and businesses have one, and what else is declared as cost stays on the line
// without taking anything off. With an item nobody knows it may be either.
func (r *reckoning) lessCost(in survey.Income) Range {
	_, known := r.pack.items[in.Item]
	switch {
	case in.CostFen == nil && survey.HasCost(in.Item):
		return Range{High: nothing, Open: []string{"incomes." + in.Key + ".cost_fen"}}
	case in.CostFen == nil || known && !survey.HasCost(in.Item):
		return exactly(nothing)
	}
	cost := exactly(new(big.Rat).Neg(fen(*in.CostFen)))
	if !known {
		return cost.orNothing(itemPath(in))
	}
	return cost
}

func itemPath(in survey.Income) string { return "incomes." + in.Key + ".item" }

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
