package demo

import (
	"fmt"
	"slices"

	"ruhu/assets"
	"ruhu/survey"
)

// register is the household's registration, whom to call, and its account, whose
// number is nobody's.
func (p *people) register(n int, h *survey.Household) {
	head := h.Members[0]
	h.Register = survey.Register{Number: fmt.Sprintf("%s%04d", h.Village[6:], n+1), Head: head.Name, Address: h.Address, Type: "agricultural"}
	h.Contacts = []survey.Contact{{Name: "村民小组长", Relation: "组长", Phone: fmt.Sprintf("1390001%04d", n%4)}}
	h.Bank = survey.Bank{Name: assets.DivisionName(h.Village[:6]) + "农村信用社", Holder: head.Name, Account: fmt.Sprintf("000000%010d", n+1), Type: "passbook"}
	if h.Dibao.Status == "none" && h.Tekun.Status == "none" && h.Jdlk.Status == "none" {
		h.Bank = survey.Bank{}
	}
}

// particulars is what the visitors ask about one member.
func (p *people) particulars(h *survey.Household, m *survey.Member) {
	m.OnRegister = yes()
	m.Membership.FamilyReason = p.whyFamily(h, *m)
	m.Work = p.work(h, *m)
	if m.Schooling == "none" && ageOf(*m) >= 16 {
		m.Education = education(ageOf(*m))
	}
	m.Insurance = survey.Insurance{Kind: "resident", PaidBy: payer(h), OwnFen: fen(150), Pension: "none"}
	if ageOf(*m) >= 16 && m.Schooling == "none" {
		m.Insurance.Pension = "resident"
	}
	switch m.Health[0] {
	case "chronic":
		m.Illness.Name = p.pick([]string{"高血压", "糖尿病", "慢性支气管炎", "腰椎间盘突出"})
	case serious:
		m.Illness = survey.Illness{
			Name:     p.pick([]string{"脑梗死后遗症", "尿毒症", "胃恶性肿瘤", "冠心病"}),
			Hospital: assets.DivisionName(h.Village[:6]) + "人民医院", Diagnosed: survey.Date(fmt.Sprintf("2016-%02d-15", p.between(1, 11))),
		}
	}
	if d := m.Disability; d != nil {
		m.Disability = new(*d)
		p.certified(h, m)
	}
}

// certified is what goes with a disability certificate.
func (p *people) certified(h *survey.Household, m *survey.Member) {
	d := m.Disability
	d.ValidUntil = survey.Date(fmt.Sprintf("%d-12-31", p.between(2018, 2022)))
	d.LivingSubsidy, d.NursingSubsidy = new(h.Dibao.Status == "active"), no()
	if *d.LivingSubsidy {
		d.LivingSince, d.LivingFen = "2016-01", fen(60)
	}
	if *d.NeedsLongTermCare {
		d.Carer = h.Members[0].Name
	}
}

// whyFamily is why a member counts in the family.
func (p *people) whyFamily(h *survey.Household, m survey.Member) string {
	switch {
	case isMigrant(h, m):
		return "migrant"
	case m.Schooling == "college":
		return "student"
	case ageOf(m) < 18:
		return "minor"
	case m.Disability != nil && m.Relation != survey.RelationHead && !survey.IsSpouse(m.Relation):
		return "dependent"
	}
	return "lives_here"
}

func isMigrant(h *survey.Household, m survey.Member) bool {
	return slices.ContainsFunc(h.Incomes, func(i survey.Income) bool { return i.Item == "wage.migrant" && i.Member == m.Key })
}

// work is what a member works at, which the incomes tell.
func (p *people) work(h *survey.Household, m survey.Member) survey.Work {
	wage := slices.IndexFunc(h.Incomes, func(i survey.Income) bool { return i.Member == m.Key && survey.ItemKind(i.Item) == "wage" })
	switch {
	case isMigrant(h, m):
		return survey.Work{Status: "migrant", Place: p.pick(p.where.towns), Employer: p.pick([]string{"建筑工地", "电子厂", "服装厂"}), Months: new(p.between(8, 11))}
	case wage >= 0:
		w := survey.Work{Status: "local", Place: assets.DivisionName(h.Village[:9]), Months: new(p.between(5, 10))}
		if project := h.Incomes[wage].FromPovertyProject; project != nil && *project {
			w.Employer = "扶贫车间"
		}
		return w
	case ageOf(m) < 6:
		return survey.Work{Status: "preschool"}
	case m.Schooling != "none":
		return survey.Work{Status: "student"}
	case m.Labour == "full" || m.Labour == "weak":
		return survey.Work{Status: "farming"}
	case ageOf(m) >= 60:
		return survey.Work{Status: "retired"}
	}
	return survey.Work{Status: "none"}
}

// education is what people of an age usually completed.
func education(age int) string {
	switch {
	case age > 75:
		return "illiterate"
	case age > 55:
		return "primary"
	case age > 22:
		return "junior"
	}
	return "senior"
}

// payer is who pays the own part of the medical insurance.
func payer(h *survey.Household) string {
	switch {
	case h.Tekun.Status == "active" || h.Dibao.Status == "active":
		return "civil_affairs"
	case h.Jdlk.Status == "active" || h.Jdlk.Status == "relapsed":
		return "subsidised"
	}
	return "self"
}
