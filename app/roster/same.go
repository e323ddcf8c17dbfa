package roster

import (
	"context"
	"strings"

	"ruhu/store"
	"ruhu/survey"
)

// people knows who belongs to the households of a workspace.
type people struct {
	homes map[string][]string // person → ids of the households with that person
	sizes map[string]int      // household → number of members
}

// knownPeople reads who is in the workspace already.
func knownPeople(ctx context.Context, s *store.Store) (people, error) {
	known := people{homes: map[string][]string{}, sizes: map[string]int{}}
	rows, err := s.Households(ctx)
	if err != nil {
		return known, err
	}
	for _, row := range rows {
		state, err := s.Household(row.ID)
		if err != nil {
			return known, err
		}
		known.add(row.ID, state.Doc)
	}
	return known, nil
}

func (p people) add(id string, h survey.Household) {
	p.sizes[id] = len(h.Members)
	for _, m := range h.Members {
		key := personKey(h, m)
		p.homes[key] = append(p.homes[key], id)
	}
}

// household returns the household that is the same family: one that shares at
// least half of the people of the larger of the two. One person in common is not
// enough: a daughter who has her own household must not make hers disappear.
func (p people) household(h survey.Household) (string, bool) {
	shared := map[string]int{}
	for _, m := range h.Members {
		for _, id := range p.homes[personKey(h, m)] {
			shared[id]++
			if shared[id]*2 >= max(len(h.Members), p.sizes[id]) {
				return id, true
			}
		}
	}
	return "", false
}

// personKey is what makes a person the same one: the ID number, or without one
// the name with birth date in the same village.
func personKey(h survey.Household, m survey.Member) string {
	if id, err := survey.ParseIDNumber(m.IDNumber); err == nil {
		return id.Number
	}
	return strings.Join([]string{h.Village, survey.FoldName(m.Name), string(m.BirthDate)}, "|")
}
