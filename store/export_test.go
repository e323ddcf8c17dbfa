package store

import (
	"database/sql"
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

// Downgrade makes the database one of the first version that holds the objects
// of this one.
func (s *Store) Downgrade() error {
	const columns = "ordinal, id, type, subject, batch, acknowledged, signer, signature, payload"
	var drops []string
	err := s.each(s.ctx, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		drops = append(drops, fmt.Sprintf("DROP TABLE %q", name))
		return err
	}, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
	if err != nil {
		return err
	}
	first, err := migrationFiles.ReadFile("migrations/0001_workspace.sql")
	if err != nil {
		return err
	}
	steps := append([]string{"PRAGMA foreign_keys = 0", "CREATE TEMP TABLE kept AS SELECT " + columns + " FROM object"}, drops...)
	return s.Tamper(append(steps, string(first),
		"INSERT INTO object ("+columns+") SELECT "+columns+" FROM kept", "DROP TABLE kept", "PRAGMA user_version = 1")...)
}
