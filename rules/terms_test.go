package rules_test

import (
	"errors"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// aged is a household of one person of an age on the day of the tests, with a
// grade of disability where it is not 0.
func aged(t *testing.T, birth string, fields ...string) survey.Household {
	return household(t, append([]string{`"members":[{"key":"m1","in_family":true,"birth_date":"` + birth + `","health":["disabled"],"disability":{"grade":2},"labour":"none"}]`}, fields...)...)
}

func TestParametersOfEveryTypeInConditions(t *testing.T) {
	const old, young, child = "1940-01-01", "1985-01-01", "2012-01-01"
	rent := `"incomes":[{"key":"i1","item":"property.rent","gross_fen":450000}]`
	for _, c := range []struct {
		name, condition, birth string
		settings               []string
		want                   string
	}{
		{"a multiple that is not set", "income.dibao.per_capita <= times * dibao_standard", old, []string{"dibao_standard: 300000"}, "undetermined times"},
		{"an income at a multiple", "income.dibao.per_capita <= times * dibao_standard", old, []string{"dibao_standard: 300000", "times: 1.5"}, "met"},
		{"an income above a multiple", "income.dibao.per_capita <= times * dibao_standard", old, []string{"dibao_standard: 299999", "times: 1.5"}, "not_met"},
		{"a multiple of an unset standard", "income.dibao.per_capita <= times * dibao_standard", old, []string{"times: 1.5"}, "undetermined dibao_standard"},
		{"a multiple between two ends", "income.dibao.per_capita <= times_between * dibao_standard", old, []string{"dibao_standard: 300000"}, "undetermined times_between"},
		{"above the most it can be", "income.dibao.per_capita > times_between * dibao_standard", old, []string{"dibao_standard: 179999"}, "met"},
		{"at the least it can be", "income.dibao.per_capita <= times_between * dibao_standard", old, []string{"dibao_standard: 450000"}, "met"},
		{"an amount less another", "dibao_standard - income.dibao.per_capita > income.dibao.per_capita", old, []string{"dibao_standard: 900001"}, "met"},
		{"a whole number of times", "income.dibao.per_capita <= 3 * dibao_standard", old, []string{"dibao_standard: 150000"}, "met"},
		{"a number of times that is open", "income.dibao.per_capita <= visits * dibao_standard", old, []string{"dibao_standard: 450000"}, "undetermined visits"},
		{"a grade on the list", "member.disability.grade in grades", old, []string{"grades: [1, 2]"}, "met"},
		{"a grade not on the list", "member.disability.grade in grades", old, []string{"grades: [1]"}, "not_met"},
		{"an empty list", "member.disability.grade in grades", old, []string{"grades: []"}, "not_met"},
		{"a list that is not set", "member.disability.grade in grades", old, nil, "undetermined grades"},
		{"a number that is on no list", "0 in grades", old, nil, "not_met"},
		{"an age that is not set", "member.age >= adult", old, nil, "undetermined adult"},
		{"of age", "member.age >= adult", young, []string{"adult: 32"}, "met"},
		{"a year too young", "member.age >= adult", young, []string{"adult: 33"}, "not_met"},
		{"older than old can begin", "member.age >= elder", old, nil, "met"},
		{"younger than old can begin", "member.age >= elder", young, nil, "not_met"},
		{"where old may begin", "member.age < elder", "1952-01-01", nil, "undetermined elder"},
		{"exactly where old begins at the latest", "member.age >= elder", "1947-06-01", nil, "met"},
		{"a number against itself", "elder <= elder", old, nil, "undetermined elder"},
		{"outside every span of ages", "within(member.age, preschool)", old, nil, "not_met"},
		{"within some span of ages", "within(member.age, preschool)", child, nil, "undetermined preschool"},
		{"the first year of a span", "within(member.age, preschool)", child, []string{"preschool: [5, 6]"}, "met"},
		{"the last year of a span", "within(member.age, preschool)", child, []string{"preschool: [3, 5]"}, "met"},
		{"after a span", "within(member.age, preschool)", child, []string{"preschool: [3, 4]"}, "not_met"},
		{"a choice that is not made", "reach == 'all' || member.age >= 60", young, nil, "undetermined reach"},
		{"a choice that cannot matter", "reach == 'all' || member.age >= 60", old, nil, "met"},
		{"a choice that is made", "reach == 'all'", young, []string{"reach: all"}, "met"},
		{"fewer than a count", "checks.this_year < visits", old, []string{"visits: 2"}, "met"},
		{"an amount for an option", "sums.old > sums.ill", old, []string{"sums: {old: 2, ill: 1}"}, "met"},
		{"an amount that is not set", "sums.old > sums.ill", old, nil, "undetermined sums"},
		{"a condition that is not written", "hardship", old, nil, "undetermined hardship"},
		{"a condition that is met", "hardship", old, []string{"hardship: member.age >= 60 && member.labour == 'none'"}, "met"},
		{"a condition that is not met", "hardship", young, []string{"hardship: member.age >= 60 && member.labour == 'none'"}, "not_met"},
		{"a condition over what was not asked", "hardship", old, []string{"hardship: member.insured"}, "undetermined members.m1.insured"},
		{"a condition over another parameter", "hardship", old, []string{"hardship: member.age >= adult"}, "undetermined adult"},
		{"a condition over a parameter that is set", "hardship", old, []string{"hardship: member.age >= adult", "adult: 18"}, "met"},
	} {
		p := settles(t, packOf(t, ofMember(c.condition), ""), c.settings...)
		if got := said(p, aged(t, c.birth, rent, `"checks":[]`)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// In a household a condition asks for somebody of the family who meets it.
func TestAConditionOfACountyInAHousehold(t *testing.T) {
	p := settles(t, packOf(t, ofHousehold("hardship"), ""), "hardship: member.age >= 60")
	for fields, want := range (answers{
		`"members":null`: "undetermined members",
		`"members":[]`:   "not_met",
		`"members":[{"key":"m1","in_family":true,"birth_date":"1940-01-01"},{"key":"m2"}]`: "met",
		`"members":[{"key":"m1","in_family":false,"birth_date":"1940-01-01"}]`:             "not_met",
		`"members":[{"key":"m1","birth_date":"1940-01-01"}]`:                               "undetermined members.m1.in_family",
		`"members":[{"key":"m1","in_family":true}]`:                                        "undetermined members.m1.birth_date",
	}) {
		if got := said(p, household(t, fields)); got != want {
			t.Errorf("%s: got %s, want %s", fields, got, want)
		}
	}
	if got := said(packOf(t, ofHousehold("hardship"), ""), household(t)); got != "undetermined hardship" {
		t.Errorf("not written: got %s", got)
	}
}

func TestWrongValuesOfAnOverlayAreRefused(t *testing.T) {
	p := packOf(t, ofMember("hardship"), "")
	for _, c := range []struct{ setting, want string }{
		{"times: 0.50", "not_a_decimal"},
		{"times: '1.5'", "not_a_decimal"},
		{"times: -1", "not_a_decimal"},
		{"times: 1e1", "not_a_decimal"},
		{"times: 101", "out_of_range"},
		{"times_between: 2.6", "out_of_range"},
		{"grades: [0]", "out_of_range"},
		{"grades: [5]", "out_of_range"},
		{"grades: 1", "not_a_list"},
		{"elder: 59", "out_of_range"},
		{"preschool: [3]", "not_a_span"},
		{"preschool: [6, 3]", "not_a_span"},
		{"preschool: [2, 6]", "out_of_range"},
		{"sums: {old: 1}", "missing_key"},
		{"sums: {old: 1, ill: 2, young: 3}", "unknown_key"},
		{"sums: {old: 1, ill: -2}", "out_of_range"},
		{"visits: 13", "out_of_range"},
		{"reach: none", "not_an_option"},
		{"hardship: member.age >= old", "unknown_fact"},
		{"hardship: hardship", "unknown_fact"},
		{"hardship: any.group.elder", "unknown_fact"},
		{"hardship: member.age", "condition_answer"},
		{"hardship: member.disability.grade < 3", "no_order"},
		{"hardship: elder == 60", "no_equality"},
	} {
		id, value, _ := strings.Cut(c.setting, ": ")
		parameter, _ := p.Parameter(id)
		if parameter.Unit != "" {
			value += ", unit: " + parameter.Unit
		}
		_, err := p.WithOverlay("county.yaml", []byte("extends: hebi-2017\nissuer: x\nparameters:\n  "+id+
			":\n    - {from: 2017-01-01, value: "+value+", document: x, authority: county}\n"))
		var faults rules.Faults
		if !errors.As(err, &faults) || faults[0].Code != c.want {
			t.Errorf("%s: got %v, want %s", c.setting, err, c.want)
		}
	}
}

func TestAPackRefusesWhatMayBeOpenToBeAskedForEquality(t *testing.T) {
	for _, met := range []string{"elder == 60", "60 != elder", "elder in [60]", "60 in [18, elder]", "times in [times]", "adult in grades", "grades == [1]", "preschool == preschool", "times == times"} {
		if _, err := readPack(ofMember(met), ""); err == nil || !strings.Contains(err.Error(), " no_equality ") {
			t.Errorf("%s: got %v", met, err)
		}
	}
}

func TestAmountsAreOnNoList(t *testing.T) {
	if _, err := readPack(ofMember("dibao_standard in [sums.old]"), ""); err == nil || !strings.Contains(err.Error(), " money_equality ") {
		t.Errorf("got %v", err)
	}
}

func TestValuesAreShownInWords(t *testing.T) {
	p := settles(t, packOf(t, ofMember("hardship"), ""),
		"times: 1.5", "grades: [1, 2]", "preschool: [3, 6]", "sums: {old: 6000, ill: 12345}", "reach: all", "visits: 2", "elder: 65", "hardship: member.age >= 60")
	for id, want := range map[string]string{
		"times": "1.5 倍", "grades": "1、2", "preschool": "3 至 6 周岁", "sums": "老人 60.00 元、病人 123.45 元",
		"reach": "全部", "visits": "每年 2 次", "elder": "65 周岁", "hardship": "member.age >= 60", "adult": "未定",
	} {
		parameter, _ := p.Parameter(id)
		if got := parameter.Show(day, text.Zh); got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
}

func TestAnAmountStandsWithTheFindingThatIsMet(t *testing.T) {
	p := packOf(t, ofHousehold("income.dibao.per_capita < dibao_standard")+"  amount: dibao_standard - income.dibao.per_capita\n", "")
	poor, rich := household(t, incomeOf("100000")), household(t, incomeOf("300000"))
	set := settles(t, p, "dibao_standard: 300000")
	for _, c := range []struct {
		name string
		p    *rules.Pack
		h    survey.Household
		want string
	}{
		{"met", set, poor, `{"low":"200000","high":"200000"}`},
		{"not met", set, rich, `null`},
		{"not known", p, poor, `null`},
		{"met at both ends", set, household(t, `"incomes":[{"key":"i1","item":"transfer.elder","gross_fen":100001}]`), `{"low":"499999/2","high":"300000"}`},
	} {
		if got := compact(t, c.p.Assess(c.h, day, text.En).Findings[0].Amount); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	unset := packOf(t, ofMember("true")+"  amount: sums.old\n", "")
	if got := compact(t, unset.Assess(poor, day, text.En).Findings[0].Amount); got != `{"low":"0","high":null}` {
		t.Errorf("an amount nobody set: got %s", got)
	}
	if got := compact(t, settles(t, unset, "sums: {old: 5000, ill: 0}").Assess(poor, day, text.En).Findings[0].Amount); got != `{"low":"5000","high":"5000"}` {
		t.Errorf("an amount that is set: got %s", got)
	}
}

func TestReviewListsWhatMayMatterAndIsNotSet(t *testing.T) {
	p := packOf(t, ofMember("true")+"  review: [property_limit, {name: at_standard, when: member.insured}, reach]\n", "")
	for fields, want := range (answers{
		`"members":[{"key":"m1","insured":true}]`:  "property_limit at_standard reach",
		`"members":[{"key":"m1"}]`:                 "property_limit at_standard reach",
		`"members":[{"key":"m1","insured":false}]`: "property_limit reach",
	}) {
		if got := strings.Join(p.Assess(household(t, fields), day, text.En).Findings[0].Review, " "); got != want {
			t.Errorf("%s: got %s", fields, got)
		}
	}
	f := settles(t, p, "reach: all").Assess(household(t), day, text.En).Findings[0]
	if got := strings.Join(f.Review, " "); got != "property_limit at_standard" {
		t.Errorf("set: got %s", got)
	}
}

// Cases of which the text says nothing matter only where the rule is not met.
func TestSilentCasesAreUndetermined(t *testing.T) {
	p := packOf(t, ofMember("member.age >= 60")+
		"  silent:\n    - {when: member.insured, missing: at_standard}\n    - {when: member.in_family, missing: property_limit}\n", "")
	for fields, want := range (answers{
		`"birth_date":"1940-01-01","insured":true`:                    "met",
		`"birth_date":"1940-01-01"`:                                   "met",
		`"birth_date":"1990-01-01","insured":true,"in_family":false`:  "undetermined at_standard",
		`"birth_date":"1990-01-01","insured":true,"in_family":true`:   "undetermined at_standard property_limit",
		`"birth_date":"1990-01-01","insured":true`:                    "undetermined at_standard",
		`"birth_date":"1990-01-01","insured":false,"in_family":false`: "not_met",
		`"birth_date":"1990-01-01","insured":false`:                   "undetermined members.m1.in_family",
		`"insured":false,"in_family":false`:                           "undetermined members.m1.birth_date",
		`"insured":true,"in_family":false`:                            "undetermined members.m1.birth_date",
		`"birth_date":"1990-01-01"`:                                   "undetermined members.m1.in_family members.m1.insured",
	}) {
		if got := said(p, household(t, `"members":[{"key":"m1",`+fields+`}]`)); got != want {
			t.Errorf("%s: got %s, want %s", fields, got, want)
		}
	}
}
