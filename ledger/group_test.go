package ledger_test

import (
	"strings"
	"testing"
)

func TestHouseholdsAreToldApart(t *testing.T) {
	tests := []struct {
		name   string
		sheet  sheet
		people []string
	}{
		{
			"by their heads, across blank rows",
			sheet{rows: [][]any{heading, {"甲", "户主"}, {"乙", "妻"}, {}, {"丙", "之子"}, {"丁", "本人"}}},
			[]string{"甲02 乙12 丙20", "丁02"},
		},
		{
			"by their number, written on the first row only",
			sheet{rows: [][]any{{"户号", "姓名", "关系"}, {"1", "甲", "户主"}, {nil, "乙", "妻"}, {"2", "丁", "户主"}}},
			[]string{"甲02 乙12", "丁02"},
		},
		{
			"by their number, where the head is not the first",
			sheet{rows: [][]any{{"户号", "姓名", "关系"}, {"1", "乙", "妻"}, {"1", "甲", "户主"}, {"2", "丁", "户主"}}},
			[]string{"乙12 甲02", "丁02"},
		},
		{
			"by their number, where the rows do not stand together",
			sheet{rows: [][]any{{"户号", "姓名", "关系"}, {"1", "甲", "户主"}, {"2", "丁", "户主"}, {"1", "乙", "妻"}}},
			[]string{"甲02 乙12", "丁02"},
		},
		{
			"by their number, which begins anew in each village",
			sheet{rows: [][]any{{"村", "户号", "姓名", "关系"}, {"小河村", "1", "甲", "户主"}, {"大河村", "1", "丁", "户主"}}},
			[]string{"甲02", "丁02"},
		},
		{
			"by merged numbers",
			sheet{
				rows:   [][]any{{"户号", "姓名", "关系"}, {"1", "乙", "妻"}, {nil, "甲", "户主"}, {"2", "戊", "妻"}, {nil, "丁", "户主"}},
				merges: []string{"A2:A3", "A4:A5"},
			},
			[]string{"乙12 甲02", "戊12 丁02"},
		},
		{
			"by the merged name of the head",
			sheet{
				rows:   [][]any{{"户主", "姓名", "关系"}, {"甲", "甲", "户主"}, {nil, "乙", "妻"}, {"丁", "丁", "户主"}},
				merges: []string{"A2:A3"},
			},
			[]string{"甲02 乙12", "丁02"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			roster := read(t, book(t, tt.sheet))
			sameLines(t, "households", people(roster), tt.people)
			sameLines(t, "rejected", codes(roster.Rejected), nil)
		})
	}
}

func TestAMergedRelationSpeaksForItsFirstRowOnly(t *testing.T) {
	roster := read(t, book(t, sheet{
		rows:   [][]any{{"姓名", "关系"}, {"甲", "户主"}, {"乙", nil}},
		merges: []string{"B2:B3"},
	}))
	sameLines(t, "rejected", codes(roster.Rejected), []string{"2 same_household", "3 no_relation"})
}

func TestMembersMarkedOneByOneAreTheBenefitMembers(t *testing.T) {
	roster := read(t, book(t, sheet{rows: [][]any{
		{"姓名", "关系", "是否低保"},
		{"甲", "户主", "否"},
		{"乙", "妻", "是"},
		{"丙", "长子", "否"},
		{"丁", "户主", "是"},
		{"戊", "妻", nil},
	}}))
	first, second := roster.Households[0].Household.Dibao, roster.Households[1].Household.Dibao
	if first.Status != "active" || strings.Join(first.BenefitMembers, " ") != "m2" {
		t.Errorf("first household: %+v", first)
	}
	if second.Status != "active" || second.BenefitMembers != nil {
		t.Errorf("one mark speaks for the household, not for a member: %+v", second)
	}
}

func TestDoubtsAreNotedAndTheHouseholdTaken(t *testing.T) {
	roster := read(t, book(t,
		sheet{name: "小河村", rows: [][]any{
			{"姓名", "关系", "身份证号", "家庭人口"},
			{"甲", "户主", id("19500101", 1), 3},
			{"乙", "妻", id("19530412", 2)},
		}},
		sheet{name: "大河村", rows: [][]any{heading, {"甲", "户主", id("19500101", 1)}}},
	))
	sameLines(t, "households", people(roster), []string{"甲02 乙12", "甲02"})
	sameLines(t, "notes", codes(roster.Notes), []string{"2 size_differs", "2 person_twice"})
	everyProblemHasASentence(t, roster)
}

func TestTheSourceNamesFileSheetAndRows(t *testing.T) {
	roster := read(t, book(t, sheet{name: "小河村", rows: [][]any{heading, {"甲", "户主"}, {"乙", "妻"}, {}, {"丙", "长子"}}}))
	h := roster.Households[0]
	if want := "花名册.xlsx, 小河村, 2-3, 5"; h.Source != want || h.FirstRow != 2 {
		t.Errorf("source %q, first row %d; want %q, 2", h.Source, h.FirstRow, want)
	}
}
