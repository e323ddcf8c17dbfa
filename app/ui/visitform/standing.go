package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// What a household in 低保 is asked: what its finding rests on, then the rest.
var (
	dibaoQuestions = []question[survey.Dibao]{
		press("basis", survey.BenefitBases, func(d *survey.Dibao) *string { return &d.Basis }),
		press("class", survey.DibaoClasses, func(d *survey.Dibao) *string { return &d.Class }),
		who("benefit_members", func(d *survey.Dibao) *[]string { return &d.BenefitMembers }),
	}
	moreDibaoQuestions = []question[survey.Dibao]{
		month("since", func(d *survey.Dibao) *string { return &d.Since }),
		code("number", func(d *survey.Dibao) *string { return &d.Number }),
		money("monthly_fen", func(d *survey.Dibao) **survey.Fen { return &d.MonthlyFen }),
		money("supplement_fen", func(d *survey.Dibao) **survey.Fen { return &d.SupplementFen }),
		month("class_since", func(d *survey.Dibao) *string { return &d.ClassSince }),
		words("class_reason", func(d *survey.Dibao) *string { return &d.ClassReason }),
		month("until", func(d *survey.Dibao) *string { return &d.Until }),
		words("stop_reason", func(d *survey.Dibao) *string { return &d.StopReason }),
	}
	tekunQuestions = []question[survey.Tekun]{
		press("care", survey.TekunCares, func(t *survey.Tekun) *string { return &t.Care }),
		who("members", func(t *survey.Tekun) *[]string { return &t.Members }),
	}
	moreTekunQuestions = []question[survey.Tekun]{
		month("since", func(t *survey.Tekun) *string { return &t.Since }),
		code("number", func(t *survey.Tekun) *string { return &t.Number }),
		money("monthly_fen", func(t *survey.Tekun) **survey.Fen { return &t.MonthlyFen }),
		month("until", func(t *survey.Tekun) *string { return &t.Until }),
	}
	jdlkQuestions = []question[survey.Jdlk]{
		press("attribute", survey.JdlkAttributes, func(j *survey.Jdlk) *string { return &j.Attribute }),
		several("causes", survey.PovertyCauses, func(j *survey.Jdlk) *[]string { return &j.Causes }),
	}
	stableExit        = yesNo("stable_exit", func(j *survey.Jdlk) **bool { return &j.StableExit })
	relapseWhy        = words("relapse_why", func(j *survey.Jdlk) *string { return &j.RelapseWhy })
	moreJdlkQuestions = []question[survey.Jdlk]{
		code("number", func(j *survey.Jdlk) *string { return &j.Number }),
		month("since", func(j *survey.Jdlk) *string { return &j.Since }),
		month("exited", func(j *survey.Jdlk) *string { return &j.Exited }),
		money("exit_per_capita_fen", func(j *survey.Jdlk) **survey.Fen { return &j.ExitPerCapitaFen }),
		month("relapsed", func(j *survey.Jdlk) *string { return &j.Relapsed }),
		who("members", func(j *survey.Jdlk) *[]string { return &j.Members }),
		wordList("measures", func(j *survey.Jdlk) *[]string { return &j.Measures }),
	}
	helperQuestions = []question[survey.Helper]{
		words("name", func(h *survey.Helper) *string { return &h.Name }),
		words("unit", func(h *survey.Helper) *string { return &h.Unit }),
		personal("phone", func(h *survey.Helper) *string { return &h.Phone }),
	}
)

var (
	dibao = part("dibao", func(h *survey.Household) *survey.Dibao { return &h.Dibao })
	tekun = part("tekun", func(h *survey.Household) *survey.Tekun { return &h.Tekun })
	jdlk  = part("jdlk", func(h *survey.Household) *survey.Jdlk { return &h.Jdlk })
)

// standing is what the household receives already. What does not arise, such as
// the class of a household outside 低保, is hidden.
func (p *page) standing() []fyne.CanvasObject {
	dibaoStatus := press("status", survey.DibaoStatuses, func(d *survey.Dibao) *string { return &d.Status })
	tekunStatus := press("status", survey.TekunStatuses, func(t *survey.Tekun) *string { return &t.Status })
	jdlkStatus := press("status", survey.JdlkStatuses, func(j *survey.Jdlk) *string { return &j.Status })
	inDibao := standingDetails(p, dibao, dibaoQuestions, fold(p, dibao, "dibao", moreDibaoQuestions...))
	inTekun := standingDetails(p, tekun, tekunQuestions, fold(p, tekun, "tekun", moreTekunQuestions...))
	stable, relapse := besideOf(p, jdlk, stableExit), besideOf(p, jdlk, relapseWhy)
	helper := within(jdlk, "helper", func(j *survey.Jdlk) *survey.Helper { return &j.Helper })
	registered := standingDetails(p, jdlk, jdlkQuestions, stable, relapse,
		fold(p, jdlk, "jdlk", moreJdlkQuestions...), fold(p, helper, "helper", helperQuestions...))
	p.follow(func() {
		h := p.form.household()
		p.showOnly(inDibao, had(h.Dibao.Status))
		p.showOnly(inTekun, had(h.Tekun.Status))
		p.showOnly(registered, had(h.Jdlk.Status))
		p.showOnly(stable, h.Jdlk.Status == "exited" || h.Jdlk.StableExit != nil)
		p.showOnly(relapse, h.Jdlk.Status == "relapsed" || h.Jdlk.RelapseWhy != "")
	})
	return []fyne.CanvasObject{
		besideOf(p, dibao, dibaoStatus), inDibao, besideOf(p, tekun, tekunStatus), inTekun, besideOf(p, jdlk, jdlkStatus), registered,
	}
}

// standingDetails are the questions to who receives something.
func standingDetails[T any](p *page, s subject[T], questions []question[T], more ...fyne.CanvasObject) fyne.CanvasObject {
	rows := widgets.NewRows(12)
	for _, q := range questions {
		rows.Add(besideOf(p, s, q))
	}
	for _, o := range more {
		rows.Add(o)
	}
	return rows
}

// had reports whether a household receives something, or did.
func had(status string) bool { return status != "" && status != "none" }
