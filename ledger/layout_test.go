package ledger_test

import (
	"testing"

	"ruhu/ledger"
)

func TestHeadingsVary(t *testing.T) {
	person := []any{"甲", "户主", id("19500101", 1)}
	tests := []struct {
		name    string
		heading []any
	}{
		{"as in the first line of a household register", []any{"姓名", "与户主关系", "公民身份号码"}},
		{"with spaces and line breaks", []any{"姓　　名", "与户主\n关系", "身份证\n号码"}},
		{"with remarks in brackets", []any{"姓名（必填）", "与户主关系(下拉选择)", "身份证号[18位]"}},
		{"with numbers and stars", []any{"*姓名", "2.与户主关系", "3、证件号码："}},
		{"in other words", []any{"成员姓名", "家庭关系", "居民身份证号码"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			roster := read(t, book(t, sheet{rows: [][]any{tt.heading, person}}))
			sameLines(t, "households", people(roster), []string{"甲02"})
			if got := roster.Households[0].Household.Members[0].IDNumber; got != id("19500101", 1) {
				t.Errorf("ID number is %q", got)
			}
		})
	}
}

func TestAHeadingMapComesBeforeTheKnownHeadings(t *testing.T) {
	path := book(t, sheet{rows: [][]any{{"对象", "身份", "姓名", "号码"}, {"甲", "户主", "张三", id("19500101", 1)}}})
	_, err := ledger.ReadRoster(path, ledger.RosterOptions{})
	if key := errorKey(t, err); key != "ledger.no_headings" {
		t.Errorf("without a map: %s", key)
	}
	roster, err := ledger.ReadRoster(path, ledger.RosterOptions{Map: map[string]string{
		"对象": "name", "身份": "relation", "姓名": "ignore", "号码": "id_number",
	}})
	must(t, err)
	sameLines(t, "households", people(roster), []string{"甲02"})
	if got := roster.Households[0].Household.Members[0].IDNumber; got != id("19500101", 1) {
		t.Errorf("ID number is %q", got)
	}
}

func TestASheetSaysHowItWasUnderstood(t *testing.T) {
	roster := read(t, book(t, sheet{rows: [][]any{{"标题"}, {"序号", "姓名", "关系", "星座"}, {1, "甲", "户主", "双子"}}}))
	want := ledger.RosterSheet{Name: "Sheet1", HeadingRow: 2, Columns: []ledger.RosterColumn{
		{Letter: "A", Heading: "序号", Field: "ignore"},
		{Letter: "B", Heading: "姓名", Field: "name"},
		{Letter: "C", Heading: "关系", Field: "relation"},
		{Letter: "D", Heading: "星座", Field: ""},
	}}
	got := roster.Sheets[0]
	if got.Name != want.Name || got.HeadingRow != want.HeadingRow || len(got.Columns) != len(want.Columns) {
		t.Fatalf("sheet is %+v, want %+v", got, want)
	}
	for i := range want.Columns {
		if got.Columns[i] != want.Columns[i] {
			t.Errorf("column %d is %+v, want %+v", i, got.Columns[i], want.Columns[i])
		}
	}
	sameLines(t, "notes", codes(roster.Notes), []string{"1 title_row", "2 columns_left_out"})
}

func TestTwoColumnsForOneThingAreRefused(t *testing.T) {
	_, err := ledger.ReadRoster(book(t, sheet{rows: [][]any{{"姓名", "关系", "成员姓名"}, {"甲", "户主", "乙"}}}), ledger.RosterOptions{})
	if key := errorKey(t, err); key != "ledger.heading_twice" {
		t.Errorf("error is %s", key)
	}
}

func TestTheHeadOfATwoLineHeadingIsNotTheMember(t *testing.T) {
	roster := read(t, book(t, sheet{
		rows: [][]any{
			{"户主信息", nil, "家庭成员信息", nil, nil},
			{"姓名", "身份证号", "姓名", "与户主关系", "身份证号"},
			{"甲", id("19500101", 1), "甲", "户主", id("19500101", 1)},
			{nil, nil, "乙", "妻", id("19530412", 2)},
		},
		merges: []string{"A1:B1", "C1:E1", "A3:A4", "B3:B4"},
	}))
	sameLines(t, "households", people(roster), []string{"甲02 乙12"})
	sameLines(t, "rejected", codes(roster.Rejected), nil)
}

func TestSheetsThatAreNoRosterAreNoted(t *testing.T) {
	roster := read(t, book(t,
		sheet{name: "封面", rows: [][]any{{"小河镇"}}},
		sheet{name: "小河村", rows: [][]any{heading, {"甲", "户主"}}},
		sheet{name: "旧表", rows: [][]any{heading, {"旧", "户主"}}, hidden: true},
		sheet{name: "东巷社区", rows: [][]any{heading, {"乙", "户主"}}},
		sheet{name: "空"},
	))
	sameLines(t, "households", people(roster), []string{"甲02", "乙02"})
	sameLines(t, "notes", codes(roster.Notes), []string{"0 sheet_without_heading", "0 hidden_sheet"})
	for i, village := range []string{"小河村", "东巷社区"} {
		if got := roster.Households[i].VillageName; got != village {
			t.Errorf("village of household %d is %q, want the sheet's name %q", i, got, village)
		}
	}
	everyProblemHasASentence(t, roster)
}

func TestRowsThatAreNoPeopleAreNoted(t *testing.T) {
	roster := read(t, book(t, sheet{rows: [][]any{
		heading,
		{"甲", "户主", id("19500101", 1)},
		{},
		heading,
		{"乙", "妻", id("19530412", 2)},
		{"本页小计", nil, "2人"},
		{"丙", "户主", id("19600101", 1)},
		{"合计：3人"},
		{"填报单位（盖章）：小河镇人民政府", nil, "联系电话：13900000001"},
		{"以上人员均已逐户核实"},
		{nil, nil, "2017年5月16日"},
	}}))
	sameLines(t, "households", people(roster), []string{"甲02 乙12", "丙02"})
	sameLines(t, "rejected", codes(roster.Rejected), nil)
	sameLines(t, "notes", codes(roster.Notes), []string{
		"4 repeated_heading", "6 total_row", "8 total_row", "9 remark_row", "10 remark_row", "11 remark_row",
	})
}
