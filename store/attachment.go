package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"

	"ruhu/syncpkg/object"
)

// Attachment is a photo or paper of a household.
type Attachment struct {
	object.Object
	Body object.AttachmentBody
	Here bool // its content is here; if not, it may still come with a batch
}

// Blob names the content.
func (a Attachment) Blob() Blob { return Blob{Hash: a.Body.SHA256, Size: a.Body.Size} }

// readAttachment decodes the body of an attachment.
func readAttachment(o object.Object) (body object.AttachmentBody, err error) {
	if err := object.Decode(o.Body, &body); err != nil {
		return body, fmt.Errorf("%w: %w", ErrBody, err)
	}
	if o.Subject == "" || body.Size == 0 || body.Size > math.MaxInt64 {
		return body, fmt.Errorf("%w: an attachment of %d bytes to household %q", ErrBody, body.Size, o.Subject)
	}
	return body, nil
}

// projectAttachment notes which content an attachment asks for.
func (t *Tx) projectAttachment(o object.Object) error {
	body, err := readAttachment(o)
	if err != nil {
		return err
	}
	_, err = t.exec("INSERT INTO attachment (object, household, division, hash, size) VALUES (?, ?, ?, ?, ?)",
		o.ID[:], o.Subject, o.Division, body.SHA256[:], body.Size)
	return err
}

// rebuildAttachments computes the projection of attachments again. Those that do
// not count stay in it: should they come to count, their content is here.
func (t *Tx) rebuildAttachments() error {
	if _, err := t.exec("DELETE FROM attachment"); err != nil {
		return failed(err, "clear attachments")
	}
	for o, err := range t.Objects(t.ctx, ObjectFilter{Types: []object.Type{object.Attachment}, Revoked: true}) {
		if err != nil {
			return err
		}
		if err := t.projectAttachment(o); err != nil {
			return failed(err, "rebuild attachments")
		}
	}
	return nil
}

// Attachments returns the attachments of a household in the order of their
// arrival. One in the name of a division that has no revision of the household
// is no matter of the household and is left out.
func (r *Reader) Attachments(ctx context.Context, household string) (list []Attachment, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		var row sealedRow
		var a Attachment
		if err := rows.Scan(append(row.fields(), &a.Here)...); err != nil {
			return err
		}
		if a.Object, err = row.reopen(); err != nil {
			return err
		}
		a.Body, err = readAttachment(a.Object)
		list = append(list, a)
		return err
	}, "SELECT "+objectColumns+`, EXISTS (SELECT 1 FROM blob WHERE blob.hash = attachment.hash AND blob.size = attachment.size)
		FROM attachment JOIN object ON id = object
		WHERE attachment.household = ? AND revoked = 0
			AND attachment.division IN (SELECT division FROM revision WHERE revision.household = attachment.household)
		ORDER BY ordinal`, household)
	return list, failed(err, "read attachments")
}

// WantsBlob reports whether an attachment asks for the content and it is not
// here.
func (r *Reader) WantsBlob(b Blob) (wants bool, err error) {
	err = r.one(`SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = ?1 AND size = ?2)
		AND NOT EXISTS (SELECT 1 FROM blob WHERE hash = ?1 AND size = ?2)`, b.Hash[:], int64(b.Size)).Scan(&wants)
	return wants, failed(err, "ask for attachment")
}

// BlobOf returns the content that an attachment object asks for. It is not ok
// when the object is no attachment or its content is not here.
func (r *Reader) BlobOf(id object.ID) (b Blob, ok bool, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var hash []byte
		ok = true
		err := rows.Scan(&hash, &b.Size)
		copy(b.Hash[:], hash)
		return err
	}, "SELECT blob.hash, blob.size FROM attachment JOIN blob USING (hash, size) WHERE object = ?", id[:])
	return b, ok, failed(err, "find content of attachment")
}

// Lacking returns the attachments whose content is not here.
func (r *Reader) Lacking() ([]object.ID, error) {
	ids, err := r.ids(`SELECT object FROM attachment WHERE NOT EXISTS
		(SELECT 1 FROM blob WHERE blob.hash = attachment.hash AND blob.size = attachment.size)`)
	return ids, failed(err, "find attachments without content")
}
