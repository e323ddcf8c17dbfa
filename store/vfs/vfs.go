// Package vfs encrypts SQLite databases below SQLite: a virtual file system
// that lies between SQLite and the system's own one and turns every block of
// the database, the write-ahead log and the rollback journal into ciphertext
// on its way to the disk. Only the shared memory file of WAL mode stays plain;
// it holds page numbers and no content.
//
// The cipher is Adiantum (wide block: one changed bit changes the whole block)
// over blocks of 4096 bytes, tweaked with the kind of file and the block's
// number. It keeps length, so it hides content but proves nothing: whoever can
// write the file can put back an older block or make garbage. Objects are
// signed for that reason. Temporary files get a random key of their own.
//
// A block is written whole, so a write to a part of one rewrites its
// neighbours, and power can fail in between. Therefore the file system reports
// sectors of the size of a block and claims no device property beyond that:
// SQLite then never puts a commit and a later write into one block, and no
// assumption about what the disk writes atomically remains. The tests of this
// package tear writes at every byte and show it, and show the loss without it.
//
// Memory-mapped I/O is off, because SQLite would read ciphertext.
package vfs

import (
	"crypto/rand"
	"fmt"
	"net/url"
	"strconv"
	"sync"
)

// Name is the name under which SQLite knows the file system.
const Name = "ruhu"

// mountParameter names the mount in the URI of a database. A number, not the
// key: URIs end up in error messages.
const mountParameter = "ruhu_mount"

// Key encrypts one database with its log and journal.
type Key [32]byte

// Mount makes a key usable for opening databases until it is closed.
type Mount struct {
	id     int64
	key    Key
	watch  Watch
	claims int32
}

// OpKind is what an Op does.
type OpKind string

// The operations that a Watch sees.
const (
	Read     OpKind = "read"
	Write    OpKind = "write"
	Truncate OpKind = "truncate"
	Sync     OpKind = "sync"
	Delete   OpKind = "delete"
)

// Op is an operation that is about to be done on the disk: offsets are whole
// blocks and Data is ciphertext, valid during the call only.
type Op struct {
	Kind   OpKind
	File   string // full path
	Offset int64  // of Read and Write; the new size of Truncate
	Data   []byte
}

// Watch is told of every operation before it happens. It lets the operation
// happen by returning 0, or makes it fail with an SQLite result code. Tests use
// it to record what reaches the disk and to break it; it may be called from
// several goroutines.
type Watch func(Op) int

// Option changes a mount.
type Option func(*Mount)

// Watched has every operation on the mount's files announced to w.
func Watched(w Watch) Option {
	return func(m *Mount) { m.watch = w }
}

// mounts are the keys in use and, for watched mounts, the databases opened with
// them: xDelete is given nothing but a path.
var mounts = struct {
	sync.RWMutex
	next    int64
	byID    map[int64]*Mount
	watched map[string]*Mount
}{byID: map[int64]*Mount{}, watched: map[string]*Mount{}}

// New makes a key usable. Close it when every database opened with it is
// closed.
func New(key Key, options ...Option) (*Mount, error) {
	if err := register(); err != nil {
		return nil, fmt.Errorf("register encrypted file system: %w", err)
	}
	m := &Mount{key: key, claims: safeClaims}
	for _, option := range options {
		option(m)
	}
	mounts.Lock()
	defer mounts.Unlock()
	mounts.next++
	m.id = mounts.next
	mounts.byID[m.id] = m
	return m, nil
}

// Query returns the parameters that an SQLite URI needs to open a database with
// the key.
func (m *Mount) Query() url.Values {
	return url.Values{"vfs": {Name}, mountParameter: {strconv.FormatInt(m.id, 10)}}
}

// Close forgets the key. Files that are open stay usable; nothing more can be
// opened.
func (m *Mount) Close() {
	mounts.Lock()
	defer mounts.Unlock()
	delete(mounts.byID, m.id)
	for path, watched := range mounts.watched {
		if watched == m {
			delete(mounts.watched, path)
		}
	}
	clear(m.key[:])
}

// opened returns the mount that a URI names, with its key, and notes the path
// where deletions are watched.
func opened(id, path string) (*Mount, Key, bool) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil, Key{}, false
	}
	mounts.Lock()
	defer mounts.Unlock()
	m, ok := mounts.byID[n]
	if !ok {
		return nil, Key{}, false
	}
	delete(mounts.watched, path)
	if m.watch != nil {
		mounts.watched[path] = m
	}
	return m, m.key, true
}

// watchDelete announces the deletion of a file of a watched mount.
func watchDelete(path string) int {
	mounts.RLock()
	m := mounts.watched[path]
	mounts.RUnlock()
	if m == nil {
		return 0
	}
	return m.watch(Op{Kind: Delete, File: path})
}

// temporaryKey makes the key of a file that dies with its handle.
func temporaryKey() Key {
	var key Key
	rand.Read(key[:]) // never fails: crypto/rand ends the program instead
	return key
}
