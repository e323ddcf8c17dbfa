package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"ruhu/syncpkg/object"
)

// ObjectFilter narrows Objects; the zero value selects all that count.
type ObjectFilter struct {
	Types          []object.Type // empty: every type
	Subject        string        // empty: every subject
	AfterOrdinal   int64         // only what arrived after the object with this ordinal
	Unacknowledged bool          // only what the county has not acknowledged
	Revoked        bool          // also what does not count, see SetRevoked
}

// AddObject stores a verified object that came with a batch, or was made here
// when batch is empty, and brings the projections up to date. An object that is
// there already changes nothing. An error that wraps ErrBody says that the body
// of a known type cannot be used: nothing was stored, and the transaction can go
// on.
func (t *Tx) AddObject(o object.Object, batch string) (added bool, err error) {
	if o.ID != o.Sealed.ID() || o.Signer != o.Sealed.Signer {
		return false, fmt.Errorf("add object %s: it is not what was signed", o.ID)
	}
	content, err := readContent(o)
	if err != nil {
		return false, fmt.Errorf("add object %s: %w", o.ID, err)
	}
	changed, err := t.exec(`INSERT INTO object (id, type, division, subject, size, batch, signer, reach, signature, payload)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		o.ID[:], o.Type, o.Division, o.Subject, len(o.Sealed.Payload), batch, o.Signer[:], o.Reach, o.Sealed.Signature, o.Sealed.Payload)
	if err != nil || changed == 0 {
		return false, failed(err, "add object")
	}
	if err := t.project(o, content); err != nil {
		return false, failed(err, "project object")
	}
	if _, err := t.exec("DELETE FROM quarantine WHERE id = ? AND signature = ?", o.ID[:], o.Sealed.Signature); err != nil {
		return false, failed(err, "release quarantine")
	}
	return true, nil
}

const objectColumns = "signer, reach, payload, signature"

// sealedRow is an object as its columns have it.
type sealedRow struct {
	signer []byte
	reach  string
	sealed object.Sealed
}

// fields are the places for objectColumns.
func (r *sealedRow) fields() []any {
	return []any{&r.signer, &r.reach, &r.sealed.Payload, &r.sealed.Signature}
}

// Object returns an object, or ErrNotFound.
func (r *Reader) Object(id object.ID) (object.Object, error) {
	var row sealedRow
	err := r.one("SELECT "+objectColumns+" FROM object WHERE id = ?", id[:]).Scan(row.fields()...)
	if err != nil {
		return object.Object{}, found(err, "read object "+id.String())
	}
	return row.reopen()
}

// reopen reads an object that was verified before it was stored.
func (r sealedRow) reopen() (object.Object, error) {
	if len(r.signer) != len(r.sealed.Signer) {
		return object.Object{}, errors.New("read object: signer of a wrong length")
	}
	copy(r.sealed.Signer[:], r.signer)
	o, err := object.Trusted(r.sealed)
	if err != nil {
		return object.Object{}, fmt.Errorf("read object: %w", err)
	}
	o.Reach = r.reach
	return o, nil
}

// HasObject reports whether an object is stored.
func (r *Reader) HasObject(id object.ID) (has bool, err error) {
	err = r.one("SELECT EXISTS (SELECT 1 FROM object WHERE id = ?)", id[:]).Scan(&has)
	return has, failed(err, "look for object")
}

// Ordinal returns the place of an object in the order of arrival, or
// ErrNotFound.
func (r *Reader) Ordinal(id object.ID) (ordinal int64, err error) {
	err = r.one("SELECT ordinal FROM object WHERE id = ?", id[:]).Scan(&ordinal)
	return ordinal, found(err, "find object "+id.String())
}

// objectPage is how many objects are read at once: enough to be quick, few
// enough for any size of objects to fit into memory.
const objectPage = 64

// Objects goes through objects in the order of their arrival, any number of
// times. It reads a page at a time, so it holds up nobody, and the loop may use
// the store or transaction it reads from; objects that arrive meanwhile come at
// the end. An error is yielded once and ends the sequence.
func (r *Reader) Objects(ctx context.Context, f ObjectFilter) iter.Seq2[object.Object, error] {
	return func(yield func(object.Object, error) bool) {
		for after := f.AfterOrdinal; ; {
			page, last, err := r.objectPage(ctx, f, after)
			if err != nil {
				yield(object.Object{}, failed(err, "read objects"))
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

func (r *Reader) objectPage(ctx context.Context, f ObjectFilter, after int64) (page []object.Object, last int64, err error) {
	query, args := f.query(after)
	err = r.each(ctx, func(rows *sql.Rows) error {
		var row sealedRow
		if err := rows.Scan(append([]any{&last}, row.fields()...)...); err != nil {
			return err
		}
		o, err := row.reopen()
		page = append(page, o)
		return err
	}, query, args...)
	return page, last, err
}

func (f ObjectFilter) query(after int64) (string, []any) {
	where, args := "ordinal > ?", []any{after}
	if len(f.Types) > 0 {
		where += " AND type IN (" + strings.TrimSuffix(strings.Repeat("?,", len(f.Types)), ",") + ")"
		for _, t := range f.Types {
			args = append(args, string(t))
		}
	}
	if f.Subject != "" {
		where += " AND subject = ?"
		args = append(args, f.Subject)
	}
	if f.Unacknowledged {
		where += " AND acknowledged = 0"
	}
	if !f.Revoked {
		where += " AND revoked = 0"
	}
	args = append(args, objectPage)
	return "SELECT ordinal, " + objectColumns + " FROM object WHERE " + where + " ORDER BY ordinal LIMIT ?", args
}

// AddQuarantine keeps an object that cannot be accepted, with the reason. The
// same object with the same reason is kept once.
func (t *Tx) AddQuarantine(q Quarantine) error {
	id := q.Sealed.ID()
	_, err := t.exec(`INSERT INTO quarantine (id, signer, batch, reason, detail, received_at, signature, payload)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		id[:], q.Sealed.Signer[:], q.Batch, q.Reason, q.Detail, timeText(q.ReceivedAt), notNil(q.Sealed.Signature), notNil(q.Sealed.Payload))
	return failed(err, "add quarantine")
}

