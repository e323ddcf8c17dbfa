package ledger

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/xuri/excelize/v2"

	"ruhu/assets/text"
)

// RosterStyle is what stands around the people of a written roster.
type RosterStyle struct {
	Sheet string // name of the sheet
	Title string // merged over the first row
	Unit  string // who fills it in, and when: the second row
	Notes []string
}

// rosterColumns are the columns of a written roster, with the headings that
// townships use. Merged columns speak for the whole household.
var rosterColumns = []struct {
	heading string
	width   float64
	merged  bool
	value   func(RosterRow) string
}{
	{"户编号", 9, true, func(r RosterRow) string { return r.HouseholdNo }},
	{"行政村", 12, true, func(r RosterRow) string { return r.Village }},
	{"村民小组", 9, true, func(r RosterRow) string { return r.Group }},
	{"家庭人口", 9, true, func(r RosterRow) string { return r.Size }},
	{"姓名", 14, false, func(r RosterRow) string { return r.Name }},
	{"与户主关系", 11, false, func(r RosterRow) string { return r.Relation }},
	{"性别", 6, false, func(r RosterRow) string { return r.Sex }},
	{"公民身份号码", 22, false, func(r RosterRow) string { return r.IDNumber }},
	{"民族", 8, false, func(r RosterRow) string { return r.Ethnicity }},
	{"健康状况", 16, false, func(r RosterRow) string { return r.Health }},
	{"残疾证号", 24, false, func(r RosterRow) string { return r.Certificate }},
	{"劳动技能", 14, false, func(r RosterRow) string { return r.Labour }},
	{"在校生状况", 12, false, func(r RosterRow) string { return r.Schooling }},
	{"低保类别", 9, true, func(r RosterRow) string { return r.Dibao }},
	{"是否特困", 9, true, func(r RosterRow) string { return r.Tekun }},
	{"脱贫状态", 10, true, func(r RosterRow) string { return r.Jdlk }},
	{"主要致贫原因", 14, true, func(r RosterRow) string { return r.Causes }},
	{"联系电话", 14, true, func(r RosterRow) string { return r.Phone }},
}

// idColumn is where the ID numbers stand in rosterColumns, from 1.
const idColumn = 8

// headingRow is the row of the heading in a written roster: below the title and
// the unit.
const headingRow = 3

// WriteRoster writes a roster as townships keep them: a merged title, a line for
// the unit, a heading, one row a person with the columns of the household merged
// over its rows, a total and notes. ID numbers are text. Rows of one household
// stand together and have one HouseholdNo. The file appears whole or not at all.
func WriteRoster(path string, rows []RosterRow, style RosterStyle) error {
	f := excelize.NewFile()
	defer f.Close()
	w := sheetWriter{file: f, sheet: style.Sheet}
	w.try(f.SetSheetName("Sheet1", style.Sheet))
	w.heading(style)
	for i, row := range rows {
		w.person(headingRow+1+i, row)
	}
	w.mergeHouseholds(rows)
	w.numberCells(rows)
	w.notes(headingRow+1+len(rows), len(rows), style.Notes)
	if w.err != nil {
		return fmt.Errorf("make roster: %w", w.err)
	}
	return save(f, path)
}

// save writes a workbook beside its place and moves it there.
func save(f *excelize.File, path string) error {
	failed := text.Fail("ledger.not_written", filepath.Base(path))
	partial := path + ".part"
	out, err := os.OpenFile(partial, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return failed.Because(err)
	}
	err = f.Write(out)
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(partial, path)
	}
	if err != nil {
		os.Remove(partial)
		return failed.Because(err)
	}
	return nil
}

// sheetWriter writes the cells of one sheet and keeps the first error.
type sheetWriter struct {
	file  *excelize.File
	sheet string
	err   error
}

func (w *sheetWriter) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

func cellName(col, row int) string { return letter(col) + strconv.Itoa(row) }

func (w *sheetWriter) text(col, row int, s string) {
	if s == "" {
		return
	}
	w.try(w.file.SetCellStr(w.sheet, cellName(col, row), s))
}

