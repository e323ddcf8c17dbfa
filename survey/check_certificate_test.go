package survey_test

import (
	"ruhu/survey"
)

// certificateDoubts are about health, disability and its certificate.
var certificateDoubts = []doubt{
	{"a certificate of nineteen characters", wife(func(m *survey.Member) { m.Disability.Certificate = wifesCertificate[:19] }), "warning members.m2.disability.certificate certificate_length"},
	{"a certificate issued again", wife(func(m *survey.Member) { m.Disability.Certificate += "B1" }), ""},
	{"a certificate with spaces and full-width digits", wife(func(m *survey.Member) { m.Disability.Certificate = "410699 19530412 002２ 43" }), ""},
	{"a certificate of an eighth category", wife(func(m *survey.Member) { m.Disability.Certificate = wifesCertificate[:18] + "83" }), "warning members.m2.disability.certificate certificate_form"},
	{"a certificate of a fifth grade", wife(func(m *survey.Member) { m.Disability.Certificate = wifesCertificate[:18] + "45" }), "warning members.m2.disability.certificate certificate_form"},
	{"a certificate whose ID number has a wrong check digit", wife(func(m *survey.Member) { m.Disability.Certificate = "41069919530412002343" }), "warning members.m2.disability.certificate certificate_check"},
	{"a certificate of another person", wife(func(m *survey.Member) { m.IDNumber = survey.CompleteIDNumber("41069919530412004") }), "warning members.m2.disability.certificate certificate_holder"},
	{"a certificate of another category", wife(func(m *survey.Member) { m.Disability.Category = 1 }), "warning members.m2.disability.certificate certificate_kind"},
	{"a certificate of another grade", wife(func(m *survey.Member) { m.Disability.Grade = 2 }), "warning members.m2.disability.certificate certificate_kind"},
	{"a certificate that ended the day before", wife(func(m *survey.Member) { m.Disability.ValidUntil = "2017-06-30" }), "warning members.m2.disability.valid_until certificate_expired"},
	{"a certificate that ends that day", wife(func(m *survey.Member) { m.Disability.ValidUntil = checkDay }), ""},
	{"a disabled member without a certificate", wife(func(m *survey.Member) { m.Disability.Certificate = "" }), "hint members.m2.disability.certificate disabled_without_certificate"},
	{"a disabled member of whom no disability is recorded", wife(func(m *survey.Member) { m.Disability = nil }), "hint members.m2.disability.certificate disabled_without_certificate;hint members.m2.disability ask_disability"},
	{"a member whose health says nothing of the disability", wife(func(m *survey.Member) { m.Health = []string{"chronic"} }), "warning members.m2.health disability_of_the_healthy"},
	{"a member whose health nobody asked, with a disability", wife(func(m *survey.Member) { m.Health = nil }), "hint members.m2.health ask_health"},
	{"somebody healthy and ill at once", head(func(m *survey.Member) { m.Health = []string{"healthy", "chronic"} }), "warning members.m1.health healthy_and_ill"},
	{"somebody with two illnesses", head(func(m *survey.Member) { m.Health = []string{"serious_illness", "chronic"} }), ""},
	{"a named illness of somebody healthy", son(func(m *survey.Member) { m.Illness.Name = "胃癌" }), "warning members.m3.illness.name illness_of_the_healthy"},
	{"a named illness of somebody ill", head(func(m *survey.Member) { m.Illness = survey.Illness{Name: "高血压", Diagnosed: "1990-01-01"} }), ""},
	{"an illness found before birth", head(func(m *survey.Member) { m.Illness.Diagnosed = "1949-12-31" }), "warning members.m1.illness.diagnosed diagnosed_before_birth"},
	{"somebody bedridden who cares for everything themselves", head(func(m *survey.Member) { m.BedriddenLongTerm = &yes }), "warning members.m1.self_care bedridden_self_care"},
	{"somebody bedridden who does not", head(func(m *survey.Member) { m.BedriddenLongTerm, m.SelfCare = &yes, "none" }), ""},
	{"a grade of disability beside health", wife(func(m *survey.Member) { m.Health, m.Disability = []string{"chronic"}, &survey.Disability{Grade: 1} }), "warning members.m2.health disability_of_the_healthy;" +
		"hint members.m2.disability.certificate disabled_without_certificate;hint members.m2.disability ask_disability"},
	{"a category of disability beside health", wife(func(m *survey.Member) { m.Health, m.Disability = []string{"chronic"}, &survey.Disability{Category: 1} }), "warning members.m2.health disability_of_the_healthy;" +
		"hint members.m2.disability.certificate disabled_without_certificate;hint members.m2.disability ask_disability"},
	{"a certificate beside health", wife(func(m *survey.Member) {
		m.Health, m.Disability.Category, m.Disability.Grade = []string{"chronic"}, 0, 0
	}), "warning members.m2.health disability_of_the_healthy;" +
		"hint members.m2.disability ask_disability"},
	{"questions about a disability that nobody answered", wife(func(m *survey.Member) { m.Health, m.Disability = []string{"chronic"}, &survey.Disability{} }), ""},
}
