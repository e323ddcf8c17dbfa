package ledger_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ruhu/assets/text"
	"ruhu/ledger"
	"ruhu/survey"
)

// sheet is a sheet to write: rows of cells; a string is a text cell, a number a
// number cell, nil an empty one.
type sheet struct {
	name   string
	rows   [][]any
	merges []string // "A1:K1"
	hidden bool
}

// book writes a workbook into the test's folder and returns its path.
func book(t testing.TB, sheets ...sheet) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		name := s.name
		if name == "" {
			name = fmt.Sprintf("Sheet%d", i+1)
		}
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", name))
		} else {
			_, err := f.NewSheet(name)
			must(t, err)
		}
		for r, row := range s.rows {
			for c, value := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				must(t, err)
				if value != nil {
					must(t, f.SetCellValue(name, cell, value))
				}
			}
		}
		for _, m := range s.merges {
			first, last, _ := strings.Cut(m, ":")
			must(t, f.MergeCell(name, first, last))
		}
		if s.hidden {
			must(t, f.SetSheetVisible(name, false))
		}
	}
	path := filepath.Join(t.TempDir(), "花名册.xlsx")
	must(t, f.SaveAs(path))
	return path
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) ledger.Roster {
	t.Helper()
	roster, err := ledger.ReadRoster(path, ledger.RosterOptions{})
	must(t, err)
	return roster
}

// people lists households as "户主 妻(12) …", which is what most tests look at.
func people(roster ledger.Roster) []string {
	var out []string
	for _, h := range roster.Households {
		var names []string
		for _, m := range h.Household.Members {
			names = append(names, m.Name+m.Relation)
		}
		out = append(out, strings.Join(names, " "))
	}
	return out
}

// codes lists problems as "row code".
func codes(problems []ledger.RowProblem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%d %s", p.Row, p.Code))
	}
	return out
}

func sameLines(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\ngot  %q\nwant %q", what, got, want)
	}
}

// errorKey returns the key of the one text.Error that an operation failed with.
func errorKey(t *testing.T, err error) string {
	t.Helper()
	var e *text.Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v is no text.Error", err)
	}
	for _, lang := range []text.Lang{text.Zh, text.En} {
		if s := lang.T(e.Key, e.Args...); s == e.Key || strings.Contains(s, "%!") {
			t.Errorf("%s sentence of %s: %q", lang, e.Key, s)
		}
	}
	return e.Key
}

// id makes the ID number of a made-up person in an unassigned division.
func id(birth string, sequence int) string {
	return survey.CompleteIDNumber(fmt.Sprintf("410699%s%03d", birth, sequence))
}