func (w *sheetWriter) merge(fromCol, fromRow, toCol, toRow int) {
	w.try(w.file.MergeCell(w.sheet, cellName(fromCol, fromRow), cellName(toCol, toRow)))
}

func (w *sheetWriter) style(fromCol, fromRow, toCol, toRow int, style *excelize.Style) {
	id, err := w.file.NewStyle(style)
	w.try(err)
	w.try(w.file.SetCellStyle(w.sheet, cellName(fromCol, fromRow), cellName(toCol, toRow), id))
}

func (w *sheetWriter) heading(style RosterStyle) {
	last := len(rosterColumns)
	w.text(1, 1, style.Title)
	w.text(1, 2, style.Unit)
	w.merge(1, 1, last, 1)
	w.merge(1, 2, last, 2)
	w.style(1, 1, last, 1, &excelize.Style{
		Font:      &excelize.Font{Bold: true, Size: 16},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"},
	})
	for i, c := range rosterColumns {
		w.text(i+1, headingRow, c.heading)
		w.try(w.file.SetColWidth(w.sheet, letter(i+1), letter(i+1), c.width))
	}
	w.style(1, headingRow, last, headingRow, &excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
		Border:    thinBorder,
	})
	w.freeze(headingRow)
}

// freeze keeps the rows down to the heading in sight.
func (w *sheetWriter) freeze(row int) {
	w.try(w.file.SetPanes(w.sheet, &excelize.Panes{Freeze: true, YSplit: row, TopLeftCell: cellName(1, row+1), ActivePane: "bottomLeft"}))
}

var thinBorder = []excelize.Border{
	{Type: "left", Style: 1, Color: "000000"},
	{Type: "right", Style: 1, Color: "000000"},
	{Type: "top", Style: 1, Color: "000000"},
	{Type: "bottom", Style: 1, Color: "000000"},
}

// person writes one row, every cell as text.
func (w *sheetWriter) person(row int, r RosterRow) {
	for i, c := range rosterColumns {
		w.text(i+1, row, c.value(r))
	}
}

// numberCells turns the ID numbers that are meant to be mistakes into numbers, as
// a spreadsheet does: fifteen digits are kept.
func (w *sheetWriter) numberCells(rows []RosterRow) {
	for i, r := range rows {
		number, err := strconv.ParseInt(r.IDNumber, 10, 64)
		if !r.IDAsNumber || err != nil {
			continue
		}
		cell := cellName(idColumn, headingRow+1+i)
		w.try(w.file.SetCellInt(w.sheet, cell, number/1000*1000))
		w.style(idColumn, headingRow+1+i, idColumn, headingRow+1+i, &excelize.Style{Border: thinBorder})
	}
}

// mergeHouseholds merges the columns of the household over its rows and gives
// all people their style: text, with a border.
func (w *sheetWriter) mergeHouseholds(rows []RosterRow) {
	if len(rows) == 0 {
		return
	}
	const textFormat = 49
	w.style(1, headingRow+1, len(rosterColumns), headingRow+len(rows), &excelize.Style{
		NumFmt: textFormat, Border: thinBorder, Alignment: &excelize.Alignment{Vertical: "center"},
	})
	for first := 0; first < len(rows); {
		last := first
		for last+1 < len(rows) && rows[last+1].HouseholdNo != "" && rows[last+1].HouseholdNo == rows[first].HouseholdNo &&
			rows[last+1].Village == rows[first].Village {
			last++
		}
		for i, c := range rosterColumns {
			if c.merged && last > first {
				w.merge(i+1, headingRow+1+first, i+1, headingRow+1+last)
			}
		}
		first = last + 1
	}
}

func (w *sheetWriter) notes(row, people int, notes []string) {
	w.text(1, row, "合计")
	w.text(4, row, strconv.Itoa(people))
	for i, note := range notes {
		w.text(1, row+1+i, note)
		w.merge(1, row+1+i, len(rosterColumns), row+1+i)
	}
}
