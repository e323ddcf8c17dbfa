package store

import (
	"context"
	"database/sql"
	"strings"

	"ruhu/syncpkg/object"
)

// Held is what the store knows of an object without reading it.
type Held struct {
	ID           object.ID
	Type         object.Type
	Division     string
	Subject      string
	Signer       object.KeyID
	Size         int64 // bytes that it takes up in a batch before compression
	Content      int64 // bytes of an attachment's content that is here
	Acknowledged bool  // the county has it
}

// HeldFilter narrows Held; the zero value selects all that counts.
type HeldFilter struct {
	Unacknowledged bool   // only what the county has not acknowledged
	About          string // only what is about this division, a part of it, or one that holds it
}

// ObjectIDs returns the ids of all objects, those that do not count included, in
// no particular order.
func (r *Reader) ObjectIDs(ctx context.Context) (map[object.ID]bool, error) {
	ids := map[object.ID]bool{}
	err := r.each(ctx, func(rows *sql.Rows) error {
		var id sql.RawBytes
		err := rows.Scan(&id)
		if err == nil {
			ids[object.ID(id)] = true
		}
		return err
	}, "SELECT id FROM object")
	return ids, failed(err, "read ids of objects")
}

// Held returns what is here and counts, in the order of arrival. It reads no
// payload, so that hundreds of thousands are no burden.
func (r *Reader) Held(ctx context.Context, f HeldFilter) (list []Held, err error) {
	where, args := f.where()
	err = r.each(ctx, func(rows *sql.Rows) error {
		var h Held
		var id, signer sql.RawBytes
		if err := rows.Scan(&id, &h.Type, &h.Division, &h.Subject, &signer, &h.Size, &h.Acknowledged); err != nil {
			return err
		}
		copy(h.ID[:], id)
		copy(h.Signer[:], signer)
		list = append(list, h)
		return nil
	}, "SELECT id, type, division, subject, signer, size, acknowledged FROM object WHERE "+where+" ORDER BY ordinal", args...)
	if err == nil {
		err = r.fillContents(ctx, list)
	}
	return list, failed(err, "read what is held")
}

// fillContents says of each attachment how large its content is.
func (r *Reader) fillContents(ctx context.Context, list []Held) error {
	sizes := map[object.ID]int64{}
	err := r.each(ctx, func(rows *sql.Rows) error {
		var id []byte
		var size int64
		err := rows.Scan(&id, &size)
		sizes[object.ID(id)] = size
		return err
	}, "SELECT object, blob.size FROM attachment JOIN blob USING (hash, size)")
	for i := range list {
		list[i].Content = sizes[list[i].ID]
	}
	return err
}

func (f HeldFilter) where() (where string, args []any) {
	where = "revoked = 0"
	if f.Unacknowledged {
		where += " AND acknowledged = 0"
	}
	if f.About != "" {
		holding := []string{}
		for n := range f.About {
			holding = append(holding, "?")
			args = append(args, f.About[:n+1])
		}
		// A division code is digits, and ":" is what follows "9".
		where += " AND (division IN (" + strings.Join(holding, ",") + ") OR division > ? AND division < ?)"
		args = append(args, f.About, f.About+":")
	}
	return where, args
}

// describe fills in the division of objects that came before it was kept.
func (t *Tx) describe() error {
	for o, err := range t.Objects(t.ctx, ObjectFilter{Revoked: true}) {
		if err != nil {
			return err
		}
		if _, err := t.exec("UPDATE object SET division = ? WHERE id = ? AND division = ''", o.Division, o.ID[:]); err != nil {
			return failed(err, "fill in divisions")
		}
	}
	return nil
}
