package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"ruhu/assets/text"
)

// Backup writes a copy of the workspace as it is at this moment into a folder
// that does not exist or is empty. The copy is a workspace of its own, opened
// with the same passphrases and recovery code, and it differs in these settings:
// it knows what it is. Changes wait until it is written.
func (s *Store) Backup(ctx context.Context, dir string, settings map[string]string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("find folder: %w", err)
	}
	if !isFree(dir) {
		return text.Fail("store.backup_exists", dir).Because(ErrExists)
	}
	s.mu.Lock()
	body, key := s.unlocked.body, s.unlocked.key
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
		if _, err := s.db.write.ExecContext(ctx, "VACUUM INTO ?", copied); err != nil {
			return err
		}
		return mark(ctx, path, key, settings)
	}), "back up workspace")
}

// mark sets settings of the database of a backup.
func mark(ctx context.Context, path string, key dataKey, settings map[string]string) error {
	db, err := connect(path, "rw", key.databaseKey(), nil)
	if err != nil {
		return err
	}
	for name, value := range settings {
		if _, err := db.write.ExecContext(ctx, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", name, value); err != nil {
			return errors.Join(err, db.close())
		}
	}
	return db.close()
}

// restored are the files of a workspace that Restore takes. A folder that
// somebody copied while it was open has its last changes in the log.
var restored = []string{keyName, databaseName, databaseName + "-wal"}

// Restore copies a backup, or any folder that holds a workspace, to a folder that
// does not exist or is empty, as it is. The folder appears whole or not at all,
// and the backup is only read.
func Restore(from, to string) error {
	from, err := filepath.Abs(from)
	if err != nil {
		return fmt.Errorf("find folder: %w", err)
	}
	if !Exists(from) {
		return text.Fail("store.no_workspace", from).Because(ErrNoWorkspace)
	}
	if to, err = filepath.Abs(to); err != nil {
		return fmt.Errorf("find folder: %w", err)
	}
	if !isFree(to) {
		return text.Fail("store.exists", to).Because(ErrExists)
	}
	return failed(copyWorkspace(from, to), "restore workspace")
}

// copyWorkspace copies the files of a workspace that nobody writes to.
func copyWorkspace(from, to string) error {
	return buildBeside(to, func(draft string) error {
		if err := os.Mkdir(filepath.Join(draft, backupName), 0o700); err != nil {
			return err
		}
		for _, name := range restored {
			if err := copyFile(filepath.Join(from, name), filepath.Join(draft, name)); err != nil {
				return err
			}
		}
		return nil
	})
}

// backUpOld copies a workspace of an earlier version before it is migrated: who
// finds that the new version is worse for them can go back.
func backUpOld(dir string, version int) error {
	name := fmt.Sprintf("%s-version-%d", time.Now().UTC().Format("20060102T150405Z"), version)
	to := filepath.Join(dir, backupName, name)
	if Exists(to) {
		return nil // of a migration that was interrupted within this second
	}
	if err := copyWorkspace(dir, to); err != nil {
		return text.Fail("store.not_migrated", dir).Because(err)
	}
	return nil
}

// copyFile copies a file that may be absent.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
