package conflict_test

import (
	"reflect"
	"strings"
	"testing"

	"ruhu/app/conflict"
	"ruhu/assets/text"
	"ruhu/survey"
)

// fill answers everything in a value, with codes where there are some.
func fill(v reflect.Value, pattern string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("甲")
		if codes, ok := survey.CodesOf(pattern); ok {
			v.SetString(codes[0].Code)
		}
		if survey.NamesMember(pattern) {
			v.SetString("m1")
		}
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), pattern)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), pattern)
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			fill(v.Field(i), strings.TrimPrefix(pattern+"."+name, "."))
		}
	}
}

// everything is a household in which everything is answered, and one in which
// the same lines are empty.
func everything() (full, empty survey.Household) {
	fill(reflect.ValueOf(&full).Elem(), "")
	full.Members[0].Key = "m1"
	var blank survey.Household
	fill(reflect.ValueOf(&blank).Elem(), "")
	for i := range reflect.ValueOf(blank).NumField() {
		list := reflect.ValueOf(&blank).Elem().Field(i)
		if list.Kind() != reflect.Slice {
			list.SetZero()
			continue
		}
		line := list.Index(0)
		line.SetZero()
		if key := line.FieldByName("Key"); key.IsValid() {
			key.SetString("甲")
		}
	}
	blank.Members[0].Key, blank.Members[0].Disability = "m1", &survey.Disability{}
	blank.Contacts[0].Name, blank.Checks[0] = "甲", full.Checks[0]
	return full, blank
}

func TestEveryDifferenceIsSaidInWords(t *testing.T) {
	full, empty := everything()
	var none survey.Household
	asked := survey.Household{Incomes: []survey.Income{}, Checks: []survey.Check{}}
	for _, records := range [][]survey.Household{{full, empty}, {full, none}, {none, asked}} {
		c := &conflict.Conflict{Comparison: survey.Compare([]survey.Household{full}, records)}
		for _, d := range c.Differences {
			for _, lang := range []text.Lang{text.Zh, text.En} {
				all := []string{c.Name(d, lang), c.WordsBefore(d, lang), c.Words(d, 0, lang), c.Words(d, 1, lang)}
				for _, words := range all {
					if words == "" || strings.Contains(words, "fact.") || strings.Contains(words, "conflict.") || strings.Contains(words, "%!") {
						t.Errorf("%s: %s in %q", d.Path, lang, all)
					}
				}
				if all[2] == all[3] {
					t.Errorf("%s: both records say %q", d.Path, all[2])
				}
			}
		}
	}
}

func TestWordsOfDifferences(t *testing.T) {
	yes, no, fen, tenth := true, false, survey.Fen(960_000), 25
	old := survey.Household{
		Members: []survey.Member{{Key: "m1", Name: "陈龚"}, {Key: "m2", Name: "陈小雨", InFamily: &yes}},
		Incomes: []survey.Income{{Key: "i1", Item: "wage.migrant", Member: "m1"}},
	}
	one, two := old, old
	one.Members = []survey.Member{{Key: "m1", Name: "陈龚"}, {Key: "m2", Name: "陈小雨", InFamily: &no, Disability: &survey.Disability{Grade: 2}}}
	one.Incomes = []survey.Income{{Key: "i1", Item: "wage.migrant", Member: "m1", GrossFen: &fen}}
	one.Dibao.BenefitMembers = []string{"m1", "m2"}
	one.SelfReliance.IndustryReason = "有果园"
	one.Land = []survey.Land{{Key: "l1", Item: survey.LandItems[0].Code, TenthMu: &tenth}}
	two.Expenses = []survey.Expense{}
	c := &conflict.Conflict{Comparison: survey.Compare([]survey.Household{old}, []survey.Household{one, two})}
	want := map[string][4]string{
		"members.m2.in_family":          {"成员 陈小雨 · 共同生活", "是", "否", "是"},
		"members.m2.disability":         {"成员 陈小雨 · 残疾记录", "没有这一项", "残疾等级：二级", "没有这一项"},
		"dibao.benefit_members":         {"低保 · 保障对象", "未填", "陈龚、陈小雨", "未填"},
		"incomes.i1.gross_fen":          {"收入 外出务工 陈龚 · 全年收入", "未填", "9,600.00 元", "未填"},
		"expenses":                      {"支出 · 有没有这一项", "没有问", "没有问", "没有（已问）"},
		"land.l1":                       {"土地 水田 · 有没有这一项", "没有问", "土地种类：水田；面积（亩）：2.5 亩", "没有问"},
		"self_reliance.industry_reason": {"脱贫途径 · 产业 原因", "未填", "有果园", "未填"},
	}
	for _, d := range c.Differences {
		got := [4]string{c.Name(d, text.Zh), c.WordsBefore(d, text.Zh), c.Words(d, 0, text.Zh), c.Words(d, 1, text.Zh)}
		if got != want[d.Path] {
			t.Errorf("%s:\ngot  %q\nwant %q", d.Path, got, want[d.Path])
		}
		delete(want, d.Path)
	}
	if len(want) > 0 {
		t.Errorf("no such differences: %v", want)
	}
}
