package survey

import "slices"

// guaranteeRules doubt a guarantee that is recorded as met while the document
// says of what it guarantees that it is not there.
var guaranteeRules = []householdRule{
	{Warning, "guarantees.education", "education_met_out_of_school", func(s *sight) bool {
		return s.Guarantees.Education == "met" && slices.ContainsFunc(s.people, person.outOfSchool)
	}},
	{Warning, "guarantees.medical", "medical_met_uninsured", func(s *sight) bool {
		return s.Guarantees.Medical == "met" && slices.ContainsFunc(s.people, func(p person) bool { return isFalse(p.Insured) })
	}},
	{Warning, "guarantees.housing", "housing_met_in_danger", func(s *sight) bool {
		return s.Guarantees.Housing == "met" && (s.Housing.Danger == "C" || s.Housing.Danger == "D")
	}},
}
