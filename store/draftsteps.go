package store

import "fmt"

// MaxDraftSteps is how many edits of a draft can be taken back.
const MaxDraftSteps = 100

// AddDraftStep keeps the document of a draft as it is saved now, before a field is
// edited, so that the edit can be taken back. Edits that were taken back before
// cannot be made again after it. Without a draft nothing is kept.
func (t *Tx) AddDraftStep(visitID, field string) error {
	for _, query := range []string{
		"DELETE FROM draft_step WHERE visit = ? AND step > (SELECT step FROM draft WHERE visit = draft_step.visit)",
		"UPDATE draft SET step = step + 1 WHERE visit = ?",
	} {
		if _, err := t.exec(query, visitID); err != nil {
			return failed(err, "keep draft step")
		}
	}
	if _, err := t.exec("INSERT INTO draft_step (visit, step, field, doc) SELECT visit, step, ?, doc FROM draft WHERE visit = ?", field, visitID); err != nil {
		return failed(err, "keep draft step")
	}
	_, err := t.exec("DELETE FROM draft_step WHERE visit = ? AND step <= (SELECT step FROM draft WHERE visit = draft_step.visit) - ?", visitID, MaxDraftSteps)
	return failed(err, "forget draft step")
}

// UndoDraft takes back the last edit of a draft that has not been taken back: the
// draft is as it was before, its cursor at the field of the edit. It returns
// ErrNotFound when there is none.
func (t *Tx) UndoDraft(visitID string) (Draft, error) { return t.moveDraft(visitID, 0, -1) }

// RedoDraft makes the edit again that UndoDraft took back last. It returns
// ErrNotFound when there is none.
func (t *Tx) RedoDraft(visitID string) (Draft, error) { return t.moveDraft(visitID, 1, +1) }

// moveDraft exchanges the document of a draft with that of the step so many
// further on, which then stands on the other side of the draft.
func (t *Tx) moveDraft(visitID string, to, by int) (Draft, error) {
	var step int
	var field string
	var doc, now []byte
	err := t.one(`SELECT s.step, s.field, s.doc, d.doc FROM draft d JOIN draft_step s ON s.visit = d.visit AND s.step = d.step + ?
		WHERE d.visit = ?`, to, visitID).Scan(&step, &field, &doc, &now)
	if err != nil {
		return Draft{}, found(err, "find step of draft "+visitID)
	}
	if _, err := t.exec("UPDATE draft_step SET doc = ? WHERE visit = ? AND step = ?", now, visitID, step); err != nil {
		return Draft{}, failed(err, "exchange draft step")
	}
	if _, err := t.exec("UPDATE draft SET doc = ?, cursor = ?, step = step + ? WHERE visit = ?", doc, field, by, visitID); err != nil {
		return Draft{}, failed(err, "exchange draft")
	}
	return t.Draft(visitID)
}

// DraftSteps reports whether an edit of a draft can be taken back, and whether
// one that was taken back can be made again.
func (r *Reader) DraftSteps(visitID string) (undo, redo bool, err error) {
	err = r.one(`SELECT EXISTS (SELECT 1 FROM draft_step s JOIN draft d ON d.visit = s.visit WHERE s.visit = ?1 AND s.step = d.step),
		EXISTS (SELECT 1 FROM draft_step s JOIN draft d ON d.visit = s.visit WHERE s.visit = ?1 AND s.step = d.step + 1)`, visitID).Scan(&undo, &redo)
	if err != nil {
		return false, false, fmt.Errorf("look for draft steps: %w", err)
	}
	return undo, redo, nil
}
