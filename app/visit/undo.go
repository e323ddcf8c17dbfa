package visit

import (
	"bytes"
	"context"
	"errors"

	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
)

// step is what belongs to one edit that is taken back as a whole: everything
// typed into one field, as long as no line comes or goes.
type step struct {
	cursor  string
	objects int // objects in the document, which a line that comes or goes changes
}

func stepOf(d store.Draft) step {
	return step{cursor: d.Cursor, objects: bytes.Count(d.Doc, []byte("{"))}
}

// Steps reports whether there is an edit to take back and one to make again, also
// from before the program was closed or died.
func (s *Session) Steps() (undo, redo bool, err error) { return s.w.Store.DraftSteps(s.visit.ID) }

// Undo takes back the last edit: everything typed into one field, or a line that
// came or went. The cursor is then at that field. Without one it does nothing.
func (s *Session) Undo(ctx context.Context) error { return s.move(ctx, (*store.Tx).UndoDraft) }

// Redo makes the edit again that Undo took back last. Without one it does
// nothing.
func (s *Session) Redo(ctx context.Context) error { return s.move(ctx, (*store.Tx).RedoDraft) }

// move saves what is on screen, which an earlier failure may have kept from the
// disk, and goes a step from there.
func (s *Session) move(ctx context.Context, by func(*store.Tx, string) (store.Draft, error)) error {
	now, err := s.draft()
	if err != nil {
		return err
	}
	var moved store.Draft
	err = s.w.Store.Update(ctx, func(tx *store.Tx) error {
		if err := s.goesOn(tx); err != nil {
			return err
		}
		if err := errors.Join(tx.SaveDraft(now), s.note(tx)); err != nil {
			return err
		}
		moved, err = by(tx, now.VisitID)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil
	case errors.Is(err, ErrOver):
		return err
	case err != nil:
		return text.Fail("visit.not_saved").Because(err)
	}
	s.noted = true
	return s.become(moved)
}

// become takes a draft as the store has it.
func (s *Session) become(d store.Draft) error {
	v, err := survey.DecodeVisit(d.Doc)
	if err != nil {
		return text.Fail("visit.draft_unreadable").Because(err)
	}
	s.visit, s.cursor, s.saved, s.step = v, d.Cursor, d.SavedAt, step{}
	return nil
}
