package ledger

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"ruhu/survey"
)

// sheetReader reads the people of one sheet.
type sheetReader struct {
	*reader
	grid   *grid
	layout layout
}

// householdFields are written once for a household: a merged cell, or the first
// row's, speaks for all its rows.
var householdFields = map[field]bool{
	fieldVillage: true, fieldVillageCode: true, fieldVillageGroup: true, fieldGroup: true,
	fieldAddress: true, fieldPhone: true, fieldHouseholdNo: true, fieldHeadName: true,
	fieldSize: true, fieldDibao: true, fieldDibaoSince: true, fieldTekun: true, fieldJdlk: true,
	fieldExited: true, fieldAttribute: true, fieldCauses: true, fieldOtherCauses: true,
}

// own returns what is written in a row under a field, itself.
func (s *sheetReader) own(row int, f field) string {
	return s.grid.own(row, s.layout.columns[f])
}

// value returns what a row says about its household under a field: its own cell,
// or the merged one it belongs to. What is about one person is never read so.
func (s *sheetReader) value(row int, f field) string {
	return s.grid.at(row, s.layout.columns[f])
}

// problem makes a problem at a row; with a field, at its column.
func (s *sheetReader) problem(row int, f field, code string, args ...any) RowProblem {
	p := RowProblem{File: s.file, Sheet: s.grid.sheet, Row: row, Code: code, Args: args}
	if col := s.layout.columns[f]; f != "" && col > 0 {
		p.Column = letter(col) + " " + s.layout.titles[col]
	}
	return p
}

// What the rows that are no people begin with.
var (
	remarkStart = regexp.MustCompile(`^(注|备注|说明|填表说明|填报说明|填表|填报|制表|审核|复核|经办|负责人|联系人|联系电话|单位|日期|时间)[^:]{0,8}:|^(注|说明)\d|^填表人|^制表人|^审核人`)
	totalStart  = regexp.MustCompile(`^(合计|总计|共计|小计|累计|本页小计|本页合计|总人数|总户数|共\d+户)`)
)

// rowKind says what a row of the sheet is.
type rowKind int

const (
	personRow rowKind = iota
	titleRow
	repeatedHeading
	totalRow
	remarkRow
)

// kindOf tells people from the rest. A row that has a readable relation or
// something like an ID number is a person's whatever else it says, so that nobody
// is lost for an odd name.
func (s *sheetReader) kindOf(row gridRow) rowKind {
	start := firstText(row.cells)
	switch {
	case row.num < s.layout.firstRow:
		return titleRow
	case row.num <= s.layout.lastRow:
		return repeatedHeading
	case s.hasPerson(row.num):
		return personRow
	case s.looksLikeHeading(s.grid, row.num):
		return repeatedHeading
	case totalStart.MatchString(start):
		return totalRow
	case remarkStart.MatchString(start), !s.hasPersonCell(row.num), s.isLoneText(row):
		return remarkRow
	}
	return personRow
}

// isLoneText reports whether a row has one cell only, which is not a name.
func (s *sheetReader) isLoneText(row gridRow) bool {
	filled := 0
	for _, c := range row.cells {
		if c != "" {
			filled++
		}
	}
	name := s.own(row.num, fieldName)
	return filled == 1 && (name == "" || utf8.RuneCountInString(name) > shortName)
}

// shortName is how many characters a name standing alone may have to be taken
// for one.
const shortName = 4

func firstText(cells []string) string {
	for _, c := range cells {
		if c != "" {
			return strings.ReplaceAll(survey.FoldWidth(c), " ", "")
		}
	}
	return ""
}

// hasPerson reports whether a row has a readable relation, or enough digits for
// an ID number where that belongs.
func (s *sheetReader) hasPerson(row int) bool {
	if _, related := survey.RelationByName(s.own(row, fieldRelation)); related {
		return true
	}
	id := survey.FoldWidth(s.own(row, fieldIDNumber))
	return len(digitsOnly.ReplaceAllString(id, "")) >= idDigits && !strings.Contains(id, ":")
}

// idDigits is how many digits an ID number has at least, whatever became of it.
const idDigits = 10

var digitsOnly = regexp.MustCompile(`[^0-9]`)

// hasPersonCell reports whether a row says anything about one person.
func (s *sheetReader) hasPersonCell(row int) bool {
	for f := range s.layout.columns {
		if !householdFields[f] && s.own(row, f) != "" {
			return true
		}
	}
	return false
}

var kindNotes = map[rowKind]string{
	titleRow: "title_row", repeatedHeading: "repeated_heading", totalRow: "total_row", remarkRow: "remark_row",
}

// groups divides the people of the sheet into households: by their number where
// there is one, else each from its head on. Rows that belong to none are
// rejected; rows that are no people are noted.
func (s *sheetReader) groups() [][]int {
	var groups [][]int
	numbered := map[string]int{}
	current := -1
	for _, row := range s.grid.rows {
		if kind := s.kindOf(row); kind != personRow {
			if row.num < s.layout.firstRow || row.num > s.layout.lastRow {
				s.note(s.grid.sheet, row.num, kindNotes[kind], shorten(firstText(row.cells)))
			}
			continue
		}
		relation, _ := survey.RelationByName(s.own(row.num, fieldRelation))
		number := s.householdNumber(row.num)
		known, seen := numbered[number]
		switch {
		case number != "" && seen:
			current = known
		case number != "" || relation == survey.RelationHead:
			groups = append(groups, nil)
			current = len(groups) - 1
			if number != "" {
				numbered[number] = current
			}
		case current < 0:
			s.roster.Rejected = append(s.roster.Rejected, s.problem(row.num, "", "before_head"))
			continue
		}
		groups[current] = append(groups[current], row.num)
	}
	return groups
}

// householdNumber returns the number of a row's household, with its village:
// numbers often begin anew in each.
func (s *sheetReader) householdNumber(row int) string {
	number := s.value(row, fieldHouseholdNo)
	if number == "" {
		return ""
	}
	return s.villageName(row) + "\x00" + number
}
