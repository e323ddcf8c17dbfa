package demo

import (
	"slices"

	"ruhu/survey"
)

// meetings records who was at home; the others have a reason. The head always
// is, and signs.
func (p *people) meetings(v *survey.Visit) {
	v.Met = nil
	for _, m := range v.Household.Members {
		reason := ""
		if m.Relation != survey.RelationHead {
			reason = p.whyAway(m, v.Household)
		}
		met := reason == ""
		v.Met = append(v.Met, survey.Meeting{Member: m.Key, InPerson: &met, Reason: reason})
	}
}

// whyAway is why a member was not met, and empty for one who was.
func (p *people) whyAway(m survey.Member, h survey.Household) string {
	migrant := slices.ContainsFunc(h.Incomes, func(i survey.Income) bool { return i.Item == "wage.migrant" && i.Member == m.Key })
	boards := m.Schooling == "senior" || m.Schooling == "college"
	switch {
	case migrant:
		return "在外务工"
	case boards, ageOf(m) >= 6 && m.Schooling != "none" && p.chance(30):
		return "在校"
	case ageOf(m) < 6 || !p.chance(12):
		return ""
	case !slices.Equal(m.Health, []string{"healthy"}):
		return "住院"
	case m.Schooling != "none":
		return "在校"
	}
	return "走亲戚"
}
