package visitform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// memberForm is the details of one member.
type memberForm struct {
	*page
	m survey.Member // as it was when the form was built
}

// memberDetails returns the form of a member's details.
func (p *page) memberDetails(m survey.Member) fyne.CanvasObject {
	f := memberForm{p, m}
	remove := widgets.NewLinkButton(p.t("members.remove"), func() { p.askToRemove(m.Key) })
	parts := append(f.identity(), f.condition()...)
	body := widgets.NewRows(12, widgets.NewFormGrid(parts...), widgets.NewFlow(0, remove))
	return container.NewStack(widgets.NewPanel(theme.Panel, theme.Rule), widgets.Inset(16, 14, body))
}

func (f memberForm) path(field string) string { return members.path(f.m.Key, field) }

// said makes the setter of one of the member's texts.
func (f memberForm) said(of func(*survey.Member) *string) setter[string] {
	return on(members, f.m.Key, func(m *survey.Member, s string) { *of(m) = s })
}

// identity asks who the member is.
func (f memberForm) identity() []fyne.CanvasObject {
	id := widgets.NewCodeField(func(typed string) { record(f.page, f.path("id_number"), on(members, f.m.Key, setIDNumber), typed) })
	id.SetText(f.m.IDNumber)
	name := f.text(f.path("name"), f.m.Name, f.said(func(m *survey.Member) *string { return &m.Name }))
	relation := f.choice(f.path("relation"), survey.Relations, f.m.Relation, f.said(func(m *survey.Member) *string { return &m.Relation }))
	f.have(f.path("id_number"), id)
	noID := f.row(f.path("no_id_reason"), "member.no_id_reason",
		f.text(f.path("no_id_reason"), f.m.NoIDReason, f.said(func(m *survey.Member) *string { return &m.NoIDReason })))
	sex := f.buttons(f.path("sex"), survey.Sexes, f.m.Sex, f.said(func(m *survey.Member) *string { return &m.Sex }))
	birth := f.day(f.path("birth_date"), f.m.BirthDate, on(members, f.m.Key, func(m *survey.Member, d survey.Date) { m.BirthDate = d }))
	f.follow(func() {
		m, _ := f.form.household().Member(f.m.Key)
		f.showOnly(noID, m.IDNumber == "")
		if sex.Code() != m.Sex {
			sex.SetCode(m.Sex)
		}
		birth.SetDay(m.BirthDate)
	})
	return []fyne.CanvasObject{
		f.row(f.path("name"), "member.name", name),
		f.row(f.path("relation"), "member.relation", relation),
		f.row(f.path("id_number"), "member.id_number", id),
		noID,
		f.row(f.path("sex"), "member.sex", sex),
		f.row(f.path("birth_date"), "member.birth_date", birth),
		f.chosen("ethnicity", survey.Ethnicities, func(m *survey.Member) *string { return &m.Ethnicity }),
		f.chosen("marital", survey.Maritals, func(m *survey.Member) *string { return &m.Marital }),
	}
}

// setIDNumber records an ID number in the characters of one, and with a sound
// one sex and birth date where they are still open.
func setIDNumber(m *survey.Member, typed string) {
	m.IDNumber = strings.ToUpper(strings.Join(strings.Fields(survey.FoldWidth(typed)), ""))
	id, err := survey.ParseIDNumber(m.IDNumber)
	if err != nil {
		return
	}
	if m.Sex == "" {
		m.Sex = id.Sex
	}
	if m.BirthDate == "" {
		m.BirthDate = id.Birth
	}
}

// chosen is a choice from a list with its label.
func (f memberForm) chosen(field string, list survey.CodeList, of func(*survey.Member) *string) fyne.CanvasObject {
	return f.row(f.path(field), "member."+field, f.choice(f.path(field), list, *of(&f.m), f.said(of)))
}

// asked is a question with its label.
func (f memberForm) asked(field string, of func(*survey.Member) **bool) fyne.CanvasObject {
	set := on(members, f.m.Key, func(m *survey.Member, yes *bool) { *of(m) = yes })
	return f.row(f.path(field), "member."+field, f.question(f.path(field), *of(&f.m), set))
}

// condition asks for health, schooling and labour.
func (f memberForm) condition() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{
		f.health(),
		f.chosen("self_care", survey.SelfCares, func(m *survey.Member) *string { return &m.SelfCare }),
		f.asked("bedridden_long_term", func(m *survey.Member) **bool { return &m.BedriddenLongTerm }),
		f.chosen("schooling", survey.Schoolings, func(m *survey.Member) *string { return &m.Schooling }),
		f.chosen("labour", survey.Labours, func(m *survey.Member) *string { return &m.Labour }),
		f.asked("insured", func(m *survey.Member) **bool { return &m.Insured }),
	}, f.disability()...)
}

const (
	healthy  = "healthy"
	disabled = "disabled"
)

// health is a choice of several answers, of which 健康 excludes the others.
func (f memberForm) health() fyne.CanvasObject {
	path := f.path("health")
	var field *widgets.MultiChoice
	field = f.several(path, survey.HealthStates, f.m.Health, on(members, f.m.Key, func(m *survey.Member, states []string) {
		m.Health = reconcile(states)
		field.SetCodes(m.Health)
	}))
	return f.row(path, "member.health", field)
}

// reconcile lets the last answer win where 健康 stands beside another.
func reconcile(states []string) []string {
	if len(states) == 0 {
		return nil
	}
	if states[len(states)-1] == healthy {
		return []string{healthy}
	}
	return slices.DeleteFunc(states, func(s string) bool { return s == healthy })
}

// disability asks for the certificate of a disabled member. A certificate that
// was recorded stays in sight even where the health says otherwise.
func (f memberForm) disability() []fyne.CanvasObject {
	d := survey.Disability{}
	if f.m.Disability != nil {
		d = *f.m.Disability
	}
	path := func(field string) string { return f.path("disability." + field) }
	certificate := widgets.NewCodeField(func(typed string) {
		record(f.page, path("certificate"), onDisability(f.m.Key, func(d *survey.Disability, s string) { d.Certificate = s }), typed)
	})
	certificate.SetText(d.Certificate)
	rows := []fyne.CanvasObject{
		f.row(path("category"), "member.category", f.choice(path("category"), survey.DisabilityCategories, digit(d.Category),
			onDisability(f.m.Key, func(d *survey.Disability, code string) { d.Category = number(code) }))),
		f.row(path("grade"), "member.grade", f.buttons(path("grade"), survey.DisabilityGrades, digit(d.Grade),
			onDisability(f.m.Key, func(d *survey.Disability, code string) { d.Grade = number(code) }))),
		f.row(path("certificate"), "member.certificate", certificate),
		f.row(path("needs_long_term_care"), "member.needs_long_term_care", f.question(path("needs_long_term_care"), d.NeedsLongTermCare,
			onDisability(f.m.Key, func(d *survey.Disability, yes *bool) { d.NeedsLongTermCare = yes }))),
	}
	f.have(path("certificate"), certificate)
	f.follow(func() {
		m, _ := f.form.household().Member(f.m.Key)
		for _, row := range rows {
			f.showOnly(row, m.Disability != nil || slices.Contains(m.Health, disabled))
		}
	})
	return rows
}

// onDisability records something about a member's disability.
func onDisability[V any](key string, set func(d *survey.Disability, answer V)) setter[V] {
	return on(members, key, func(m *survey.Member, answer V) {
		if m.Disability == nil {
			m.Disability = &survey.Disability{}
		}
		set(m.Disability, answer)
		if *m.Disability == (survey.Disability{}) {
			m.Disability = nil
		}
	})
}
