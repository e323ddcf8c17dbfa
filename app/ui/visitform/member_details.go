package visitform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// memberForm is the details of one member.
type memberForm struct {
	*page
	subject[survey.Member]
}

// member is the member as it stands.
func (f memberForm) member() survey.Member { return *f.now(f.page) }

// facts of a member that few families need to be asked.
var (
	rareQuestions = []question[survey.Member]{
		words("reading", func(m *survey.Member) *string { return &m.Reading }),
		words("former_name", func(m *survey.Member) *string { return &m.FormerName }),
		pick("political", survey.Politicals, func(m *survey.Member) *string { return &m.Political }),
		yesNo("on_register", func(m *survey.Member) **bool { return &m.OnRegister }),
		village("registered_village", func(m *survey.Member) *string { return &m.RegisteredVillage }),
		code("registry_number", func(m *survey.Member) *string { return &m.RegistryNumber }),
	}
	membershipQuestions = []question[survey.Membership]{
		pick("family_reason", survey.FamilyReasons, func(m *survey.Membership) *string { return &m.FamilyReason }),
		day("joined", func(m *survey.Membership) *survey.Date { return &m.Joined }),
		pick("joined_reason", survey.MembershipReasons, func(m *survey.Membership) *string { return &m.JoinedReason }),
		day("left", func(m *survey.Membership) *survey.Date { return &m.Left }),
		pick("left_reason", survey.MembershipReasons, func(m *survey.Membership) *string { return &m.LeftReason }),
	}
	workQuestions = []question[survey.Work]{
		pick("status", survey.WorkStatuses, func(w *survey.Work) *string { return &w.Status }),
		words("place", func(w *survey.Work) *string { return &w.Place }),
		words("employer", func(w *survey.Work) *string { return &w.Employer }),
		count("months", func(w *survey.Work) **int { return &w.Months }),
	}
	insuranceQuestions = []question[survey.Insurance]{
		pick("kind", survey.InsuranceKinds, func(i *survey.Insurance) *string { return &i.Kind }),
		pick("paid_by", survey.InsurancePayers, func(i *survey.Insurance) *string { return &i.PaidBy }),
		money("own_fen", func(i *survey.Insurance) **survey.Fen { return &i.OwnFen }),
		pick("pension", survey.PensionKinds, func(i *survey.Insurance) *string { return &i.Pension }),
	}
)

// memberDetails returns the form of a member's details.
func (p *page) memberDetails(m survey.Member) fyne.CanvasObject {
	f := memberForm{p, members.at(m.Key, "member")}
	remove := widgets.NewLinkButton(p.t("members.remove"), func() { p.askToRemove(m.Key) })
	var parts []fyne.CanvasObject
	for _, some := range [][]fyne.CanvasObject{f.identity(), f.condition(), f.school(), f.illness(), f.disability()} {
		parts = append(parts, some...)
	}
	return inPanel(widgets.NewRows(12,
		widgets.NewFormGrid(parts...),
		widgets.NewRows(2,
			fold(p, within(f.subject, "work", func(m *survey.Member) *survey.Work { return &m.Work }), "work", workQuestions...),
			fold(p, within(f.subject, "insurance", func(m *survey.Member) *survey.Insurance { return &m.Insurance }), "insurance", insuranceQuestions...),
			fold(p, within(f.subject, "membership", func(m *survey.Member) *survey.Membership { return &m.Membership }), "membership", membershipQuestions...),
			fold(p, f.subject, "rare", rareQuestions...)),
		widgets.NewFlow(0, remove)))
}

