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

const rowColumns = `id, village, "group", head_name, members, search, dibao, dibao_class, tekun, jdlk, visits, last_visit, heads, divisions, returned`

func (h *HouseholdRow) fields() []any {
	return []any{
		&h.ID, &h.Village, &h.Group, &h.HeadName, &h.Members, &h.SearchText, &h.Dibao, &h.DibaoClass,
		&h.Tekun, &h.Jdlk, &h.Visits, &h.LastVisit, &h.Heads, &h.Divisions, &h.Returned,
	}
}

// Households returns the whole list, by village, group and name of the head.
// Households that links say are one family have one line.
func (r *Reader) Households(ctx context.Context) ([]HouseholdRow, error) {
	list, _, err := r.list(ctx)
	return list, err
}

// Duplicates returns the households that are not on the list because another one
// of the same family stands for them. Nothing of them is lost.
func (r *Reader) Duplicates(ctx context.Context) ([]HouseholdRow, error) {
	_, behind, err := r.list(ctx)
	return behind, err
}

func (r *Reader) list(ctx context.Context) (list, behind []HouseholdRow, err error) {
	rows, err := r.rows(ctx)
	if err != nil {
		return nil, nil, failed(err, "read households")
	}
	_, joined, err := r.Links(ctx)
	if err != nil {
		return nil, nil, err
	}
	list, behind = fold(rows, joined)
	for _, rows := range [][]HouseholdRow{list, behind} {
		slices.SortFunc(rows, func(a, b HouseholdRow) int {
			return cmp.Or(cmp.Compare(a.Village, b.Village), survey.CompareNatural(a.Group, b.Group), cmp.Compare(a.HeadName, b.HeadName), cmp.Compare(a.ID, b.ID))
		})
	}
	return list, behind, nil
}

// rows returns a line for each household, whether another one stands for it or
// not, in no order.
func (r *Reader) rows(ctx context.Context) ([]HouseholdRow, error) {
	drafts, err := r.latestDrafts(ctx)
	if err != nil {
		return nil, err
	}
	var count int
	if err := r.one("SELECT count(*) FROM household").Scan(&count); err != nil {
		return nil, err
	}
	rows := make([]HouseholdRow, 0, count)
	var h HouseholdRow
	fields := h.fields()
	err = r.each(ctx, func(found *sql.Rows) error {
		err := found.Scan(fields...)
		h.DraftVisit = drafts[h.ID]
		rows = append(rows, h)
		return err
	}, "SELECT "+rowColumns+" FROM household")
	return rows, err
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

// Household returns a household as its objects say, with the others of the same
// family, or ErrNotFound.
func (r *Reader) Household(id string) (HouseholdState, error) {
	state, err := r.household(id)
	if err != nil {
		return HouseholdState{}, err
	}
	joined, err := r.around(id)
	if err != nil {
		return HouseholdState{}, err
	}
	for _, other := range family(id, joined) {
		o, err := r.household(other)
		if err != nil {
			return HouseholdState{}, err
		}
		state.Others = append(state.Others, o)
	}
	return state, nil
}

// household reads the objects of one household.
func (r *Reader) household(id string) (HouseholdState, error) {
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
	heads := slices.DeleteFunc(history, func(l object.Link) bool { return !slices.Contains(state.Heads, l.ID) })
	state.Returns, err = r.readReturns(id, heads)
	return state, err
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
		(SELECT count(*) FROM household WHERE returned > 0),
		(SELECT count(*) FROM draft), (SELECT count(*) FROM object),
		(SELECT count(*) FROM object WHERE acknowledged = 0 AND revoked = 0),
		(SELECT count(*) FROM quarantine) + (SELECT count(*) FROM object WHERE revoked = 1)`).
		Scan(&c.Households, &c.Members, &c.Visited, &c.Conflicts, &c.Returned, &c.Drafts, &c.Objects, &c.Unacknowledged, &c.Quarantined)
	if err != nil {
		return c, failed(err, "count")
	}
	return c, failed(r.countOnce(&c), "count linked households once")
}
