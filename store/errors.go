package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"ruhu/assets/text"
)

// Errors that callers tell apart. Where a person can act on one, it comes inside
// a text.Error.
var (
	ErrNotFound        = errors.New("not found")
	ErrExists          = errors.New("the folder is not empty")
	ErrNoWorkspace     = errors.New("no workspace")
	ErrLocked          = errors.New("workspace in use")
	ErrWrongPassphrase = errors.New("wrong passphrase")
	ErrRecoveryCode    = errors.New("wrong recovery code")
	ErrKeyFile         = errors.New("key file cannot be used")
	ErrNewerVersion    = errors.New("made by a newer version")
	ErrDatabase        = errors.New("not the database of this workspace")
	ErrDamaged         = errors.New("database is damaged")
	ErrDiskFull        = errors.New("disk is full")
	ErrBody            = errors.New("the object's body cannot be used")
)

// because joins what callers test for with what happened, if anything did.
func because(kind, err error) error {
	if err == nil {
		return kind
	}
	return fmt.Errorf("%w: %w", kind, err)
}

// explain gives an error of the database or the file system the sentence for the
// person who can act on it. What has one, or needs none, stays as it is.
func explain(err error) error {
	var sentence *text.Error
	if err == nil || errors.As(err, &sentence) || errors.Is(err, context.Canceled) {
		return err
	}
	var e *sqlite.Error
	switch {
	case errors.As(err, &e):
		return explainCode(e.Code()&0xff, err)
	case isDiskFull(err):
		return text.Fail("store.disk_full").Because(because(ErrDiskFull, err))
	case errors.Is(err, fs.ErrPermission):
		return text.Fail("store.no_access").Because(err)
	}
	return err
}

func explainCode(code int, err error) error {
	switch code {
	case sqlite3.SQLITE_FULL:
		return text.Fail("store.disk_full").Because(because(ErrDiskFull, err))
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return text.Fail("store.damaged").Because(because(ErrDamaged, err))
	case sqlite3.SQLITE_IOERR:
		return text.Fail("store.disk_error").Because(err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return text.Fail("store.no_access").Because(err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return text.Fail("store.busy").Because(err)
	}
	return err
}
