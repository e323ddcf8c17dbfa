package demo

import (
	"slices"

	"ruhu/survey"
)

// doubt makes something about a family's papers that a visitor should ask about.
// Each is a case that the program points at and nobody is hindered by.
type doubt func(*survey.Household)

// certificateOfAnother is a disability certificate whose number holds another
// person's ID number and grade.
func certificateOfAnother(h *survey.Household) {
	i := slices.IndexFunc(h.Members, func(m survey.Member) bool { return m.Disability != nil })
	other := h.Members[0]
	if i < 0 {
		i = len(h.Members) - 1
		h.Members[i].Health = []string{"disabled"}
		h.Members[i].Disability = &survey.Disability{Category: 4, Grade: 2, NeedsLongTermCare: no()}
	}
	if i == 0 {
		other = h.Members[len(h.Members)-1]
	}
	h.Members[i].Disability.Certificate = other.IDNumber + "44"
}

// outOfSchool is a child of school age who goes to no school, without a reason.
func outOfSchool(h *survey.Household) {
	for i, m := range h.Members {
		if age := ageOf(m); age >= 6 && age < 16 {
			h.Members[i].Schooling, h.Members[i].Work.Status = "none", ""
			return
		}
	}
}

// carOfAPoor is a car that a family in dibao is said to have borrowed.
func carOfAPoor(h *survey.Household) {
	h.Assets = append(h.Assets, survey.Asset{
		Key: "a9", Item: "vehicle.car", Quantity: new(1), ValueFen: fen(38000), Owner: "亲戚", Acquired: "2015", Note: "称借用亲戚的车",
	})
}

// twiceInsured is somebody whom two insurances hold, and records that say so.
func twiceInsured(h *survey.Household) {
	h.Members[0].Insurance.Kind, h.EconomicCheck.Status = "both", "differs"
}
