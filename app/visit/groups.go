package visit

import (
	"ruhu/rules"
	"ruhu/survey"
)

// Group is what an assessment found about one subject: the household, or one of
// its members.
type Group struct {
	Member   string // key, empty for the household
	Name     string // of the member, empty for the household
	Findings []rules.Finding
}

// Groups gathers findings by whom they are about, the household first and then
// its members in document order. Who has none is left out.
func Groups(findings []rules.Finding, h survey.Household) []Group {
	groups := []Group{{}}
	for _, m := range h.Members {
		groups = append(groups, Group{Member: m.Key, Name: m.Name})
	}
	var filled []Group
	for _, g := range groups {
		for _, f := range findings {
			if f.Subject == g.Member || g.Member == "" && f.Subject == rules.SubjectHousehold {
				g.Findings = append(g.Findings, f)
			}
		}
		if g.Findings != nil {
			filled = append(filled, g)
		}
	}
	return filled
}

// Arising are the findings whose question arises.
func Arising(findings []rules.Finding) []rules.Finding {
	var arising []rules.Finding
	for _, f := range findings {
		if f.State != rules.NotApplicable {
			arising = append(arising, f)
		}
	}
	return arising
}
