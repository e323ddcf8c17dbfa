package store

import (
	"database/sql"
	"encoding/hex"
	"io"

	"ruhu/syncpkg/object"
)

// storedAttachment is an attachment as the table has it.
type storedAttachment struct {
	household, division string
	Blob
}

func (c *checker) loadAttachments() error {
	c.attachments = map[object.ID]storedAttachment{}
	return c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var id, hash []byte
		var a storedAttachment
		if err := rows.Scan(&id, &a.household, &a.division, &hash, &a.Size); err != nil {
			return err
		}
		copy(a.Hash[:], hash)
		c.attachments[object.ID(id)] = a
		return nil
	}, "SELECT object, household, division, hash, size FROM attachment")
}

// attachment compares the table with what an attachment object says.
func (c *checker) attachment(o object.Object) {
	body, err := readAttachment(o)
	want := storedAttachment{o.Subject, o.Division, Blob{Hash: body.SHA256, Size: body.Size}}
	if got, ok := c.attachments[o.ID]; err != nil || !ok || got != want {
		c.problem(attachmentProblem, o.ID.String(), "attachment %s is not as its object says", o.ID)
	}
	delete(c.attachments, o.ID)
}

// contents opens every content that is here.
func (c *checker) contents() error {
	for id := range c.attachments {
		c.problem(attachmentProblem, id.String(), "attachment %s has no object", id)
	}
	var blobs []Blob
	err := c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var b Blob
		var hash []byte
		err := rows.Scan(&hash, &b.Size)
		copy(b.Hash[:], hash)
		blobs = append(blobs, b)
		return err
	}, "SELECT hash, size FROM blob")
	for _, b := range blobs {
		if err := c.r.ctx.Err(); err != nil {
			return err
		}
		content := &blobReader{r: c.r, seal: c.r.blobs.sealer(b)}
		if n, err := io.Copy(io.Discard, content); err != nil || uint64(n) != b.Size {
			c.problem(attachmentProblem, hex.EncodeToString(b.Hash[:]), "content of %d bytes, %d readable: %v", b.Size, n, err)
		}
	}
	return err
}
