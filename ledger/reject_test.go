package ledger_test

import (
	"fmt"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/ledger"
)

// heading is the shortest heading of a roster.
var heading = []any{"姓名", "与户主关系", "身份证号"}

func TestARowThatCannotBeTakenTakesItsHouseholdWithIt(t *testing.T) {
	wife := id("19530412", 2)
	tests := []struct {
		name     string
		rows     [][]any
		people   []string
		rejected []string
	}{
		{
			"an ID number in a number cell is destroyed",
			[][]any{heading, {"甲", "户主", id("19500101", 1)}, {"乙", "妻", 410699195304120000}, {"丙", "户主", id("19600101", 1)}},
			[]string{"丙02"},
			[]string{"2 same_household", "3 id_destroyed"},
		},
		{
			"a number cell is not believed even where all digits are there",
			[][]any{heading, {"甲", "户主", 410699195001010010}},
			nil,
			[]string{"2 id_destroyed"},
		},
		{
			"an ID number with an exponent, as a number or as text, is destroyed",
			[][]any{heading, {"甲", "户主", 4.10699195001010e17}, {"乙", "户主", "4.10699E+17"}},
			nil,
			[]string{"2 id_destroyed", "3 id_destroyed"},
		},
		{
			"text that ends in 000 with a wrong check digit was a number once",
			[][]any{heading, {"甲", "户主", "410699195001010000"}},
			nil,
			[]string{"2 id_destroyed"},
		},
		{
			"a wrong check digit, date or length is no reason to refuse",
			[][]any{heading, {"甲", "户主", "410699195001010011"}, {"乙", "妻", "410699199002300034"}, {"丙", "长子", "41069919"}},
			[]string{"甲02 乙12 丙22"},
			nil,
		},
		{
			"an ID number of fifteen digits survives a number cell",
			[][]any{heading, {"甲", "户主", 410699500101001}},
			[]string{"甲02"},
			nil,
		},
		{
			"no name",
			[][]any{heading, {"甲", "户主", wife}, {nil, "妻", id("19500101", 2)}},
			nil,
			[]string{"2 same_household", "3 no_name"},
		},
		{
			"no relation",
			[][]any{heading, {"甲", "户主", wife}, {"乙", nil, id("19500101", 2)}},
			nil,
			[]string{"2 same_household", "3 no_relation"},
		},
		{
			"a relation with two meanings is not guessed",
			[][]any{heading, {"甲", "户主", wife}, {"乙", "媳妇", id("19500101", 2)}},
			nil,
			[]string{"2 same_household", "3 unknown_relation"},
		},
		{
			"a row before any head",
			[][]any{heading, {"乙", "妻", wife}, {"甲", "户主", id("19500101", 1)}},
			[]string{"甲02"},
			[]string{"2 before_head"},
		},
		{
			"two faults in one row are both listed",
			[][]any{heading, {nil, "户主", 410699195001010000}},
			nil,
			[]string{"2 no_name", "2 id_destroyed"},
		},
		{
			"a failed formula",
			[][]any{heading, {"#N/A", "户主", wife}},
			nil,
			[]string{"2 error_value"},
		},
		{
			"a name longer than any",
			[][]any{heading, {strings.Repeat("长", 51), "户主", wife}},
			nil,
			[]string{"2 cell_too_long"},
		},
		{
			"two heads under one household number",
			[][]any{{"户号", "姓名", "关系"}, {"1", "甲", "户主"}, {"1", "乙", "户主"}, {"1", "丙", "长子"}, {"2", "丁", "户主"}},
			[]string{"丁02"},
			[]string{"2 same_household", "3 second_head", "4 same_household"},
		},
		{
			"no head under a household number",
			[][]any{{"户号", "姓名", "关系"}, {"1", "甲", "妻"}, {"1", "丙", "长子"}, {"2", "丁", "户主"}},
			[]string{"丁02"},
			[]string{"2 no_head", "3 same_household"},
		},
		{
			"a head of another name",
			[][]any{{"户主姓名", "姓名", "关系"}, {"甲", "甲", "户主"}, {"乙", "丙", "长子"}},
			nil,
			[]string{"2 same_household", "3 other_head"},
		},
		{
			"two villages in one household",
			[][]any{{"村", "姓名", "关系"}, {"小河村", "甲", "户主"}, {"大河村", "丙", "长子"}},
			nil,
			[]string{"2 same_household", "3 other_village"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			roster := read(t, book(t, sheet{rows: tt.rows}))
			sameLines(t, "households", people(roster), tt.people)
			sameLines(t, "rejected", codes(roster.Rejected), tt.rejected)
			everyProblemHasASentence(t, roster)
		})
	}
}

// everyProblemHasASentence checks that place and reason can be said in both
// languages.
func everyProblemHasASentence(t *testing.T, roster ledger.Roster) {
	t.Helper()
	for _, p := range append(roster.Rejected, roster.Notes...) {
		for _, lang := range []text.Lang{text.Zh, text.En} {
			s := p.Sentence(lang)
			if !lang.Has("ledger.row."+p.Code) || strings.Contains(s, "%!") || !strings.Contains(s, p.Sheet) {
				t.Errorf("%s sentence of %s: %q", lang, p.Code, s)
			}
			if p.Row > 0 && !strings.Contains(s, fmt.Sprint(p.Row)) {
				t.Errorf("%s sentence of %s does not name row %d: %q", lang, p.Code, p.Row, s)
			}
		}
	}
}

func TestARejectionNamesSheetRowAndColumn(t *testing.T) {
	roster := read(t, book(t, sheet{name: "小河村", rows: [][]any{{"浚县花名册"}, heading, {"甲", "户主", 410699195001010000}}}))
	if len(roster.Rejected) != 1 {
		t.Fatalf("rejected: %v", roster.Rejected)
	}
	p := roster.Rejected[0]
	if p.File != "花名册.xlsx" || p.Sheet != "小河村" || p.Row != 3 || p.Column != "C 身份证号" {
		t.Errorf("problem is at %s, %s, row %d, column %s", p.File, p.Sheet, p.Row, p.Column)
	}
}

func TestAHouseholdTurnedDownLaterListsAllItsRows(t *testing.T) {
	roster := read(t, book(t, sheet{rows: [][]any{heading, {"甲", "户主"}, {}, {"乙", "妻"}}}))
	problems := roster.Households[0].Problems("village_unknown", "小河村", "浚县")
	sameLines(t, "problems", codes(problems), []string{"2 village_unknown", "4 same_household"})
	if got, want := problems[1].Reason(text.En), "Same household as row 2"; !strings.HasPrefix(got, want) {
		t.Errorf("reason is %q, want %q …", got, want)
	}
}
