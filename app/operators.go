package app

import (
	"context"

	"ruhu/store"
)

// AddOperator lets another person unlock the workspace; see store.AddOperator.
func (w *Workspace) AddOperator(ctx context.Context, o store.Operator, passphrase []byte) (store.Operator, error) {
	o.Level = string(w.Role)
	added, err := w.Store.AddOperator(o, passphrase)
	if err != nil {
		return added, err
	}
	return added, w.Audit(ctx, AuditOperators, "", "+ "+added.Name)
}

// RemoveOperator ends that a person can unlock the workspace and returns the
// recovery code that holds from now on; see store.RemoveOperator.
func (w *Workspace) RemoveOperator(ctx context.Context, o store.Operator) (code string, err error) {
	// The line comes first: a code that was made has to be shown, whatever fails.
	if err := w.Audit(ctx, AuditOperators, "", "- "+o.Name); err != nil {
		return "", err
	}
	return w.Store.RemoveOperator(o.ID)
}

// ChangePassphrase replaces the passphrase of who unlocked the workspace.
func (w *Workspace) ChangePassphrase(ctx context.Context, passphrase []byte) error {
	if err := w.Store.ChangePassphrase(passphrase); err != nil {
		return err
	}
	return w.Audit(ctx, AuditPassphrase, "", "")
}

// NewRecoveryCode replaces the recovery code and returns the new one.
func (w *Workspace) NewRecoveryCode(ctx context.Context) (code string, err error) {
	if err := w.Audit(ctx, AuditRecovery, "", ""); err != nil {
		return "", err
	}
	return w.Store.NewRecoveryCode()
}
