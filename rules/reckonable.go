package rules

import (
	"cmp"
	"slices"

	"ruhu/survey"
)

// wholeFamily is the ordinary basis of 低保, which nobody has to write.
const wholeFamily = "whole"

// reckonable returns the household as rules reckon with it: without the amounts
// that cannot be, which are then not asked, for no sum may use them; and with the
// ordinary basis of 低保 where it was left empty. The lists of h stay as they are.
func reckonable(h survey.Household) survey.Household {
	h.Dibao.Basis = cmp.Or(h.Dibao.Basis, wholeFamily)
	if slices.ContainsFunc(h.Incomes, func(in survey.Income) bool { return impossible(in.GrossFen) || impossible(in.CostFen) }) {
		h.Incomes = slices.Clone(h.Incomes)
		for i := range h.Incomes {
			drop(&h.Incomes[i].GrossFen)
			drop(&h.Incomes[i].CostFen)
		}
	}
	if slices.ContainsFunc(h.Obligors, func(o survey.Obligor) bool { return impossible(o.DueFen) || impossible(o.PaidFen) }) {
		h.Obligors = slices.Clone(h.Obligors)
		for i := range h.Obligors {
			drop(&h.Obligors[i].DueFen)
			drop(&h.Obligors[i].PaidFen)
		}
	}
	if slices.ContainsFunc(h.Expenses, func(e survey.Expense) bool { return impossible(e.TotalFen) || impossible(e.OwnFen) }) {
		h.Expenses = slices.Clone(h.Expenses)
		for i := range h.Expenses {
			drop(&h.Expenses[i].TotalFen)
			drop(&h.Expenses[i].OwnFen)
		}
	}
	return h
}

func impossible(f *survey.Fen) bool { return f != nil && (*f < 0 || *f > survey.MaxFen) }

func drop(f **survey.Fen) {
	if impossible(*f) {
		*f = nil
	}
}

// people finds members by their keys. Two members of one key cannot be told
// apart, so such a key finds nobody.
type people map[string]*survey.Member

func peopleOf(h *survey.Household) people {
	found := make(people, len(h.Members))
	for i, m := range h.Members {
		if _, twice := found[m.Key]; twice {
			found[m.Key] = nil
			continue
		}
		found[m.Key] = &h.Members[i]
	}
	return found
}

// whose names what is missing where a line's member is not found: while no
// member was asked about, that is all there is to ask.
func (r *reckoning) whose(in survey.Income) string {
	if r.h.Members == nil {
		return "members"
	}
	return "incomes." + in.Key + ".member"
}
