package visit

import (
	"strconv"
	"strings"

	"ruhu/paper"
	"ruhu/survey"
)

func (b formBuilder) people(f *paper.VisitForm) {
	for _, m := range b.h.Members {
		met, _ := b.v.MeetingWith(m.Key)
		id := m.IDNumber
		if id == "" {
			id = m.NoIDReason
		}
		f.Members = append(f.Members, paper.FormMember{
			Name: m.Name, ID: id, Relation: b.code(survey.Relations, m.Relation), Birth: string(m.BirthDate),
			Health: b.health(m), Met: met.InPerson, MetNote: met.Reason, More: b.more(m),
		})
	}
	for _, v := range b.v.Visitors {
		f.Visitors = append(f.Visitors, paper.FormVisitor{Name: v.Name, Unit: v.Unit, Post: v.Post})
	}
}

// health is health, disability and labour capacity in a few words.
func (b formBuilder) health(m survey.Member) string {
	s := b.codes(survey.HealthStates, m.Health)
	if d := m.Disability; d != nil && d.Grade > 0 {
		s += " " + b.code(survey.DisabilityCategories, strconv.Itoa(d.Category)) + b.code(survey.DisabilityGrades, strconv.Itoa(d.Grade))
	}
	if m.Labour != "" {
		s += "/" + b.code(survey.Labours, m.Labour)
	}
	return s
}

// more is what else was recorded of a member, from who they are to how they are
// insured.
func (b formBuilder) more(m survey.Member) string {
	f := b.facts()
	if m.IDNumber != "" {
		f.named("member.no_id_reason", m.NoIDReason)
	}
	f.plain(b.code(survey.Sexes, m.Sex), b.code(survey.Ethnicities, m.Ethnicity), b.code(survey.Maritals, m.Marital), b.code(survey.Politicals, m.Political))
	f.named("member.reading", m.Reading).named("member.former_name", m.FormerName).named("member.registry_number", m.RegistryNumber)
	f.either(m.OnRegister, "visit.on_register", "visit.not_on_register").named("member.registered_village", place(m.RegisteredVillage))
	b.membership(f, m)
	f.plain(b.code(survey.SelfCares, m.SelfCare)).either(m.BedriddenLongTerm, "visit.bedridden", "visit.not_bedridden")
	f.named("illness.name", m.Illness.Name).named("illness.hospital", m.Illness.Hospital).named("illness.diagnosed", string(m.Illness.Diagnosed))
	if m.Disability != nil {
		b.disability(f, *m.Disability)
	}
	f.plain(b.code(survey.Schoolings, m.Schooling)).named("member.school", m.School).named("member.no_school_reason", m.NoSchoolReason)
	f.named("member.education", b.code(survey.Educations, m.Education))
	b.livelihood(f, m)
	if len(f.parts) == 0 {
		return ""
	}
	return strings.TrimSpace(m.Name) + b.lang.T("visit.colon") + f.String()
}

// livelihood is what a member works at and how they are insured.
func (b formBuilder) livelihood(f *facts, m survey.Member) {
	w, i := m.Work, m.Insurance
	work := b.facts().plain(b.code(survey.WorkStatuses, w.Status), w.Place, w.Employer)
	if w.Months != nil {
		work.plain(b.lang.T("visit.months", *w.Months))
	}
	f.plain(strings.Join(work.parts, " "))
	insured := b.facts().either(m.Insured, "visit.insured", "visit.not_insured").plain(b.code(survey.InsuranceKinds, i.Kind))
	insured.plain(b.code(survey.InsurancePayers, i.PaidBy))
	if i.OwnFen != nil {
		insured.plain(b.lang.T("visit.yuan", i.OwnFen))
	}
	f.plain(strings.Join(insured.parts, " ")).named("insurance.pension", b.code(survey.PensionKinds, i.Pension))
}

// membership says whether a member lives with the family, since when and why.
func (b formBuilder) membership(f *facts, m survey.Member) {
	if m.InFamily != nil && !*m.InFamily {
		f.plain(b.lang.T("visit.lives_apart"))
	} else if m.InFamily == nil {
		f.plain(b.lang.T("visit.family_not_asked"))
	}
	s := m.Membership
	f.plain(b.code(survey.FamilyReasons, s.FamilyReason))
	f.named("membership.joined", strings.TrimSpace(string(s.Joined)+" "+b.code(survey.MembershipReasons, s.JoinedReason)))
	f.named("membership.left", strings.TrimSpace(string(s.Left)+" "+b.code(survey.MembershipReasons, s.LeftReason)))
}

// disability says what the certificate does not say beside the health, and what
// is paid for it.
func (b formBuilder) disability(f *facts, d survey.Disability) {
	if d.Grade == 0 && d.Category > 0 {
		f.named("disability.category", b.code(survey.DisabilityCategories, strconv.Itoa(d.Category)))
	}
	f.named("disability.certificate", d.Certificate).named("disability.valid_until", string(d.ValidUntil))
	f.yesNo("disability.needs_long_term_care", d.NeedsLongTermCare).named("disability.carer", d.Carer)
	f.yesNo("disability.living_subsidy", d.LivingSubsidy).named("disability.living_since", d.LivingSince).fen("disability.living_fen", d.LivingFen)
	f.yesNo("disability.nursing_subsidy", d.NursingSubsidy).named("disability.nursing_since", d.NursingSince).fen("disability.nursing_fen", d.NursingFen)
}
