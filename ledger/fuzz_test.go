package ledger_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/ledger"
	"ruhu/survey"
)

// Whatever stands in the cells, nothing is lost and nothing is invented: each row
// is in one household, or rejected, or noted.
func FuzzCells(f *testing.F) {
	f.Add("姓名", "张国强", "户主", "410699195001010010", "1950.1.1", "是")
	f.Add("村", "", "", "", "", "")
	f.Add("户号", "合计", "", "E+17", "#N/A", "一级")
	f.Add("残疾证号", "注：", "妻", "41069919500101001042", "60000", "因病、")
	f.Add("低保类别", "a\x00b", "之", "'", "1e308", "A类")
	f.Add("在校生状况", "𫖳", "本人", "000000000000000000", "-1", "\u200b")
	f.Fuzz(func(t *testing.T, title, name, relation, number, birth, other string) {
		for _, s := range []string{title, name, relation, number, birth, other} {
			if len(s) > 400 {
				t.Skip("longer than any cell worth trying")
			}
		}
		path := book(t, sheet{rows: [][]any{
			{"姓名", "与户主关系", "身份证号", "出生日期", "健康状况", "残疾等级", "低保", "建档立卡", "致贫原因", "户编号", title},
			{"甲", "户主", "410699195001010010", birth, other, other, other, other, other, "1", other},
			{name, relation, number, birth, other, other, other, other, other, "2", other},
			{name, relation, number, birth, other, other, other, other, other, nil, other},
		}})
		roster, err := ledger.ReadRoster(path, ledger.RosterOptions{})
		if err != nil {
			errorKey(t, err)
			return
		}
		seen := map[int]string{}
		for _, h := range roster.Households {
			if _, ok := h.Household.Head(); !ok {
				t.Errorf("household %v has not one head", people(roster))
			}
			for _, m := range h.Household.Members {
				if m.Name == "" || m.IDNumber != "" && strings.HasSuffix(m.IDNumber, "E+17") {
					t.Errorf("member %+v was taken", m)
				}
			}
			for _, p := range h.Problems("village_unknown", "", "") {
				seen[p.Row] = "taken"
			}
			h.Household.Check("2017-07-01")
		}
		for _, p := range roster.Rejected {
			if seen[p.Row] == "taken" {
				t.Errorf("row %d was taken and rejected", p.Row)
			}
			seen[p.Row] = "rejected"
			p.Sentence(text.Zh)
		}
		for _, p := range roster.Notes {
			if seen[p.Row] == "" {
				seen[p.Row] = "noted"
			}
			p.Sentence(text.En)
		}
		if blank := strings.TrimSpace(name+relation+number+birth+other) == ""; seen[2] == "" || seen[3] == "" && !blank {
			t.Errorf("a row is in no list: %v", seen)
		}
	})
}

// Damage anywhere in the file is an error or changes nothing that panics.
func FuzzWorkbook(f *testing.F) {
	good, err := os.ReadFile(book(f, township()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)-40])
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 {
			t.Skip("larger than worth trying")
		}
		path := filepath.Join(t.TempDir(), "x.xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ledger.ReadRoster(path, ledger.RosterOptions{}); err != nil {
			errorKey(t, err)
		}
	})
}

func BenchmarkReadRoster5000(b *testing.B) {
	var rows []ledger.RosterRow
	for n := range 1250 {
		h := survey.Household{Group: "3组", Dibao: survey.Dibao{Status: "none"}, Members: []survey.Member{
			{Name: "张国强", Relation: survey.RelationHead, IDNumber: id(fmt.Sprintf("1950%02d01", n%12+1), n%1000), Health: []string{"chronic"}},
			{Name: "李秀英", Relation: "12", IDNumber: id(fmt.Sprintf("1953%02d01", n%12+1), n%1000), Ethnicity: "01"},
			{Name: "张小雨", Relation: "32", IDNumber: id(fmt.Sprintf("1993%02d01", n%12+1), n%1000), Labour: "full"},
			{Name: "张建军", Relation: "22", IDNumber: id(fmt.Sprintf("1991%02d01", n%12+1), n%1000), Labour: "skilled"},
		}}
		rows = append(rows, ledger.RosterRows(h, "小河村", fmt.Sprint(n))...)
	}
	path := filepath.Join(b.TempDir(), "花名册.xlsx")
	if err := ledger.WriteRoster(path, rows, style); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		roster, err := ledger.ReadRoster(path, ledger.RosterOptions{})
		if err != nil || len(roster.Households) != 1250 {
			b.Fatal(err, len(roster.Households))
		}
	}
}
