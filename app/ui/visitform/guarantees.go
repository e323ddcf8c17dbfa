package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// answer is a question answered from a short list: where it stands in the visit.
type answer struct {
	path string
	list survey.CodeList
	of   func(*survey.Household) *string
}

var guaranteeAnswers = []answer{
	{"guarantees.education", survey.GuaranteeStates, func(h *survey.Household) *string { return &h.Guarantees.Education }},
	{"guarantees.medical", survey.GuaranteeStates, func(h *survey.Household) *string { return &h.Guarantees.Medical }},
	{"guarantees.housing", survey.GuaranteeStates, func(h *survey.Household) *string { return &h.Guarantees.Housing }},
	{"water", survey.GuaranteeStates, func(h *survey.Household) *string { return &h.Water }},
}

var relianceAnswers = []answer{
	{"self_reliance.industry", survey.SelfRelianceStates, func(h *survey.Household) *string { return &h.SelfReliance.Industry }},
	{"self_reliance.employment", survey.SelfRelianceStates, func(h *survey.Household) *string { return &h.SelfReliance.Employment }},
	{"self_reliance.relocation", survey.SelfRelianceStates, func(h *survey.Household) *string { return &h.SelfReliance.Relocation }},
}

// buildGuarantees asks for the three guarantees, the ways out of poverty, and
// what the household receives already.
func buildGuarantees(p *page) {
	p.title()
	for _, a := range guaranteeAnswers {
		p.put(p.answered(a))
	}
	p.put(widgets.NewSectionTitle(p.t("reliance.name"), p.t("reliance.hint")))
	h := p.form.household()
	p.put(p.line("development_ability", "development_ability", "", p.question("development_ability", h.DevelopmentAbility,
		func(v *survey.Visit, yes *bool) { v.Household.DevelopmentAbility = yes })))
	for _, a := range relianceAnswers {
		p.put(p.answered(a))
	}
	p.put(widgets.NewSectionTitle(p.t("standing.name"), p.t("standing.hint")))
	p.put(p.standing()...)
}

// answered is a question with its buttons.
func (p *page) answered(a answer) fyne.CanvasObject {
	h := p.form.household()
	return p.line(a.path, a.path, "", p.buttons(a.path, a.list, *a.of(&h), func(v *survey.Visit, code string) { *a.of(&v.Household) = code }))
}

// standing is what the household receives already. What does not arise, such as
// the class of a household outside 低保, is hidden.
func (p *page) standing() []fyne.CanvasObject {
	dibao := p.answered(answer{"dibao.status", survey.DibaoStatuses, func(h *survey.Household) *string { return &h.Dibao.Status }})
	class := p.answered(answer{"dibao.class", survey.DibaoClasses, func(h *survey.Household) *string { return &h.Dibao.Class }})
	tekun := p.answered(answer{"tekun.status", survey.TekunStatuses, func(h *survey.Household) *string { return &h.Tekun.Status }})
	jdlk := p.answered(answer{"jdlk.status", survey.JdlkStatuses, func(h *survey.Household) *string { return &h.Jdlk.Status }})
	attribute := p.answered(answer{"jdlk.attribute", survey.JdlkAttributes, func(h *survey.Household) *string { return &h.Jdlk.Attribute }})
	h := p.form.household()
	stable := p.line("jdlk.stable_exit", "jdlk.stable_exit", "", p.question("jdlk.stable_exit", h.Jdlk.StableExit,
		func(v *survey.Visit, yes *bool) { v.Household.Jdlk.StableExit = yes }))
	causes := p.line("jdlk.causes", "jdlk.causes", "jdlk.causes_hint", p.several("jdlk.causes", survey.PovertyCauses, h.Jdlk.Causes,
		func(v *survey.Visit, causes []string) { v.Household.Jdlk.Causes = causes }))
	p.follow(func() {
		h := p.form.household()
		registered := h.Jdlk.Status != "" && h.Jdlk.Status != "none"
		p.showOnly(class, h.Dibao.Status == "active")
		p.showOnly(attribute, registered)
		p.showOnly(stable, h.Jdlk.Status == "exited")
		p.showOnly(causes, registered)
	})
	return []fyne.CanvasObject{dibao, class, tekun, jdlk, attribute, stable, causes}
}

// showOnly shows a part of the page while a condition holds.
func (p *page) showOnly(part fyne.CanvasObject, holds bool) {
	if part.Visible() == holds {
		return
	}
	if holds {
		part.Show()
	} else {
		part.Hide()
	}
	p.box.Refresh()
}
