package store

import (
	"database/sql"
	"errors"
	"iter"

	"ruhu/syncpkg/object"
)

// Staging is how far the reading of a batch came before.
type Staging struct {
	Blocks int // blocks whose objects are verified and here
	Known  int // authentic objects in them that are not staged because they were here already
}

// Staged is an object of a batch that is being read. It is in no list and no
// count.
type Staged struct {
	Sealed object.Sealed
	Reach  string // of an authentic one, see object.Object
	Bad    bool   // it was not believed
}

// maxStagings is how many unfinished batches are kept. Whoever begins another one
// has given up the first.
const maxStagings = 4

// Staging returns how far the reading of a batch came; zeros when it never began.
func (r *Reader) Staging(batch [32]byte) (s Staging, err error) {
	err = r.one("SELECT blocks, known FROM staging WHERE batch = ?", batch[:]).Scan(&s.Blocks, &s.Known)
	if errors.Is(err, sql.ErrNoRows) {
		return s, nil
	}
	return s, failed(err, "read staging")
}

// Stage keeps a further piece of a batch and how far the reading came with it.
func (t *Tx) Stage(batch [32]byte, s Staging, piece []Staged) error {
	if _, err := t.exec(`INSERT INTO staging (batch, blocks, known) VALUES (?, ?, ?)
		ON CONFLICT (batch) DO UPDATE SET blocks = excluded.blocks, known = excluded.known`,
		batch[:], s.Blocks, s.Known); err != nil {
		return failed(err, "stage batch")
	}
	for _, o := range piece {
		if _, err := t.exec(`INSERT INTO staged (staging, reach, bad, signer, signature, payload)
			SELECT ordinal, ?, ?, ?, ?, ? FROM staging WHERE batch = ?`,
			o.Reach, o.Bad, o.Sealed.Signer[:], notNil(o.Sealed.Signature), notNil(o.Sealed.Payload), batch[:]); err != nil {
			return failed(err, "stage object")
		}
	}
	_, err := t.exec("DELETE FROM staging WHERE ordinal NOT IN (SELECT ordinal FROM staging ORDER BY ordinal DESC LIMIT ?)", maxStagings)
	return failed(err, "drop old staging")
}

// Staged goes through the staged objects of a batch in the order of the batch, a
// page at a time.
func (r *Reader) Staged(batch [32]byte) iter.Seq2[Staged, error] {
	return func(yield func(Staged, error) bool) {
		for after := int64(0); ; {
			page, last, err := r.stagedPage(batch, after)
			if err != nil {
				yield(Staged{}, failed(err, "read staged objects"))
				return
			}
			for _, o := range page {
				if !yield(o, nil) {
					return
				}
			}
			if len(page) < objectPage {
				return
			}
			after = last
		}
	}
}

func (r *Reader) stagedPage(batch [32]byte, after int64) (page []Staged, last int64, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var o Staged
		var signer []byte
		if err := rows.Scan(&last, &o.Reach, &o.Bad, &signer, &o.Sealed.Signature, &o.Sealed.Payload); err != nil {
			return err
		}
		copy(o.Sealed.Signer[:], signer)
		page = append(page, o)
		return nil
	}, `SELECT ordinal, reach, bad, signer, signature, payload FROM staged
		WHERE staging = (SELECT ordinal FROM staging WHERE batch = ?) AND ordinal > ? ORDER BY ordinal LIMIT ?`, batch[:], after, objectPage)
	return page, last, err
}

// Unstage forgets the pieces of a batch, which are where they belong by now, and
// reports whether other batches are still staged.
func (t *Tx) Unstage(batch [32]byte) (others bool, err error) {
	if _, err := t.exec("DELETE FROM staging WHERE batch = ?", batch[:]); err != nil {
		return false, failed(err, "clear staging")
	}
	err = t.one("SELECT EXISTS (SELECT 1 FROM staging)").Scan(&others)
	return others, failed(err, "look for staging")
}

// Rejudgeable returns some of the objects that are in quarantine for a reason and
// whose signer's certificate is here; none when all of them were dealt with.
func (r *Reader) Rejudgeable(reason string) (list []Quarantine, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var q Quarantine
		var signer []byte
		if err := rows.Scan(&signer, &q.Batch, &q.Reason, &q.Sealed.Signature, &q.Sealed.Payload); err != nil {
			return err
		}
		copy(q.Sealed.Signer[:], signer)
		list = append(list, q)
		return nil
	}, `SELECT signer, batch, reason, signature, payload FROM quarantine
		WHERE reason = ? AND signer IN (SELECT key_id FROM certificate) ORDER BY ordinal LIMIT ?`, reason, objectPage)
	return list, failed(err, "read quarantine")
}

// Requarantine gives an object in quarantine another reason.
func (t *Tx) Requarantine(q Quarantine, reason, detail string) error {
	id := q.Sealed.ID()
	if _, err := t.exec(`UPDATE OR IGNORE quarantine SET reason = ?, detail = ? WHERE id = ? AND signature = ? AND reason = ?`,
		reason, detail, id[:], notNil(q.Sealed.Signature), q.Reason); err != nil {
		return failed(err, "change quarantine")
	}
	return t.Release(q)
}

// Release takes an object out of quarantine.
func (t *Tx) Release(q Quarantine) error {
	id := q.Sealed.ID()
	_, err := t.exec("DELETE FROM quarantine WHERE id = ? AND signature = ? AND reason = ?", id[:], notNil(q.Sealed.Signature), q.Reason)
	return failed(err, "release quarantine")
}
