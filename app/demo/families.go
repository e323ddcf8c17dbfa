package demo

import (
	"fmt"

	"ruhu/survey"
)

// family makes the n-th household of the demo: who belongs to it and what its
// standing is. What a visit finds out comes later.
func (p *people) family(n int) survey.Household {
	h := survey.Household{
		ResidenceType: "rural",
		Group:         fmt.Sprintf("%d组", n%4+1),
		Address:       fmt.Sprintf("%d号", n+1),
		Phone:         fmt.Sprintf("1390000%04d", n),
		Members:       p.members(n),
	}
	for i := range h.Members {
		h.Members[i].Key = fmt.Sprintf("m%d", i+1)
	}
	p.standing(n, &h)
	return h
}

// members makes families of 1 to 12; the first ones carry the unusual names.
func (p *people) members(n int) []survey.Member {
	switch n % 10 {
	case 0:
		return p.bigFamily(n)
	case 1, 6:
		return p.alone(n)
	case 2, 7:
		return p.oldCouple(n)
	case 3, 8:
		return p.grandparents(n)
	}
	return p.youngFamily(n)
}

// head is the head of the n-th household, with an unusual name at first.
func (p *people) head(n int, sex string, age int) survey.Member {
	if n < len(unusual) {
		u := unusual[n]
		return p.named(u.name, u.sex, u.ethnicity, age, survey.RelationHead)
	}
	return p.person(p.pick(surnames), sex, age, survey.RelationHead)
}

// surnameOf returns the family name that children take from a head.
func (p *people) surnameOf(head survey.Member) string {
	for _, s := range surnames {
		if len(head.Name) >= len(s) && head.Name[:len(s)] == s {
			return s
		}
	}
	return p.pick(surnames)
}

func (p *people) alone(n int) []survey.Member {
	head := p.head(n, "male", p.between(58, 86))
	head.Marital = "30"
	return []survey.Member{head}
}

func (p *people) oldCouple(n int) []survey.Member {
	head := p.head(n, "male", p.between(60, 78))
	return []survey.Member{head, p.spouse(head, p.between(58, 76))}
}

// spouse makes the head's husband or wife.
func (p *people) spouse(head survey.Member, age int) survey.Member {
	sex := "female"
	if head.Sex == "female" {
		sex = "male"
	}
	return p.person(p.pick(surnames), sex, age, "10")
}

func (p *people) youngFamily(n int) []survey.Member {
	head := p.head(n, "male", p.between(32, 48))
	family := []survey.Member{head, p.spouse(head, p.between(30, 46))}
	for range p.between(1, 3) {
		family = append(family, p.child(head, p.between(1, 17)))
	}
	return family
}

func (p *people) child(head survey.Member, age int) survey.Member {
	if p.chance(50) {
		return p.person(p.surnameOf(head), "male", age, "20")
	}
	return p.person(p.surnameOf(head), "female", age, "30")
}

func (p *people) grandparents(n int) []survey.Member {
	head := p.head(n, "male", p.between(56, 70))
	return []survey.Member{
		head,
		p.person(p.surnameOf(head), "female", p.between(79, 92), "52"),
		p.person(p.surnameOf(head), "male", p.between(6, 16), "41"),
	}
}

// bigFamily has four generations under one roof: 6 to 12 people.
func (p *people) bigFamily(n int) []survey.Member {
	head := p.head(n, "male", p.between(50, 58))
	surname := p.surnameOf(head)
	family := []survey.Member{
		head,
		p.spouse(head, p.between(48, 56)),
		p.person(surname, "male", p.between(76, 84), "51"),
		p.person(p.pick(surnames), "female", p.between(74, 84), "52"),
		p.person(surname, "male", p.between(26, 32), "22"),
		p.person(p.pick(surnames), "female", p.between(24, 30), "38"),
	}
	for range min(6, n/10*2+p.between(0, 2)+extraOfFirst(n)) {
		family = append(family, p.grandchild(surname))
	}
	return family
}

// extraOfFirst makes the first household the largest one: twelve people.
func extraOfFirst(n int) int {
	if n == 0 {
		return 6
	}
	return 0
}

func (p *people) grandchild(surname string) survey.Member {
	if p.chance(50) {
		return p.person(surname, "male", p.between(0, 12), "41")
	}
	return p.person(surname, "female", p.between(0, 12), "42")
}

// standings go round, so that every status occurs.
var standings = []struct{ dibao, class, tekun, jdlk, attribute string }{
	{"active", "B", "none", "active", "dibao"},
	{"none", "", "none", "active", "general"},
	{"active", "A", "none", "none", ""},
	{"none", "", "none", "none", ""},
	{"active", "C", "none", "exited", "dibao"},
	{"none", "", "active", "active", "tekun"},
	{"stopped", "", "none", "relapsed", "general"},
	{"none", "", "none", "exited", "general"},
}

var povertyCauses = [][]string{{"因病"}, {"因残", "缺劳力"}, {"因学"}, {"缺技术", "缺资金"}, {"缺劳力"}}

// standing sets the statuses and, for some, illness and disability.
func (p *people) standing(n int, h *survey.Household) {
	s := standings[n%len(standings)]
	if s.tekun == "active" && len(h.Members) > 2 {
		s = standings[0] // only people without family are in 特困
	}
	h.Dibao = survey.Dibao{Status: s.dibao, Class: s.class}
	if s.dibao == "active" {
		h.Dibao.Since = fmt.Sprintf("%d-%02d", p.between(2009, 2016), p.between(1, 12))
		for _, m := range h.Members {
			h.Dibao.BenefitMembers = append(h.Dibao.BenefitMembers, m.Key)
		}
	}
	h.Tekun.Status = s.tekun
	h.Jdlk = survey.Jdlk{Status: s.jdlk, Attribute: s.attribute}
	if s.jdlk != "none" {
		h.Jdlk.Causes = povertyCauses[n%len(povertyCauses)]
		p.affliction(h)
	}
}

// affliction makes the cause of poverty true of somebody in the family.
func (p *people) affliction(h *survey.Household) {
	m := &h.Members[len(h.Members)/2]
	switch h.Jdlk.Causes[0] {
	case "因病":
		m.Health = []string{"chronic"}
	case "因残":
		grade := p.between(1, 4)
		m.Health = []string{"disabled"}
		m.Labour = "lost"
		m.Disability = &survey.Disability{Category: 4, Grade: grade, Certificate: fmt.Sprintf("%s4%d", m.IDNumber, grade)}
	}
}
