// Package conflict shows the records of a household that two people edited apart,
// fact by fact beside their common ancestor, and lets a person settle them by one
// signed record that follows all of them. Nothing wins by being last, and every
// record stays in the history.
package conflict

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// ErrSettled says that a household has one record that holds, and nothing to
// settle.
var ErrSettled = errors.New("there is no conflict")

// Head is one of the records in conflict.
type Head struct {
	store.Revision
	Visit  survey.Visit // empty for a seed
	Source string       // of a seed: where the household was taken from
}

// IsVisit reports whether the record is a visit: only such a one says who came
// and whom they met.
func (h Head) IsVisit() bool { return h.Type == object.Visit }

// Conflict is a household with several records that nobody followed.
type Conflict struct {
	Household string           // id
	Heads     []Head           // sorted by id, as the records of the comparison
	Ancestors []store.Revision // the best common ones: usually one
	Revealed  bool             // numbers of people are shown in full, see survey.IsPersonalNumber
	survey.Comparison
}

// List returns the households in conflict, in the order of the list of households,
// and then those for which another one stands on it.
func List(ctx context.Context, s *store.Store) ([]store.HouseholdRow, error) {
	rows, err := s.Households(ctx)
	if err != nil {
		return nil, err
	}
	behind, err := s.Duplicates(ctx)
	if err != nil {
		return nil, err
	}
	rows = append(rows, behind...)
	return slices.DeleteFunc(rows, func(r store.HouseholdRow) bool { return r.Heads < 2 }), nil
}

// Read compares the records of a household. The error wraps ErrSettled where
// there is but one that holds.
func Read(s *store.Store, household string) (*Conflict, error) {
	state, err := s.Household(household)
	if err != nil {
		return nil, err
	}
	if len(state.Heads) < 2 {
		return nil, text.Fail("conflict.settled", state.Doc.DisplayName()).Because(ErrSettled)
	}
	c := &Conflict{Household: household}
	var records, ancestors []survey.Household
	for _, id := range state.Heads {
		h, doc, err := readHead(s, state, id)
		if err != nil {
			return nil, err
		}
		c.Heads, records = append(c.Heads, h), append(records, doc)
	}
	for _, id := range object.CommonAncestors(links(state), state.Heads) {
		h, doc, err := readHead(s, state, id)
		if err != nil {
			return nil, err
		}
		c.Ancestors, ancestors = append(c.Ancestors, h.Revision), append(ancestors, doc)
	}
	c.Comparison = survey.Compare(ancestors, records)
	return c, nil
}

// links is the history of a household.
func links(state store.HouseholdState) func(func(object.Link) bool) {
	return func(yield func(object.Link) bool) {
		for _, r := range state.Revisions {
			if !yield(object.Link{ID: r.ID, Parents: r.Parents}) {
				return
			}
		}
	}
}

// readHead returns a record and the household as it describes it.
func readHead(s *store.Store, state store.HouseholdState, id object.ID) (Head, survey.Household, error) {
	var h Head
	for _, r := range state.Revisions {
		if r.ID == id {
			h.Revision = r
		}
	}
	o, err := s.Object(id)
	if err != nil {
		return h, survey.Household{}, err
	}
	if o.Type == object.Seed {
		var seed survey.Seed
		err = object.Decode(o.Body, &seed)
		h.Source = seed.Source
		return h, seed.Household, wrap(err, id)
	}
	var revision survey.VisitRevision
	err = object.Decode(o.Body, &revision)
	h.Visit = revision.Visit
	return h, revision.Visit.Household, wrap(err, id)
}

func wrap(err error, id object.ID) error {
	if err != nil {
		return fmt.Errorf("read record %s: %w", id, err)
	}
	return nil
}

// IDs are the ids of the records in conflict.
func (c *Conflict) IDs() []object.ID {
	ids := make([]object.ID, len(c.Heads))
	for i, h := range c.Heads {
		ids[i] = h.ID
	}
	return ids
}

// Bases are the records that can say who came and whom they met: the visits
// among them, or all where there is no visit.
func (c *Conflict) Bases() []int {
	var visits, all []int
	for i, h := range c.Heads {
		all = append(all, i)
		if h.IsVisit() {
			visits = append(visits, i)
		}
	}
	if len(visits) == 0 {
		return all
	}
	return visits
}

// Assess computes what the policy says by one of the records, on the day of its
// visit.
func (c *Conflict) Assess(pack *rules.Pack, record int, today survey.Date, lang text.Lang) rules.Result {
	return pack.Assess(c.Records[record], c.day(record, today), lang)
}

// day is the day on which a record was made.
func (c *Conflict) day(record int, today survey.Date) survey.Date {
	if day := c.Heads[record].Day; day.Valid() {
		return day
	}
	return today
}

// Carry returns the choices that still hold after the records were read anew: those of
// records that are still among them and say the same.
func (c *Conflict) Carry(before *Conflict, choices survey.Choices) survey.Choices {
	kept := survey.Choices{}
	for _, d := range c.Differences {
		record, chosen := choices[d.Path]
		if !chosen {
			continue
		}
		now := slices.Index(c.IDs(), before.Heads[record].ID)
		if d.CanChoose(now) {
			kept[d.Path] = now
		}
	}
	return kept
}