// identity asks who the member is.
func (f memberForm) identity() []fyne.CanvasObject {
	p, s, m := f.page, f.subject, f.member()
	name := rowOf(p, s, words("name", func(m *survey.Member) *string { return &m.Name }))
	relation := rowOf(p, s, pick("relation", survey.Relations, func(m *survey.Member) *string { return &m.Relation }))
	id := p.personal(s.path("id_number"), m.IDNumber, on(members, m.Key, setIDNumber))
	noID := rowOf(p, s, words("no_id_reason", func(m *survey.Member) *string { return &m.NoIDReason }))
	sex := p.buttons(s.path("sex"), survey.Sexes, m.Sex, put(s, func(m *survey.Member) *string { return &m.Sex }))
	birth := p.day(s.path("birth_date"), m.BirthDate, put(s, func(m *survey.Member) *survey.Date { return &m.BirthDate }))
	p.follow(func() {
		m := f.member()
		p.showOnly(noID, m.IDNumber == "")
		if sex.Code() != m.Sex {
			sex.SetCode(m.Sex)
		}
		birth.SetDay(m.BirthDate)
	})
	rows := []fyne.CanvasObject{
		name, relation, f.row("id_number", id), noID, f.row("sex", sex), f.row("birth_date", birth),
	}
	return append(rows, rowsOf(p, s,
		pick("ethnicity", survey.Ethnicities, func(m *survey.Member) *string { return &m.Ethnicity }),
		pick("marital", survey.Maritals, func(m *survey.Member) *string { return &m.Marital }))...)
}

// row is a field of the member with its label over it.
func (f memberForm) row(field string, input fyne.CanvasObject) *widgets.FormRow {
	r := widgets.NewFormRow(f.label(f.page, field), "", input)
	f.rows[f.path(field)] = r
	return r
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

// condition asks for health and labour.
func (f memberForm) condition() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{f.health()}, rowsOf(f.page, f.subject,
		pick("self_care", survey.SelfCares, func(m *survey.Member) *string { return &m.SelfCare }),
		yesNo("bedridden_long_term", func(m *survey.Member) **bool { return &m.BedriddenLongTerm }),
		pick("labour", survey.Labours, func(m *survey.Member) *string { return &m.Labour }),
		yesNo("insured", func(m *survey.Member) **bool { return &m.Insured }))...)
}

// school asks for the school of who is in one, for what was completed of who is
// not, and why a child is not.
func (f memberForm) school() []fyne.CanvasObject {
	p, s := f.page, f.subject
	schooling := rowOf(p, s, pick("schooling", survey.Schoolings, func(m *survey.Member) *string { return &m.Schooling }))
	school := rowOf(p, s, words("school", func(m *survey.Member) *string { return &m.School }))
	why := rowOf(p, s, words("no_school_reason", func(m *survey.Member) *string { return &m.NoSchoolReason }))
	education := rowOf(p, s, pick("education", survey.Educations, func(m *survey.Member) *string { return &m.Education }))
	p.follow(func() {
		m := f.member()
		attends := m.Schooling != "" && m.Schooling != "none"
		years, known := m.BirthDate.AgeOn(p.form.env.W.Today())
		p.showOnly(school, attends || m.School != "")
		p.showOnly(why, m.Schooling == "none" && known && years <= mostSchoolYears || m.NoSchoolReason != "")
		p.showOnly(education, !attends || m.Education != "")
	})
	return []fyne.CanvasObject{schooling, school, why, education}
}

// mostSchoolYears is the age to which people are asked why they are in no school.
const mostSchoolYears = 16

const (
	healthy        = "healthy"
	chronic        = "chronic"
	seriousIllness = "serious_illness"
	disabled       = "disabled"
)

