package demo

import (
	"fmt"

	"ruhu/assets"
	"ruhu/survey"
)

// answers fills in what the visit to a family found out: what the roster does
// not say about the people, then everything else.
func (p *people) answers(f family, v *survey.Visit) {
	h := &v.Household
	h.ResidenceType, h.Address = f.doc.ResidenceType, assets.DivisionName(h.Village)+f.doc.Address
	h.RegisteredVillage = h.Village
	h.Members, h.Dibao, h.Jdlk = f.doc.Members, f.doc.Dibao, f.doc.Jdlk
	p.incomes(f.plan, h)
	p.expenses(h)
	p.livingConditions(f.plan, h)
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
		case "serious_illness":
			total := p.between(320, 680) * 100
			add(medical(m, total, total/10))
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
		CriticalFen: fen(critical), AidFen: fen(0), OwnFen: fen(total - insurance - critical),
	}
}

// houses are what families live in and whether that is safe.
var houses = []struct{ built, safe string }{
	{"砖混 %d 间 %d 平方米，2006 年建", "met"},
	{"砖木 %d 间 %d 平方米，1994 年建", "met"},
	{"砖木 %d 间 %d 平方米，1986 年建", "unknown"},
	{"土木 %d 间 %d 平方米，1978 年建", "unmet"},
}

func (p *people) livingConditions(pl plan, h *survey.Household) {
	house := houses[p.between(0, len(houses)-1)]
	rooms := max(3, len(h.Members)*2/3+1)
	h.Assets = []survey.Asset{{Key: "a1", Item: "house", Note: fmt.Sprintf(house.built, rooms, rooms*p.between(20, 24))}}
	if pl.result == above {
		h.Assets = append(h.Assets, survey.Asset{Key: "a2", Item: "vehicle.motorcycle", ValueFen: fen(2600), Note: "电动三轮车"})
	}
	worker, works := memberWhere(h, able)
	h.Guarantees = survey.Guarantees{Education: "met", Medical: "met", Housing: house.safe}
	if pl.ill == "serious_illness" {
		h.Guarantees.Medical = "unmet"
	}
	h.Water = "met"
	h.DevelopmentAbility = &works
	h.SelfReliance = survey.SelfReliance{Industry: "no", Employment: "no", Relocation: "not_needed"}
	if works {
		h.SelfReliance.Industry = p.pick([]string{"partial", "no"})
		h.SelfReliance.Employment = "partial"
		if ageOf(worker) < 50 {
			h.SelfReliance.Employment = p.pick([]string{"yes", "partial"})
		}
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
