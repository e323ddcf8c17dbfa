package ledger

import (
	"fmt"
	"strings"

	"ruhu/assets/text"
)

// RowProblem is something said about one row of a workbook: why it could not be
// taken, or what was left out of it. Row is 0 where a whole sheet is meant.
type RowProblem struct {
	File   string // base name
	Sheet  string
	Row    int    // as the spreadsheet counts, from 1
	Column string // letter and heading: "C 身份证号"; empty where the row as a whole is meant
	Code   string // key of its sentence after "ledger.row."
	Args   []any
}

// Reason returns what is wrong, without where.
func (p RowProblem) Reason(lang text.Lang) string {
	return lang.T("ledger.row."+p.Code, p.Args...)
}

// Sentence returns where and what.
func (p RowProblem) Sentence(lang text.Lang) string {
	switch {
	case p.Row == 0:
		return lang.T("ledger.at_sheet", p.Sheet) + p.Reason(lang)
	case p.Column == "":
		return lang.T("ledger.at_row", p.Sheet, p.Row) + p.Reason(lang)
	}
	return lang.T("ledger.at_cell", p.Sheet, p.Row, p.Column) + p.Reason(lang)
}

// rowRanges writes row numbers in order as "5-8, 12".
func rowRanges(rows []int) string {
	var parts []string
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		part := fmt.Sprint(rows[i])
		if j > i {
			part = fmt.Sprintf("%d-%d", rows[i], rows[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
