package survey

// maxAge is the age in years above which a birth date is doubted.
const maxAge = 110

// checkBirths doubts a birth in the future and an age beyond maxAge, by the birth
// date, or by the ID number where no date was recorded.
func checkBirths(s *sight) []Problem {
	var problems []Problem
	for _, p := range s.people {
		born, path := p.BirthDate, p.path+".birth_date"
		if born == "" {
			id, _ := ParseIDNumber(p.IDNumber)
			born, path = id.Birth, p.path+".id_number"
		}
		age, ok := born.AgeOn(s.on)
		switch {
		case isAfter(born, s.on):
			problems = append(problems, problem(Warning, path, "future_birth", p.Name, string(born))...)
		case ok && age > maxAge:
			problems = append(problems, problem(Warning, path, "very_old", p.Name, age)...)
		}
	}
	return problems
}
