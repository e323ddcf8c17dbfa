package survey_test

import (
	"ruhu/survey"
)

// familyDoubts are about who belongs to the family and to the benefit unit.
var familyDoubts = []doubt{
	{"somebody who came before being born", son(func(m *survey.Member) { m.Membership.Joined = "1979-12-31" }), "warning members.m3.membership.joined joined_before_birth"},
	{"somebody who came on the day of birth", son(func(m *survey.Member) { m.Membership.Joined = "1980-01-01" }), ""},
	{"somebody who left before coming", son(func(m *survey.Member) {
		m.InFamily, m.Membership.Joined, m.Membership.Left = &no, "2000-01-02", "2000-01-01"
	}), "warning members.m3.membership.left left_before_joined"},
	{"somebody who left before being born", son(func(m *survey.Member) { m.InFamily, m.Membership.Left = &no, "1979-01-01" }), "warning members.m3.membership.left left_before_joined"},
	{"somebody who left and is not counted", son(func(m *survey.Member) {
		m.InFamily, m.Membership.Left, m.Membership.LeftReason = &no, "2017-01-01", "split"
	}), ""},
	{"somebody who left and still counts", son(func(m *survey.Member) { m.Membership.Left = "2017-01-01" }), "warning members.m3.in_family left_and_counted"},
	{"a reason for leaving without a day", son(func(m *survey.Member) { m.InFamily, m.Membership.LeftReason = &no, "death" }), "hint members.m3.membership.left left_without_date"},
	{"somebody in prison who counts", son(func(m *survey.Member) { m.Membership.FamilyReason = "prison" }), "warning members.m3.membership.family_reason reason_not_to_count"},
	{"somebody away for work who counts", son(func(m *survey.Member) { m.Membership.FamilyReason = "migrant" }), ""},
	{"a minor child who does not count", girl(func(m *survey.Member) { m.InFamily, m.Membership.FamilyReason = &no, "minor" }), "warning members.m4.membership.family_reason reason_to_count"},
	{"a postgraduate who does not count", son(func(m *survey.Member) { m.InFamily, m.Membership.FamilyReason = &no, "student" }), ""},
	{"a soldier, of whom places differ", son(func(m *survey.Member) { m.InFamily, m.Membership.FamilyReason = &no, "soldier" }), ""},
	{"dibao of somebody who died", head(func(m *survey.Member) {
		m.InFamily, m.Membership.Left, m.Membership.LeftReason = &no, "2017-06-01", "death"
	}), "warning dibao.benefit_members.0 benefit_of_the_dead"},
	{"dibao of somebody who is not in the family", head(func(m *survey.Member) { m.InFamily = &no }), "warning dibao.benefit_members.0 benefit_outside_family"},
	{"dibao of somebody of whom nobody asked", head(func(m *survey.Member) { m.InFamily = nil }), "hint members.m1.in_family ask_in_family"},
	{"dibao of nobody", func(h *survey.Household) { h.Dibao.BenefitMembers = []string{} }, "warning dibao.benefit_members benefit_of_nobody"},
	{"dibao of whom nobody asked", func(h *survey.Household) { h.Dibao.BenefitMembers = nil }, "hint dibao.benefit_members ask_benefit_members"},
	{"dibao that ended, of nobody", func(h *survey.Household) {
		h.Dibao.Status, h.Dibao.Until, h.Dibao.BenefitMembers, h.Jdlk.Attribute = "stopped", "2017-01", []string{}, "general"
	}, ""},
	{"a unit of one person with two", func(h *survey.Household) { h.Dibao.Basis, h.Dibao.BenefitMembers = "single", []string{"m1", "m2"} }, "warning dibao.basis single_of_several"},
	{"a unit of one person", func(h *survey.Household) { h.Dibao.Basis = "single" }, ""},
}
