package people

import (
	"cmp"
	"slices"
	"strings"

	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// crowd is how many people of one number, or one name and birth date, are still
// compared with each other. Where more share it, it says little, and each is
// compared with the first.
const crowd = 16

// pair are two households, sorted.
type pair [2]string

// common is what two households have in common.
type common struct {
	places   [2]map[int]bool // people of each who are also in the other
	sameHead bool
}

// finder goes through what looks the same.
type finder struct {
	rows    map[string]store.HouseholdRow
	joined  object.Joined
	family  map[string]string // household → first of its family, where links made it one
	found   Found
	seen    map[string]int // case id → place in found
	covered map[pair]bool  // households that are a case themselves: their people are none
}

// find makes cases of everybody who looks the same. It is a function of its
// arguments alone.
func find(alike []store.Person, rows map[string]store.HouseholdRow, links []object.Statement, joined object.Joined) Found {
	f := finder{rows: rows, joined: joined, family: map[string]string{}, seen: map[string]int{}, covered: map[pair]bool{}}
	for _, ids := range joined.Households {
		for _, id := range ids {
			f.family[id] = ids[0]
		}
	}
	groups := groupsOf(alike)
	f.households(groups)
	f.people(groups)
	f.statements(links)
	slices.SortStableFunc(f.found.Cases, func(a, b Case) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Sides[0].Row.Village, b.Sides[0].Row.Village),
			survey.CompareNatural(a.Sides[0].Row.Group, b.Sides[0].Row.Group), cmp.Compare(a.Sides[0].Row.HeadName, b.Sides[0].Row.HeadName), cmp.Compare(a.ID, b.ID))
	})
	return f.found
}

// groupsOf puts together who shares a number, or a name with birth date.
func groupsOf(alike []store.Person) (groups [][]store.Person) {
	at := map[string]int{}
	for _, p := range alike {
		for _, key := range []string{p.Number, p.Named} {
			if key == "" || key == p.Number && p.Former {
				continue
			}
			i, known := at[key]
			if !known {
				i = len(groups)
				at[key] = i
				groups = append(groups, nil)
			}
			groups[i] = append(groups[i], p)
		}
	}
	return slices.DeleteFunc(groups, func(g []store.Person) bool { return g[0].Household == g[len(g)-1].Household })
}

// samePerson reports by what two people look the same, empty where they do not:
// two ID numbers that are both in order are two people, whatever they are called.
func samePerson(a, b store.Person) string {
	switch {
	case a.Number != "" && a.Number == b.Number:
		return ByNumber
	case a.Named != "" && a.Named == b.Named && !(inOrder(a.Number) && inOrder(b.Number)):
		return ByName
	}
	return ""
}

func inOrder(number string) bool {
	_, err := survey.ParseIDNumber(number)
	return err == nil
}

// against returns whom the n-th of a group is compared with.
func against(group []store.Person, n int) []store.Person {
	if len(group) > crowd {
		return group[:min(n, 1)]
	}
	return group[:n]
}

// households finds the households that share so many people that they seem to be
// one family.
func (f *finder) households(groups [][]store.Person) {
	shared := map[pair]*common{}
	var pairs []pair
	for _, group := range groups {
		for n, b := range group {
			for _, a := range against(group, n) {
				if a.Household == b.Household || samePerson(a, b) == "" {
					continue
				}
				key := pair{a.Household, b.Household} // groups are sorted
				if shared[key] == nil {
					shared[key] = &common{places: [2]map[int]bool{{}, {}}}
					pairs = append(pairs, key)
				}
				shared[key].places[0][a.Place], shared[key].places[1][b.Place] = true, true
				shared[key].sameHead = shared[key].sameHead || a.Head && b.Head
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return slices.Compare(a[:], b[:]) })
	for _, p := range pairs {
		f.twoHouseholds(p, *shared[p])
	}
}

func (f *finder) twoHouseholds(p pair, c common) {
	a, b := object.LinkMember{Household: p[0]}, object.LinkMember{Household: p[1]}
	rowA, rowB := f.rows[p[0]], f.rows[p[1]]
	shared := min(len(c.places[0]), len(c.places[1]))
	if f.joined.Same(a, b) || f.joined.Apart(a, b) || !survey.SameFamily(rowA.Members, rowB.Members, shared, c.sameHead) {
		return
	}
	families := pair{cmp.Or(f.family[p[0]], p[0]), cmp.Or(f.family[p[1]], p[1])}
	slices.Sort(families[:])
	asked := f.covered[families]
	f.covered[p], f.covered[families] = true, true
	if !asked {
		f.add(Case{
			Kind: Household, State: Open, Shared: shared, Identical: shared == rowA.Members && shared == rowB.Members,
			Sides: []Side{{LinkMember: a, Row: rowA}, {LinkMember: b, Row: rowB}},
		})
	}
}

// people finds people who seem to be one and whom two families claim. Of those in
// many households each is compared with those before, until nobody is left whom
// they could be.
func (f *finder) people(groups [][]store.Person) {
	for _, group := range groups {
		for n, b := range group {
			for _, a := range against(group, n) {
				if f.twoPeople(a, b) {
					break
				}
			}
		}
	}
}

// twoPeople makes a case of two people, and reports whether there is one.
func (f *finder) twoPeople(a, b store.Person) bool {
	by := samePerson(a, b)
	if by == "" || a.Household == b.Household || !a.Claimed || !b.Claimed || f.covered[pair{a.Household, b.Household}] ||
		f.joined.Same(object.LinkMember{Household: a.Household}, object.LinkMember{Household: b.Household}) {
		return false
	}
	first, second := memberOf(a), memberOf(b)
	if f.joined.Apart(first, second) {
		return false
	}
	state := Open
	if f.joined.Same(first, second) {
		state = Confirmed
	}
	f.add(Case{Kind: Person, State: state, By: by, Sides: []Side{
		{LinkMember: first, Row: f.rows[a.Household], Person: a}, {LinkMember: second, Row: f.rows[b.Household], Person: b},
	}})
	return true
}

func memberOf(p store.Person) object.LinkMember {
	return object.LinkMember{Household: p.Household, Member: p.Member}
}

// statements lists the links that do nothing, and makes cases of those that
// contradict each other.
func (f *finder) statements(links []object.Statement) {
	for _, l := range links {
		switch effect := f.joined.Effects[l.ID]; effect {
		case object.Waiting, object.Outside:
			f.found.Idle = append(f.found.Idle, Idle{Statement: l, Effect: effect})
		case object.Contradicted:
			f.add(f.contradiction(l))
		}
	}
}

func (f *finder) contradiction(l object.Statement) Case {
	c := Case{Kind: Household, State: Contradicted}
	for _, m := range l.Members {
		if m.Member != "" {
			c.Kind = Person
		}
		c.Sides = append(c.Sides, Side{LinkMember: m, Row: f.rows[m.Household], Person: store.Person{Name: m.Member}})
	}
	return c
}

// add adds a case, once; what is contradicted stays so.
func (f *finder) add(c Case) {
	c.ID = strings.TrimPrefix(syncpkg.LinkSubject(c.Members()), "link/")
	if i, known := f.seen[c.ID]; known {
		if c.State == Contradicted {
			f.found.Cases[i].State = Contradicted
		}
		return
	}
	f.seen[c.ID] = len(f.found.Cases)
	f.found.Cases = append(f.found.Cases, c)
}
