package survey_test

import (
	"math"

	"ruhu/survey"
)

// documentDoubts are about keys, codes, sums, days and places.
var documentDoubts = []doubt{
	{"no members", func(h *survey.Household) {
		h.Members, h.Dibao, h.Jdlk, h.Expenses = nil, survey.Dibao{Status: "none"}, survey.Jdlk{Status: "none", Causes: []string{"因病"}}, []survey.Expense{}
		h.Incomes[0].Item, h.Incomes[0].Member = "wage.local", ""
		h.Land = []survey.Land{{Key: "l1", Item: "dry", TenthMu: number(1)}}
	}, "error members no_members"},
	{"no head", func(h *survey.Household) { h.Members[0].Relation = "51" }, "error members no_head"},
	{"本人 alone is no head", func(h *survey.Household) { h.Members[0].Relation = "01" }, "error members no_head"},
	{"two heads", func(h *survey.Household) { h.Members[1].Relation = "02" }, "error members several_heads"},
	{"a member without a key", func(h *survey.Household) {
		h.Members = append(h.Members, survey.Member{Name: "张小雨", Relation: "42", NoIDReason: "新生儿", Sex: "female", BirthDate: "2017-06-01", Ethnicity: "01", InFamily: &yes, Health: []string{}, Insured: &yes})
	}, "error members.2 no_member_key"},
	{"two members of one key", func(h *survey.Household) { h.Members[1].Key = "m1"; h.Jdlk.Members = nil; h.Expenses[0].Member = "" }, "error members.m1 duplicate_member_key"},
	{"a benefit member who is not there", func(h *survey.Household) { h.Dibao.BenefitMembers = []string{"m1", "m9"} }, "error dibao.benefit_members.1 unknown_member"},
	{"a registered member who is not there", func(h *survey.Household) { h.Jdlk.Members = []string{"m9"} }, "error jdlk.members.0 unknown_member"},
	{"income of nobody", func(h *survey.Household) { h.Incomes[0].Member = "m9" }, "error incomes.i1.member unknown_member"},
	{"income of the family", func(h *survey.Household) { h.Incomes[0].Member = "" }, ""},
	{"an expense of nobody", func(h *survey.Household) { h.Expenses[0].Member = "m9" }, "error expenses.e1.member unknown_member"},
	{"an unknown income item", func(h *survey.Household) { h.Incomes[0].Item = "wage" }, "error incomes.i1.item unknown_code"},
	{"no income item", func(h *survey.Household) { h.Incomes[0].Item = "" }, "error incomes.i1.item no_item"},
	{"an unknown source", func(h *survey.Household) { h.Incomes[0].Source = "rumour" }, "error incomes.i1.source unknown_code"},
	{"an unknown expense item", func(h *survey.Household) { h.Expenses[0].Item = "food" }, "error expenses.e1.item unknown_code"},
	{"an unknown asset", func(h *survey.Household) { h.Assets[0].Item = "boat" }, "error assets.a1.item unknown_code"},
	{"an unknown relation of an obligor", func(h *survey.Household) { h.Obligors[0].Relation = "00" }, "error obligors.o1.relation unknown_code"},
	{"income below zero", func(h *survey.Household) { h.Incomes[0].GrossFen = fen(-1) }, "error incomes.i1.gross_fen negative_amount"},
	{"a sum beyond bounds", func(h *survey.Household) { h.Expenses[0].OwnFen = fen(survey.MaxFen + 1) }, "error expenses.e1.own_fen amount_too_large"},
	{"what is due below zero", func(h *survey.Household) { h.Obligors[0].DueFen = fen(math.MinInt64) }, "error obligors.o1.due_fen negative_amount"},
	{"a payment of all that fits into a number", func(h *survey.Household) { h.Obligors[0].PaidFen = fen(math.MaxInt64) }, "error obligors.o1.paid_fen amount_too_large"},
	{"a cost below zero", func(h *survey.Household) { h.Incomes[0].CostFen = fen(-1) }, "error incomes.i1.cost_fen negative_amount"},
	{"a value below zero", func(h *survey.Household) { h.Assets[0].ValueFen = fen(-1) }, "error assets.a1.value_fen negative_amount"},
	{"the largest amount", func(h *survey.Household) { h.Assets[0].ValueFen = fen(survey.MaxFen) }, ""},
	{"two lines of one key", func(h *survey.Household) { h.Incomes = append(h.Incomes, h.Incomes[0]) }, "error incomes.i1 duplicate_line_key"},
	{"a line without a key", func(h *survey.Household) { h.Obligors[0].Key = "" }, "error obligors.0 no_line_key"},
	{"a village code of the wrong length", func(h *survey.Household) { h.Village = "4106" }, "error village village_code"},
	{"a registered place that is no code", func(h *survey.Household) { h.RegisteredVillage = "浚县" }, "warning registered_village village_code"},
	{"an unknown residence type", func(h *survey.Household) { h.ResidenceType = "moon" }, "error residence_type unknown_code"},
	{"an unknown dibao status", func(h *survey.Household) { h.Dibao.Status = "yes" }, "error dibao.status unknown_code"},
	{"an unknown class", func(h *survey.Household) { h.Dibao.Class = "D" }, "error dibao.class unknown_code"},
	{"an unknown tekun status", func(h *survey.Household) { h.Tekun.Status = "yes" }, "error tekun.status unknown_code"},
	{"an unknown registry status", func(h *survey.Household) { h.Jdlk.Status = "yes" }, "error jdlk.status unknown_code"},
	{"an unknown attribute", func(h *survey.Household) { h.Jdlk.Attribute = "poor" }, "error jdlk.attribute unknown_code"},
	{"a cause that is on no list", func(h *survey.Household) { h.Jdlk.Causes = []string{"因病", "因丧"} }, "warning jdlk.causes.1 unknown_cause"},
	{"an unknown guarantee", func(h *survey.Household) { h.Guarantees.Housing = "bad" }, "error guarantees.housing unknown_code"},
	{"an unknown state of water", func(h *survey.Household) { h.Water = "dirty" }, "error water unknown_code"},
	{"an unknown way out", func(h *survey.Household) { h.SelfReliance.Relocation = "maybe" }, "error self_reliance.relocation unknown_code"},
	{"a month that is none", func(h *survey.Household) { h.Dibao.Since = "2015-13" }, "warning dibao.since not_a_month"},
	{"a check on no day", func(h *survey.Household) { h.Checks[0].Date = "2017-02-30" }, "warning checks.0.date not_a_date"},
	{"a check in the future", func(h *survey.Household) { h.Checks[0].Date = "2017-07-02" }, "warning checks.0.date future_date"},
	{"a check on the day itself", func(h *survey.Household) { h.Checks[0].Date = checkDay }, ""},
	{"a check by an unknown level", func(h *survey.Household) { h.Checks[0].Level = "city" }, "error checks.0.level unknown_code"},
	{"a telephone number of ten digits", func(h *survey.Household) { h.Phone = "1380000000" }, "warning phone phone"},
	{"a mobile number written with spaces and +86", func(h *survey.Household) { h.Phone = "+86 138 0000 0000" }, ""},
	{"a landline with its area code", func(h *survey.Household) { h.Phone = "（0392）3310000" }, ""},
	{"a landline without", func(h *survey.Household) { h.Contacts = []survey.Contact{{Phone: "3310000"}} }, ""},
	{"a contact who has words for a number", func(h *survey.Household) { h.Contacts = []survey.Contact{{Phone: "无"}} }, "warning contacts.0.phone phone"},
	{"the number of a helper that is none", func(h *survey.Household) { h.Jdlk.Helper.Phone = "123" }, "warning jdlk.helper.phone phone"},
	{"a member registered nowhere", wife(func(m *survey.Member) { m.RegisteredVillage = "浚县" }), "warning members.m2.registered_village village_code"},
	{"a member registered in another county", wife(func(m *survey.Member) { m.RegisteredVillage = "410622" }), ""},
	{"thirteen months of work", son(func(m *survey.Member) { m.Work = survey.Work{Status: "local", Place: "浚县", Months: number(13)} }), "warning members.m3.work.months out_of_range"},
	{"twelve months of work", son(func(m *survey.Member) { m.Work = survey.Work{Status: "local", Place: "浚县", Months: number(12)} }), ""},
	{"a home with fewer than no rooms", func(h *survey.Household) { h.Housing.Rooms = number(-1) }, "warning housing.rooms out_of_range"},
	{"a home built before 1800", func(h *survey.Household) { h.Housing.Built = number(1799) }, "warning housing.built out_of_range"},
	{"a home built in 1800", func(h *survey.Household) { h.Housing.Built = number(1800) }, ""},
	{"an unknown kind of land", func(h *survey.Household) { h.Land = []survey.Land{{Key: "l1", Item: "desert"}} }, "error land.l1.item unknown_code"},
	{"land of no kind", func(h *survey.Household) { h.Land = []survey.Land{{Key: "l1"}} }, "error land.l1.item no_item"},
	{"a line of land without a key", func(h *survey.Household) { h.Land = []survey.Land{{Item: "dry"}} }, "error land.0 no_line_key"},
	{"two events of one key", func(h *survey.Household) { h.Events = []survey.Event{{Key: "v1"}, {Key: "v1"}} }, "error events.v1 duplicate_line_key"},
	{"help for a member who is not there", func(h *survey.Household) { h.Assistance = []survey.Assistance{{Key: "h1", Member: "m9"}} }, "error assistance.h1.member unknown_member"},
	{"a relative of a member who is not there", func(h *survey.Household) { h.Relatives = []survey.Relative{{Key: "r1", Member: "m9"}} }, "error relatives.r1.member unknown_member"},
	{"a supported member who is not there", func(h *survey.Household) { h.Tekun.Members = []string{"m9"} }, "error tekun.members.0 unknown_member"},
	{"a loss below zero", func(h *survey.Household) { h.Events = []survey.Event{{Key: "v1", LossFen: fen(-1)}} }, "error events.v1.loss_fen negative_amount"},
	{"a month of a subsidy that is none", wife(func(m *survey.Member) { m.Disability.LivingSince = "去年" }), "warning members.m2.disability.living_since not_a_month"},
	{"an event in the future", func(h *survey.Household) { h.Events = []survey.Event{{Key: "v1", Date: "2017-07-02"}} }, "warning events.v1.date future_date"},
	{"a certificate that is valid into the future", wife(func(m *survey.Member) { m.Disability.ValidUntil = "2027-07-01" }), ""},
	{"an unknown reason to belong to the family", wife(func(m *survey.Member) { m.Membership.FamilyReason = "love" }), "error members.m2.membership.family_reason unknown_code"},
}
