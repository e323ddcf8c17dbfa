package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"ruhu/store"
	"ruhu/syncpkg/object"
)

// Backup writes a copy of the workspace into a folder of its own. Whenever the
// copy is opened it knows that it is one, and numbers its batches anew.
func (w *Workspace) Backup(ctx context.Context, dir string) error {
	if err := w.Store.Backup(ctx, dir, map[string]string{settingMachine: machineOfBackup}); err != nil {
		return err
	}
	return w.Audit(ctx, AuditBackedUp, "", filepath.Base(dir))
}

// Restored says what a restored workspace holds.
type Restored struct {
	store.CheckReport
	Forged []object.ID // objects whose signature does not fit, or whose signer nobody knows; never nil
}

// Sound reports whether everything restored is as it was signed.
func (r Restored) Sound() bool { return len(r.Problems) == 0 && len(r.Forged) == 0 }

// Restore copies a backup to a new folder, opens it with open, and proves what it
// holds: the file, every object against its hash and its signature, and the
// projections. The workspace it returns is open and numbers its batches anew.
// Where it cannot be opened nothing is left; where something in it is damaged, it
// stays and the report says what.
func Restore(ctx context.Context, from, to string, open func(dir string) (*Workspace, error)) (*Workspace, Restored, error) {
	if err := store.Restore(from, to); err != nil {
		return nil, Restored{}, err
	}
	w, err := open(to)
	if err != nil {
		return nil, Restored{}, errors.Join(err, os.RemoveAll(to))
	}
	report, err := w.prove(ctx)
	if err != nil {
		return nil, Restored{}, errors.Join(err, w.Close(), os.RemoveAll(to))
	}
	return w, report, nil
}

// prove checks everything in the workspace.
func (w *Workspace) prove(ctx context.Context) (Restored, error) {
	report := Restored{Forged: []object.ID{}}
	var err error
	if report.CheckReport, err = w.Store.Check(ctx); err != nil {
		return report, err
	}
	if len(report.Problems) > 0 {
		return report, nil // what cannot be read cannot be verified either
	}
	keys, err := w.publicKeys()
	if err != nil {
		return report, err
	}
	for o, err := range w.Store.Objects(ctx, store.ObjectFilter{Revoked: true}) {
		if err != nil {
			return report, fmt.Errorf("read objects: %w", err)
		}
		if _, err := object.Verify(o.Sealed, keys[o.Signer]); err != nil {
			report.Forged = append(report.Forged, o.ID)
		}
	}
	return report, nil
}
