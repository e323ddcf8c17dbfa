package demo

import (
	"slices"

	"ruhu/survey"
)

// What state grants are in the demo's county, in yuan a year for one person.
const (
	basePension   = 840
	localPension  = 120
	elderGrant    = 600
	tekunGrant    = 3900
	veteranGrant  = 1260
	hardshipGrant = 3000
	boarderGrant  = 1250
	nursingGrant  = 720
)

// dibaoGrant is what a class of dibao pays one person a year, in yuan.
var dibaoGrant = map[string]int{"A": 1920, "B": 1440, "C": 1200}

// pensionAge is from which age on somebody has had the pension for a whole year.
const pensionAge = 61

// uncounted adds what the policy says does not count: the central base pension,
// and grants to students.
func (p *people) uncounted(h *survey.Household) {
	for _, m := range h.Members {
		switch {
		case ageOf(m) >= pensionAge:
			p.grant(h, "pension.base_central", m, basePension)
		case m.Schooling == "college":
			p.grant(h, "student.hardship", m, hardshipGrant)
		case m.Schooling == "junior" && h.Jdlk.Status == "active":
			p.grant(h, "student.living", m, boarderGrant)
		}
	}
}

// grants adds what nobody has said counts or does not.
func (p *people) grants(h *survey.Household) {
	for _, m := range h.Members {
		age := ageOf(m)
		if age >= pensionAge {
			p.grant(h, "pension.base_local", m, localPension)
		}
		if age >= 80 {
			p.grant(h, "transfer.elder", m, elderGrant)
		}
		if age >= 70 && m.Sex == "male" && p.chance(40) {
			p.grant(h, "honour.fuxu", m, veteranGrant)
		}
		if h.Tekun.Status == "active" {
			p.grant(h, "transfer.tekun", m, tekunGrant)
		}
		if d := m.Disability; d != nil && d.Grade < 3 && h.Dibao.Status == "active" {
			p.grant(h, "transfer.disability", m, nursingGrant)
		}
		if slices.Contains(h.Dibao.BenefitMembers, m.Key) {
			p.grant(h, "transfer.dibao", m, dibaoGrant[h.Dibao.Class])
		}
	}
}

func (p *people) grant(h *survey.Household, item string, m survey.Member, yuan int) {
	p.income(h, survey.Income{Item: item, Member: m.Key, GrossFen: fen(yuan)})
}
