package app

import (
	"context"
	"io"
	"path/filepath"

	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/syncpkg"
)

// maxKeyFile bounds the key file of another workspace.
const maxKeyFile = 64 << 10

// EntrustKey lets the county help when passphrase and recovery code of this
// workspace are lost. It is done from enrolment on; before, there is no county to
// trust, and the county itself has only its paper.
func (w *Workspace) EntrustKey() error {
	superiors := w.Identity.Superiors()
	if len(superiors) == 0 {
		return nil
	}
	county := superiors[len(superiors)-1]
	return w.Store.SetOffice(county.Recipient, func(key []byte) ([]byte, error) { return syncpkg.SealFor(county, key) })
}

// Recover reads the key file of a workspace that was entrusted to this county and
// writes it anew with a fresh recovery code. With that file in its folder the
// workspace opens by the code.
func (w *Workspace) Recover(ctx context.Context, keyFile, out string) (code string, err error) {
	if w.Role != syncpkg.County {
		return "", text.Fail("app.recover_county")
	}
	data, err := ReadSmall(keyFile, maxKeyFile)
	if err != nil {
		return "", err
	}
	recovered, code, err := store.RecoverForOffice(data, keyFile, w.Identity.Unseal)
	if err != nil {
		return "", err
	}
	if err := w.Audit(ctx, AuditRecovery, filepath.Base(keyFile), ""); err != nil {
		return "", err
	}
	return code, WriteNew(out, func(f io.Writer) error {
		_, err := f.Write(recovered)
		return err
	})
}
