package demo

import (
	"slices"

	"ruhu/survey"
)

// grants are the state grants of a place, in yuan a year for one person.
type grants struct {
	basePension, localPension int
	elderFrom, elder          int // from which age on, and how much
	tekun, veteran            int
	hardship, boarder         int
	nursing                   int
	supplement                int            // 分类重点救助金, 0 where there is none
	dibao                     map[string]int // by class
}

// pensionAge is from which age on somebody has had the pension for a whole year.
const pensionAge = 61

// uncounted adds what the policy says does not count: the central base pension,
// and grants to students.
func (p *people) uncounted(h *survey.Household) {
	g := p.where.grants
	for _, m := range h.Members {
		switch {
		case ageOf(m) >= pensionAge:
			p.grant(h, "pension.base_central", m, g.basePension)
		case m.Schooling == "college":
			p.grant(h, "student.hardship", m, g.hardship)
		case m.Schooling == "junior" && h.Jdlk.Status == "active":
			p.grant(h, "student.living", m, g.boarder)
		}
	}
}

// grants adds what nobody has said counts or does not.
func (p *people) grants(h *survey.Household) {
	g := p.where.grants
	for _, m := range h.Members {
		age := ageOf(m)
		if age >= pensionAge {
			p.grant(h, "pension.base_local", m, g.localPension)
		}
		if age >= g.elderFrom {
			p.grant(h, "transfer.elder", m, g.elder)
		}
		if age >= 70 && m.Sex == "male" && p.chance(40) {
			p.grant(h, "honour.fuxu", m, g.veteran)
		}
		if h.Tekun.Status == "active" {
			p.grant(h, "transfer.tekun", m, g.tekun)
		}
		if d := m.Disability; d != nil && d.Grade < 3 && h.Dibao.Status == "active" {
			p.grant(h, "transfer.disability", m, g.nursing)
		}
		if slices.Contains(h.Dibao.BenefitMembers, m.Key) {
			p.grant(h, "transfer.dibao", m, g.dibao[h.Dibao.Class])
			if g.supplement > 0 && supplemented(m) {
				p.grant(h, "transfer.supplement", m, g.supplement)
			}
		}
	}
}

// supplemented reports whether a benefit member is of the groups that get a
// supplement: disabled, seriously ill, 70 or older, before or in school.
func supplemented(m survey.Member) bool {
	return m.Disability != nil || m.Health[0] == serious || ageOf(m) >= 70 || m.Schooling != "none"
}

func (p *people) grant(h *survey.Household, item string, m survey.Member, yuan int) {
	p.income(h, survey.Income{Item: item, Member: m.Key, GrossFen: fen(yuan)})
}
