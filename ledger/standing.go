package ledger

import (
	"strings"
	"time"

	"ruhu/survey"
)

// standing fills in what the rows say of 低保, 特困 and the poverty registry.
func (s *sheetReader) standing(rows []int, h *survey.Household) {
	s.dibao(rows, h)
	h.Tekun.Status = s.status(rows, fieldTekun, tekunWords)
	s.jdlk(rows, h)
}

func upperFold(s string) string { return strings.ToUpper(survey.FoldName(s)) }

// status translates what the rows say about the household: a row in a programme
// outweighs rows that are not, since rosters mark the people who receive.
func (s *sheetReader) status(rows []int, f field, words map[string]string) string {
	status := ""
	for _, row := range rows {
		value := s.own(row, f)
		if s.value(row, f) == "" || value == "" && row != rows[0] {
			continue
		}
		found, ok := words[upperFold(s.value(row, f))]
		if !ok {
			s.left(row, f, s.value(row, f))
			continue
		}
		if status == "" || status == "none" {
			status = found
		}
	}
	return status
}

// dibao reads the standing in 低保. Where more than one row has its own answer,
// those who answer yes are the benefit members.
func (s *sheetReader) dibao(rows []int, h *survey.Household) {
	h.Dibao.Status = s.status(rows, fieldDibao, dibaoWords)
	answered := 0
	var receiving []string
	for i, row := range rows {
		value := upperFold(s.own(row, fieldDibao))
		if value == "" {
			continue
		}
		answered++
		if dibaoWords[value] == "active" {
			receiving = append(receiving, h.Members[i].Key)
		}
		if class := strings.Trim(value, "低保类"); h.Dibao.Class == "" && survey.DibaoClasses.Has(class) {
			h.Dibao.Class = class
		}
	}
	if answered > 1 && h.Dibao.Status == "active" {
		h.Dibao.BenefitMembers = receiving
	}
	h.Dibao.Since = s.readMonth(s.first(rows, fieldDibaoSince))
}

// readMonth reads a month, or the month of a day.
func (r *reader) readMonth(value string) string {
	if value == "" {
		return ""
	}
	folded := strings.NewReplacer("年", "-", "月", "", ".", "-", "/", "-").Replace(survey.FoldWidth(value))
	for _, format := range []string{"2006-1", "200601"} {
		if t, err := time.Parse(format, folded); err == nil {
			return t.Format("2006-01")
		}
	}
	if d := r.readDate(value); d.Valid() {
		return string(d[:len("2006-01")])
	}
	return value
}

// jdlk reads the standing in the poverty registry. A household with an attribute
// is in it; one that is asked whether it has left has been in it.
func (s *sheetReader) jdlk(rows []int, h *survey.Household) {
	h.Jdlk.Status = s.status(rows, fieldJdlk, jdlkWords)
	attribute := survey.FoldName(s.first(rows, fieldAttribute))
	h.Jdlk.Attribute = attributeWords[attribute]
	switch {
	case attribute == "", h.Jdlk.Attribute != "":
	case jdlkWords[attribute] == "none":
		h.Jdlk.Status = "none"
	default:
		s.left(rows[0], fieldAttribute, attribute)
	}
	if h.Jdlk.Status == "" && h.Jdlk.Attribute != "" {
		h.Jdlk.Status = "active"
	}
	if strings.Contains(attribute, "脱贫户") && h.Jdlk.Status != "relapsed" {
		h.Jdlk.Status = "exited"
	}
	left := yesNoWords[survey.FoldName(s.first(rows, fieldExited))]
	if left && (h.Jdlk.Status == "" || h.Jdlk.Status == "active") {
		h.Jdlk.Status = "exited"
	}
	for _, f := range []field{fieldCauses, fieldOtherCauses} {
		h.Jdlk.Causes = append(h.Jdlk.Causes, causes(s.first(rows, f))...)
	}
}

// causes reads causes of poverty, main cause first. Words that are not on the
// list are kept as written; survey.Check points at them.
func causes(value string) []string {
	var all []string
	for _, word := range splitList(value) {
		if known, ok := causeWords[word]; ok {
			word = known
		}
		if word != "无" {
			all = append(all, word)
		}
	}
	return all
}
