package survey

import "strconv"

// checkBenefitUnit doubts a benefit unit that does not fit the family or its
// basis. Whether somebody may be in it at all is for the policy to say.
func checkBenefitUnit(s *sight) []Problem {
	if s.Dibao.Status != "active" || s.Dibao.BenefitMembers == nil {
		return nil
	}
	var problems []Problem
	for i, key := range s.Dibao.BenefitMembers {
		path := "dibao.benefit_members." + strconv.Itoa(i)
		m, known := s.Member(key)
		switch p := (person{Member: m}); {
		case known && p.dead():
			problems = append(problems, problem(Warning, path, "benefit_of_the_dead", p.Name)...)
		case known && isFalse(p.InFamily):
			problems = append(problems, problem(Warning, path, "benefit_outside_family", p.Name)...)
		}
	}
	switch n := len(s.Dibao.BenefitMembers); {
	case n == 0:
		problems = append(problems, problem(Warning, "dibao.benefit_members", "benefit_of_nobody")...)
	case n > 1 && s.Dibao.Basis == "single":
		problems = append(problems, problem(Warning, "dibao.basis", "single_of_several", n)...)
	}
	return problems
}
