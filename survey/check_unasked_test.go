package survey_test

import "ruhu/survey"

// unasked are questions that nobody asked.
var unasked = []doubt{
	{"nothing asked about the household", func(h *survey.Household) {
		*h = survey.Household{Members: h.Members}
	}, "hint village ask_village;hint phone ask_phone;hint dibao.status ask_dibao;hint tekun.status ask_tekun;hint jdlk.status ask_jdlk;" +
		"hint incomes ask_incomes;hint expenses ask_expenses;hint assets ask_assets;hint housing.area_m2 ask_area;hint living.power ask_power;" +
		"hint living.road ask_road;hint living.toilet ask_toilet;hint guarantees ask_guarantees;hint water ask_water"},
	{"nothing asked about a member", func(h *survey.Household) { h.Members[1] = survey.Member{Key: "m2", Name: "李秀英"} }, "hint members.m2.relation ask_relation;" +
		"hint members.m2.id_number ask_id_number;hint members.m2.sex ask_sex;hint members.m2.birth_date ask_birth;hint members.m2.ethnicity ask_ethnicity;" +
		"hint members.m2.in_family ask_in_family;hint members.m2.health ask_health;hint members.m2.labour ask_labour;hint members.m2.insured ask_insured"},
	{"standings that ended on no day", func(h *survey.Household) {
		h.Dibao, h.Tekun.Status, h.Jdlk = survey.Dibao{Status: "stopped"}, "stopped", survey.Jdlk{Status: "exited"}
	}, "hint dibao.until stopped_without_date;hint tekun.until stopped_without_date;hint jdlk.exited exit_without_date"},
	{
		"a household in the registry of which nothing more was asked", func(h *survey.Household) { h.Jdlk = survey.Jdlk{Status: "relapsed"} },
		"hint jdlk.causes ask_causes;hint jdlk.helper.name ask_helper;hint jdlk.relapsed relapse_without_date",
	},
	{"somebody to call instead of a telephone", func(h *survey.Household) {
		h.Phone, h.Contacts = "", []survey.Contact{{Name: "王明", Phone: "13800000000"}}
	}, ""},
	{"a child of six of whom nobody asked about school", girl(func(m *survey.Member) { m.BirthDate, m.Schooling = "2011-07-01", "" }), "hint members.m4.schooling ask_schooling"},
	{"a child of five of whom nobody asked about school", girl(func(m *survey.Member) { m.BirthDate, m.Schooling = "2011-07-02", "" }), ""},
	{"an adult of 23 of whom nobody asked about school", son(func(m *survey.Member) { m.BirthDate, m.Schooling = "1993-07-02", "" }), "hint members.m3.schooling ask_schooling"},
	{"an adult of 24 of whom nobody asked about school", son(func(m *survey.Member) { m.BirthDate, m.Schooling = "1993-07-01", "" }), ""},
	{"an adult of whom nobody asked what school was completed", son(func(m *survey.Member) { m.Education = "" }), "hint members.m3.education ask_education"},
	{"a student, who has completed none", son(func(m *survey.Member) { m.BirthDate, m.Schooling, m.Education = "1997-01-01", "college", "" }), ""},
	{"somebody of 65 of whom nobody asked about work", son(func(m *survey.Member) { m.BirthDate, m.Relation, m.Labour = "1951-07-02", "73", "" }), "hint members.m3.labour ask_labour"},
	{"somebody of 66 of whom nobody asked about work", son(func(m *survey.Member) { m.BirthDate, m.Relation, m.Labour = "1951-07-01", "73", "" }), ""},
}
