package roster

import (
	"context"
	"slices"
	"strings"

	"ruhu/store"
	"ruhu/survey"
)

// people knows who belongs to the households of a workspace.
type people struct {
	homes    map[string][]string // person → ids of the households with that person
	families map[string]family   // by household
}

// family is what tells one household from another.
type family struct {
	people []string // each once
	head   string   // empty where there is none
}

func familyOf(h survey.Household) family {
	var f family
	seen := map[string]bool{}
	for _, m := range h.Members {
		key, _ := personKey(h, m)
		if m.Relation == survey.RelationHead {
			f.head = key
		}
		if !seen[key] {
			seen[key] = true
			f.people = append(f.people, key)
		}
	}
	return f
}

// knownPeople reads who is in the workspace already.
func knownPeople(ctx context.Context, s *store.Store) (people, error) {
	known := people{homes: map[string][]string{}, families: map[string]family{}}
	rows, err := s.Households(ctx)
	if err != nil {
		return known, err
	}
	for _, row := range rows {
		state, err := s.Household(row.ID)
		if err != nil {
			return known, err
		}
		known.add(row.ID, state.Doc, true)
		for _, other := range state.Others {
			known.add(other.Doc.ID, other.Doc, true)
		}
	}
	return known, nil
}

// add remembers a household. By name alone people are found only where that is
// asked for: the workspace's own households are, so that a roster without ID
// numbers can be imported again; those of the same roster are not, because two
// people of one name in it are two people.
func (p people) add(id string, h survey.Household, byName bool) {
	p.families[id] = familyOf(h)
	seen := map[string]bool{}
	for _, m := range h.Members {
		person, sure := personKey(h, m)
		if !seen[person] && (sure || byName) {
			p.homes[person] = append(p.homes[person], id)
		}
		seen[person] = true
	}
}

// missing returns the members of a household, by their places in it, whom the
// known household of the same family does not have.
func (p people) missing(id string, h survey.Household) []int {
	var missing []int
	for i, m := range h.Members {
		if person, _ := personKey(h, m); !slices.Contains(p.families[id].people, person) {
			missing = append(missing, i)
		}
	}
	return missing
}

// household returns the household that is the same family, if one is known.
func (p people) household(h survey.Household) (string, bool) {
	f := familyOf(h)
	shared := map[string]int{}
	for _, person := range f.people {
		for _, id := range p.homes[person] {
			shared[id]++
			if f.same(p.families[id], shared[id]) {
				return id, true
			}
		}
	}
	return "", false
}

// same reports whether two families that share so many people are one.
func (f family) same(other family, shared int) bool {
	return survey.SameFamily(len(f.people), len(other.people), shared, f.head != "" && f.head == other.head)
}

// personKey is what makes a person the same one: the ID number, or without one
// the name with birth date in the same village. It is not sure where the birth
// date is missing too.
func personKey(h survey.Household, m survey.Member) (key string, sure bool) {
	if id, err := survey.ParseIDNumber(m.IDNumber); err == nil {
		return id.Number, true
	}
	return strings.Join([]string{h.Village, survey.FoldName(m.Name), string(m.BirthDate)}, "|"), m.BirthDate != ""
}
