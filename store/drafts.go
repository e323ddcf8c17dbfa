package store

import (
	"database/sql"
	"errors"
)

// SaveDraft keeps a visit as typed so far, replacing what was kept of it. It
// saves the document as it is: a draft may be incomplete in any way.
func (t *Tx) SaveDraft(d Draft) error {
	if d.VisitID == "" {
		return errors.New("save draft: it has no visit id")
	}
	_, err := t.exec(`INSERT INTO draft (visit, household, cursor, saved_at, parents, doc) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (visit) DO UPDATE SET household = excluded.household, cursor = excluded.cursor,
			saved_at = excluded.saved_at, parents = excluded.parents, doc = excluded.doc`,
		d.VisitID, d.Household, d.Cursor, timeText(d.SavedAt), bytesOf(d.Parents), notNil(d.Doc))
	return failed(err, "save draft")
}

// DeleteDraft removes a draft, because its visit is finished or was given up.
func (t *Tx) DeleteDraft(visitID string) error {
	_, err := t.exec("DELETE FROM draft WHERE visit = ?", visitID)
	return failed(err, "delete draft")
}

const draftColumns = "visit, household, cursor, saved_at, parents, doc"

// Draft returns the draft of a visit, or ErrNotFound.
func (r *Reader) Draft(visitID string) (Draft, error) {
	d, err := scanDraft(r.one("SELECT "+draftColumns+" FROM draft WHERE visit = ?", visitID))
	return d, found(err, "read draft "+visitID)
}

// Drafts returns all drafts, the latest first.
func (r *Reader) Drafts() (list []Draft, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		d, err := scanDraft(rows)
		list = append(list, d)
		return err
	}, "SELECT "+draftColumns+" FROM draft ORDER BY saved_at DESC, visit")
	return list, failed(err, "read drafts")
}

func scanDraft(row interface{ Scan(...any) error }) (Draft, error) {
	var d Draft
	var saved string
	var parents []byte
	if err := row.Scan(&d.VisitID, &d.Household, &d.Cursor, &saved, &parents, &d.Doc); err != nil {
		return Draft{}, err
	}
	d.Parents = idsOf(parents)
	var err error
	d.SavedAt, err = parseTime(saved)
	return d, err
}
