// Package visit carries one verification visit from its start at the kitchen
// table to the signed, finished record.
package visit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// ErrOver says that a visit was finished or discarded: nothing can be added to
// it any more.
var ErrOver = errors.New("visit is over")

// Session is a visit being recorded. Every edit is saved before Edit returns.
type Session struct {
	w      *app.Workspace
	visit  survey.Visit
	heads  []object.ID // what this visit follows
	cursor string
	saved  time.Time
	step   step // the edit that Undo would take back, while it goes on
	noted  bool // the audit trail has that this was typed into
}

// Options says what a new visit is; see survey.VisitKinds and survey.Levels.
type Options struct {
	Kind  string
	Level string
}

// Start begins a visit to a household with the answers of the last one filled
// in. Where the household already has a draft on this laptop, that is resumed
// instead: two drafts of one visit would fall apart. Of a household with records
// in conflict it follows the one that is shown; the other stays, because only a
// person who has seen both may settle them.
func Start(ctx context.Context, w *app.Workspace, household string, o Options) (*Session, error) {
	state, err := w.Store.Household(household)
	if err != nil {
		return nil, err
	}
	if s, err := resumeDraft(w, state); s != nil || err != nil {
		return s, err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make visit id: %w", err)
	}
	s := &Session{w: w, heads: state.Heads[:1], cursor: "visitors"}
	s.visit = survey.Visit{
		ID: id.String(), Household: Current(state), Kind: o.Kind, Level: o.Level,
		Started: w.Now().Format(time.RFC3339), Visitors: []survey.Visitor{s.self()},
	}
	for _, m := range state.Doc.Members {
		s.visit.Met = append(s.visit.Met, survey.Meeting{Member: m.Key})
	}
	return s, s.save(ctx)
}

// self is the first visitor: the operator of this laptop.
func (s *Session) self() survey.Visitor {
	o := s.w.Store.Operator()
	return survey.Visitor{Name: o.Name, Unit: o.Unit, Post: o.Post, Level: string(s.w.Role), Operator: o.ID}
}

// Current is a household as it stands today: as last recorded, with every visit
// that this workspace knows among its checks, also those recorded under another
// household of the same family.
func Current(state store.HouseholdState) survey.Household {
	h := state.Doc
	h.Checks = checksOf(state)
	return h
}

func checksOf(state store.HouseholdState) []survey.Check {
	checks := slices.Clone(state.Doc.Checks) // nil stays nil: that nobody asked is not that there were none
	seen := map[survey.Check]bool{}
	for _, c := range checks {
		seen[c] = true
	}
	revisions := slices.Clone(state.Revisions)
	for _, other := range state.Others {
		revisions = append(revisions, other.Revisions...)
	}
	for _, r := range revisions {
		c := survey.Check{Date: r.Day, Level: r.Level}
		if r.Type == object.Visit && !seen[c] {
			seen[c] = true
			checks = append(checks, c)
		}
	}
	return checks
}

// Resume reopens a draft where it was left.
func Resume(w *app.Workspace, visitID string) (*Session, error) {
	d, err := w.Store.Draft(visitID)
	if err != nil {
		return nil, err
	}
	s := &Session{w: w, heads: d.Parents}
	if err := s.become(d); err != nil {
		return nil, err
	}
	return s, nil
}

// Visit returns the visit as it stands. Callers change it only through Edit.
func (s *Session) Visit() survey.Visit { return s.visit }

// Cursor returns the section and field where the work stopped.
func (s *Session) Cursor() string { return s.cursor }

// SavedAt returns when the last edit was saved, by the workspace's clock.
func (s *Session) SavedAt() time.Time { return s.saved }

// Edit changes the visit and saves it. Cursor names the section and field being
// typed into ("incomes.i2.gross_fen"), to which a reopened draft returns. When
// saving fails the error says so and the change stays in memory, so that the
// next edit tries again. It wraps ErrOver when the visit was finished or
// discarded meanwhile: a draft that was closed is never opened again.
func (s *Session) Edit(ctx context.Context, cursor string, change func(*survey.Visit)) error {
	change(&s.visit)
	s.cursor = cursor
	return s.save(ctx)
}

func (s *Session) save(ctx context.Context) error {
	d, err := s.draft()
	if err != nil {
		return err
	}
	next := stepOf(d)
	err = s.w.Store.Update(ctx, func(tx *store.Tx) error {
		if err := s.goesOn(tx); err != nil {
			return err
		}
		if next != s.step {
			if err := tx.AddDraftStep(d.VisitID, d.Cursor); err != nil {
				return err
			}
		}
		return errors.Join(tx.SaveDraft(d), s.note(tx))
	})
	switch {
	case errors.Is(err, ErrOver):
		return err
	case err != nil:
		return text.Fail("visit.not_saved").Because(err)
	}
	s.saved, s.step, s.noted = d.SavedAt, next, true
	return nil
}

// draft is the visit as it stands, to be saved.
func (s *Session) draft() (store.Draft, error) {
	if s.visit.TooLarge() { // such a draft could not be opened again
		return store.Draft{}, text.Fail("visit.too_large", survey.MaxText, survey.MaxMembers, survey.MaxLines)
	}
	doc, err := json.Marshal(s.visit)
	if err != nil {
		return store.Draft{}, fmt.Errorf("encode draft: %w", err)
	}
	return store.Draft{
		VisitID: s.visit.ID, Household: s.visit.Household.ID, Parents: s.heads,
		Doc: doc, Cursor: s.cursor, SavedAt: s.w.Now(),
	}, nil
}

// note puts into the audit trail, once, that the visit was typed into.
func (s *Session) note(tx *store.Tx) error {
	if s.noted {
		return nil
	}
	return s.w.AuditIn(tx, app.AuditEdited, s.visit.Household.ID, s.visit.ID)
}

// goesOn refuses to go on with a visit whose draft is gone.
func (s *Session) goesOn(tx *store.Tx) error {
	if s.saved.IsZero() {
		return nil
	}
	_, err := tx.Draft(s.visit.ID)
	if errors.Is(err, store.ErrNotFound) {
		return text.Fail("visit.over").Because(ErrOver)
	}
	return err
}

// Assess computes what the policy says about the visit as it stands.
func (s *Session) Assess(lang text.Lang) rules.Result {
	return s.w.Pack.Assess(s.visit.Household, s.w.Today(), lang)
}

// Problems returns what stands against finishing, then what is doubtful.
func (s *Session) Problems() []survey.Problem {
	return append(s.visit.Unfinished(), s.visit.Household.Check(s.w.Today())...)
}

// Discard throws the draft away. The household and its earlier visits stay.
func (s *Session) Discard(ctx context.Context) error {
	return s.w.Store.Update(ctx, func(tx *store.Tx) error {
		return errors.Join(tx.DeleteDraft(s.visit.ID), s.w.AuditIn(tx, app.AuditDiscarded, s.visit.Household.ID, s.visit.ID))
	})
}
