package demo

import (
	"fmt"
	"slices"
	"strconv"

	"ruhu/survey"
)

// family is a household of the demo and what it is planned to be like. The
// document holds who belongs to it and its standing; what it earns, spends and
// owns the visit finds out.
type family struct {
	plan plan
	n    int // counts families from 0
	doc  survey.Household
	id   string // in the workspaces, once the roster is in
}

// family makes the n-th household of the demo.
func (p *people) family(n int) family {
	pl := p.where.planOf(n)
	h := survey.Household{
		ResidenceType: "rural",
		Group:         fmt.Sprintf("%d组", n%4+1),
		Address:       fmt.Sprintf("%d组%d号", n%4+1, n/4+1),
		Phone:         fmt.Sprintf("1390000%04d", n),
		Members:       p.members(pl),
	}
	for i := range h.Members {
		h.Members[i].Key = fmt.Sprintf("m%d", i+1)
	}
	p.fallIll(pl.ill, h.Members)
	p.stand(pl, &h)
	return family{plan: pl, n: n, doc: h}
}

// fallIll makes one of the family ill or disabled.
func (p *people) fallIll(ill string, members []survey.Member) {
	if ill == "" {
		return
	}
	m := &members[sick(ill, members)]
	m.Health = []string{ill}
	if m.Labour == "full" {
		m.Labour = "weak"
	}
	switch ill {
	case disabled, severe:
		m.Health = []string{"disabled"}
		m.Disability = p.disability(*m, ill)
		m.Labour, m.SelfCare = "lost", "partial"
	case bedridden:
		m.Health, m.BedriddenLongTerm = []string{serious}, yes()
		m.Labour, m.SelfCare = "lost", "none"
	}
}

// sick chooses whom an illness strikes: the old first, a disability the grown
// child who never left.
func sick(ill string, members []survey.Member) int {
	who := func(m survey.Member) bool { return slices.Contains([]string{"51", "52", "53", "54"}, m.Relation) }
	if ill == disabled || ill == severe {
		who = func(m survey.Member) bool { return slices.Contains(nth["male"], m.Relation) && ageOf(m) > 30 }
	}
	if i := slices.IndexFunc(members, who); i >= 0 {
		return i
	}
	return max(0, slices.IndexFunc(members, func(m survey.Member) bool { return survey.IsSpouse(m.Relation) }))
}

// disability makes a disability with its certificate, whose number is the ID
// number, category and grade.
func (p *people) disability(m survey.Member, ill string) *survey.Disability {
	category, _ := strconv.Atoi(p.pick([]string{"1", "2", "4", "4", "5", "6"}))
	d := &survey.Disability{Category: category, Grade: p.between(1, 3), NeedsLongTermCare: no()}
	if ill == severe {
		d.Grade = p.between(1, 2)
	}
	if d.Grade == 1 || ill == severe {
		d.NeedsLongTermCare = yes()
	}
	d.Certificate = fmt.Sprintf("%s%d%d", m.IDNumber, d.Category, d.Grade)
	return d
}

// stand gives the household its standing, and the causes of poverty that are
// true of it.
func (p *people) stand(pl plan, h *survey.Household) {
	s := pl.standing
	h.Dibao = survey.Dibao{Status: s.dibao, Class: s.class, Basis: s.basis}
	if s.dibao == "active" {
		h.Dibao.Since = fmt.Sprintf("%d-%02d", p.between(2009, 2016), p.between(1, 12))
		h.Dibao.BenefitMembers = benefitMembers(h.Members)
		switch s.basis {
		case "":
			h.Dibao.Basis = "whole"
		case "single":
			h.Dibao.BenefitMembers = []string{h.Members[sick(pl.ill, h.Members)].Key}
		}
		if !pl.loose() {
			h.Dibao.Since = string(p.where.rosterDay[:len("2006-01")]) // nothing paid yet
		}
	}
	h.Tekun.Status = s.tekun
	h.Jdlk.Status = s.jdlk
	if s.jdlk == "none" {
		return
	}
	h.Jdlk.Causes = causes(h.Members)
	switch {
	case s.attribute != "":
		h.Jdlk.Attribute = s.attribute
	case s.tekun == "active":
		h.Jdlk.Attribute = "tekun"
	case s.dibao == "active":
		h.Jdlk.Attribute = "dibao"
	default:
		h.Jdlk.Attribute = "general"
	}
	if s.jdlk == "exited" {
		h.Jdlk.StableExit = new(s.stable)
	}
}

// benefitMembers are those who receive: all of a small family, of a larger one
// who cannot work.
func benefitMembers(members []survey.Member) (keys []string) {
	for _, m := range members {
		if len(members) < 3 || m.Labour == "lost" || m.Labour == "none" || !slices.Equal(m.Health, []string{"healthy"}) {
			keys = append(keys, m.Key)
		}
	}
	if keys == nil {
		keys = []string{members[0].Key}
	}
	return keys
}

func causes(members []survey.Member) (list []string) {
	anyone := func(is func(survey.Member) bool) bool { return slices.ContainsFunc(members, is) }
	if anyone(func(m survey.Member) bool { return m.Health[0] == "chronic" || m.Health[0] == "serious_illness" }) {
		list = append(list, "因病")
	}
	if anyone(func(m survey.Member) bool { return m.Disability != nil }) {
		list = append(list, "因残")
	}
	if anyone(func(m survey.Member) bool { return m.Schooling == "senior" || m.Schooling == "college" }) {
		list = append(list, "因学")
	}
	if !anyone(able) {
		list = append(list, "缺劳力")
	}
	if list == nil {
		list = []string{"缺技术", "缺资金"}
	}
	return list
}