// health is a choice of several answers, of which 健康 excludes the others.
func (f memberForm) health() fyne.CanvasObject {
	path := f.path("health")
	var field *widgets.MultiChoice
	field = f.several(path, survey.HealthStates, f.member().Health, on(members, f.member().Key, func(m *survey.Member, states []string) {
		m.Health = reconcile(states)
		field.SetCodes(m.Health)
	}))
	return f.row("health", field)
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

// illness asks what an ill member suffers from. What was recorded stays in sight
// even where the health says otherwise.
func (f memberForm) illness() []fyne.CanvasObject {
	p := f.page
	rows := rowsOf(p, within(f.subject, "illness", func(m *survey.Member) *survey.Illness { return &m.Illness }),
		words("name", func(i *survey.Illness) *string { return &i.Name }),
		words("hospital", func(i *survey.Illness) *string { return &i.Hospital }),
		day("diagnosed", func(i *survey.Illness) *survey.Date { return &i.Diagnosed }))
	p.follow(func() {
		m := f.member()
		ill := slices.Contains(m.Health, chronic) || slices.Contains(m.Health, seriousIllness)
		p.showAll(rows, ill || m.Illness != survey.Illness{})
	})
	return rows
}

// certificateQuestions ask what the disability certificate says.
var certificateQuestions = []question[survey.Disability]{
	digitOf("category", survey.DisabilityCategories, func(d *survey.Disability) *int { return &d.Category }),
	pressDigit("grade", survey.DisabilityGrades, func(d *survey.Disability) *int { return &d.Grade }),
	personal("certificate", func(d *survey.Disability) *string { return &d.Certificate }),
	day("valid_until", func(d *survey.Disability) *survey.Date { return &d.ValidUntil }),
	yesNo("needs_long_term_care", func(d *survey.Disability) **bool { return &d.NeedsLongTermCare }),
	words("carer", func(d *survey.Disability) *string { return &d.Carer }),
}

// What is asked about the two subsidies: whether it is received, and if so the
// rest.
var (
	livingSubsidy   = yesNo("living_subsidy", func(d *survey.Disability) **bool { return &d.LivingSubsidy })
	nursingSubsidy  = yesNo("nursing_subsidy", func(d *survey.Disability) **bool { return &d.NursingSubsidy })
	livingQuestions = []question[survey.Disability]{
		month("living_since", func(d *survey.Disability) *string { return &d.LivingSince }),
		money("living_fen", func(d *survey.Disability) **survey.Fen { return &d.LivingFen }),
	}
	nursingQuestions = []question[survey.Disability]{
		month("nursing_since", func(d *survey.Disability) *string { return &d.NursingSince }),
		money("nursing_fen", func(d *survey.Disability) **survey.Fen { return &d.NursingFen }),
	}
)

// disability asks for the certificate of a disabled member. A certificate that
// was recorded stays in sight even where the health says otherwise.
func (f memberForm) disability() []fyne.CanvasObject {
	p, s := f.page, f.certificate()
	rows := rowsOf(p, s, certificateQuestions...)
	hasLiving, living := rowOf(p, s, livingSubsidy), rowsOf(p, s, livingQuestions...)
	hasNursing, nursing := rowOf(p, s, nursingSubsidy), rowsOf(p, s, nursingQuestions...)
	p.follow(func() {
		m, d := f.member(), *s.now(p)
		shown := m.Disability != nil || slices.Contains(m.Health, disabled)
		p.showAll(rows, shown)
		p.showAll([]fyne.CanvasObject{hasLiving, hasNursing}, shown)
		p.showAll(living, shown && (isYes(d.LivingSubsidy) || d.LivingSince != "" || d.LivingFen != nil))
		p.showAll(nursing, shown && (isYes(d.NursingSubsidy) || d.NursingSince != "" || d.NursingFen != nil))
	})
	return slices.Concat(rows, []fyne.CanvasObject{hasLiving}, living, []fyne.CanvasObject{hasNursing}, nursing)
}

// certificate is the member's disability, which exists while something is known
// of it.
func (f memberForm) certificate() subject[survey.Disability] {
	return subject[survey.Disability]{
		f.path("disability"), "disability",
		func(h *survey.Household) *survey.Disability {
			if m := f.read(h); m != nil {
				return m.Disability
			}
			return nil
		},
		func(h *survey.Household, change func(*survey.Disability)) {
			f.edit(h, func(m *survey.Member) {
				if m.Disability == nil {
					m.Disability = &survey.Disability{}
				}
				change(m.Disability)
				if *m.Disability == (survey.Disability{}) {
					m.Disability = nil
				}
			})
		},
	}
}

func isYes(answer *bool) bool { return answer != nil && *answer }
