package survey_test

import (
	"ruhu/survey"
)

// schoolAndWorkDoubts are about school, work and insurance.
var schoolAndWorkDoubts = []doubt{
	{"a child of fourteen in senior school", girl(func(m *survey.Member) { m.BirthDate, m.Schooling = "2002-07-02", "senior" }), "warning members.m4.schooling too_young_for_senior"},
	{"a child of fifteen in senior school", girl(func(m *survey.Member) { m.BirthDate, m.Schooling = "2002-07-01", "senior" }), ""},
	{"somebody of twenty in primary school", girl(func(m *survey.Member) { m.BirthDate = "1997-07-01" }), "warning members.m4.schooling too_old_for_primary"},
	{"somebody of nineteen in primary school", girl(func(m *survey.Member) { m.BirthDate = "1997-07-02" }), ""},
	{"a pupil with a completed education", girl(func(m *survey.Member) { m.Education = "primary" }), "warning members.m4.education education_in_school"},
	{"a child of fifteen out of school without a reason", girl(func(m *survey.Member) { m.BirthDate, m.Schooling = "2001-07-02", "none" }), "warning members.m4.no_school_reason out_of_school;warning guarantees.education education_met_out_of_school"},
	{"a child of sixteen out of school", girl(func(m *survey.Member) {
		m.BirthDate, m.Schooling, m.Education = "2001-07-01", "none", "junior"
		m.Health = []string{"chronic"}
	}), ""},
	{"a child out of school with a reason where education is not met", func(h *survey.Household) {
		girl(func(m *survey.Member) { m.Schooling, m.NoSchoolReason = "none", "重病休学" })(h)
		h.Guarantees.Education = "unmet"
	}, ""},
	{"a healthy adult without capacity for work", son(func(m *survey.Member) { m.Labour = "lost" }), "warning members.m3.labour healthy_without_labour"},
	{"a healthy old man without it", son(func(m *survey.Member) { m.Labour, m.BirthDate, m.Relation = "lost", "1957-07-01", "73" }), ""},
	{"an ill adult without it", son(func(m *survey.Member) { m.Labour, m.Health = "lost", []string{"chronic"} }), ""},
	{"a student without it", son(func(m *survey.Member) { m.Labour, m.Schooling, m.Education = "none", "college", "" }), ""},
	{"somebody without capacity who works", func(h *survey.Household) {
		son(func(m *survey.Member) { m.Labour, m.Health, m.Work.Status = "none", []string{"chronic"}, "local" })(h)
	}, "warning members.m3.labour works_without_labour"},
	{"somebody without capacity who tends a field", son(func(m *survey.Member) { m.Labour, m.Health, m.Work.Status = "none", []string{"chronic"}, "farming" }), ""},
	{"a place of work without months", son(func(m *survey.Member) { m.Work = survey.Work{Status: "migrant", Place: "广东"} }), "warning members.m3.work.months work_place_without_months"},
	{"months of work without a place", son(func(m *survey.Member) { m.Work = survey.Work{Status: "migrant", Months: number(6)} }), "warning members.m3.work.place work_months_without_place"},
	{"a place of work with months", son(func(m *survey.Member) { m.Work = survey.Work{Status: "migrant", Place: "广东", Months: number(6)} }), ""},
	{"somebody insured twice", wife(func(m *survey.Member) { m.Insurance.Kind = "both" }), "warning members.m2.insurance.kind insured_twice"},
	{"somebody insured once", wife(func(m *survey.Member) { m.Insurance.Kind = "resident" }), ""},
	{"somebody insured in nothing", wife(func(m *survey.Member) { m.Insurance.Kind = "none" }), "warning members.m2.insurance.kind insured_or_not"},
	{"somebody not insured who has an insurance", wife(func(m *survey.Member) { m.Insured, m.Insurance.Kind = &no, "employee" }), "warning members.m2.insurance.kind insured_or_not;hint members.m2.insured not_insured"},
	{"somebody not insured", wife(func(m *survey.Member) { m.Insured, m.Insurance.Kind = &no, "none" }), "hint members.m2.insured not_insured"},
	{"a healthy boy of sixteen without capacity for work", son(func(m *survey.Member) { m.Labour, m.BirthDate = "none", "2001-07-01" }), "warning members.m3.labour healthy_without_labour"},
	{"a healthy boy of fifteen without it", son(func(m *survey.Member) {
		m.Labour, m.BirthDate, m.NoSchoolReason, m.Education = "none", "2001-07-02", "重病休学", ""
	}), "warning guarantees.education education_met_out_of_school"},
	{"a healthy man of fifty-nine without it", son(func(m *survey.Member) { m.Labour, m.BirthDate, m.Relation = "lost", "1957-07-02", "73" }), "warning members.m3.labour healthy_without_labour"},
	{"somebody without capacity who works one month", son(func(m *survey.Member) {
		m.Labour, m.Health, m.Work = "none", []string{"chronic"}, survey.Work{Place: "浚县", Months: number(1)}
	}), "warning members.m3.labour works_without_labour"},
	{"somebody without capacity who works no month", son(func(m *survey.Member) {
		m.Labour, m.Health, m.Work = "none", []string{"chronic"}, survey.Work{Months: number(0)}
	}), ""},
	{"a place of work and no month", son(func(m *survey.Member) { m.Work = survey.Work{Place: "广东", Months: number(0)} }), "warning members.m3.work.months work_place_without_months"},
	{"a place of work and one month", son(func(m *survey.Member) { m.Work = survey.Work{Place: "广东", Months: number(1)} }), ""},
	{"a child of six out of school without a reason", girl(func(m *survey.Member) { m.BirthDate, m.Schooling = "2011-07-01", "none" }), "warning members.m4.no_school_reason out_of_school;" +
		"warning guarantees.education education_met_out_of_school"},
	{"a child of five out of school", girl(func(m *survey.Member) { m.BirthDate, m.Schooling = "2011-07-02", "none" }), ""},
	{"a month of work without a place", son(func(m *survey.Member) { m.Work.Months = number(1) }), "warning members.m3.work.place work_months_without_place"},
}
