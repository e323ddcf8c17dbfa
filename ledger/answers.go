package ledger

import (
	"strings"

	"ruhu/survey"
)

// answers fills in what a row says about a person beyond name and number. A word
// that is not understood is left out and noted: the visit asks.
func (s *sheetReader) answers(row int, m *survey.Member) {
	m.Sex = s.word(row, fieldSex, sexWords)
	m.Ethnicity = s.code(row, fieldEthnicity, survey.Ethnicities, "族")
	m.Marital = s.code(row, fieldMarital, survey.Maritals, "")
	m.SelfCare = s.word(row, fieldSelfCare, selfCareWords)
	m.Labour = s.word(row, fieldLabour, labourWords)
	m.Schooling = s.word(row, fieldSchooling, schoolingWords)
	m.Health = s.health(row)
	m.Insured = s.yesNo(row, fieldInsured)
	if answer := s.yesNo(row, fieldInFamily); answer != nil {
		m.InFamily = answer
	}
	if birth := s.own(row, fieldBirth); birth != "" {
		m.BirthDate = s.readDate(birth)
	}
	s.disability(row, m)
}

// left notes a value that was not understood.
func (s *sheetReader) left(row int, f field, value string) {
	s.roster.Notes = append(s.roster.Notes, s.problem(row, f, "value_left_out", value))
}

// word translates a cell by a list of words.
func (s *sheetReader) word(row int, f field, words map[string]string) string {
	value := s.own(row, f)
	if value == "" {
		return ""
	}
	code, ok := words[survey.FoldName(value)]
	if !ok {
		s.left(row, f, value)
	}
	return code
}

// code translates a cell by a code list; words may lack the suffix.
func (s *sheetReader) code(row int, f field, list survey.CodeList, suffix string) string {
	value := s.own(row, f)
	if value == "" {
		return ""
	}
	for _, v := range []string{value, value + suffix, "0" + value} {
		if code, ok := list.ByText(v); ok {
			return code
		}
	}
	s.left(row, f, value)
	return ""
}

func (s *sheetReader) yesNo(row int, f field) *bool {
	value := s.own(row, f)
	if value == "" {
		return nil
	}
	answer, ok := yesNoWords[survey.FoldName(value)]
	if !ok {
		s.left(row, f, value)
		return nil
	}
	return &answer
}

// health reads several states in any order. Where one of them is not understood
// none is taken, because a health that was answered without a state denies it.
func (s *sheetReader) health(row int) []string {
	value := s.own(row, fieldHealth)
	if value == "" {
		return nil
	}
	var states []string
	for _, part := range splitList(value) {
		state, ok := healthWords[survey.FoldName(part)]
		if !ok {
			s.left(row, fieldHealth, value)
			return nil
		}
		states = append(states, state)
	}
	return states
}

// disability reads certificate, category and grade from the columns a roster
// has for them, or from the certificate's number.
func (s *sheetReader) disability(row int, m *survey.Member) {
	if number := s.certificate(row); number != "" {
		d, ok := readCertificate(number)
		if !ok {
			d = &survey.Disability{Certificate: number}
		}
		m.Disability = d
	}
	d, given := s.categoryAndGrade(row)
	if !given {
		return
	}
	if m.Disability == nil {
		m.Disability = &d
		return
	}
	if m.Disability.Category == 0 {
		m.Disability.Category = d.Category
	}
	if m.Disability.Grade == 0 {
		m.Disability.Grade = d.Grade
	}
}

// categoryAndGrade reads what the columns for them say: 肢体, 二级, 肢体二级, 2.
func (s *sheetReader) categoryAndGrade(row int) (d survey.Disability, given bool) {
	for _, f := range []field{fieldDisability, fieldGrade} {
		value := survey.FoldName(s.own(row, f))
		if value == "" || noWords[value] {
			continue
		}
		category, grade := wordIn(value, categoryWords), wordIn(value, gradeWords)
		if f == fieldGrade && survey.DisabilityGrades.Has(value) {
			grade = int(value[0] - '0')
		}
		if category == 0 && grade == 0 {
			s.left(row, f, value)
			continue
		}
		d.Category, d.Grade, given = max(d.Category, category), max(d.Grade, grade), true
	}
	return d, given
}

// certificate returns the number of a disability certificate. One that a number
// cell destroyed is left out.
func (s *sheetReader) certificate(row int) string {
	value := s.own(row, fieldCertificate)
	if value == "" || noWords[survey.FoldName(value)] {
		return ""
	}
	if s.grid.isLongNumber(row, s.layout.columns[fieldCertificate]) || strings.Contains(value, "E+") {
		s.left(row, fieldCertificate, value)
		return ""
	}
	return strings.ToUpper(strings.TrimLeft(strings.Join(strings.Fields(survey.FoldWidth(value)), ""), "'"))
}

// splitList divides a cell that holds several words.
func splitList(value string) []string {
	return strings.FieldsFunc(survey.FoldWidth(value), func(r rune) bool {
		return strings.ContainsRune(",、;/+ ", r)
	})
}

// wordIn returns the number of the first word that occurs in a value.
func wordIn(value string, words []numbered) int {
	for _, w := range words {
		if strings.Contains(value, w.word) {
			return w.number
		}
	}
	return 0
}
