package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"ruhu/syncpkg/object"
)

// PutCertificate keeps a certificate chain. Of several for one key the one whose
// bytes sort first stays, so that the order in which they come does not matter.
func (t *Tx) PutCertificate(c Certificate) error {
	chain, err := object.Encode(c.Chain)
	if err != nil {
		return fmt.Errorf("encode certificate chain: %w", err)
	}
	_, err = t.exec(`INSERT INTO certificate (key_id, role, division, chain, source) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (key_id) DO UPDATE SET role = excluded.role, division = excluded.division,
			chain = excluded.chain, source = excluded.source
			WHERE excluded.chain < certificate.chain`,
		c.KeyID[:], c.Role, c.Division, chain, c.Source)
	return failed(err, "put certificate")
}

// Certificates returns all certificate chains, in the order of their divisions.
func (r *Reader) Certificates() (list []Certificate, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var c Certificate
		var id, chain []byte
		if err := rows.Scan(&id, &c.Role, &c.Division, &chain, &c.Source); err != nil {
			return err
		}
		c.KeyID = object.KeyID(id)
		list = append(list, c)
		return object.Decode(chain, &list[len(list)-1].Chain)
	}, "SELECT key_id, role, division, chain, source FROM certificate ORDER BY division, key_id")
	return list, failed(err, "read certificates")
}

// AddManifest keeps a manifest. One that is there already changes nothing; one
// with the same number and another hash is a fork and is kept beside it.
func (t *Tx) AddManifest(m Manifest) (added bool, err error) {
	if max(m.Epoch, m.Seq) > math.MaxInt64 {
		return false, errors.New("add manifest: epoch or number out of range")
	}
	changed, err := t.exec(`INSERT INTO manifest (signer, epoch, stream, seq, hash, prev, objects, received_at, file, signature, bytes)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (signer, epoch, stream, seq, hash) DO NOTHING`,
		m.Signer[:], m.Epoch, m.Stream, m.Seq, m.Hash[:], m.Prev[:], m.Objects, timeText(m.ReceivedAt), m.File, notNil(m.Signature), notNil(m.Bytes))
	return changed > 0, failed(err, "add manifest")
}

// Manifests returns manifests by signer, epoch, stream and number, forks in the
// order of arrival.
func (r *Reader) Manifests(f ManifestFilter) (list []Manifest, err error) {
	where, args := f.where()
	columns := manifestColumns
	if f.Bare {
		columns = bareColumns
	}
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		m, err := scanManifest(rows.Scan)
		list = append(list, m)
		return err
	}, "SELECT "+columns+" FROM manifest WHERE "+where+" ORDER BY signer, epoch, stream, seq, ordinal", args...)
	return list, failed(err, "read manifests")
}

// Manifest returns the manifest of a batch, or ErrNotFound.
func (r *Reader) Manifest(hash [32]byte) (Manifest, error) {
	m, err := scanManifest(r.one("SELECT "+manifestColumns+" FROM manifest WHERE hash = ?", hash[:]).Scan)
	return m, found(err, "read manifest")
}

const (
	manifestPlace   = "signer, epoch, stream, seq, hash, prev, objects, received_at, file, "
	manifestColumns = manifestPlace + "signature, bytes"
	bareColumns     = manifestPlace + "x'', x''"
)

func (f ManifestFilter) where() (where string, args []any) {
	where = "1"
	if f.Signer != nil {
		where += " AND signer = ?"
		args = append(args, f.Signer[:])
	}
	if f.Epoch != nil {
		where += " AND epoch = ?"
		args = append(args, *f.Epoch)
	}
	if f.Stream != "" {
		where += " AND stream = ?"
		args = append(args, f.Stream)
	}
	return where, args
}

func scanManifest(scan func(...any) error) (Manifest, error) {
	var m Manifest
	var signer, hash, prev []byte
	var received string
	err := scan(&signer, &m.Epoch, &m.Stream, &m.Seq, &hash, &prev, &m.Objects, &received, &m.File, &m.Signature, &m.Bytes)
	if err != nil {
		return Manifest{}, err
	}
	copy(m.Signer[:], signer)
	copy(m.Hash[:], hash)
	copy(m.Prev[:], prev)
	m.ReceivedAt, err = parseTime(received)
	return m, err
}

