package survey_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"ruhu/survey"
)

// sound is a household with nothing wrong and everything asked.
func sound() survey.Household {
	return survey.Household{
		ID: "01920000-0000-7000-8000-000000000001", Village: "410621105201", ResidenceType: "rural",
		Members: []survey.Member{
			{
				Key: "m1", Name: "张国强", Relation: "02", IDNumber: "410699195001010010", Sex: "male", BirthDate: "1950-01-01",
				Ethnicity: "01", Marital: "20", InFamily: &yes, Health: []string{"chronic"}, SelfCare: "full", Schooling: "none", Labour: "weak",
				Disability: &survey.Disability{Category: 4, Grade: 1},
			},
			{
				Key: "m2", Name: "李秀英", Relation: "12", NoIDReason: "丢失", Sex: "female", BirthDate: "1953-04-12",
				InFamily: &yes, Health: []string{}, Labour: "none",
			},
		},
		Dibao:      survey.Dibao{Status: "active", Class: "A", Since: "2015-07", BenefitMembers: []string{"m1"}},
		Tekun:      survey.Tekun{Status: "none"},
		Jdlk:       survey.Jdlk{Status: "active", Attribute: "dibao", Causes: []string{"因病"}, Members: []string{"m1", "m2"}},
		Incomes:    []survey.Income{{Key: "i1", Item: "wage.local", Member: "m1", GrossFen: fen(100), CostFen: fen(0), Source: "declared"}},
		Expenses:   []survey.Expense{{Key: "e1", Item: "medical", Member: "m2", TotalFen: fen(100), OwnFen: fen(0)}},
		Assets:     []survey.Asset{{Key: "a1", Item: "vehicle.car"}},
		Obligors:   []survey.Obligor{{Key: "o1", Relation: "32", DueFen: fen(1), PaidFen: fen(0)}},
		Guarantees: survey.Guarantees{Education: "met", Medical: "unmet", Housing: "unknown"},
		Water:      "met", SelfReliance: survey.SelfReliance{Industry: "no", Employment: "partial", Relocation: "not_needed"},
		Checks: []survey.Check{{Date: "2017-01-15", Level: "village"}},
	}
}

func fen(n survey.Fen) *survey.Fen { return &n }

const checkDay = survey.Date("2017-07-01")

func TestASoundHouseholdHasNoProblems(t *testing.T) {
	if problems := sound().Check(checkDay); len(problems) != 0 {
		t.Errorf("problems: %+v", problems)
	}
}

