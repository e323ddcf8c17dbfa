package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/google/uuid"

	"ruhu/assets/text"
	"ruhu/store/vfs"
)

// The files of a workspace.
const (
	databaseName = "data.db"
	keyName      = "key"
	backupName   = "backup"
)

// Options of Create.
type Options struct {
	KDF      KDF               // zero: TunedKDF
	Settings map[string]string // what the workspace holds from the first moment on
}

// Exists reports whether the folder is a workspace, as far as its files tell.
func Exists(dir string) bool {
	for _, name := range []string{databaseName, keyName} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// Create makes a workspace in a folder that does not exist or is empty, and
// opens it for its first operator. The recovery code opens it when the
// passphrase is forgotten; it exists nowhere else and is never shown again.
//
// The workspace is built beside the folder and renamed when it is whole and on
// the disk: where Create fails, nothing is left.
func Create(dir string, operator Operator, passphrase []byte, opt Options) (s *Store, recoveryCode string, err error) {
	return create(dir, operator, passphrase, opt)
}

func create(dir string, operator Operator, passphrase []byte, opt Options, options ...vfs.Option) (*Store, string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, "", fmt.Errorf("find folder: %w", err)
	}
	if !isFree(dir) {
		return nil, "", text.Fail("store.exists", dir).Because(ErrExists)
	}
	if operator.ID == "" {
		operator.ID = uuid.NewString()
	}
	if opt.KDF == (KDF{}) {
		opt.KDF = TunedKDF()
	}
	secret, key := newRecoverySecret(), newDataKey()
	body, err := newKeyBody(key, operator.ID, passphrase, secret, opt.KDF)
	if err != nil {
		return nil, "", err
	}
	if err := buildBeside(dir, func(draft string) error {
		return build(draft, body, key, operator, opt.Settings, options)
	}); err != nil {
		return nil, "", explain(fmt.Errorf("create workspace: %w", err))
	}
	s, err := openFolder(dir, func() (unlocked, error) {
		return unlocked{body: body, key: key, operator: operator.ID}, nil
	}, options)
	if err != nil {
		os.RemoveAll(dir)
		return nil, "", err
	}
	return s, recoveryCode(secret), nil
}

// isFree reports whether a workspace can be made there.
func isFree(dir string) bool {
	entries, err := os.ReadDir(dir)
	return errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0
}

// buildBeside lets a folder appear whole or not at all: it is filled under
// another name in the same parent, put on the disk, and renamed.
func buildBeside(dir string, fill func(draft string) error) (err error) {
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return err
	}
	draft, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(draft)
		}
	}()
	if err := fill(draft); err != nil {
		return err
	}
	if err := syncTree(draft); err != nil {
		return err
	}
	// A folder that was made empty beforehand is in the way of the rename on
	// Windows.
	if err := os.Remove(dir); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.Rename(draft, dir); err != nil {
		return err
	}
	return syncFolder(parent)
}

// build fills a new workspace.
func build(dir string, body keyBody, key dataKey, operator Operator, settings map[string]string, options []vfs.Option) error {
	if err := os.Mkdir(filepath.Join(dir, backupName), 0o700); err != nil {
		return err
	}
	if err := writeKeyFile(dir, body); err != nil {
		return err
	}
	db, err := createDatabase(filepath.Join(dir, databaseName), key.databaseKey(), options...)
	if err != nil {
		return err
	}
	return errors.Join(furnish(db, operator, settings), db.close())
}

// furnish writes down whose the workspace is and what it holds from the first
// moment on.
func furnish(db *database, operator Operator, settings map[string]string) error {
	_, err := db.write.Exec("INSERT INTO operator (id, name, unit, post, level) VALUES (?, ?, ?, ?, ?)",
		operator.ID, operator.Name, operator.Unit, operator.Post, operator.Level)
	for key, value := range settings {
		if err == nil {
			_, err = db.write.Exec("INSERT INTO setting (key, value) VALUES (?, ?)", key, value)
		}
	}
	return err
}

// writeKeyFile replaces the key file whole: the old or the new one is there,
// whatever happens.
func writeKeyFile(dir string, body keyBody) (err error) {
	data, err := body.encode()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, keyName+"-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(dir, keyName)); err != nil {
		return err
	}
	return syncFolder(dir)
}

// syncTree puts the files of a folder on the disk, and the folder.
func syncTree(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		f, err := os.OpenFile(filepath.Join(dir, e.Name()), os.O_RDWR, 0)
		if err != nil {
			return err
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return err
		}
	}
	return syncFolder(dir)
}

// unlocked is what a passphrase or recovery code opened.
type unlocked struct {
	body     keyBody
	key      dataKey
	operator string
}

// Open opens a workspace with the passphrase of one of its operators.
func Open(dir string, passphrase []byte) (*Store, error) {
	return open(dir, func(body keyBody) (dataKey, string, error) { return body.unlock(passphrase) })
}

// OpenWithRecovery opens a workspace with its recovery code, for the operator
// who was given it. Call ChangePassphrase next.
func OpenWithRecovery(dir, code string) (*Store, error) {
	return open(dir, func(body keyBody) (dataKey, string, error) {
		secret, err := parseRecoveryCode(code)
		if err != nil {
			return dataKey{}, "", err
		}
		return body.recover(secret)
	})
}

func open(dir string, unlock func(keyBody) (dataKey, string, error), options ...vfs.Option) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find folder: %w", err)
	}
	path := filepath.Join(dir, databaseName)
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil, text.Fail("store.no_workspace", dir).Because(because(ErrNoWorkspace, err))
	}
	if err := refusePlain(path); err != nil {
		return nil, err
	}
	return openFolder(dir, func() (unlocked, error) {
		body, err := readKeyFile(filepath.Join(dir, keyName))
		if err != nil {
			return unlocked{}, err
		}
		key, operator, err := unlock(body)
		return unlocked{body: body, key: key, operator: operator}, err
	}, options)
}

// refusePlain tells the database of another program, which anybody can read,
// from ours.
func refusePlain(path string) error {
	const plain = "SQLite format 3\x00"
	f, err := os.Open(path)
	if err != nil {
		return explain(fmt.Errorf("open database: %w", err))
	}
	defer f.Close()
	begin := make([]byte, len(plain))
	if _, err := io.ReadFull(f, begin); err == nil && string(begin) == plain {
		return text.Fail("store.foreign_database", path).Because(ErrDatabase)
	}
	return nil
}

// openFolder takes the lock, finds the key and opens the database.
func openFolder(dir string, unlock func() (unlocked, error), options []vfs.Option) (*Store, error) {
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	u, err := unlock()
	if err != nil {
		lock.release()
		return nil, err
	}
	db, err := openDatabase(filepath.Join(dir, databaseName), u.key.databaseKey(), options...)
	if err != nil {
		lock.release()
		return nil, err
	}
	s, err := newStore(dir, db, lock, u)
	if err != nil {
		db.close()
		lock.release()
		return nil, err
	}
	return s, nil
}
