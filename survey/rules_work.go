package survey

import "slices"

// workingFrom and workingTo are the ages, in completed years, of somebody of
// whom the users' own lists expect work.
const workingFrom, workingTo = 16, 59

// labourFrom and labourTo are the ages at which somebody is asked for their
// capacity for work.
const labourFrom, labourTo = 16, 65

// workRules are doubts about capacity for work, work and insurance.
var workRules = []memberRule{
	{Warning, "labour", "healthy_without_labour", func(p person) bool {
		return p.aged(workingFrom, workingTo) && slices.Equal(p.Health, []string{"healthy"}) && !p.isDisabled() && !p.inSchool() && p.withoutLabour()
	}},
	{Warning, "labour", "works_without_labour", func(p person) bool { return p.withoutLabour() && p.worksForWages() }},
	{Warning, "work.months", "work_place_without_months", func(p person) bool {
		return p.Work.Place != "" && (p.Work.Months == nil || *p.Work.Months == 0)
	}},
	{Warning, "work.place", "work_months_without_place", func(p person) bool {
		return p.Work.Months != nil && *p.Work.Months > 0 && p.Work.Place == ""
	}},
	{Warning, "insurance.kind", "insured_twice", func(p person) bool { return p.Insurance.Kind == "both" }},
	{Warning, "insurance.kind", "insured_or_not", func(p person) bool {
		return isTrue(p.Insured) && p.Insurance.Kind == "none" || isFalse(p.Insured) && p.Insurance.Kind != "" && p.Insurance.Kind != "none"
	}},
	{Hint, "insured", "not_insured", func(p person) bool { return isFalse(p.Insured) }},
}

func (p person) withoutLabour() bool { return p.Labour == "lost" || p.Labour == "none" }

// worksForWages reports whether the document says that the person works for
// others.
func (p person) worksForWages() bool {
	return p.Work.Months != nil && *p.Work.Months > 0 ||
		slices.Contains([]string{"migrant", "local", "public_post", "employed"}, p.Work.Status)
}
