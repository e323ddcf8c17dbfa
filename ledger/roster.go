package ledger

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"ruhu/assets/text"
	"ruhu/survey"
)

// Roster is what was read from a workbook. Every row of its visible sheets that
// holds anything is in a household, in Rejected or in Notes.
type Roster struct {
	Households []RosterHousehold
	// Rejected are the rows that could not be taken. A household goes in whole or
	// not at all, so all rows of a household stand here when one of them does.
	Rejected []RowProblem
	// Notes are rows and sheets that are no people (titles, totals, remarks,
	// hidden sheets), and what was left out of rows that were taken.
	Notes  []RowProblem
	Sheets []RosterSheet
}

// RosterSheet says how a sheet was understood.
type RosterSheet struct {
	Name       string
	HeadingRow int // the lower line of the heading
	Columns    []RosterColumn
}

// RosterColumn is a column with a heading. Field is empty where the heading is
// not known and the column was left out.
type RosterColumn struct {
	Letter, Heading, Field string
}

// RosterHousehold is a household as a roster lists it. Its ID is empty; its
// Village is empty unless the roster gives the division code. What a roster does
// not say is not asked, with one exception: a roster lists the family that lives
// together, so members are in_family unless a column says otherwise.
type RosterHousehold struct {
	Household   survey.Household
	VillageName string // as written
	Source      string // file, sheet and rows
	FirstRow    int
	place       RowProblem // file and sheet
	rows        []int
}

// Problems lists every row of the household as one that could not be taken: the
// first with the reason, the others pointing to it.
func (h RosterHousehold) Problems(code string, args ...any) []RowProblem {
	problems := make([]RowProblem, len(h.rows))
	for i, row := range h.rows {
		problems[i] = h.place
		problems[i].Row, problems[i].Code, problems[i].Args = row, "same_household", []any{h.FirstRow}
	}
	problems[0].Code, problems[0].Args = code, args
	return problems
}

// Problem lists the row of one member, by its place in the household.
func (h RosterHousehold) Problem(member int, code string, args ...any) RowProblem {
	p := h.place
	p.Row, p.Code, p.Args = h.rows[member], code, args
	return p
}

// RosterOptions change how a roster is read.
type RosterOptions struct {
	Map map[string]string // heading → field, before the headings the program knows
}

// ReadRoster reads the households of an .xlsx roster: one row a person, the head
// marked by the relation, households told apart by their number or by their
// head. Rows that cannot be taken are listed in the result; an error is always a
// text.Error and means that nothing was read.
func ReadRoster(path string, options RosterOptions) (roster Roster, err error) {
	defer damagedOnPanic(path, &err)
	if err := checkHeadingMap(options.Map); err != nil {
		return Roster{}, err
	}
	f, err := openWorkbook(path)
	if err != nil {
		return Roster{}, err
	}
	defer f.Close()
	r := newReader(filepath.Base(path), options)
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.date1904 = *props.Date1904
	}
	parts := sheetParts(f)
	for _, sheet := range f.GetSheetList() {
		visible, err := f.GetSheetVisible(sheet)
		if err == nil && !visible {
			r.note(sheet, 0, "hidden_sheet")
			continue
		}
		g, err := readGrid(f, sheet, path, part(f, parts[sheet]))
		if err != nil {
			return Roster{}, err
		}
		if err := r.readSheet(g); err != nil {
			return Roster{}, err
		}
	}
	if len(r.roster.Sheets) == 0 {
		return Roster{}, text.Fail("ledger.no_headings", r.file)
	}
	return r.roster, nil
}

// reader collects what a workbook holds.
type reader struct {
	file      string
	overrides map[string]field
	date1904  bool // whether the serial numbers of days begin in 1904
	roster    Roster
	persons   map[string]RowProblem // where each ID number was first seen
}

func newReader(file string, options RosterOptions) *reader {
	r := &reader{file: file, overrides: map[string]field{}, persons: map[string]RowProblem{}}
	for heading, f := range options.Map {
		r.overrides[normalHeading(heading)] = field(f)
	}
	return r
}

// note records something about a row, or about a sheet where the row is 0.
func (r *reader) note(sheet string, row int, code string, args ...any) {
	r.roster.Notes = append(r.roster.Notes, RowProblem{File: r.file, Sheet: sheet, Row: row, Code: code, Args: args})
}

// readSheet reads one visible sheet. A sheet without a heading is noted: it may
// be a cover or a table of sums.
func (r *reader) readSheet(g *grid) error {
	if len(g.rows) == 0 {
		return nil
	}
	l, ok, err := r.findLayout(g)
	if err != nil {
		return err
	}
	if !ok {
		r.note(g.sheet, 0, "sheet_without_heading")
		return nil
	}
	sheet := r.describe(g, l)
	r.roster.Sheets = append(r.roster.Sheets, sheet)
	notes, rejected := len(r.roster.Notes), len(r.roster.Rejected)
	if left := sheet.leftOut(); left != "" {
		r.note(g.sheet, l.lastRow, "columns_left_out", left)
	}
	s := &sheetReader{reader: r, grid: g, layout: l}
	for _, group := range s.groups() {
		s.take(group)
	}
	sortByRow(r.roster.Notes[notes:])
	sortByRow(r.roster.Rejected[rejected:])
	return nil
}

func sortByRow(problems []RowProblem) {
	slices.SortStableFunc(problems, func(a, b RowProblem) int { return cmp.Compare(a.Row, b.Row) })
}

func (r *reader) describe(g *grid, l layout) RosterSheet {
	sheet := RosterSheet{Name: g.sheet, HeadingRow: l.lastRow}
	for col := 1; col <= g.width; col++ {
		heading := g.at(l.lastRow, col)
		f, title, ok := r.headingAt(g, col, l.firstRow, l.lastRow)
		if ok {
			heading = title
		}
		if heading == "" {
			continue
		}
		column := RosterColumn{Letter: letter(col), Heading: heading}
		if ok && (f == fieldIgnored || l.columns[f] == col) {
			column.Field = string(f)
		}
		sheet.Columns = append(sheet.Columns, column)
	}
	return sheet
}

// leftOut lists the columns that were not understood, or come a second time.
func (s RosterSheet) leftOut() string {
	var columns []string
	for _, c := range s.Columns {
		if c.Field == "" {
			columns = append(columns, c.Letter+" "+shorten(c.Heading))
		}
	}
	return strings.Join(columns, ", ")
}

// maxQuoted is how many characters of a cell a sentence repeats.
const maxQuoted = 40

func shorten(s string) string {
	if runes := []rune(s); len(runes) > maxQuoted {
		return string(runes[:maxQuoted]) + "…"
	}
	return s
}