func TestWhatIsWrongIsFound(t *testing.T) {
	tests := []struct {
		name   string
		change func(h *survey.Household)
		want   string // "strength path code" of each problem
	}{
		{"no members", func(h *survey.Household) {
			*h = survey.Household{Village: h.Village, Dibao: survey.Dibao{Status: "none"}, Tekun: h.Tekun, Jdlk: survey.Jdlk{Status: "none"}, Incomes: []survey.Income{}, Expenses: []survey.Expense{}, Assets: []survey.Asset{}, Guarantees: h.Guarantees}
		}, "error members no_members"},
		{"no head", func(h *survey.Household) { h.Members[0].Relation = "51" }, "error members no_head"},
		{"本人 alone is no head", func(h *survey.Household) { h.Members[0].Relation = "01" }, "error members no_head"},
		{"two heads", func(h *survey.Household) { h.Members[1].Relation = "02" }, "error members several_heads"},
		{"a member without a key", func(h *survey.Household) {
			h.Members = append(h.Members, survey.Member{Name: "张小雨", Relation: "42", NoIDReason: "新生儿", Sex: "female", BirthDate: "2017-06-01", InFamily: &yes, Health: []string{}, Labour: "none"})
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
		{"a check in the future", func(h *survey.Household) { h.Checks[0].Date = "2017-07-02" }, "warning checks.0.date future_check"},
		{"a check on the day itself", func(h *survey.Household) { h.Checks[0].Date = checkDay }, ""},
		{"a check by an unknown level", func(h *survey.Household) { h.Checks[0].Level = "city" }, "error checks.0.level unknown_code"},

		{"no name", func(h *survey.Household) { h.Members[1].Name = " " }, "warning members.m2.name no_name"},
		{"an ID number of the wrong length", func(h *survey.Household) { h.Members[0].IDNumber = "4106991950010100" }, "error members.m1.id_number id_length"},
		{"an ID number with a letter", func(h *survey.Household) { h.Members[0].IDNumber = "41069919500101001Y" }, "error members.m1.id_number id_characters"},
		{"a wrong check digit", func(h *survey.Household) { h.Members[0].IDNumber = "410699195001010011" }, "warning members.m1.id_number id_check_digit"},
		{"an impossible date in the ID number", func(h *survey.Household) { h.Members[0].IDNumber = "410699199002300034" }, "warning members.m1.id_number id_date"},
		{"an ID number of another sex", func(h *survey.Household) { h.Members[1].IDNumber = survey.CompleteIDNumber("41069919530412001") }, "warning members.m2.id_number id_sex"},
		{"an ID number of another birth date", func(h *survey.Household) { h.Members[0].BirthDate = "1951-01-01" }, "warning members.m1.id_number id_birth"},
		{"an ID number of any division", func(h *survey.Household) { h.Members[0].IDNumber = survey.CompleteIDNumber("99999919500101001") }, ""},
		{"an old number of fifteen digits", func(h *survey.Household) { h.Members[0].IDNumber = "410699500101001" }, ""},
		{"one number, written in two ways, for two members", func(h *survey.Household) {
			h.Members[1].IDNumber, h.Members[1].Sex, h.Members[1].Relation, h.Members[1].BirthDate = "410699500101001", "male", "71", "1950-01-01"
		}, "warning members.m2.id_number duplicate_id"},
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
		{"a son who is a woman", func(h *survey.Household) { h.Members[1].Relation = "22" }, "warning members.m2.relation relation_sex"},
		{"an unknown sex", func(h *survey.Household) { h.Members[1].Sex, h.Members[1].Relation = "0", "80" }, "error members.m2.sex unknown_code"},
		{"an unknown relation", func(h *survey.Household) { h.Members[1].Relation = "妻" }, "error members.m2.relation unknown_code"},
		{"an unknown ethnic group", func(h *survey.Household) { h.Members[0].Ethnicity = "1" }, "error members.m1.ethnicity unknown_code"},
		{"an unknown state of health", func(h *survey.Household) { h.Members[0].Health = []string{"chronic", "ill"} }, "error members.m1.health.1 unknown_code"},
		{"an unknown disability", func(h *survey.Household) { h.Members[0].Disability.Category = 8 }, "error members.m1.disability.category unknown_code"},
		{"an unknown grade", func(h *survey.Household) { h.Members[0].Disability.Grade = 5 }, "error members.m1.disability.grade unknown_code"},
		{"a disability not asked in full", func(h *survey.Household) { h.Members[0].Disability = &survey.Disability{} }, ""},

		{"nothing asked about the household", func(h *survey.Household) {
			*h = survey.Household{Members: h.Members}
		}, "hint village ask_village;hint dibao.status ask_dibao;hint tekun.status ask_tekun;hint jdlk.status ask_jdlk;" +
			"hint incomes ask_incomes;hint expenses ask_expenses;hint assets ask_assets;hint guarantees ask_guarantees"},
		{"nothing asked about a member", func(h *survey.Household) { h.Members[1] = survey.Member{Key: "m2", Name: "李秀英"} }, "hint members.m2.relation ask_relation;hint members.m2.id_number ask_id_number;hint members.m2.sex ask_sex;" +
			"hint members.m2.birth_date ask_birth;hint members.m2.in_family ask_in_family;hint members.m2.health ask_health;hint members.m2.labour ask_labour"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := sound()
			tt.change(&h)
			problems := h.Check(checkDay)
			if got := describe(problems); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			for _, p := range problems {
				hasSentence(t, "problem."+p.Code, p.Args...)
			}
		})
	}
}

func describe(problems []survey.Problem) string {
	strengths := map[survey.Strength]string{survey.Error: "error", survey.Warning: "warning", survey.Hint: "hint"}
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%s %s %s", strengths[p.Strength], p.Path, p.Code))
	}
	return strings.Join(all, ";")
}

func TestProblemsComeWithErrorsFirst(t *testing.T) {
	h := sound()
	h.Village = ""
	h.Dibao.Since = "neulich"
	h.Water = "?"
	problems := h.Check(checkDay)
	if !slices.IsSortedFunc(problems, func(a, b survey.Problem) int { return int(b.Strength) - int(a.Strength) }) || len(problems) != 3 {
		t.Errorf("problems: %s", describe(problems))
	}
}

func TestTheVisitAroundTheHouseholdIsCheckedToo(t *testing.T) {
	visit := func() survey.Visit {
		return survey.Visit{
			Household: sound(), Kind: "campaign", Level: "township", Started: "2017-07-01T09:00:00+08:00",
			Visitors: []survey.Visitor{{Name: "王明", Level: "village"}},
			Met:      []survey.Meeting{{Member: "m1", InPerson: &yes}},
		}
	}
	tests := []struct {
		name   string
		change func(v *survey.Visit)
		want   string
	}{
		{"nothing wrong", func(*survey.Visit) {}, ""},
		{"an unknown kind", func(v *survey.Visit) { v.Kind = "party" }, "error kind unknown_code"},
		{"an unknown level", func(v *survey.Visit) { v.Level = "city" }, "error level unknown_code"},
		{"a visitor of an unknown level", func(v *survey.Visit) { v.Visitors[0].Level = "city" }, "error visitors.0.level unknown_code"},
		{"a meeting with nobody", func(v *survey.Visit) { v.Met[0].Member = "m9" }, "error met.0.member unknown_member"},
		{"a household checked on the day of the visit", func(v *survey.Visit) { v.Household.Checks[0].Date = "2017-07-02" }, "warning checks.0.date future_check"},
		{"the day it was finished counts before the day it began", func(v *survey.Visit) {
			v.Household.Checks[0].Date, v.Finished = "2017-07-02", "2017-07-02T08:00:00+08:00"
		}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := visit()
			tt.change(&v)
			if got := describe(v.Check()); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	h := sound()
	for b.Loop() {
		h.Check(checkDay)
	}
}
