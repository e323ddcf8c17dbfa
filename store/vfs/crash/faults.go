package crash

import (
	"sync"

	"ruhu/store/vfs"
)

// SQLite result codes a disk answers with.
const (
	CodeIOError = 10 // SQLITE_IOERR
	CodeFull    = 13 // SQLITE_FULL
)

// FailNth makes the n-th operation fail, counting from 1, and when Sticky also
// every later one.
type FailNth struct {
	N      int
	Sticky bool
	Code   int

	mu   sync.Mutex
	seen int
}

// Watch counts an operation. Give it to vfs.Watched.
func (f *FailNth) Watch(vfs.Op) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen++
	if f.seen == f.N || f.Sticky && f.seen > f.N {
		return f.Code
	}
	return 0
}

// Seen returns how many operations there were.
func (f *FailNth) Seen() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seen
}

// FullDisk has room until it is told otherwise.
type FullDisk struct {
	mu   sync.Mutex
	full bool
}

// SetFull fills or frees the disk.
func (d *FullDisk) SetFull(full bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.full = full
}

// Watch refuses writes to a full disk. Give it to vfs.Watched.
func (d *FullDisk) Watch(o vfs.Op) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.full && o.Kind == vfs.Write {
		return CodeFull
	}
	return 0
}
