package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// Store is an open workspace. It is safe for concurrent use; changes happen one
// after the other.
type Store struct {
	Reader
	dir      string
	db       *database
	lock     *folderLock
	operator Operator

	mu       sync.Mutex
	unlocked unlocked
	closed   bool
}

func newStore(dir string, db *database, lock *folderLock, u unlocked) (*Store, error) {
	s := &Store{Reader: Reader{ctx: context.Background(), q: db.read, blobs: u.key.blobKey()}, dir: dir, db: db, lock: lock, unlocked: u}
	s.operator.ID = u.operator
	err := s.one("SELECT name, unit, post, level FROM operator WHERE id = ?", u.operator).
		Scan(&s.operator.Name, &s.operator.Unit, &s.operator.Post, &s.operator.Level)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, explain(fmt.Errorf("read operator: %w", err))
	}
	return s, nil
}

// Dir returns the folder of the workspace.
func (s *Store) Dir() string { return s.dir }

// Operator returns who unlocked the workspace.
func (s *Store) Operator() Operator { return s.operator }

// Close ends all work, folds the write-ahead log into the database and lets
// others open the workspace. Closing twice is harmless.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	clear(s.unlocked.key[:])
	clear(s.blobs[:])
	return explain(errors.Join(s.db.close(), s.lock.release()))
}

// Update makes a change in one transaction. When it returns nil, the change is
// on the disk; otherwise nothing of it is, also where the function overlooked an
// error of the database. The function must not keep the Tx, must
// not call Update, which would wait for itself, and must not read through the
// Store, which does not see the change yet.
func (s *Store) Update(ctx context.Context, change func(*Tx) error) error {
	tx, err := s.db.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(fmt.Errorf("begin change: %w", err))
	}
	defer tx.Rollback() // without effect once committed
	t := &Tx{Reader: Reader{ctx: ctx, q: tx, broken: new(error), blobs: s.blobs}, tx: tx}
	err = change(t)
	if err == nil {
		err = t.fault()
	}
	if err != nil {
		return explain(err)
	}
	if err := tx.Commit(); err != nil {
		return explain(fmt.Errorf("commit change: %w", err))
	}
	return nil
}

// Tx is a change in progress: it reads what it has written.
type Tx struct {
	Reader
	tx    *sql.Tx
	cache map[string]*sql.Stmt // closed with the transaction
}

// exec runs a statement, prepared once in each transaction: an import runs the
// same few for each of thousands of objects.
func (t *Tx) exec(query string, args ...any) (changed int64, err error) {
	if err := t.fault(); err != nil {
		return 0, err
	}
	stmt, err := t.prepare(query)
	if err != nil {
		return 0, t.note(err)
	}
	result, err := stmt.ExecContext(t.ctx, args...)
	if err != nil {
		return 0, t.note(err)
	}
	return result.RowsAffected()
}

func (t *Tx) prepare(query string) (*sql.Stmt, error) {
	if stmt, ok := t.cache[query]; ok {
		return stmt, nil
	}
	stmt, err := t.tx.PrepareContext(t.ctx, query)
	if err != nil {
		return nil, err
	}
	if t.cache == nil {
		t.cache = map[string]*sql.Stmt{}
	}
	t.cache[query] = stmt
	return stmt, nil
}
