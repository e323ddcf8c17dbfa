package demo

import (
	"fmt"
	"slices"

	"ruhu/assets"
	"ruhu/survey"
)

// answers fills in what the visit to a family found out: what the roster does
// not say about the people, then everything else.
func (p *people) answers(f family, v *survey.Visit) {
	h := &v.Household
	h.ResidenceType, h.Address = f.doc.ResidenceType, assets.DivisionName(h.Village)+f.doc.Address
	h.RegisteredVillage = h.Village
	h.Members, h.Dibao, h.Jdlk = slices.Clone(f.doc.Members), f.doc.Dibao, f.doc.Jdlk
	h.Checks = append(slices.Clone(f.plan.checks), h.Checks...)
	p.incomes(f.plan, h)
	p.expenses(h)
	p.home(f.plan, h)
	p.wayOut(f.plan, h)
	p.register(f.n, h)
	for i := range h.Members {
		p.particulars(h, &h.Members[i])
	}
	p.benefits(f, h)
	p.events(f.plan, h)
	p.oversight(f.plan, h)
	if f.plan.doubt != nil {
		f.plan.doubt(h)
	}
	p.meetings(v)
}

func (p *people) expenses(h *survey.Household) {
	h.Expenses = []survey.Expense{}
	add := func(e survey.Expense) {
		e.Key = fmt.Sprintf("e%d", len(h.Expenses)+1)
		h.Expenses = append(h.Expenses, e)
	}
	for _, m := range h.Members {
		switch m.Health[0] {
		case "chronic", "disabled":
			add(medical(m, p.between(18, 60)*100, 0))
		case serious:
			total := p.between(320, 680) * 100
			add(medical(m, total, total/10))
			outside := fen(p.between(8, 30) * 100)
			add(survey.Expense{Item: "medical.out_of_catalogue", Member: m.Key, TotalFen: outside, OwnFen: outside, Receipts: yes(), Note: "自费药"})
		}
		switch m.Schooling {
		case "senior":
			add(survey.Expense{Item: "education.other", Member: m.Key, TotalFen: fen(2400), OwnFen: fen(2400)})
		case "college":
			add(survey.Expense{Item: "education.college", Member: m.Key, TotalFen: fen(5800), OwnFen: fen(5800)})
		}
	}
}

// medical is a year's illness, of which basic insurance pays three fifths.
func medical(m survey.Member, total, critical int) survey.Expense {
	insurance := total * 3 / 5
	return survey.Expense{
		Item: "medical", Member: m.Key, TotalFen: fen(total), InsuranceFen: fen(insurance),
		CriticalFen: fen(critical), AidFen: fen(0), OwnFen: fen(total - insurance - critical), Receipts: yes(),
	}
}

func memberWhere(h *survey.Household, is func(survey.Member) bool) (survey.Member, bool) {
	for _, m := range h.Members {
		if is(m) {
			return m, true
		}
	}
	return survey.Member{}, false
}
