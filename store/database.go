package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"

	"ruhu/assets/text"
	"ruhu/store/vfs"
)

// applicationID marks our databases: "ruhu".
const applicationID = 0x72756875

// readers is how many connections read at once.
const readers = 4

//go:embed migrations/*.sql
var migrationFiles embed.FS

// database is an open data.db: one connection that writes, some that read.
type database struct {
	mount *vfs.Mount
	path  string
	write *sql.DB
	read  *sql.DB
}

// uri names the database for SQLite, with everything a connection needs: what is
// set later reaches only one connection of the pool.
func uri(path string, mount *vfs.Mount, query url.Values) string {
	for key, values := range mount.Query() {
		query[key] = values
	}
	query.Set("_dqs", "0")
	query.Set("_defensive", "1")
	query.Set("_error_rc", "1")
	u := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/"), RawQuery: query.Encode()}
	return u.String()
}

func writerURI(path, mode string, mount *vfs.Mount) string {
	return uri(path, mount, url.Values{
		"mode":    {mode},
		"_txlock": {"immediate"},
		"_pragma": {
			"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
			"temp_store(MEMORY)", "secure_delete(1)", "trusted_schema(0)", "cell_size_check(1)",
			"cache_size(-16000)", "journal_size_limit(8388608)",
		},
	})
}

func readerURI(path string, mount *vfs.Mount) string {
	return uri(path, mount, url.Values{
		"mode":        {"ro"},
		"_query_only": {"1"},
		"_pragma": {
			"busy_timeout(5000)", "temp_store(MEMORY)", "trusted_schema(0)", "cell_size_check(1)", "cache_size(-8000)",
		},
	})
}

// createDatabase makes an empty database with all tables.
func createDatabase(path string, key vfs.Key, options ...vfs.Option) (*database, error) {
	if err := createPrivate(path); err != nil {
		return nil, err
	}
	return connect(path, "rw", key, options)
}

// createPrivate makes an empty file that only its owner reads and writes, which
// is an empty database. SQLite would let others read it; its log and shared
// memory get the mode of the database.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// openDatabase opens an existing one. What is not ours, or is newer than this
// program, is refused before anything may write to it; what is older is copied
// first, before it is migrated.
func openDatabase(path string, key vfs.Key, options ...vfs.Option) (*database, error) {
	absent := absentBeside(path)
	version, err := inspect(path, key)
	if err == nil && version < latestVersion() {
		err = backUpOld(filepath.Dir(path), version)
	}
	if err != nil {
		for _, name := range absent {
			os.Remove(name)
		}
		return nil, err
	}
	return connect(path, "rw", key, options)
}

// absentBeside names the files that SQLite makes beside a database of which it
// reads a single page, and that are not there. A log that is there may hold what
// a crash left and is nobody's to remove.
func absentBeside(path string) (names []string) {
	for _, name := range []string{path + "-wal", path + "-shm"} {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			names = append(names, name)
		}
	}
	return names
}

// inspect returns the version of a database, or says why it cannot be used.
func inspect(path string, key vfs.Key) (version int, err error) {
	mount, err := vfs.New(key)
	if err != nil {
		return 0, err
	}
	defer mount.Close()
	db, err := sql.Open("sqlite", readerURI(path, mount))
	if err != nil {
		return 0, fmt.Errorf("open database: %w", err)
	}
	defer db.Close()
	application, version, err := identity(db)
	switch {
	case errors.Is(err, ErrDamaged), err == nil && (application != applicationID || version < 1):
		return 0, text.Fail("store.foreign_database", path).Because(because(ErrDatabase, err))
	case err != nil:
		return 0, err
	case version > latestVersion():
		return 0, text.Fail("store.newer_version").Because(ErrNewerVersion)
	}
	return version, nil
}

func identity(db *sql.DB) (application, version int, err error) {
	err = db.QueryRow("PRAGMA application_id").Scan(&application)
	if err == nil {
		err = db.QueryRow("PRAGMA user_version").Scan(&version)
	}
	if err == nil {
		err = db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(new(int))
	}
	return application, version, explain(err)
}

func connect(path, mode string, key vfs.Key, options []vfs.Option) (*database, error) {
	sqlite.StrictPragmas(true)
	mount, err := vfs.New(key, options...)
	if err != nil {
		return nil, err
	}
	d := &database{mount: mount, path: path}
	if err := d.connect(mode); err != nil {
		d.close()
		return nil, explain(err)
	}
	return d, nil
}

// connect opens the writing connection first: it recovers what a crash left.
func (d *database) connect(mode string) (err error) {
	if d.write, err = sql.Open("sqlite", writerURI(d.path, mode, d.mount)); err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	d.write.SetMaxOpenConns(1)
	if err := migrate(d.write); err != nil {
		return err
	}
	if d.read, err = sql.Open("sqlite", readerURI(d.path, d.mount)); err != nil {
		return fmt.Errorf("open database for reading: %w", err)
	}
	d.read.SetMaxOpenConns(readers)
	d.read.SetMaxIdleConns(readers)
	return d.read.Ping()
}

// close ends the readers first, so that the writer as the last one folds the
// write-ahead log into the database.
func (d *database) close() error {
	var errs []error
	if d.read != nil {
		errs = append(errs, d.read.Close())
	}
	if d.write != nil {
		errs = append(errs, d.write.Close())
	}
	d.mount.Close()
	return errors.Join(errs...)
}

// migrations returns the names of the embedded steps; the step at index n leads
// to version n+1.
func migrations() []string {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return names
}

func latestVersion() int { return len(migrations()) }

// migrate takes the database to the latest version, each step in a transaction
// together with its number. With the last one the projections are computed again:
// what they hold may have changed, and the objects have all of it.
func migrate(db *sql.DB) error { return migrateTo(db, latestVersion()) }

func migrateTo(db *sql.DB, latest int) error {
	_, version, err := identity(db)
	if err != nil {
		return err
	}
	names := migrations()
	for version < latest {
		if err := migrateStep(db, names[version], version+1); err != nil {
			return fmt.Errorf("migrate to version %d: %w", version+1, err)
		}
		version++
	}
	return nil
}

func migrateStep(db *sql.DB, name string, version int) error {
	script, err := migrationFiles.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	marker := fmt.Sprintf(";\nPRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)
	if _, err := tx.Exec(string(script) + marker); err != nil {
		return err
	}
	if version == latestVersion() {
		t := &Tx{Reader: Reader{ctx: context.Background(), q: tx, broken: new(error)}, tx: tx}
		if err := errors.Join(t.describe(), t.Rebuild()); err != nil {
			return err
		}
	}
	return tx.Commit()
}
