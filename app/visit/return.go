package visit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Return sends the current records of a household back to its village with a
// comment: a signed object for each village in whose name they were signed. It
// travels down with the next batch, and is open until the village records
// something that follows.
func Return(ctx context.Context, w *app.Workspace, household, comment string) error {
	comment = strings.TrimSpace(comment)
	if n := utf8.RuneCountInString(comment); n == 0 || n > syncpkg.MaxComment {
		return text.Fail("visit.return_comment", syncpkg.MaxComment)
	}
	if w.Role == syncpkg.Village {
		return text.Fail("visit.return_village")
	}
	state, err := w.Store.Household(household)
	if errors.Is(err, store.ErrNotFound) {
		return text.Fail("visit.unknown", household).Because(err)
	}
	if err != nil {
		return err
	}
	returns, err := returnsOf(w, state, comment)
	if err != nil {
		return err
	}
	err = w.Store.Update(ctx, func(tx *store.Tx) error {
		for _, o := range returns {
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
		}
		return w.AuditIn(tx, app.AuditReturned, household, "")
	})
	if err != nil {
		return text.Fail("visit.not_returned").Because(err)
	}
	return nil
}

// returnsOf signs the returns of all heads of a household.
func returnsOf(w *app.Workspace, state store.HouseholdState, comment string) (signed []object.Object, err error) {
	heads := map[string][]object.ID{}
	var villages []string
	for _, id := range state.Heads {
		o, err := w.Store.Object(id)
		if err != nil {
			return nil, err
		}
		if !survey.InDivision(o.Division, w.Division) {
			return nil, text.Fail("visit.return_outside", state.Doc.DisplayName())
		}
		if heads[o.Division] == nil {
			villages = append(villages, o.Division)
		}
		heads[o.Division] = append(heads[o.Division], id)
	}
	slices.Sort(villages)
	for _, village := range villages {
		h, err := syncpkg.Compose(object.Return, village, state.Doc.ID, syncpkg.ReturnBody{Revisions: heads[village], Comment: comment})
		if err != nil {
			return nil, fmt.Errorf("return household %s: %w", state.Doc.ID, err)
		}
		o, err := w.Sign(h)
		if err != nil {
			return nil, err
		}
		signed = append(signed, o)
	}
	return signed, nil
}
