package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"
)

// Reader is what can be read outside a transaction and inside one.
type Reader struct {
	ctx    context.Context // of the transaction
	q      querier
	broken *error // of the transaction; nil outside one
	blobs  *blobKey
}

// Context returns the context of the transaction, or one that never ends.
func (r *Reader) Context() context.Context { return r.ctx }

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// note remembers that the database failed within a transaction, and returns the
// error. On many errors SQLite takes the whole transaction back by itself, and a
// statement that came after would be one of its own and stay. So nothing may
// come after.
func (r *Reader) note(err error) error {
	var e *sqlite.Error
	if r.broken != nil && *r.broken == nil && errors.As(err, &e) {
		*r.broken = err
	}
	return err
}

// fault returns the error that broke the transaction, if one did.
func (r *Reader) fault() error {
	if r.broken == nil {
		return nil
	}
	return *r.broken
}

// row is the one row of a query.
type row struct {
	r   *Reader
	row *sql.Row // nil when the transaction was broken before
}

// Scan copies the columns, or returns sql.ErrNoRows.
func (w row) Scan(dest ...any) error {
	if w.row == nil {
		return w.r.fault()
	}
	return w.r.note(w.row.Scan(dest...))
}

func (r *Reader) one(query string, args ...any) row {
	if r.fault() != nil {
		return row{r: r}
	}
	return row{r, r.q.QueryRowContext(r.ctx, query, args...)}
}

// each calls scan for every row.
func (r *Reader) each(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	if err := r.fault(); err != nil {
		return err
	}
	rows, err := r.q.QueryContext(ctx, query, args...)
	if err != nil {
		return r.note(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return r.note(rows.Err())
}

// found turns the absence of a row into ErrNotFound.
func found(err error, what string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s: %w", what, ErrNotFound)
	}
	return failed(err, what)
}

// failed says what failed, for people where they can act on it.
func failed(err error, what string) error {
	if err == nil {
		return nil
	}
	return explain(fmt.Errorf("%s: %w", what, err))
}

// Times are kept as UTC text: it sorts, and no driver converts it.
func timeText(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func parseTime(s string) (time.Time, error) { return time.Parse(time.RFC3339Nano, s) }

// Setting returns what was set under a key, or an empty string.
func (r *Reader) Setting(key string) (value string, err error) {
	err = r.one("SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, failed(err, "read setting")
}

// SetSetting sets the value under a key. Settings hold the role, division and
// display of the workspace and its private keys: the database is encrypted.
func (t *Tx) SetSetting(key, value string) error {
	_, err := t.exec("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
	return failed(err, "set setting")
}
