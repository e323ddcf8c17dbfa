package demo

import (
	"fmt"

	"ruhu/survey"
)

// answers fills in what the n-th visit found out. Incomes are chosen so that
// every kind of result occurs: below the standard, above it, exactly at it,
// between the standard in force and the proposed one, and not yet known.
func (p *people) answers(n int, v *survey.Visit) {
	p.incomes(n, &v.Household)
	p.expenses(&v.Household)
	p.livingConditions(n, &v.Household)
	p.meetings(v)
	p.visitors(v)
}

// target is the yearly income per person that a visit finds, in yuan.
func (p *people) target(n int) int {
	switch n % 7 {
	case 0:
		return p.between(1800, 2900)
	case 1:
		return p.between(3300, 5200)
	case 2:
		return 3000 // exactly the standard in force
	case 3:
		return 3100 // between the standard in force and the proposed one
	case 4:
		return p.between(2300, 2990)
	case 5:
		return p.between(3600, 9800)
	}
	return p.between(900, 2600)
}

// incomes spreads the target over plausible lines; the last line makes the sum
// come out exactly.
func (p *people) incomes(n int, h *survey.Household) {
	rest := p.target(n) * len(h.Members)
	h.Incomes = []survey.Income{}
	p.pensions(h)
	if worker, ok := memberWhere(h, func(m survey.Member) bool { return m.Labour == "full" }); ok && rest > 3000 {
		wage := rest * p.between(40, 70) / 100
		p.income(h, survey.Income{Item: p.pick([]string{"wage.local", "wage.migrant"}), Member: worker.Key, GrossFen: fen(wage), FromPovertyProject: no()})
		rest -= wage
	}
	cost := rest * p.between(20, 45) / 100
	p.income(h, survey.Income{Item: "farm.crop", GrossFen: fen(rest + cost), CostFen: fen(cost)})
	if n%11 == 5 {
		h.Incomes[len(h.Incomes)-1].GrossFen = nil // asked again next time
	}
}

// pensions adds what does not count: the central base pension of everybody over
// sixty, and an allowance here and there.
func (p *people) pensions(h *survey.Household) {
	for _, m := range h.Members {
		if age, ok := m.BirthDate.AgeOn(visitDay(0)); ok && age >= 60 {
			p.income(h, survey.Income{Item: "pension.base_central", Member: m.Key, GrossFen: fen(960)})
			if age > 80 && m.Sex == "male" {
				p.income(h, survey.Income{Item: "honour.fuxu", Member: m.Key, GrossFen: fen(1200)})
			}
		}
	}
}

func (p *people) income(h *survey.Household, line survey.Income) {
	line.Key = fmt.Sprintf("i%d", len(h.Incomes)+1)
	line.Source = "declared"
	if line.CostFen == nil && !survey.HasCost(line.Item) {
		line.CostFen = fen(0)
	}
	h.Incomes = append(h.Incomes, line)
}

func memberWhere(h *survey.Household, is func(survey.Member) bool) (survey.Member, bool) {
	for _, m := range h.Members {
		if is(m) {
			return m, true
		}
	}
	return survey.Member{}, false
}

func (p *people) expenses(h *survey.Household) {
	h.Expenses = []survey.Expense{}
	add := func(e survey.Expense) {
		e.Key = fmt.Sprintf("e%d", len(h.Expenses)+1)
		h.Expenses = append(h.Expenses, e)
	}
	for _, m := range h.Members {
		if len(m.Health) > 0 && m.Health[0] == "chronic" {
			total := p.between(30, 120) * 100
			paid := total * 6 / 10
			add(survey.Expense{Item: "medical", Member: m.Key, TotalFen: fen(total), InsuranceFen: fen(paid), CriticalFen: fen(0), AidFen: fen(0), OwnFen: fen(total - paid)})
		}
		if m.Schooling == "college" {
			add(survey.Expense{Item: "education.college", Member: m.Key, TotalFen: fen(4800), OwnFen: fen(4800)})
		}
	}
}

func (p *people) livingConditions(n int, h *survey.Household) {
	h.Assets = []survey.Asset{{Key: "a1", Item: "house", Note: p.pick([]string{"砖木 3 间 72 平方米，1989 年建", "砖混 4 间 96 平方米，2004 年建", "土木 3 间 60 平方米，1978 年建"})}}
	if n%3 == 0 {
		h.Assets = append(h.Assets, survey.Asset{Key: "a2", Item: "vehicle.farm", ValueFen: fen(2600), Note: "三轮"})
	}
	h.Obligors = []survey.Obligor{}
	h.Guarantees = survey.Guarantees{Education: "met", Medical: p.pick([]string{"met", "met", "unmet"}), Housing: p.pick([]string{"met", "unmet", "unknown"})}
	h.Water = "met"
	h.DevelopmentAbility = no()
	if len(h.Members) > 2 {
		h.DevelopmentAbility = yes()
	}
	h.SelfReliance = survey.SelfReliance{
		Industry:   p.pick([]string{"yes", "partial", "no"}),
		Employment: p.pick([]string{"partial", "no"}),
		Relocation: "not_needed",
	}
}

// meetings records who was at home; the others have a reason.
func (p *people) meetings(v *survey.Visit) {
	v.Met = nil
	for i, m := range v.Household.Members {
		met := survey.Meeting{Member: m.Key, InPerson: yes()}
		if i > 0 && p.chance(15) {
			met.InPerson = no()
			met.Reason = "在校"
			if m.Schooling == "none" {
				met.Reason = "在外务工"
			}
		}
		v.Met = append(v.Met, met)
	}
}

func (p *people) visitors(v *survey.Visit) {
	v.Visitors = []survey.Visitor{
		{Name: "李建民", Unit: "小河镇民政所", Post: "所长", Level: "township"},
		{Name: "王秀英", Unit: "驻村工作队", Post: "队员", Level: "village"},
	}
}

// visitDay is the day of the n-th visit, within the first stage of the review
// (鹤壁 三(二) 第一阶段).
func visitDay(n int) survey.Date {
	return survey.Date(fmt.Sprintf("%d-05-%02d", baseYear, 9+n%10))
}
