package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/survey"
)

var (
	guaranteeQuestions = []question[survey.Guarantees]{
		press("food", survey.GuaranteeStates, func(g *survey.Guarantees) *string { return &g.Food }),
		press("clothing", survey.GuaranteeStates, func(g *survey.Guarantees) *string { return &g.Clothing }),
		press("education", survey.GuaranteeStates, func(g *survey.Guarantees) *string { return &g.Education }),
		press("medical", survey.GuaranteeStates, func(g *survey.Guarantees) *string { return &g.Medical }),
		press("housing", survey.GuaranteeStates, func(g *survey.Guarantees) *string { return &g.Housing }),
	}
	waterQuestion   = press("water", survey.GuaranteeStates, func(h *survey.Household) *string { return &h.Water })
	abilityQuestion = yesNo("development_ability", func(h *survey.Household) **bool { return &h.DevelopmentAbility })
	abilityReason   = words("development_ability_reason", func(h *survey.Household) *string { return &h.DevelopmentAbilityReason })
)

// way is one way out of poverty, with the reason why it works or not.
type way struct {
	works, why question[survey.SelfReliance]
	of         func(*survey.SelfReliance) (works, why string)
}

var ways = []way{
	{
		press("industry", survey.SelfRelianceStates, func(s *survey.SelfReliance) *string { return &s.Industry }),
		words("industry_reason", func(s *survey.SelfReliance) *string { return &s.IndustryReason }),
		func(s *survey.SelfReliance) (string, string) { return s.Industry, s.IndustryReason },
	},
	{
		press("employment", survey.SelfRelianceStates, func(s *survey.SelfReliance) *string { return &s.Employment }),
		words("employment_reason", func(s *survey.SelfReliance) *string { return &s.EmploymentReason }),
		func(s *survey.SelfReliance) (string, string) { return s.Employment, s.EmploymentReason },
	},
	{
		press("relocation", survey.SelfRelianceStates, func(s *survey.SelfReliance) *string { return &s.Relocation }),
		words("relocation_reason", func(s *survey.SelfReliance) *string { return &s.RelocationReason }),
		func(s *survey.SelfReliance) (string, string) { return s.Relocation, s.RelocationReason },
	},
}

// theHousehold is the household itself as the subject of questions.
var theHousehold = subject[survey.Household]{
	"", "household",
	func(h *survey.Household) *survey.Household { return h },
	func(h *survey.Household, change func(*survey.Household)) { change(h) },
}

// buildGuarantees asks for food, clothing and the three guarantees, the ways out
// of poverty, and what the household receives already.
func buildGuarantees(p *page) {
	p.title()
	guarantees := part("guarantees", func(h *survey.Household) *survey.Guarantees { return &h.Guarantees })
	for _, q := range guaranteeQuestions {
		p.put(besideOf(p, guarantees, q))
	}
	p.put(besideOf(p, theHousehold, waterQuestion))
	p.subtitle("reliance")
	ability, why := besideOf(p, theHousehold, abilityQuestion), besideOf(p, theHousehold, abilityReason)
	p.put(ability, why)
	p.follow(func() {
		h := p.form.household()
		p.showOnly(why, h.DevelopmentAbility != nil || h.DevelopmentAbilityReason != "")
	})
	for _, w := range ways {
		p.put(p.wayOut(w)...)
	}
	p.subtitle("standing")
	p.put(p.standing()...)
}

// wayOut asks whether a way out of poverty works, and below it why not.
func (p *page) wayOut(w way) []fyne.CanvasObject {
	s := part("self_reliance", func(h *survey.Household) *survey.SelfReliance { return &h.SelfReliance })
	works, why := besideOf(p, s, w.works), besideOf(p, s, w.why)
	p.follow(func() {
		answer, reason := w.of(s.now(p))
		p.showOnly(why, answer != "" && answer != "yes" || reason != "")
	})
	return []fyne.CanvasObject{works, why}
}

// showOnly shows a part of the page while a condition holds.
func (p *page) showOnly(part fyne.CanvasObject, holds bool) {
	p.showAll([]fyne.CanvasObject{part}, holds)
}

// showAll shows some parts of the page while a condition holds.
func (p *page) showAll(parts []fyne.CanvasObject, holds bool) {
	changed := false
	for _, part := range parts {
		if part.Visible() == holds {
			continue
		}
		changed = true
		if holds {
			part.Show()
		} else {
			part.Hide()
		}
	}
	if changed {
		p.box.Refresh()
	}
}
