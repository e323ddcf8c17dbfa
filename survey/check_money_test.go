package survey_test

import (
	"ruhu/survey"
)

// moneyDoubts are about income, expenses, land and the bank account.
var moneyDoubts = []doubt{
	{"farm income without cost", func(h *survey.Household) {
		h.Incomes[0] = survey.Income{Key: "i1", Item: "farm.crop", GrossFen: fen(100)}
	}, "warning incomes.i1.cost_fen income_without_cost"},
	{"farm income with a cost of nothing", func(h *survey.Household) {
		h.Incomes[0] = survey.Income{Key: "i1", Item: "farm.crop", GrossFen: fen(100), CostFen: fen(0)}
	}, "warning incomes.i1.cost_fen income_without_cost"},
	{"farm income with a cost", func(h *survey.Household) {
		h.Incomes[0] = survey.Income{Key: "i1", Item: "farm.crop", GrossFen: fen(100), CostFen: fen(1)}
	}, ""},
	{"farm income of nothing", func(h *survey.Household) {
		h.Incomes[0] = survey.Income{Key: "i1", Item: "farm.crop", GrossFen: fen(0)}
	}, ""},
	{"a cost of a pension", func(h *survey.Household) { h.Incomes[0].CostFen = fen(1) }, "warning incomes.i1.cost_fen cost_not_taken_off"},
	{"a pension with a cost of nothing", func(h *survey.Household) { h.Incomes[0].CostFen = fen(0) }, ""},
	{"a cost above a pension, which is not taken off", func(h *survey.Household) { h.Incomes[0].CostFen = fen(20_000_000) }, "warning incomes.i1.cost_fen cost_not_taken_off"},
	{"a grant for students of somebody not in school", func(h *survey.Household) { h.Incomes[0].Item = "student.living" }, "warning incomes.i1.member grant_of_no_student"},
	{"a grant for students of a pupil", func(h *survey.Household) {
		girl(func(*survey.Member) {})(h)
		h.Incomes[0].Item, h.Incomes[0].Member = "student.living", "m4"
	}, ""},
	{"wages where nobody works", func(h *survey.Household) {
		h.Members[0].Work.Status, h.Members[1].Work.Status = "farming", "none"
		h.Incomes[0].Item = "wage.local"
	}, "warning incomes wages_of_nobody"},
	{"wages where not all were asked what they work", func(h *survey.Household) {
		h.Members[0].Work.Status = "farming"
		h.Incomes[0].Item = "wage.local"
	}, ""},
	{"wages where one works", func(h *survey.Household) {
		h.Members[0].Work.Status, h.Members[1].Work.Status = "local", "none"
		h.Incomes[0].Item = "wage.local"
	}, ""},
	{"work without wages", func(h *survey.Household) {
		h.Members[0].Work.Status = "migrant"
		h.Incomes = h.Incomes[1:]
	}, "warning incomes work_without_wages"},
	{"work with wages", head(func(m *survey.Member) { m.Work.Status = "migrant" }), ""},
	{"work in a family whose income nobody asked", func(h *survey.Household) {
		h.Members[0].Work.Status = "migrant"
		h.Incomes = nil
	}, "hint incomes ask_incomes"},
	{"income that cost eats up", func(h *survey.Household) { h.Incomes[0].Item, h.Incomes[0].CostFen = "business.other", fen(200) }, "warning incomes income_of_nothing"},
	{"income one fen above cost", func(h *survey.Household) { h.Incomes[0].Item, h.Incomes[0].CostFen = "business.other", fen(199) }, ""},
	{"income of one fen above 100,000 yuan a person", func(h *survey.Household) { h.Incomes[0].GrossFen = fen(2*10_000_000 - 100 + 2) }, "warning incomes income_very_high"},
	{"income of 100,000 yuan a person", func(h *survey.Household) { h.Incomes[0].GrossFen = fen(2*10_000_000 - 100) }, ""},
	{"parts above the total", func(h *survey.Household) { h.Expenses[0].OwnFen = fen(101) }, "warning expenses.e1.total_fen parts_and_total"},
	{"parts below the total", func(h *survey.Household) {
		h.Expenses[0] = survey.Expense{Key: "e1", Item: "medical", TotalFen: fen(100), InsuranceFen: fen(50), CriticalFen: fen(20), AidFen: fen(10), OwnFen: fen(19)}
	}, "warning expenses.e1.total_fen parts_and_total"},
	{"parts that add up", func(h *survey.Household) {
		h.Expenses[0] = survey.Expense{Key: "e1", Item: "medical", TotalFen: fen(100), InsuranceFen: fen(50), CriticalFen: fen(20), AidFen: fen(10), OwnFen: fen(20)}
	}, ""},
	{"parts of which one was not asked", func(h *survey.Household) {
		h.Expenses[0] = survey.Expense{Key: "e1", Item: "medical", TotalFen: fen(100), InsuranceFen: fen(50), OwnFen: fen(20)}
	}, ""},
	{"land of fifty mu and a tenth a person", func(h *survey.Household) { h.Land = []survey.Land{{Key: "l1", Item: "dry", TenthMu: number(1001)}} }, "warning land much_land"},
	{"land of fifty mu a person", func(h *survey.Household) {
		h.Land = []survey.Land{{Key: "l1", Item: "dry", TenthMu: number(600)}, {Key: "l2", Item: "forest", TenthMu: number(400)}}
	}, ""},
	{"a bank card of fifteen digits", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "999999000000000"} }, "warning bank.account card_digits"},
	{"a bank card with a letter", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "9999990000000000O06"} }, "warning bank.account card_digits"},
	{"a bank card with a wrong check digit", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "9999990000000000007"} }, "warning bank.account card_check_digit"},
	{"a bank card in groups of four", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "9999 9900 0000 0000 006"} }, ""},
	{"a passbook with a number of any form", func(h *survey.Household) { h.Bank = survey.Bank{Type: "passbook", Account: "00-123"} }, ""},
	{"a bank card of sixteen digits", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "9999991111111112"} }, ""},
	{"a bank card of fifteen digits that add up", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "999999111111114"} }, "warning bank.account card_digits"},
	{"a bank card of twenty digits that add up", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "99999911111111111116"} }, "warning bank.account card_digits"},
	{"a bank card of nineteen digits of several kinds", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "9999991111111111118"} }, ""},
	{"a bank card with two digits swapped", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card", Account: "9999919111111112"} }, "warning bank.account card_check_digit"},
	{"a bank card without a number", func(h *survey.Household) { h.Bank = survey.Bank{Type: "card"} }, ""},
	{"fifty mu and a tenth of somebody alone", func(h *survey.Household) {
		alone(h)
		h.Land = []survey.Land{{Key: "l1", Item: "dry", TenthMu: number(501)}}
	}, "warning land much_land"},
	{"farm income of one fen without cost", func(h *survey.Household) {
		h.Incomes[0] = survey.Income{Key: "i1", Item: "farm.crop", GrossFen: fen(1)}
	}, "warning incomes.i1.cost_fen income_without_cost"},
	{"a sum far below zero, with which nothing is computed", func(h *survey.Household) { h.Incomes[0].GrossFen = fen(-200) }, "error incomes.i1.gross_fen negative_amount"},
	{"an income of which nobody asked how much", func(h *survey.Household) {
		h.Incomes[0] = survey.Income{Key: "i1", Item: "farm.crop", CostFen: fen(200)}
	}, ""},
}

// alone leaves the head.
func alone(h *survey.Household) {
	h.Members, h.Jdlk.Members, h.Expenses = h.Members[:1], nil, []survey.Expense{}
}