// AddExport keeps that a batch with these objects was written. A stream has each
// number of an epoch once.
func (t *Tx) AddExport(e Export, ids []object.ID) error {
	if max(e.Epoch, e.Seq) > math.MaxInt64 {
		return errors.New("add export: epoch or number out of range")
	}
	if _, err := t.exec("INSERT INTO export (epoch, stream, seq, hash, created_at, file, objects) VALUES (?, ?, ?, ?, ?, ?, ?)",
		e.Epoch, e.Stream, e.Seq, e.Hash[:], timeText(e.CreatedAt), e.File, e.Objects); err != nil {
		return failed(err, "add export")
	}
	for _, id := range ids {
		changed, err := t.exec(`INSERT INTO export_object (epoch, stream, seq, ordinal)
			SELECT ?, ?, ?, ordinal FROM object WHERE id = ?`, e.Epoch, e.Stream, e.Seq, id[:])
		if err != nil {
			return failed(err, "add export")
		}
		if changed == 0 {
			return fmt.Errorf("add export: object %s: %w", id, ErrNotFound)
		}
	}
	return nil
}

// Exports returns the batches written here, by epoch, stream and number.
func (r *Reader) Exports() (list []Export, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var e Export
		var hash []byte
		var created string
		if err := rows.Scan(&e.Epoch, &e.Stream, &e.Seq, &hash, &created, &e.File, &e.Objects, &e.Acknowledged); err != nil {
			return err
		}
		copy(e.Hash[:], hash)
		var err error
		e.CreatedAt, err = parseTime(created)
		list = append(list, e)
		return err
	}, "SELECT epoch, stream, seq, hash, created_at, file, objects, acknowledged FROM export ORDER BY epoch, stream, seq")
	return list, failed(err, "read exports")
}

// Exported returns the objects that batches of a stream have carried in an epoch,
// each once, in the order of arrival here.
func (r *Reader) Exported(epoch uint64, stream string) (ids []object.ID, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var id []byte
		err := rows.Scan(&id)
		ids = append(ids, object.ID(id))
		return err
	}, `SELECT id FROM object WHERE ordinal IN (SELECT ordinal FROM export_object WHERE epoch = ? AND stream = ?) ORDER BY ordinal`, epoch, stream)
	return ids, failed(err, "read what was exported")
}

// Acknowledge notes that the county has every batch of a stream in an epoch up to the one
// with this number and hash, and so the objects in them but those that it did not
// believe. It is never taken back. Where another batch was written here under the
// number, as on a copied disk, the county has nothing of it and nothing changes.
func (t *Tx) Acknowledge(epoch uint64, stream string, seq uint64, hash [32]byte, except []object.ID) error {
	if max(epoch, seq) > math.MaxInt64 {
		return nil
	}
	var own bool
	err := t.one("SELECT count(*) > 0 FROM export WHERE epoch = ? AND stream = ? AND seq = ? AND hash = ?", epoch, stream, seq, hash[:]).Scan(&own)
	if err != nil || !own {
		return failed(err, "find acknowledged export")
	}
	not := make([]string, len(except))
	for i, id := range except {
		not[i] = id.String()
	}
	list, err := json.Marshal(not)
	if err != nil {
		return fmt.Errorf("list what was not believed: %w", err)
	}
	if _, err := t.exec(`UPDATE object SET acknowledged = 1 WHERE acknowledged = 0
		AND ordinal IN (SELECT ordinal FROM export_object WHERE epoch = ? AND stream = ? AND seq <= ?)
		AND lower(hex(id)) NOT IN (SELECT value FROM json_each(?))`, epoch, stream, seq, string(list)); err != nil {
		return failed(err, "acknowledge objects")
	}
	_, err = t.exec("UPDATE export SET acknowledged = 1 WHERE epoch = ? AND stream = ? AND seq <= ?", epoch, stream, seq)
	return failed(err, "acknowledge exports")
}
