package roster_test

import (
	"path/filepath"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/roster"
	"ruhu/ledger"
	"ruhu/survey"
)

// unnumbered makes a household of people without ID numbers and birth dates.
func unnumbered(names ...string) survey.Household {
	h := apptest.Family(apptest.Village, 0, names...)
	for i := range h.Members {
		h.Members[i].IDNumber, h.Members[i].BirthDate, h.Members[i].NoIDReason = "", "", ""
	}
	return h
}

func rosterOf(t *testing.T, households ...survey.Household) string {
	t.Helper()
	var rows []ledger.RosterRow
	for i, h := range households {
		rows = append(rows, ledger.RosterRows(h, "小河村", string(rune('1'+i)))...)
	}
	path := filepath.Join(t.TempDir(), "roster.xlsx")
	apptest.OK(t, ledger.WriteRoster(path, rows, ledger.RosterStyle{Sheet: "花名册", Title: "花名册"}))
	return path
}

func TestTwoPeopleOfOneNameInARosterAreTwoPeople(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	file := rosterOf(t, unnumbered("刘伟"), unnumbered("刘伟"))
	first, err := roster.Import(t.Context(), w, file, "")
	apptest.OK(t, err)
	if len(first.Added) != 2 || len(first.Already) != 0 {
		t.Errorf("%d added, %d already there", len(first.Added), len(first.Already))
	}
	again, err := roster.Import(t.Context(), w, file, "")
	apptest.OK(t, err)
	if len(again.Added) != 0 || len(again.Already) != 2 {
		t.Errorf("importing again: %d added, %d already there", len(again.Added), len(again.Already))
	}
}

func TestAPersonWhomTheKnownHouseholdLacksIsListed(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	_, err := roster.Import(t.Context(), w, rosterOf(t, unnumbered("张国强", "李桂兰", "张小东")), "")
	apptest.OK(t, err)
	report, err := roster.Import(t.Context(), w, rosterOf(t, unnumbered("张国强", "李桂兰", "张小雨")), "")
	apptest.OK(t, err)
	if len(report.Already) != 1 || len(report.Rejected) != 1 {
		t.Fatalf("%d already there, rejected %v", len(report.Already), report.Rejected)
	}
	if p := report.Rejected[0]; p.Code != "not_in_known_household" || p.Args[0] != "张小雨" || p.Row == 0 {
		t.Errorf("listed as %+v", p)
	}
}
