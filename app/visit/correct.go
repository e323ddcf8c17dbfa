package visit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/syncpkg/object"
)

// Correct begins the correction of a finished visit: the visit as it was recorded,
// to be finished again as a revision that follows it. Only a visit that nothing
// follows yet can be corrected. Where the household has a draft on this laptop,
// that is resumed instead.
func Correct(ctx context.Context, w *app.Workspace, id object.ID) (*Session, error) {
	record, found, err := readVisit(w.Store, id)
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, text.Fail("visit.unknown", id)
	}
	state, err := w.Store.Household(record.Object.Subject)
	if err != nil {
		return nil, err
	}
	if s, err := resumeDraft(w, state); s != nil || err != nil {
		return s, err
	}
	if !slices.Contains(state.Heads, id) {
		return nil, text.Fail("visit.followed", state.Doc.DisplayName())
	}
	s := &Session{w: w, heads: []object.ID{id}, cursor: "visitors", visit: record.Visit}
	s.visit.Finished = ""
	return s, s.save(ctx)
}

// resumeDraft resumes the draft of a household, or of another household that is the
// same family. It returns nothing where there is none.
func resumeDraft(w *app.Workspace, state store.HouseholdState) (*Session, error) {
	drafts, err := w.Store.Drafts()
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	family := []string{state.Doc.ID}
	for _, other := range state.Others {
		family = append(family, other.Doc.ID)
	}
	for _, d := range drafts {
		if slices.Contains(family, d.Household) {
			return Resume(w, d.VisitID)
		}
	}
	return nil, nil
}

// Corrects returns the finished visit that this one corrects, and whether it
// corrects one.
func (s *Session) Corrects() (Record, bool, error) {
	for _, id := range s.heads {
		r, found, err := readVisit(s.w.Store, id)
		if err != nil || found && r.Visit.ID == s.visit.ID {
			return r, err == nil, err
		}
	}
	return Record{}, false, nil
}

// readVisit reads a finished visit, if the object is here and is one.
func readVisit(s *store.Store, id object.ID) (Record, bool, error) {
	o, err := s.Object(id)
	if errors.Is(err, store.ErrNotFound) || err == nil && o.Type != object.Visit {
		return Record{}, false, nil
	}
	if err != nil {
		return Record{}, false, err
	}
	r, err := Read(s, id)
	return r, err == nil, err
}

// Returns are what offices above sent back of the records that this visit
// follows: what it answers.
func (s *Session) Returns() ([]store.Return, error) {
	state, err := s.w.Store.Household(s.visit.Household.ID)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(state.Returns, func(r store.Return) bool {
		return !r.Open || !slices.ContainsFunc(s.heads, func(id object.ID) bool { return slices.Contains(r.Revisions, id) })
	}), nil
}

// reason says why a finished visit is corrected: with the words in which it was
// sent back.
func (s *Session) reason() (string, error) {
	returns, err := s.Returns()
	if err != nil {
		return "", err
	}
	words := make([]string, len(returns))
	for i, r := range returns {
		words[i] = r.Comment
	}
	return strings.Join(words, "\n"), nil
}
