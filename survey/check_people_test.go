package survey_test

import (
	"ruhu/survey"
)

// peopleDoubts are about who somebody is.
var peopleDoubts = []doubt{
	{"no name", func(h *survey.Household) { h.Members[1].Name = " " }, "warning members.m2.name no_name"},
	{"an ID number of the wrong length", func(h *survey.Household) { h.Members[0].IDNumber = "4106991950010100" }, "error members.m1.id_number id_length"},
	{"an ID number with a letter", func(h *survey.Household) { h.Members[0].IDNumber = "41069919500101001Y" }, "error members.m1.id_number id_characters"},
	{"a wrong check digit", func(h *survey.Household) { h.Members[0].IDNumber = "410699195001010011" }, "warning members.m1.id_number id_check_digit"},
	{"an impossible date in the ID number", func(h *survey.Household) { h.Members[0].IDNumber = "410699199002300034" }, "warning members.m1.id_number id_date"},
	{"an ID number of another sex", func(h *survey.Household) { h.Members[1].IDNumber = survey.CompleteIDNumber("41069919530412001") }, "warning members.m2.id_number id_sex;warning members.m2.disability.certificate certificate_holder"},
	{"an ID number of another birth date", func(h *survey.Household) { h.Members[0].BirthDate = "1951-01-01" }, "warning members.m1.id_number id_birth"},
	{"an ID number of any division", func(h *survey.Household) { h.Members[0].IDNumber = survey.CompleteIDNumber("99999919500101001") }, ""},
	{"an old number of fifteen digits", func(h *survey.Household) { h.Members[0].IDNumber = "410699500101001" }, "hint members.m1.id_number id_fifteen"},
	{"one number, written in two ways, for two members", func(h *survey.Household) {
		h.Members[1].IDNumber, h.Members[1].Sex, h.Members[1].Relation, h.Members[1].BirthDate = "410699500101001", "male", "71", "1950-01-01"
	}, "warning members.m2.id_number duplicate_id;warning members.m2.disability.certificate certificate_holder;hint members.m2.id_number id_fifteen"},
	{"a birth date that is none", func(h *survey.Household) { h.Members[1].BirthDate = "1953" }, "warning members.m2.birth_date not_a_date"},
	{"a birth in the future", func(h *survey.Household) { h.Members[1].BirthDate = "2017-07-02" }, "warning members.m2.birth_date future_birth"},
	{"a birth on the day itself", func(h *survey.Household) { h.Members[1].BirthDate = checkDay }, ""},
	{"an age of 110", func(h *survey.Household) { h.Members[1].BirthDate = "1907-07-01" }, ""},
	{"an age of 111", func(h *survey.Household) { h.Members[1].BirthDate = "1906-07-01" }, "warning members.m2.birth_date very_old"},
	{"a wife who is a man", func(h *survey.Household) { h.Members[1].Sex = "male" }, "warning members.m2.sex spouse_sex;warning members.m2.relation relation_sex"},
	{"a spouse of the same sex", func(h *survey.Household) { h.Members[1].Sex, h.Members[1].Relation = "male", "10" }, "warning members.m2.sex spouse_sex"},
	{"two spouses", func(h *survey.Household) {
		third := h.Members[1]
		third.Key = "m3"
		h.Members = append(h.Members, third)
	}, "warning members several_spouses"},
	{"a son who is a woman", func(h *survey.Household) { h.Members[1].Relation, h.Members[1].BirthDate = "22", "1970-01-01" }, "warning members.m2.relation relation_sex"},
	{"an unknown sex", func(h *survey.Household) { h.Members[1].Sex, h.Members[1].Relation = "0", "80" }, "error members.m2.sex unknown_code"},
	{"an unknown relation", func(h *survey.Household) { h.Members[1].Relation = "妻" }, "error members.m2.relation unknown_code"},
	{"an unknown ethnic group", func(h *survey.Household) { h.Members[0].Ethnicity = "1" }, "error members.m1.ethnicity unknown_code"},
	{"an unknown state of health", func(h *survey.Household) { h.Members[0].Health = []string{"chronic", "ill"} }, "error members.m1.health.1 unknown_code"},
	{"an unknown disability", func(h *survey.Household) { h.Members[1].Disability.Category = 8 }, "error members.m2.disability.category unknown_code;warning members.m2.disability.certificate certificate_kind"},
	{"an unknown grade", func(h *survey.Household) { h.Members[1].Disability.Grade = 5 }, "error members.m2.disability.grade unknown_code;warning members.m2.disability.certificate certificate_kind"},
	{"a disability not asked in full", func(h *survey.Household) { h.Members[1].Disability = &survey.Disability{} }, "hint members.m2.disability.certificate disabled_without_certificate;hint members.m2.disability ask_disability"},
	{"a disability certificate in place of the ID number", wife(func(m *survey.Member) { m.IDNumber = wifesCertificate }), "warning members.m2.id_number id_is_certificate"},
	{"an ID number beside the certificate that begins with it", wife(func(m *survey.Member) { m.IDNumber = wifesCertificate[:18] }), ""},
	{"a certificate and an ID number of one person, for two members", func(h *survey.Household) {
		h.Members[0].IDNumber, h.Members[0].Sex, h.Members[0].BirthDate = wifesCertificate, "", ""
		h.Members[1].IDNumber = wifesCertificate[:18]
	}, `warning members.m1.id_number id_is_certificate;warning members.m2.id_number duplicate_id;hint members.m1.sex ask_sex;hint members.m1.birth_date ask_birth`},
	{"a birth in the future by the ID number", son(func(m *survey.Member) { m.IDNumber, m.BirthDate = survey.CompleteIDNumber("41069920180101001"), "" }), "warning members.m3.id_number future_birth;hint members.m3.birth_date ask_birth"},
	{"an age of 137 by the ID number", son(func(m *survey.Member) { m.IDNumber, m.BirthDate = "440524188001010014", "" }), "warning members.m3.id_number very_old;hint members.m3.birth_date ask_birth"},
	{"a son thirteen years younger than his father", son(func(m *survey.Member) { m.BirthDate = "1963-06-01" }), "warning members.m3.relation relation_age"},
	{"a son fourteen years younger than his father", son(func(m *survey.Member) { m.BirthDate = "1964-01-01" }), ""},
	{"a son older than his father", son(func(m *survey.Member) { m.BirthDate = "1949-12-31" }), "warning members.m3.relation relation_age"},
	{"an adopted son of nearly the same age", son(func(m *survey.Member) { m.Relation, m.BirthDate = "27", "1951-01-01" }), ""},
	{"a father younger than his son", son(func(m *survey.Member) { m.Relation = "51" }), "warning members.m3.relation relation_age"},
	{"a father fourteen years older than his son", son(func(m *survey.Member) { m.Relation, m.BirthDate = "51", "1936-01-01" }), ""},
	{"a grandson twenty years younger", son(func(m *survey.Member) { m.Relation, m.BirthDate = "41", "1970-01-01" }), "warning members.m3.relation relation_age"},
	{"an elder brother who is younger", son(func(m *survey.Member) { m.Relation = "71" }), "warning members.m3.relation relation_age"},
	{"a younger brother who is older", son(func(m *survey.Member) { m.Relation, m.BirthDate = "73", "1949-01-01" }), "warning members.m3.relation relation_age"},
	{"a twin brother", son(func(m *survey.Member) { m.Relation, m.BirthDate = "71", "1950-01-01" }), ""},
	{"a son whose birth date nobody knows", son(func(m *survey.Member) { m.BirthDate = "" }), "hint members.m3.birth_date ask_birth"},
}
