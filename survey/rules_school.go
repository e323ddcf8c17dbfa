package survey

import (
	"slices"
	"strings"
)

// Ages at which the users' own lists look at schooling, in completed years. None
// of them decides about support.
const (
	schoolFrom, schoolTo         = 6, 23 // somebody of this age is asked about school
	compulsoryFrom, compulsoryTo = 6, 15
	oldestTooYoungForSenior      = 14
	youngestTooOldForPrimary     = 20
)

// schoolRules are doubts about schooling and education.
var schoolRules = []memberRule{
	{Warning, "schooling", "too_young_for_senior", func(p person) bool {
		return p.aged(0, oldestTooYoungForSenior) && slices.Contains([]string{"senior", "zhongzhuan", "college"}, p.Schooling)
	}},
	{Warning, "schooling", "too_old_for_primary", func(p person) bool {
		return p.aged(youngestTooOldForPrimary, maxAge) && slices.Contains([]string{"preschool", "primary"}, p.Schooling)
	}},
	{Warning, "education", "education_in_school", func(p person) bool { return p.inSchool() && p.Education != "" }},
	{Warning, "no_school_reason", "out_of_school", func(p person) bool {
		return p.outOfSchool() && strings.TrimSpace(p.NoSchoolReason) == ""
	}},
}

// outOfSchool reports whether the person surely should be in school and is not.
func (p person) outOfSchool() bool {
	return p.aged(compulsoryFrom, compulsoryTo) && p.Schooling == "none"
}
