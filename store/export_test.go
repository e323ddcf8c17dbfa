package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"ruhu/store/vfs"
	"ruhu/syncpkg/object"
)

// LatestVersion is the version that this program brings a database to.
func LatestVersion() int { return latestVersion() }

// CreateOld makes a workspace as an earlier version left it, with objects.
func CreateOld(dir string, version int, passphrase []byte, cost KDF, objects []object.Object) error {
	key := newDataKey()
	body, err := newKeyBody(key, "old", passphrase, newRecoverySecret(), cost)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, databaseName)
	if err := errors.Join(os.MkdirAll(dir, 0o700), writeKeyFile(dir, body), createPrivate(path)); err != nil {
		return err
	}
	mount, err := vfs.New(key.databaseKey())
	if err != nil {
		return err
	}
	defer mount.Close()
	db, err := sql.Open("sqlite", writerURI(path, "rw", mount))
	if err != nil {
		return err
	}
	defer db.Close()
	if err := migrateTo(db, version); err != nil {
		return err
	}
	for _, o := range objects {
		if _, err := db.Exec("INSERT INTO object (id, type, subject, batch, signer, signature, payload) VALUES (?, ?, ?, '', ?, ?, ?)",
			o.ID[:], o.Type, o.Subject, o.Signer[:], o.Sealed.Signature, o.Sealed.Payload); err != nil {
			return err
		}
	}
	return nil
}

// CreateWatched is Create on a watched disk.
func CreateWatched(dir string, operator Operator, passphrase []byte, opt Options, watch vfs.Watch) (*Store, string, error) {
	return create(dir, operator, passphrase, opt, vfs.Watched(watch))
}

// OpenWatched is Open on a watched disk.
func OpenWatched(dir string, passphrase []byte, watch vfs.Watch) (*Store, error) {
	return open(dir, func(body keyBody) (dataKey, string, error) { return body.unlock(passphrase) }, vfs.Watched(watch))
}

// Tamper runs SQL behind the store's back.
func (s *Store) Tamper(statements ...string) error {
	for _, statement := range statements {
		if _, err := s.db.write.Exec(statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// Key returns the data key, for OpenWithKey.
func (s *Store) Key() [32]byte { return s.unlocked.key }

// OpenWithKey is Open without deriving the key, on a disk that may be watched.
func OpenWithKey(dir string, key [32]byte, watch vfs.Watch) (*Store, error) {
	var options []vfs.Option
	if watch != nil {
		options = append(options, vfs.Watched(watch))
	}
	return openFolder(dir, func() (unlocked, error) { return unlocked{key: key}, nil }, options)
}
