package visit

import (
	"context"
	"errors"
	"fmt"

	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/syncpkg/object"
)

// Find returns a finished visit by the id of its object, of the visit, or of the
// household, of which it takes the latest to arrive.
func Find(ctx context.Context, s *store.Store, id string) (Record, error) {
	if objectID, err := object.ParseID(id); err == nil {
		o, err := s.Object(objectID)
		if errors.Is(err, store.ErrNotFound) || err == nil && o.Type != object.Visit {
			return Record{}, text.Fail("visit.unknown", id)
		}
		return Read(s, objectID)
	}
	if state, err := s.Household(id); err == nil {
		for i := len(state.Revisions) - 1; i >= 0; i-- {
			if state.Revisions[i].Type == object.Visit {
				return Read(s, state.Revisions[i].ID)
			}
		}
		return Record{}, text.Fail("visit.none_finished", state.Doc.DisplayName())
	}
	for o, err := range s.Objects(ctx, store.ObjectFilter{Types: []object.Type{object.Visit}}) {
		if err != nil {
			return Record{}, fmt.Errorf("read visits: %w", err)
		}
		r := Record{Object: o}
		if err := object.Decode(o.Body, &r.VisitRevision); err != nil {
			return Record{}, fmt.Errorf("read visit %s: %w", o.ID, err)
		}
		if r.Visit.ID == id {
			return r, nil
		}
	}
	return Record{}, text.Fail("visit.unknown", id)
}
