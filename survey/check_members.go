package survey

import "strings"

// checkPlace reports division codes of the wrong length. A place of registration
// may be as wide as a county, and is never an error.
func checkPlace(s *sight) []Problem {
	var problems []Problem
	if s.Village != "" && DivisionRole(s.Village) != "village" {
		problems = problem(Error, "village", "village_code", s.Village)
	}
	if s.RegisteredVillage != "" && DivisionRole(s.RegisteredVillage) == "" {
		problems = append(problems, problem(Warning, "registered_village", "village_code", s.RegisteredVillage)...)
	}
	for _, p := range s.people {
		if p.RegisteredVillage != "" && DivisionRole(p.RegisteredVillage) == "" {
			problems = append(problems, problem(Warning, p.path+".registered_village", "village_code", p.RegisteredVillage)...)
		}
	}
	return problems
}

// checkMembers reports members that cannot be told apart by their keys.
func checkMembers(s *sight) []Problem {
	if len(s.Members) == 0 {
		return problem(Error, "members", "no_members")
	}
	var problems []Problem
	seen := map[string]bool{}
	for i, p := range s.people {
		switch {
		case p.Key == "":
			problems = append(problems, problem(Error, p.path, "no_member_key", i+1)...)
		case seen[p.Key]:
			problems = append(problems, problem(Error, p.path, "duplicate_member_key", p.Key)...)
		}
		seen[p.Key] = true
	}
	return problems
}

func checkNames(s *sight) []Problem {
	var problems []Problem
	for _, p := range s.people {
		if strings.TrimSpace(p.Name) == "" {
			problems = append(problems, problem(Warning, p.path+".name", "no_name")...)
		}
	}
	return problems
}

func checkHead(s *sight) []Problem {
	heads := 0
	for _, m := range s.Members {
		if m.Relation == RelationHead {
			heads++
		}
	}
	switch {
	case len(s.Members) == 0 || heads == 1:
		return nil
	case heads == 0:
		return problem(Error, "members", "no_head")
	}
	return problem(Error, "members", "several_heads", heads)
}

func checkSpouses(s *sight) []Problem {
	var problems []Problem
	head, hasHead := s.Head()
	spouses := 0
	for _, p := range s.people {
		if !IsSpouse(p.Relation) {
			continue
		}
		if spouses++; spouses == 2 {
			problems = append(problems, problem(Warning, "members", "several_spouses")...)
		}
		if hasHead && p.Sex != "" && p.Sex == head.Sex {
			problems = append(problems, problem(Warning, p.path+".sex", "spouse_sex", p.Name, head.Name)...)
		}
	}
	return problems
}
