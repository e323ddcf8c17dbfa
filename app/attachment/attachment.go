// Package attachment is the use case of photos and papers of a household: taking
// them in from a file, and handing a copy out again. Between the two they exist
// only sealed in the workspace and inside batches.
package attachment

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// New says what is to be attached to a household.
type New struct {
	Household string
	Visit     string // id of the visit it belongs to, empty for none
	Kind      string // code of survey.AttachmentKinds
	Name      string // empty: the name of the file
	File      string
}

// Add takes a photo or paper in from a file, which stays as it is. The content is
// sealed and its object signed in one transaction.
func Add(ctx context.Context, w *app.Workspace, n New) (object.Object, error) {
	state, err := w.Store.Household(n.Household)
	if err != nil {
		return object.Object{}, err
	}
	if !survey.AttachmentKinds.Has(n.Kind) {
		return object.Object{}, text.Fail("attachment.unknown_kind", n.Kind)
	}
	f, err := open(n.File)
	if err != nil {
		return object.Object{}, err
	}
	defer f.Close()
	body, err := describe(f, n)
	if err != nil {
		return object.Object{}, err
	}
	header, err := syncpkg.Compose(object.Attachment, state.Doc.Village, n.Household, body)
	if err != nil {
		return object.Object{}, text.Fail("attachment.unusable", filepath.Base(n.File)).Because(err)
	}
	o, err := w.Sign(header)
	if err != nil {
		return object.Object{}, err
	}
	return o, w.Store.Update(ctx, func(tx *store.Tx) error {
		err := tx.PutBlob(store.Blob{Hash: body.SHA256, Size: body.Size}, f)
		if errors.Is(err, store.ErrContent) {
			return text.Fail("attachment.changed", filepath.Base(n.File)).Because(err)
		}
		if err != nil {
			return err
		}
		if _, err := tx.AddObject(o, ""); err != nil {
			return err
		}
		return w.AuditIn(tx, app.AuditAttached, n.Household, o.ID.String())
	})
}

// open opens a file that can be an attachment by its size.
func open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, text.Fail("app.cannot_read", path).Because(err)
	}
	if !info.Mode().IsRegular() {
		return nil, text.Fail("exchange.not_a_file", path)
	}
	if info.Size() == 0 || info.Size() > syncpkg.MaxBlob {
		return nil, text.Fail("attachment.size", filepath.Base(path), syncpkg.MaxBlob>>20)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, text.Fail("app.cannot_read", path).Because(err)
	}
	return f, nil
}

// describe reads the file once for what its object says of it, and goes back to
// its beginning.
func describe(f *os.File, n New) (syncpkg.AttachmentBody, error) {
	media, err := sniff(f)
	if err != nil {
		return syncpkg.AttachmentBody{}, err
	}
	if media == "" {
		return syncpkg.AttachmentBody{}, text.Fail("attachment.unusable", filepath.Base(n.File))
	}
	sum := sha256.New()
	size, err := io.Copy(sum, io.LimitReader(f, syncpkg.MaxBlob+1))
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return syncpkg.AttachmentBody{}, text.Fail("app.cannot_read", n.File).Because(err)
	}
	name := n.Name
	if name == "" {
		name = filepath.Base(n.File)
	}
	return syncpkg.AttachmentBody{
		Visit: n.Visit, Name: fitName(name), Media: media, Kind: n.Kind, Size: uint64(size), SHA256: [32]byte(sum.Sum(nil)),
	}, nil
}

// Of returns the attachments of a family: those of the household and of the others
// that links say are the same.
func Of(ctx context.Context, w *app.Workspace, household string) ([]store.Attachment, error) {
	state, err := w.Store.Household(household)
	if err != nil {
		return nil, err
	}
	all, err := w.Store.Attachments(ctx, household)
	for _, other := range state.Others {
		if err != nil {
			break
		}
		var more []store.Attachment
		more, err = w.Store.Attachments(ctx, other.Doc.ID)
		all = append(all, more...)
	}
	return all, err
}

// Find returns the attachment of a family's that an id names; its beginning is
// enough.
func Find(ctx context.Context, w *app.Workspace, household, id string) (store.Attachment, error) {
	list, err := Of(ctx, w, household)
	if err != nil {
		return store.Attachment{}, err
	}
	var hits []store.Attachment
	for _, a := range list {
		if strings.HasPrefix(a.ID.String(), strings.ToLower(id)) {
			hits = append(hits, a)
		}
	}
	if id == "" || len(hits) != 1 {
		return store.Attachment{}, text.Fail("attachment.unknown", id)
	}
	return hits[0], nil
}

// Save writes a copy of an attachment's content to a file that must not be there
// yet, and notes it in the audit trail. The copy is not encrypted.
func Save(ctx context.Context, w *app.Workspace, a store.Attachment, path string) error {
	content, err := Open(w, a)
	if err != nil {
		return err
	}
	if err := app.WriteNew(path, func(out io.Writer) error {
		_, err := io.Copy(out, content)
		return err
	}); err != nil {
		return err
	}
	return w.Audit(ctx, app.AuditExported, a.Subject, a.ID.String())
}

// SaveInto is Save into a folder, under the name FileName gives; it returns the
// path.
func SaveInto(ctx context.Context, w *app.Workspace, a store.Attachment, dir string) (string, error) {
	content, err := Open(w, a)
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, FileName(a, content))
	return path, Save(ctx, w, a, path)
}

// Size writes a number of bytes for people.
func Size(bytes uint64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

// Open returns the content of an attachment.
func Open(w *app.Workspace, a store.Attachment) (io.Reader, error) {
	content, err := w.Store.OpenBlob(a.Blob())
	if errors.Is(err, store.ErrNotFound) {
		return nil, text.Fail("attachment.not_here", a.Body.Name).Because(err)
	}
	if err != nil {
		return nil, fmt.Errorf("open attachment %s: %w", a.ID, err)
	}
	return content, nil
}
