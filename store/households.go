package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

const rowColumns = `id, village, "group", head_name, members, search, dibao, dibao_class, tekun, jdlk, visits, last_visit, heads`

func (h *HouseholdRow) fields() []any {
	return []any{
		&h.ID, &h.Village, &h.Group, &h.HeadName, &h.Members, &h.SearchText, &h.Dibao, &h.DibaoClass,
		&h.Tekun, &h.Jdlk, &h.Visits, &h.LastVisit, &h.Heads,
	}
}

// Households returns the whole list, by village, group and name of the head.
func (r *Reader) Households(ctx context.Context) ([]HouseholdRow, error) {
	drafts, err := r.latestDrafts(ctx)
	if err != nil {
		return nil, failed(err, "read drafts")
	}
	var count int
	if err := r.one("SELECT count(*) FROM household").Scan(&count); err != nil {
		return nil, failed(err, "count households")
	}
	list := make([]HouseholdRow, 0, count)
	var h HouseholdRow
	fields := h.fields()
	err = r.each(ctx, func(rows *sql.Rows) error {
		err := rows.Scan(fields...)
		h.DraftVisit = drafts[h.ID]
		list = append(list, h)
		return err
	}, "SELECT "+rowColumns+" FROM household")
	if err != nil {
		return nil, failed(err, "read households")
	}
	slices.SortFunc(list, func(a, b HouseholdRow) int {
		return cmp.Or(cmp.Compare(a.Village, b.Village), survey.CompareNatural(a.Group, b.Group), cmp.Compare(a.HeadName, b.HeadName), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}

// latestDrafts returns the latest draft of each household that has one.
func (r *Reader) latestDrafts(ctx context.Context) (map[string]string, error) {
	drafts := map[string]string{}
	err := r.each(ctx, func(rows *sql.Rows) error {
		var household, visit string
		err := rows.Scan(&household, &visit)
		drafts[household] = visit
		return err
	}, "SELECT household, visit FROM draft ORDER BY saved_at, visit")
	return drafts, err
}

// Household returns a household as its objects say, or ErrNotFound.
func (r *Reader) Household(id string) (HouseholdState, error) {
	var state HouseholdState
	var history []object.Link
	contents := map[object.ID]*content{}
	err := r.each(r.ctx, func(rows *sql.Rows) error {
		var row sealedRow
		var v Revision
		if err := rows.Scan(append([]any{&v.Batch, &v.Accepted}, row.fields()...)...); err != nil {
			return err
		}
		o, err := row.reopen()
		if err != nil {
			return err
		}
		c, err := readContent(o)
		if err != nil {
			return err
		}
		contents[o.ID] = c
		history = append(history, o.Link())
		state.Revisions = append(state.Revisions, v.of(o, c))
		return nil
	}, `SELECT batch, acknowledged, `+objectColumns+` FROM object
		WHERE subject = ? AND type IN (?, ?) AND revoked = 0 ORDER BY ordinal`, id, string(object.Seed), string(object.Visit))
	if err != nil {
		return HouseholdState{}, failed(err, "read household")
	}
	if len(history) == 0 {
		return HouseholdState{}, fmt.Errorf("read household %s: %w", id, ErrNotFound)
	}
	state.Heads = object.Heads(slices.Values(history))
	state.Doc = contents[state.Heads[0]].household
	return state, nil
}

// of fills in what a revision says about itself.
func (v Revision) of(o object.Object, c *content) Revision {
	v.ID, v.Type, v.Parents, v.Signer = o.ID, o.Type, o.Parents, o.Signer
	v.Author, v.Claimed = o.Author, o.Claimed
	v.VisitID, v.Day, v.Level, v.Reason = c.visit, c.day, c.level, c.reason
	return v
}

// Counts returns the numbers of the start page.
func (r *Reader) Counts() (Counts, error) {
	var c Counts
	err := r.one(`SELECT
		(SELECT count(*) FROM household), (SELECT coalesce(sum(members), 0) FROM household),
		(SELECT count(*) FROM household WHERE visits > 0), (SELECT count(*) FROM household WHERE heads > 1),
		(SELECT count(*) FROM draft), (SELECT count(*) FROM object),
		(SELECT count(*) FROM object WHERE acknowledged = 0 AND revoked = 0),
		(SELECT count(*) FROM quarantine) + (SELECT count(*) FROM object WHERE revoked = 1)`).
		Scan(&c.Households, &c.Members, &c.Visited, &c.Conflicts, &c.Drafts, &c.Objects, &c.Unacknowledged, &c.Quarantined)
	return c, failed(err, "count")
}
