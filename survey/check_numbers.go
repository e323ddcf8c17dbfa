package survey

import "errors"

// checkIDNumbers compares each number with itself and with what was recorded
// beside it.
func checkIDNumbers(s *sight) []Problem {
	var problems []Problem
	for _, p := range s.people {
		path := p.path + ".id_number"
		number, found := readNumber(path, p.Name, p.IDNumber)
		problems = append(problems, found...)
		if p.Sex != "" && number.Sex != "" && p.Sex != number.Sex {
			problems = append(problems, problem(Warning, path, "id_sex", p.Name)...)
		}
		if p.BirthDate != "" && number.Birth != "" && p.BirthDate != number.Birth {
			problems = append(problems, problem(Warning, path, "id_birth", p.Name, string(number.Birth), string(p.BirthDate))...)
		}
	}
	return problems
}

// readNumber reads the ID number of somebody and says what is wrong with it.
// Cards with a wrong check digit or date exist, so those are warnings; and so is
// the number of a disability certificate, which begins with the ID number.
func readNumber(path, name, written string) (IDNumber, []Problem) {
	if written == "" {
		return IDNumber{}, nil
	}
	if c, err := ParseCertificate(written); err == nil {
		return c.Holder, problem(Warning, path, "id_is_certificate", name)
	}
	id, err := ParseIDNumber(written)
	switch {
	case errors.Is(err, ErrIDLength):
		return id, problem(Error, path, "id_length", name)
	case errors.Is(err, ErrIDCharacters):
		return id, problem(Error, path, "id_characters", name)
	case errors.Is(err, ErrIDDate):
		return id, problem(Warning, path, "id_date", name)
	case errors.Is(err, ErrIDCheckDigit):
		return id, problem(Warning, path, "id_check_digit", name)
	case len(cleanNumber(written)) == oldIDLength:
		return id, problem(Hint, path, "id_fifteen", name)
	}
	return id, nil
}

// checkDuplicateIDs warns of two members with one number, in whatever way each
// is written.
func checkDuplicateIDs(s *sight) []Problem {
	var problems []Problem
	first := map[string]string{}
	for _, p := range s.people {
		number := PersonNumber(p.IDNumber)
		if number == "" {
			continue
		}
		if other, seen := first[number]; seen {
			problems = append(problems, problem(Warning, p.path+".id_number", "duplicate_id", other, p.Name)...)
			continue
		}
		first[number] = p.Name
	}
	return problems
}
