package demo

import (
	"fmt"
	"math/rand/v2"

	"ruhu/survey"
)

// baseYear is the year in which every demo plays.
const baseYear = 2017

// ageDay is a day on which everybody is as old as when the roster is written and
// at every visit.
const ageDay = survey.Date("2017-05-31")

// people makes names, birth dates and ID numbers, the same ones for one seed.
type people struct {
	where place
	rng   *rand.Rand
	next  int // sequence for ID numbers
	ids   map[string]bool
}

func newPeople(where place, seed uint64) *people {
	return &people{where: where, rng: rand.New(rand.NewPCG(seed, baseYear)), ids: map[string]bool{}}
}

func (p *people) pick(from []string) string { return from[p.rng.IntN(len(from))] }

func (p *people) chance(percent int) bool { return p.rng.IntN(100) < percent }

// between returns a number from low to high, both possible.
func (p *people) between(low, high int) int { return low + p.rng.IntN(high-low+1) }

// born makes a birth date of somebody who is that old when the roster is written
// and at every visit: nobody has a birthday between.
func (p *people) born(age int) survey.Date {
	month := p.between(1, 12)
	switch from, to := monthOf(p.where.rosterDay), monthOf(p.where.today); {
	case month > to:
		age++ // the birthday is still to come
	case month >= from:
		month = from - 1
	}
	return survey.Date(fmt.Sprintf("%04d-%02d-%02d", baseYear-age, month, p.between(1, 28)))
}

func monthOf(d survey.Date) int {
	t, err := d.Time()
	if err != nil {
		return 1
	}
	return int(t.Month())
}

// person makes somebody of an age, with what follows from it.
func (p *people) person(name, sex, ethnicity string, age int, relation string) survey.Member {
	born := p.born(age)
	return survey.Member{
		Name: name, Sex: sex, Relation: relation, Ethnicity: ethnicity,
		IDNumber: p.idNumber(born, sex), BirthDate: born,
		InFamily: yes(), Marital: "10", Insured: yes(),
		Schooling: schooling(age), Labour: labour(age), Health: []string{"healthy"}, SelfCare: "full",
		BedriddenLongTerm: no(),
	}
}

// idNumber makes a number with a right check digit that belongs to nobody, and
// to one person of the demo only.
func (p *people) idNumber(born survey.Date, sex string) string {
	for {
		p.next++
		sequence := p.next % 500 * 2
		if sex == "male" {
			sequence++
		}
		b := string(born)
		number := survey.CompleteIDNumber(fmt.Sprintf("%s%s%s%s%03d", p.where.idDivision, b[:4], b[5:7], b[8:], sequence))
		if !p.ids[number] {
			p.ids[number] = true
			return number
		}
	}
}

func ageOf(m survey.Member) int {
	age, _ := m.BirthDate.AgeOn(ageDay)
	return age
}

func schooling(age int) string {
	switch {
	case age < 3:
		return "none"
	case age < 6:
		return "preschool"
	case age < 12:
		return "primary"
	case age < 15:
		return "junior"
	case age < 18:
		return "senior"
	case age < 20:
		return "college"
	}
	return "none"
}

func labour(age int) string {
	switch {
	case age < 20 || age > 70:
		return "none"
	case age > 59:
		return "weak"
	}
	return "full"
}

// able reports whether somebody can go out to work: grown up, not old, whole.
func able(m survey.Member) bool {
	age := ageOf(m)
	return m.Labour == "full" && m.Schooling == "none" && age >= 18 && age < 60
}

func yes() *bool { return new(true) }

func no() *bool { return new(false) }

func fen(yuan int) *survey.Fen { return new(survey.Fen(yuan * 100)) }
