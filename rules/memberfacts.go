package rules

import (
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"ruhu/survey"
)

// Facts of disability that are numbers of a list. They have no order: whoever is
// not disabled has 0, which belongs to no list of grades.
const (
	factGrade    = "member.disability.grade"
	factCategory = "member.disability.category"
)

// memberFacts is what conditions can ask about one member.
var memberFacts = []fact{
	{"member.age", ofMember, cel.IntType, nil, func(f *facts) ref.Val {
		return f.ofMember(func(m *survey.Member) ref.Val {
			if age, ok := m.BirthDate.AgeOn(f.reckoning.on); ok {
				return types.Int(age)
			}
			return unknown([]string{memberPath(m, "birth_date")})
		})
	}},
	memberCode("sex", survey.Sexes, func(m *survey.Member) string { return m.Sex }),
	memberCode("schooling", survey.Schoolings, func(m *survey.Member) string { return m.Schooling }),
	memberCode("labour", survey.Labours, func(m *survey.Member) string { return m.Labour }),
	memberCode("self_care", survey.SelfCares, func(m *survey.Member) string { return m.SelfCare }),
	memberTri("in_family", (*facts).inFamily),
	memberTri("serious_illness", (*facts).seriouslyIll),
	memberTri("disabled", (*facts).disabled),
	memberTri("disability.needs_long_term_care", func(f *facts) tri {
		d := f.disability()
		return f.disabled().and(answered(d.NeedsLongTermCare, memberPath(f.person(), "disability.needs_long_term_care")))
	}),
	disabilityNumber(factGrade, "disability.grade", survey.DisabilityGrades, func(d survey.Disability) int { return d.Grade }),
	disabilityNumber(factCategory, "disability.category", survey.DisabilityCategories, func(d survey.Disability) int { return d.Category }),
	memberTri("bedridden_long_term", func(f *facts) tri {
		return answered(f.person().BedriddenLongTerm, memberPath(f.person(), "bedridden_long_term"))
	}),
	memberTri("insured", func(f *facts) tri {
		return answered(f.person().Insured, memberPath(f.person(), "insured"))
	}),
	memberTri("benefit", func(f *facts) tri {
		d := f.household().Dibao
		return is(d.Status, "active", survey.DibaoStatuses, "dibao.status").and(f.listed(d.BenefitMembers, maybe("dibao.benefit_members")))
	}),
	memberTri("tekun", func(f *facts) tri {
		t := f.household().Tekun
		return is(t.Status, "active", survey.TekunStatuses, "tekun.status").and(f.listed(t.Members, f.inFamily()))
	}),
}

// person is the member that a condition is about; nil where it is not known
// whose an income line is.
func (f *facts) person() *survey.Member {
	if f.member == nil {
		return f.reckoning.people[f.income.Member]
	}
	return f.member
}

// ofMember is a fact of the member, which is open while it is not known who that
// is.
func (f *facts) ofMember(value func(m *survey.Member) ref.Val) ref.Val {
	if m := f.person(); m != nil {
		return value(m)
	}
	return unknown([]string{f.reckoning.whose(*f.income)})
}

func memberPath(m *survey.Member, field string) string { return "members." + m.Key + "." + field }

func memberCode(field string, list survey.CodeList, value func(*survey.Member) string) fact {
	return fact{"member." + field, ofMember, cel.StringType, list, func(f *facts) ref.Val {
		return f.ofMember(func(m *survey.Member) ref.Val {
			if v := value(m); list.Has(v) {
				return types.String(v)
			}
			return unknown([]string{memberPath(m, field)})
		})
	}}
}

func memberTri(field string, value func(*facts) tri) fact {
	return fact{"member." + field, ofMember, cel.BoolType, nil, func(f *facts) ref.Val {
		return f.ofMember(func(*survey.Member) ref.Val { return known(value(f)) })
	}}
}

// disabilityNumber is a number on the disability certificate, 0 for who is not
// disabled.
func disabilityNumber(name, field string, list survey.CodeList, value func(survey.Disability) int) fact {
	return fact{name, ofMember, cel.IntType, nil, func(f *facts) ref.Val {
		return f.ofMember(func(m *survey.Member) ref.Val {
			n, disabled := value(f.disability()), f.disabled()
			switch {
			case disabled.maybe():
				return unknown(disabled.open)
			case disabled.no():
				return types.Int(0)
			case n < 1 || n > len(list):
				return unknown([]string{memberPath(m, field)})
			}
			return types.Int(n)
		})
	}}
}

func (f *facts) inFamily() tri { return answered(f.person().InFamily, inFamily(f.person().Key)) }

func (f *facts) seriouslyIll() tri { return f.health("serious_illness") }

// disabled says whether the member is disabled: where a certificate is recorded
// that says it, too.
func (f *facts) disabled() tri {
	if f.person().Disability.Recorded() {
		return yes
	}
	return f.health("disabled")
}

func (f *facts) disability() survey.Disability {
	if d := f.person().Disability; d != nil {
		return *d
	}
	return survey.Disability{}
}

func (f *facts) health(state string) tri {
	m := f.person()
	if m.Health == nil {
		return maybe(memberPath(m, "health"))
	}
	return truth(slices.Contains(m.Health, state))
}

// listed says whether a list of members holds this one; unlisted is the answer
// where there is no list.
func (f *facts) listed(list []string, unlisted tri) tri {
	if list == nil {
		return unlisted
	}
	return truth(slices.Contains(list, f.person().Key))
}

// is compares an answer from a list of codes.
func is(v, want string, list survey.CodeList, path string) tri {
	if !list.Has(v) {
		return maybe(path)
	}
	return truth(v == want)
}
