package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Extensions of the files that are exchanged once, at enrolment.
const (
	RequestExt  = ".request.pem"
	ApprovalExt = ".approval.pem"
)

// Request writes the workspace's enrolment request to a file and returns the
// fingerprint that both sides read to each other.
func Request(ctx context.Context, w *app.Workspace, path string) (fingerprint string, err error) {
	return writeRequest(ctx, w, path, func() ([]byte, error) {
		return w.Identity.Request(w.Role, w.Division, w.OfficeName())
	})
}

// writeRequest saves what was asked for before the request leaves the workspace.
func writeRequest(ctx context.Context, w *app.Workspace, path string, ask func() ([]byte, error)) (fingerprint string, err error) {
	data, err := ask()
	if err != nil {
		return "", err
	}
	if err := w.Store.Update(ctx, func(tx *store.Tx) error {
		return errors.Join(w.SaveIdentity(tx), w.AuditIn(tx, app.AuditKeys, filepath.Base(path), "requested"))
	}); err != nil {
		return "", err
	}
	if err := writeAll(path, data); err != nil {
		return "", err
	}
	req, err := syncpkg.ParseRequest(data)
	if err != nil {
		return "", fmt.Errorf("read own request: %w", err)
	}
	return req.Fingerprint(), nil
}

// ReadRequest reads a request file for a person to look at before Approve.
func ReadRequest(path string) (syncpkg.Request, error) {
	data, err := app.ReadSmall(path, syncpkg.MaxEnrolFile)
	if err != nil {
		return syncpkg.Request{}, err
	}
	return syncpkg.ParseRequest(data)
}

// Approve answers a request of a lower office with an approval file, and
// remembers the new certificate, so that batches can be written for it. Where the
// new key takes the place of another one, that one is revoked.
func Approve(ctx context.Context, w *app.Workspace, req syncpkg.Request, path string) error {
	var old syncpkg.Certificate
	if req.Replaces != (object.KeyID{}) {
		var err error
		if old, err = replaced(w, req); err != nil {
			return err
		}
	}
	data, err := w.Identity.Approve(req)
	if err != nil {
		return err
	}
	a, err := syncpkg.ParseApproval(data)
	if err != nil {
		return fmt.Errorf("read own approval: %w", err)
	}
	err = w.Store.Update(ctx, func(tx *store.Tx) error {
		err := errors.Join(tx.PutCertificate(certificateRecord(a.Certificate, a.Chain, path)),
			w.AuditIn(tx, app.AuditKeys, a.Certificate.KeyID.String(), "approved "+a.Certificate.Division))
		if err != nil || old.KeyID == (object.KeyID{}) {
			return err
		}
		return replace(tx, w, old, a.Certificate)
	})
	if err != nil {
		return err
	}
	return writeAll(path, data)
}

// Accept takes in the approval of the workspace's own request. From then on it
// can export and import. New keys open another epoch: what the office above does
// not have yet goes out again under the new one.
func Accept(ctx context.Context, w *app.Workspace, path string) (syncpkg.Certificate, error) {
	data, err := app.ReadSmall(path, syncpkg.MaxEnrolFile)
	if err != nil {
		return syncpkg.Certificate{}, err
	}
	before := len(w.Identity.Former())
	if err := w.Identity.Accept(data); err != nil {
		return syncpkg.Certificate{}, err
	}
	if err := w.Store.Update(ctx, func(tx *store.Tx) error {
		if err := errors.Join(w.SaveIdentity(tx), w.AuditIn(tx, app.AuditKeys, filepath.Base(path), "accepted")); err != nil {
			return err
		}
		if len(w.Identity.Former()) == before {
			return nil
		}
		return app.OpenEpoch(tx, app.EpochRotated)
	}); err != nil {
		return syncpkg.Certificate{}, err
	}
	if err := w.EntrustKey(); err != nil {
		return syncpkg.Certificate{}, err
	}
	own, _ := w.Identity.Certificate()
	return own, nil
}

// Devices returns the certificates this workspace knows, its own first, then
// those above it, then all others. Each has been checked against the anchor
// again.
func Devices(w *app.Workspace) ([]syncpkg.Certificate, error) {
	own, enrolled := w.Identity.Certificate()
	if !enrolled {
		return nil, nil
	}
	all := append([]syncpkg.Certificate{own}, w.Identity.Superiors()...)
	known := map[object.KeyID]bool{}
	for _, c := range all {
		known[c.KeyID] = true
	}
	records, err := certified(&w.Store.Reader, w)
	if err != nil {
		return nil, err
	}
	for _, c := range records {
		if !known[c.KeyID] {
			all = append(all, c)
		}
	}
	return all, nil
}

// certified returns the certificates that came here, in the order of their
// divisions, each checked against the anchor again.
func certified(r *store.Reader, w *app.Workspace) ([]syncpkg.Certificate, error) {
	records, err := r.Certificates()
	if err != nil {
		return nil, fmt.Errorf("read certificates: %w", err)
	}
	anchor, _ := w.Identity.Anchor()
	all := make([]syncpkg.Certificate, len(records))
	for i, record := range records {
		if all[i], err = syncpkg.VerifyChain(record.Chain, anchor); err != nil {
			return nil, fmt.Errorf("check certificate %s: %w", record.KeyID, err)
		}
	}
	return all, nil
}

func certificateRecord(c syncpkg.Certificate, chain [][]byte, source string) store.Certificate {
	return store.Certificate{KeyID: c.KeyID, Role: string(c.Role), Division: c.Division, Chain: chain, Source: source}
}

func writeAll(path string, data []byte) error {
	return app.WriteNew(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
