package survey_test

import (
	"ruhu/survey"
)

// standingDoubts are about standings, causes of poverty and guarantees.
var standingDoubts = []doubt{
	{"a poor household with dibao that has none", func(h *survey.Household) { h.Dibao = survey.Dibao{Status: "none"} }, "warning jdlk.attribute dibao_poor_without_dibao"},
	{"a poor household with dibao that lost it", func(h *survey.Household) { h.Dibao.Status, h.Dibao.Until = "stopped", "2017-06" }, "warning jdlk.attribute dibao_poor_without_dibao"},
	{"a household that left the registry, and dibao", func(h *survey.Household) {
		h.Dibao, h.Jdlk.Status, h.Jdlk.Exited = survey.Dibao{Status: "none"}, "exited", "2016-12"
	}, ""},
	{"a general poor household in dibao", func(h *survey.Household) { h.Jdlk.Attribute = "general" }, "warning jdlk.attribute general_poor_in_dibao"},
	{"a general poor household without dibao", func(h *survey.Household) { h.Jdlk.Attribute, h.Dibao = "general", survey.Dibao{Status: "none"} }, ""},
	{"a poor household with dibao and no dibao money", func(h *survey.Household) { h.Incomes = h.Incomes[:1] }, "warning incomes dibao_poor_without_money"},
	{"a poor household with dibao money of nothing", func(h *survey.Household) { h.Incomes[1].GrossFen = fen(0) }, "warning incomes dibao_poor_without_money"},
	{"a poor household whose income nobody asked", func(h *survey.Household) { h.Incomes = nil }, "hint incomes ask_incomes"},
	{"both dibao and tekun money", func(h *survey.Household) {
		h.Incomes = append(h.Incomes, survey.Income{Key: "i3", Item: "transfer.tekun", GrossFen: fen(1)})
	}, "warning incomes dibao_and_tekun_money"},
	{"tekun money of nothing", func(h *survey.Household) {
		h.Incomes = append(h.Incomes, survey.Income{Key: "i3", Item: "transfer.tekun", GrossFen: fen(0)})
	}, ""},
	{"a labourer of sixty-five in tekun support", func(h *survey.Household) {
		son(func(m *survey.Member) { m.BirthDate, m.Relation = "1951-07-02", "73" })(h)
		h.Tekun = survey.Tekun{Status: "active", Members: []string{"m3"}}
	}, "warning tekun.status tekun_with_labourer"},
	{"a labourer of sixty-six in tekun support", func(h *survey.Household) {
		son(func(m *survey.Member) { m.BirthDate, m.Relation = "1951-07-01", "73" })(h)
		h.Tekun = survey.Tekun{Status: "active", Members: []string{"m3"}}
	}, ""},
	{"a labourer beside those in tekun support", func(h *survey.Household) {
		son(func(*survey.Member) {})(h)
		h.Tekun = survey.Tekun{Status: "active", Members: []string{"m2"}}
	}, ""},
	{"dibao that ended before it began", func(h *survey.Household) { h.Dibao.Until = "2015-06" }, "warning dibao.until until_before_since"},
	{"dibao that ended the month it began", func(h *survey.Household) { h.Dibao.Until = "2015-07" }, ""},
	{"tekun that ended before it began", func(h *survey.Household) { h.Tekun.Since, h.Tekun.Until = "2015-07", "2015-06" }, "warning tekun.until until_before_since"},
	{"a class older than the dibao", func(h *survey.Household) { h.Dibao.ClassSince = "2015-06" }, "warning dibao.class_since class_before_dibao"},
	{"a class as old as the dibao", func(h *survey.Household) { h.Dibao.ClassSince = "2015-07" }, ""},
	{"an exit before the registration", func(h *survey.Household) { h.Jdlk.Since, h.Jdlk.Exited = "2014-01", "2013-12" }, "warning jdlk.exited exit_before_registration"},
	{"a relapse before the exit", func(h *survey.Household) { h.Jdlk.Exited, h.Jdlk.Relapsed = "2016-12", "2016-11" }, "warning jdlk.relapsed relapse_before_exit"},
	{"registration, exit and relapse in order", func(h *survey.Household) {
		h.Jdlk.Since, h.Jdlk.Exited, h.Jdlk.Relapsed = "2014-01", "2015-12", "2017-01"
	}, ""},
	{"a cause that stands twice", func(h *survey.Household) { h.Jdlk.Causes = []string{"因病", "缺水", "因病"} }, "warning jdlk.causes.2 cause_repeated"},
	{"illness of nobody", head(func(m *survey.Member) { m.Health = []string{"healthy"} }), "warning jdlk.causes.0 illness_of_nobody"},
	{"illness in a family of which not all were asked", head(func(m *survey.Member) { m.Health = nil }), "hint members.m1.health ask_health"},
	{"disability of nobody", func(h *survey.Household) {
		h.Members[1].Health, h.Members[1].Disability = []string{"chronic"}, nil
		h.Jdlk.Causes = []string{"因残"}
	}, "warning jdlk.causes.0 disability_of_nobody"},
	{"disability of the wife", func(h *survey.Household) { h.Jdlk.Causes = []string{"因残"} }, ""},
	{"schooling of nobody", func(h *survey.Household) { h.Jdlk.Causes = []string{"因学"} }, "warning jdlk.causes.0 schooling_of_nobody"},
	{"schooling of a child", func(h *survey.Household) {
		girl(func(*survey.Member) {})(h)
		h.Jdlk.Causes = []string{"因学"}
	}, ""},
	{"medical care for all of whom one is not insured", func(h *survey.Household) {
		h.Members[1].Insured = &no
		h.Guarantees.Medical = "met"
	}, "warning guarantees.medical medical_met_uninsured;hint members.m2.insured not_insured"},
	{"medical care for all", func(h *survey.Household) { h.Guarantees.Medical = "met" }, ""},
	{"safe housing in a dangerous home", func(h *survey.Household) { h.Guarantees.Housing, h.Housing.Danger = "met", "C" }, "warning guarantees.housing housing_met_in_danger"},
	{"safe housing in a home of grade B", func(h *survey.Household) { h.Guarantees.Housing, h.Housing.Danger = "met", "B" }, ""},
}
