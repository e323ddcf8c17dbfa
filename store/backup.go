package store

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"ruhu/assets/text"
)

// Backup writes a copy of the workspace as it is at this moment into a folder
// that does not exist or is empty. The copy is a workspace of its own, opened
// with the same passphrases and recovery code. Changes wait until it is written.
func (s *Store) Backup(ctx context.Context, dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("find folder: %w", err)
	}
	if !isFree(dir) {
		return text.Fail("store.backup_exists", dir).Because(ErrExists)
	}
	s.mu.Lock()
	body := s.unlocked.body
	s.mu.Unlock()
	return failed(buildBeside(dir, func(draft string) error {
		if err := os.Mkdir(filepath.Join(draft, backupName), 0o700); err != nil {
			return err
		}
		if err := writeKeyFile(draft, body); err != nil {
			return err
		}
		path := filepath.Join(draft, databaseName)
		if err := createPrivate(path); err != nil {
			return err
		}
		copied := uri(path, s.db.mount, url.Values{"mode": {"rwc"}})
		_, err := s.db.write.ExecContext(ctx, "VACUUM INTO ?", copied)
		return err
	}), "back up workspace")
}
