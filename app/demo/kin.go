package demo

import "ruhu/survey"

// kin makes one family: the names are a family's, and the ages of parents and
// children fit.
type kin struct {
	*people
	shape   shape
	own     line            // the father's line of the family, which its children take
	taken   map[string]bool // surnames and given names
	members []survey.Member
}

// branch is where grandchildren belong: a married son.
type branch struct {
	line   line
	mother int // her age
}

// members makes the people of a plan, the head first.
func (p *people) members(pl plan) []survey.Member {
	k := &kin{people: p, shape: pl.shape, taken: map[string]bool{}}
	head := k.head(pl)
	mother := k.spouse(head)
	k.parents(head)
	branches := k.sons(mother)
	k.children(mother)
	k.grandchildren(head, branches)
	return k.members
}

// add makes somebody of a line, with a given name that nobody else of the family
// has.
func (k *kin) add(l line, sex string, age int, relation string) *survey.Member {
	return k.addNamed(l.call(k.given(l.ethnicity, sex, age)), sex, l.ethnicity, age, relation)
}

func (k *kin) addNamed(name, sex, ethnicity string, age int, relation string) *survey.Member {
	k.members = append(k.members, k.person(name, sex, ethnicity, age, relation))
	return &k.members[len(k.members)-1]
}

func (k *kin) given(ethnicity, sex string, age int) string {
	for {
		if given := k.pick(namesOf(ethnicity, sex, baseYear-age)); !k.taken[given] {
			k.taken[given] = true
			return given
		}
	}
}

// head makes the head. The line of a family with a woman at its head is her
// husband's, even where she is his widow.
func (k *kin) head(pl plan) survey.Member {
	age := k.between(pl.shape.low, pl.shape.high)
	if pl.name == "" {
		l := k.newLine(pl.ethnicity, k.taken)
		pl.name = l.call(k.given(pl.ethnicity, pl.sex, age))
	}
	head := k.addNamed(pl.name, pl.sex, pl.ethnicity, age, survey.RelationHead)
	k.own = lineOf(pl.name, pl.ethnicity)
	k.taken[k.own.name] = true
	if pl.sex == "female" {
		k.own = k.newLine(pl.ethnicity, k.taken)
	}
	head.Marital = k.maritalOfHead(pl)
	return *head
}

func (k *kin) maritalOfHead(pl plan) string {
	s := pl.shape
	switch {
	case s.spouse > 0:
		return "20"
	case pl.sex == "female" || s.children+s.sons+s.grandchildren > 0:
		return "30"
	}
	return "10"
}

// spouse makes the head's wife or husband and returns how old the mother of the
// family's children is.
func (k *kin) spouse(head survey.Member) (mother int) {
	age := ageOf(head)
	switch {
	case head.Sex == "male":
		mother = age - k.between(0, 3)
		if k.shape.spouse > 0 {
			k.add(k.newLine(head.Ethnicity, k.taken), "female", mother, "12").Marital = "20"
		}
		return mother
	case k.shape.spouse > 0:
		husband := k.add(k.own, "male", age+k.between(0, 3), "11")
		husband.Marital = "20"
		k.own = k.own.heirs(husband.Name)
	}
	return age
}

// parents makes the father and mother who live with the head; with a woman they
// are her husband's.
func (k *kin) parents(head survey.Member) {
	father, mother, marital := "51", "52", "30"
	if head.Sex == "female" {
		father, mother = "53", "54"
	}
	age := ageOf(head) + k.between(21, 25)
	if k.shape.parents > 1 {
		marital = "20"
		k.add(k.own, "male", age+k.between(0, 3), father).Marital = marital
	}
	if k.shape.parents > 0 {
		k.add(k.newLine(head.Ethnicity, k.taken), "female", age, mother).Marital = marital
	}
	if head.Sex == "male" {
		k.own = k.own.heirs(head.Name)
	}
}

// nth are the relations of first, second and third sons and daughters.
var nth = map[string][]string{"male": {"22", "23", "24"}, "female": {"32", "33", "34"}}

// sons makes the married sons with their wives.
func (k *kin) sons(mother int) (branches []branch) {
	age := mother - k.between(21, 23)
	for i := range k.shape.sons {
		son := k.add(k.own, "male", age, nth["male"][i])
		son.Marital = "20"
		b := branch{k.own.heirs(son.Name), age - k.between(0, 2)}
		k.add(k.newLine(k.own.ethnicity, k.taken), "female", b.mother, "38").Marital = "20"
		branches = append(branches, b)
		age -= k.between(2, 3)
	}
	return branches
}

// children makes those who are not married yet.
func (k *kin) children(mother int) {
	age := mother - k.between(23, 25)
	order := map[string]int{}
	for range k.shape.children {
		sex := k.boyOrGirl()
		k.add(k.own, sex, max(age, 0), nth[sex][order[sex]])
		order[sex]++
		age -= k.between(3, 5)
	}
}

// grandchildren makes the sons' children by turns; without sons those whom their
// parents left with the grandparents.
func (k *kin) grandchildren(head survey.Member, branches []branch) {
	if len(branches) == 0 {
		branches = []branch{{k.own, ageOf(head) - k.between(27, 30)}}
	}
	relation := map[string]string{"male": "41", "female": "42"}
	for i := range k.shape.grandchildren {
		b := branches[i%len(branches)]
		age := b.mother - k.between(22, 24) - 3*(i/len(branches))
		sex := k.boyOrGirl()
		k.add(b.line, sex, max(age, 0), relation[sex])
	}
}

func (k *kin) boyOrGirl() string {
	if k.chance(50) {
		return "male"
	}
	return "female"
}