// Quarantined returns what is not believed: what is in quarantine, in the order of
// arrival, and then what revoked keys signed and does not count, with the reason
// "revoked".
func (r *Reader) Quarantined() (list []Quarantine, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var q Quarantine
		var signer []byte
		var received string
		err := rows.Scan(&signer, &q.Batch, &q.Reason, &q.Detail, &received, &q.Sealed.Signature, &q.Sealed.Payload)
		if err != nil {
			return err
		}
		copy(q.Sealed.Signer[:], signer)
		if received != "" {
			q.ReceivedAt, err = parseTime(received)
		}
		list = append(list, q)
		return err
	}, `SELECT signer, batch, reason, detail, received_at, signature, payload FROM (
			SELECT 0 AS part, ordinal, signer, batch, reason, detail, received_at, signature, payload FROM quarantine
			UNION ALL
			SELECT 1, ordinal, signer, batch, ?, '', coalesce((SELECT received_at FROM manifest WHERE lower(hex(hash)) = batch), ''),
				signature, payload FROM object WHERE revoked = 1
		) ORDER BY part, ordinal`, revokedReason)
	return list, failed(err, "read quarantine")
}

// notNil makes an absent value an empty one: nil would be NULL.
func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// idsOf cuts a list of ids that are stored one after the other.
func idsOf(b []byte) (ids []object.ID) {
	for part := range slices.Chunk(b, len(object.ID{})) {
		ids = append(ids, object.ID(part))
	}
	return ids
}

// bytesOf is the reverse of idsOf.
func bytesOf(ids []object.ID) []byte {
	b := make([]byte, 0, len(ids)*len(object.ID{}))
	for _, id := range ids {
		b = append(b, id[:]...)
	}
	return b
}
