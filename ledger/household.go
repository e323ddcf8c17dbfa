package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"ruhu/survey"
)

// take makes a household of its rows, or lists all of them as rejected.
func (s *sheetReader) take(rows []int) {
	var members []survey.Member
	var faults []RowProblem
	for i, row := range rows {
		m, found := s.member(row)
		m.Key = fmt.Sprintf("m%d", i+1)
		members = append(members, m)
		faults = append(faults, found...)
	}
	faults = append(faults, s.householdFaults(rows, members)...)
	if len(faults) > 0 {
		s.reject(rows, faults)
		return
	}
	h := RosterHousehold{
		Household:   survey.Household{Members: members},
		VillageName: s.villageName(rows[0]),
		Source:      fmt.Sprintf("%s, %s, %s", s.file, s.grid.sheet, rowRanges(rows)),
		FirstRow:    rows[0], rows: rows,
		place: RowProblem{File: s.file, Sheet: s.grid.sheet},
	}
	s.place(rows, &h.Household)
	s.standing(rows, &h.Household)
	s.doubts(rows, h.Household)
	s.roster.Households = append(s.roster.Households, h)
}

// reject lists every row of a household that cannot be taken: those at fault
// with their reasons, the others pointing to the first of them.
func (s *sheetReader) reject(rows []int, faults []RowProblem) {
	sortByRow(faults)
	for _, row := range rows {
		own := 0
		for _, f := range faults {
			if f.Row == row {
				s.roster.Rejected = append(s.roster.Rejected, f)
				own++
			}
		}
		if own == 0 {
			s.roster.Rejected = append(s.roster.Rejected, s.problem(row, "", "same_household", faults[0].Row))
		}
	}
}

// householdFaults finds what keeps rows from being one household.
func (s *sheetReader) householdFaults(rows []int, members []survey.Member) []RowProblem {
	var faults []RowProblem
	head := -1
	for i, m := range members {
		switch {
		case m.Relation != survey.RelationHead:
		case head < 0:
			head = i
		default:
			faults = append(faults, s.problem(rows[i], fieldRelation, "second_head", rows[head]))
		}
	}
	if head < 0 {
		return append(faults, s.problem(rows[0], fieldRelation, "no_head"))
	}
	village := s.villageName(rows[head])
	for _, row := range rows {
		if name := s.value(row, fieldHeadName); name != "" && survey.FoldName(name) != survey.FoldName(members[head].Name) {
			faults = append(faults, s.problem(row, fieldHeadName, "other_head", name, members[head].Name))
		}
		if v := s.villageName(row); v != "" && v != village {
			faults = append(faults, s.problem(row, fieldVillage, "other_village", v))
		}
	}
	return faults
}

// villageName returns the village as a row names it; where none does, the name
// of a sheet that is a village's.
func (s *sheetReader) villageName(row int) string {
	if v := s.value(row, fieldVillage); v != "" {
		return v
	}
	if v, _ := splitVillageGroup(s.value(row, fieldVillageGroup)); v != "" {
		return v
	}
	if s.layout.columns[fieldVillage] == 0 && s.layout.columns[fieldVillageGroup] == 0 && isVillageName(s.grid.sheet) {
		return s.grid.sheet
	}
	return ""
}

func isVillageName(s string) bool {
	return strings.HasSuffix(s, "村") || strings.HasSuffix(s, "社区")
}

// splitVillageGroup cuts 小河村3组 after the village.
func splitVillageGroup(s string) (village, group string) {
	for _, suffix := range []string{"社区", "村"} {
		if i := strings.Index(s, suffix); i > 0 {
			return s[:i+len(suffix)], strings.TrimSpace(s[i+len(suffix):])
		}
	}
	return "", s
}

// first returns the first of the rows' values under a field.
func (s *sheetReader) first(rows []int, f field) string {
	for _, row := range rows {
		if v := s.value(row, f); v != "" {
			return v
		}
	}
	return ""
}

// place fills in where the household lives and how it is reached.
func (s *sheetReader) place(rows []int, h *survey.Household) {
	if code := s.first(rows, fieldVillageCode); survey.DivisionRole(code) == "village" {
		h.Village = code
	}
	h.Group = s.first(rows, fieldGroup)
	if _, group := splitVillageGroup(s.first(rows, fieldVillageGroup)); h.Group == "" {
		h.Group = group
	}
	if _, err := strconv.Atoi(h.Group); err == nil {
		h.Group += "组"
	}
	h.Address = s.first(rows, fieldAddress)
	h.Phone = s.first(rows, fieldPhone)
}

// doubts notes what is worth a look in a household that was taken.
func (s *sheetReader) doubts(rows []int, h survey.Household) {
	if size, err := strconv.Atoi(s.first(rows, fieldSize)); err == nil && size != len(rows) {
		s.roster.Notes = append(s.roster.Notes, s.problem(rows[0], fieldSize, "size_differs", size, len(rows)))
	}
	for i, m := range h.Members {
		id, _ := survey.ParseIDNumber(m.IDNumber)
		if id.Number == "" {
			continue
		}
		if other, seen := s.persons[id.Number]; seen {
			s.roster.Notes = append(s.roster.Notes, s.problem(rows[i], fieldIDNumber, "person_twice", m.Name, other.Sheet, other.Row))
			continue
		}
		s.persons[id.Number] = s.problem(rows[i], "", "")
	}
}
