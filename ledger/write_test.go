package ledger_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"ruhu/ledger"
	"ruhu/survey"
)

var style = ledger.RosterStyle{
	Sheet: "农村低保花名册", Title: "小河镇农村低保暨建档立卡对象花名册",
	Unit: "填报单位：小河镇人民政府", Notes: []string{"注：本表一式三份。", "填表人：李四"},
}

func family() survey.Household {
	yes := true
	return survey.Household{
		Group: "3组", Phone: "13900000001",
		Members: []survey.Member{
			{
				Key: "m1", Name: "张国强", Relation: survey.RelationHead, IDNumber: id("19500101", 1), Sex: "male", BirthDate: "1950-01-01",
				Ethnicity: "15", InFamily: &yes, Health: []string{"chronic", "disabled"}, Labour: "weak", Schooling: "none",
				Disability: &survey.Disability{Certificate: id("19500101", 1) + "42", Category: 4, Grade: 2},
			},
			{Key: "m2", Name: "刘·阿依古丽", Relation: "12", NoIDReason: "未上户口", InFamily: &yes, Sex: "female"},
			{Key: "m3", Name: "张𫖳", Relation: "41", IDNumber: id("20080301", 1), Sex: "male", BirthDate: "2008-03-01", InFamily: &yes, Schooling: "primary"},
		},
		Dibao: survey.Dibao{Status: "active", Class: "B"},
		Tekun: survey.Tekun{Status: "none"},
		Jdlk:  survey.Jdlk{Status: "relapsed", Causes: []string{"因病", "缺劳力"}},
	}
}

func TestAWrittenRosterReadsBackAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "花名册.xlsx")
	want := family()
	rows := ledger.RosterRows(want, "小河村", "0001")
	rows = append(rows, ledger.RosterRows(survey.Household{Members: want.Members[:1]}, "小河村", "0002")...)
	must(t, ledger.WriteRoster(path, rows, style))

	roster := read(t, path)
	sameLines(t, "households", people(roster), []string{"张国强02 刘·阿依古丽12 张𫖳41", "张国强02"})
	sameLines(t, "rejected", codes(roster.Rejected), nil)
	sameLines(t, "notes", codes(roster.Notes), []string{"1 title_row", "2 title_row", "7 person_twice", "8 total_row", "9 remark_row", "10 remark_row"})
	got, err := json.MarshalIndent(roster.Households[0].Household, "", " ")
	must(t, err)
	wanted, err := json.MarshalIndent(want, "", " ")
	must(t, err)
	if string(got) != string(wanted) {
		t.Errorf("household reads back as\n%s\nwant\n%s", got, wanted)
	}
	if roster.Households[0].VillageName != "小河村" {
		t.Errorf("village is %q", roster.Households[0].VillageName)
	}
}

func TestPlantedMistakesAreFoundAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "花名册.xlsx")
	rows := ledger.RosterRows(family(), "小河村", "0001")
	rows[2].IDAsNumber = true
	must(t, ledger.WriteRoster(path, rows, style))
	sameLines(t, "rejected", codes(read(t, path).Rejected), []string{"4 same_household", "5 same_household", "6 id_destroyed"})
}

func TestIDNumbersAreWrittenAsText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "花名册.xlsx")
	must(t, ledger.WriteRoster(path, ledger.RosterRows(family(), "小河村", "0001"), style))
	f, err := excelize.OpenFile(path)
	must(t, err)
	defer f.Close()
	kind, err := f.GetCellType(style.Sheet, "H4")
	must(t, err)
	value, err := f.GetCellValue(style.Sheet, "H4")
	must(t, err)
	if kind != excelize.CellTypeSharedString || value != id("19500101", 1) {
		t.Errorf("H4 is %q of type %d", value, kind)
	}
	number, err := f.GetCellStyle(style.Sheet, "H4")
	must(t, err)
	format, err := f.GetStyle(number)
	must(t, err)
	if format.NumFmt != 49 {
		t.Errorf("H4 has number format %d, want 49 (text)", format.NumFmt)
	}
}

func TestARosterThatCannotBeWrittenLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	taken := filepath.Join(folder, "花名册.xlsx")
	must(t, os.Mkdir(taken, 0o700))
	err := ledger.WriteRoster(taken, ledger.RosterRows(family(), "小河村", "0001"), style)
	if key := errorKey(t, err); key != "ledger.not_written" {
		t.Errorf("error is %s", key)
	}
	entries, err := os.ReadDir(folder)
	must(t, err)
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	err = ledger.WriteRoster(filepath.Join(folder, "没有", "x.xlsx"), nil, style)
	if key := errorKey(t, err); key != "ledger.not_written" {
		t.Errorf("error is %s", key)
	}
}
