package store

import (
	"database/sql"

	"ruhu/syncpkg/object"
)

// revokedReason is the reason under which Quarantined lists objects that do not
// count because of a revocation.
const revokedReason = "revoked"

// SignedBy returns the ids of all objects with this signer, those that do not
// count included, in the order of their arrival.
func (r *Reader) SignedBy(signer object.KeyID) ([]object.ID, error) {
	ids, err := r.ids("SELECT id FROM object WHERE signer = ? ORDER BY ordinal", signer[:])
	return ids, failed(err, "find what a key signed")
}

// Revoked returns the ids of the objects that do not count.
func (r *Reader) Revoked() ([]object.ID, error) {
	ids, err := r.ids("SELECT id FROM object WHERE revoked = 1 ORDER BY ordinal")
	return ids, failed(err, "find what does not count")
}

func (r *Reader) ids(query string, args ...any) (ids []object.ID, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var id []byte
		err := rows.Scan(&id)
		ids = append(ids, object.ID(id))
		return err
	}, query, args...)
	return ids, err
}

// SetRevoked makes exactly these objects the ones that do not count: they stay
// here and are in no projection, list, count or export. Where that changes
// anything, the projections are computed again.
func (t *Tx) SetRevoked(ids []object.ID) error {
	before, err := t.Revoked()
	if err != nil {
		return err
	}
	was, is := setOf(before), setOf(ids)
	changed := false
	for _, step := range []struct {
		ids     []object.ID
		unless  map[object.ID]bool
		revoked bool
	}{{before, is, false}, {ids, was, true}} {
		for _, id := range step.ids {
			if step.unless[id] {
				continue
			}
			changed = true
			if _, err := t.exec("UPDATE object SET revoked = ? WHERE id = ?", step.revoked, id[:]); err != nil {
				return failed(err, "mark what does not count")
			}
		}
	}
	if !changed {
		return nil
	}
	return t.Rebuild()
}

func setOf(ids []object.ID) map[object.ID]bool {
	set := make(map[object.ID]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}
