package survey

import "errors"

// checkCertificates compares each disability certificate with itself, with its
// holder and with the disability that was recorded.
func checkCertificates(s *sight) []Problem {
	var problems []Problem
	for _, p := range s.people {
		if p.Disability != nil && p.Disability.Certificate != "" {
			problems = append(problems, checkCertificate(p)...)
		}
		if d := p.Disability; d != nil && isAfter(s.on, d.ValidUntil) {
			problems = append(problems, problem(Warning, p.path+".disability.valid_until", "certificate_expired", p.Name, string(d.ValidUntil))...)
		}
	}
	return problems
}

func checkCertificate(p person) []Problem {
	path := p.path + ".disability.certificate"
	c, err := ParseCertificate(p.Disability.Certificate)
	switch {
	case errors.Is(err, ErrIDCheckDigit), errors.Is(err, ErrIDDate):
		return problem(Warning, path, "certificate_check", p.Name)
	case errors.Is(err, ErrCertificateLength):
		return problem(Warning, path, "certificate_length", p.Name)
	case err != nil:
		return problem(Warning, path, "certificate_form", p.Name)
	}
	var problems []Problem
	if number := PersonNumber(p.IDNumber); number != "" && number != c.Holder.Number {
		problems = problem(Warning, path, "certificate_holder", p.Name)
	}
	if d := p.Disability; d.Category != 0 && d.Category != c.Category || d.Grade != 0 && d.Grade != c.Grade {
		problems = append(problems, problem(Warning, path, "certificate_kind", p.Name)...)
	}
	return problems
}
