package ledger

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Table is a plain list for a workbook: a title, headings, and rows of text.
type Table struct {
	Sheet   string // name of the sheet
	Title   string
	Columns []Column
	Rows    [][]string // as many cells as there are columns
}

// Column is a column of a Table.
type Column struct {
	Heading string
	Width   float64 // in characters
}

// tableHeading is the row of the headings.
const tableHeading = 2

// WriteTable writes a table as a workbook. Every cell is text, whatever it looks
// like: no cell can become a formula or lose digits. The file appears whole or
// not at all.
func WriteTable(path string, t Table) error {
	f := excelize.NewFile()
	defer f.Close()
	w := sheetWriter{file: f, sheet: t.Sheet}
	w.try(f.SetSheetName("Sheet1", t.Sheet))
	w.text(1, 1, t.Title)
	w.merge(1, 1, len(t.Columns), 1)
	for i, c := range t.Columns {
		w.text(i+1, tableHeading, c.Heading)
		w.try(f.SetColWidth(t.Sheet, letter(i+1), letter(i+1), c.Width))
	}
	w.style(1, 1, len(t.Columns), 1, &excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}})
	w.style(1, tableHeading, len(t.Columns), tableHeading, &excelize.Style{Font: &excelize.Font{Bold: true}, Border: thinBorder})
	w.freeze(tableHeading)
	for r, row := range t.Rows {
		for i, cell := range row {
			w.text(i+1, tableHeading+1+r, cell)
		}
	}
	if w.err != nil {
		return fmt.Errorf("make table: %w", w.err)
	}
	return save(f, path)
}
