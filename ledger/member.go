package ledger

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"ruhu/survey"
)

// errorValues are what a spreadsheet shows in place of a failed formula.
var errorValues = []string{"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!"}

// maxNameLength is the longest name, in characters.
const maxNameLength = 50

// member reads one row, and says why it cannot be taken if it cannot.
func (s *sheetReader) member(row int) (survey.Member, []RowProblem) {
	faults := s.cellFaults(row)
	inFamily := true
	m := survey.Member{Name: s.own(row, fieldName), InFamily: &inFamily}
	if m.Name == "" {
		faults = append(faults, s.problem(row, fieldName, "no_name"))
	}
	if utf8.RuneCountInString(m.Name) > maxNameLength {
		faults = append(faults, s.problem(row, fieldName, "cell_too_long", maxNameLength))
	}
	relation := s.own(row, fieldRelation)
	code, ok := survey.RelationByName(relation)
	switch {
	case ok:
		m.Relation = code
	case relation == "":
		faults = append(faults, s.problem(row, fieldRelation, "no_relation"))
	default:
		faults = append(faults, s.problem(row, fieldRelation, "unknown_relation", relation))
	}
	if fault, bad := s.idNumber(row, &m); bad {
		faults = append(faults, fault)
	}
	if len(faults) == 0 {
		s.answers(row, &m)
		s.fromIDNumber(&m)
	}
	return m, faults
}

// cellFaults finds cells that hold no value: a failed formula, or more text than
// belongs in a cell.
func (s *sheetReader) cellFaults(row int) []RowProblem {
	var faults []RowProblem
	for col := 1; col <= s.grid.width; col++ {
		f, ok := s.fieldOf(s.layout.titles[col])
		if !ok || f == fieldIgnored || s.layout.columns[f] != col {
			continue
		}
		value := s.grid.own(row, col)
		for _, e := range errorValues {
			if value == e {
				faults = append(faults, s.problem(row, f, "error_value", value))
			}
		}
		if utf8.RuneCountInString(value) > maxCellLength {
			faults = append(faults, s.problem(row, f, "cell_too_long", maxCellLength))
		}
	}
	return faults
}

// idNumber reads the ID number. A number that went through a number cell has
// lost its last digits and is refused. A number with a wrong check digit or
// length stays as it was typed: survey.Check says so, and the visit settles it.
func (s *sheetReader) idNumber(row int, m *survey.Member) (RowProblem, bool) {
	value := s.own(row, fieldIDNumber)
	if value == "" {
		return RowProblem{}, false
	}
	if s.grid.isLongNumber(row, s.layout.columns[fieldIDNumber]) || looksDestroyed(value) {
		return s.problem(row, fieldIDNumber, "id_destroyed", value), true
	}
	if !strings.ContainsAny(survey.FoldWidth(value), "0123456789") {
		m.NoIDReason = value
		return RowProblem{}, false
	}
	m.IDNumber, m.Disability = splitCertificate(value)
	if id, _ := survey.ParseIDNumber(m.IDNumber); id.Number != "" {
		m.IDNumber = id.Number
	}
	return RowProblem{}, false
}

// looksDestroyed reports whether a text was a number cell once: it has an
// exponent, or 18 digits of which the last three are zeros and the check digit
// is not theirs.
func looksDestroyed(value string) bool {
	folded := strings.ToUpper(survey.FoldWidth(value))
	if strings.Contains(folded, "E+") {
		return true
	}
	if len(folded) != 18 || !strings.HasSuffix(folded, "000") {
		return false
	}
	_, err := survey.ParseIDNumber(folded)
	return errors.Is(err, survey.ErrIDCheckDigit) || errors.Is(err, survey.ErrIDDate)
}

// splitCertificate takes the ID number out of a disability certificate's, which
// is the ID number, category and grade, and for a copy a letter and a number:
// rosters write it in place of the ID number.
func splitCertificate(value string) (idNumber string, d *survey.Disability) {
	folded := strings.Join(strings.Fields(survey.FoldWidth(value)), "")
	if d, ok := readCertificate(folded); ok {
		return survey.PersonNumber(folded), d
	}
	return strings.TrimLeft(folded, "'"), nil
}

func readCertificate(number string) (*survey.Disability, bool) {
	c, _ := survey.ParseCertificate(number)
	if c.Holder.Number == "" {
		return nil, false
	}
	return &survey.Disability{Certificate: number, Category: c.Category, Grade: c.Grade}, true
}

// fromIDNumber fills in sex and birth date where no column gave them.
func (s *sheetReader) fromIDNumber(m *survey.Member) {
	id, _ := survey.ParseIDNumber(m.IDNumber)
	if m.Sex == "" {
		m.Sex = id.Sex
	}
	if m.BirthDate == "" {
		m.BirthDate = id.Birth
	}
}

// The serial numbers that are taken for days: from 1906 to 2064, above what may
// be a year.
const (
	firstSerialDay = 2200
	lastSerialDay  = 60_000
)

// readDate reads a day from text or from the serial number of a date cell. What
// is no day is kept as typed: a card may say so.
func (r *reader) readDate(value string) survey.Date {
	if d, err := survey.ParseDate(value); err == nil {
		return d
	}
	if day, _, ok := strings.Cut(value, " "); ok {
		if d, err := survey.ParseDate(day); err == nil {
			return d
		}
	}
	serial, err := strconv.ParseFloat(value, 64)
	if err != nil || serial < firstSerialDay || serial > lastSerialDay {
		return survey.Date(value)
	}
	t, err := excelize.ExcelDateToTime(serial, r.date1904)
	if err != nil {
		return survey.Date(value)
	}
	return survey.DateOf(t.Truncate(24 * time.Hour))
}
