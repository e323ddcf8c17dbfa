package survey

import (
	"slices"
	"strconv"
)

// person is a member as checks see them.
type person struct {
	Member
	path string // fact path of the member
	age  int    // completed years on the day; unknownAge where nobody can tell
}

const unknownAge = -1

func peopleOf(h Household, on Date) []person {
	people := make([]person, len(h.Members))
	for i, m := range h.Members {
		people[i] = person{Member: m, path: memberPath(m, i), age: unknownAge}
		if age, ok := m.BirthDate.AgeOn(on); ok {
			people[i].age = age
		}
	}
	return people
}

// memberPath is the fact path of a member: by key, or by position where the key
// is missing.
func memberPath(m Member, i int) string {
	if m.Key == "" {
		return "members." + strconv.Itoa(i)
	}
	return "members." + m.Key
}

// aged reports whether the person surely has an age from one to another, both
// included.
func (p person) aged(from, to int) bool { return p.age >= from && p.age <= to }

// maybeAged reports whether the person has such an age, or an unknown one.
func (p person) maybeAged(from, to int) bool { return p.age == unknownAge || p.aged(from, to) }

// inSchool reports whether the person surely goes to a school, or to preschool.
func (p person) inSchool() bool { return p.Schooling != "" && p.Schooling != "none" }

func (p person) has(state string) bool { return slices.Contains(p.Health, state) }

// dead reports whether the document says that the person died.
func (p person) dead() bool {
	return p.Membership.LeftReason == "death" || p.Membership.FamilyReason == "dead"
}

// isTrue reports whether a question was answered with yes.
func isTrue(b *bool) bool { return b != nil && *b }

// isFalse reports whether a question was answered with no.
func isFalse(b *bool) bool { return b != nil && !*b }
