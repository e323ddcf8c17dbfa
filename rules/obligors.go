package rules

import (
	"math/big"

	"ruhu/survey"
)

const itemSupport = "transfer.support"

// obligors counts the support of people living apart beyond what the income
// lines declare: what they pay counts, what they owe above that is open
// (C-16). It is not ok where there is nothing to show.
func (r *reckoning) obligors() (c counting, paid *survey.Fen, ok bool) {
	if len(r.h.Obligors) == 0 {
		return counting{}, nil, false
	}
	basisOf := r.supportBasis()
	all := newSum()
	for _, o := range r.h.Obligors {
		all.add(support(o, basisOf))
	}
	amount := r.beyondDeclared(all.total())
	if amount.Exact() && amount.Low.Sign() == 0 {
		return counting{}, nil, false
	}
	c = counting{amount: amount, treatment: Counted, practice: true, why: "obligors"}
	if !amount.Exact() {
		c.treatment, c.practice, c.why = Open, false, "obligors_open"
	}
	return c, paidBy(r.h.Obligors), true
}

// paidBy is what all of them pay, nil where one was not asked or no amount can
// hold the sum.
func paidBy(obligors []survey.Obligor) *survey.Fen {
	all := new(big.Int)
	for _, o := range obligors {
		if o.PaidFen == nil {
			return nil
		}
		all.Add(all, big.NewInt(int64(*o.PaidFen)))
	}
	if !all.IsInt64() {
		return nil
	}
	return new(survey.Fen(all.Int64()))
}

// supportBasis says whether what is due counts where it is more than what is
// paid.
func (r *reckoning) supportBasis() tri {
	return r.pack.terms[termSupport].chosen(r.on, supportDue)
}

// support is what one obligor gives. Who cannot be asked for anything owes
// nothing beyond what is paid.
func support(o survey.Obligor, due tri) Range {
	path := "obligors." + o.Key
	paid := exactly(nothing)
	switch {
	case o.PaidFen != nil:
		paid = exactly(fen(*o.PaidFen))
	case o.Unable == "":
		paid = Range{Low: nothing, Open: []string{path + ".paid_fen"}}
	}
	if due.no() || o.Unable != "" {
		return paid
	}
	owed := Range{Low: paid.Low, Open: union(paid.Open, []string{path + ".due_fen"})}
	if o.DueFen != nil {
		owed = paid.atLeast(fen(*o.DueFen))
	}
	if due.yes() {
		return owed
	}
	return Range{paid.Low, owed.High, union(owed.Open, due.open)}.tidy()
}

// atLeast raises both ends to an amount.
func (r Range) atLeast(v *big.Rat) Range {
	r.Low = greater(r.Low, v)
	if r.High != nil {
		r.High = greater(r.High, v)
	}
	return r.tidy()
}

// beyondDeclared takes off what the income lines already declare as support. A
// declared line without an amount may hold all of it.
func (r *reckoning) beyondDeclared(sum Range) Range {
	declared := new(big.Rat)
	var open []string
	for _, in := range r.h.Incomes {
		switch {
		case in.Item != itemSupport:
		case in.GrossFen == nil:
			open = append(open, "incomes."+in.Key+".gross_fen")
		default:
			declared.Add(declared, fen(*in.GrossFen))
		}
	}
	rest := floor(sum.plus(exactly(declared.Neg(declared))))
	if open == nil {
		return rest
	}
	return rest.orNothing(merged(open)...)
}

func subtract(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
