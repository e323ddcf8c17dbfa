package store

import (
	"fmt"

	"ruhu/store/vfs"
)

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
