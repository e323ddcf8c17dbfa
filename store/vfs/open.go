package vfs

import (
	"sync"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// file is what Go knows about an open file; SQLite knows it by the address of
// its C struct.
type file struct {
	cipher *blockCipher
	path   string // empty for a temporary file
	watch  Watch  // nil outside tests
	claims int32  // device properties passed on to SQLite
}

// announce tells the watch, if any, what is about to happen.
func (f *file) announce(kind OpKind, offset int64, data []byte) int32 {
	if f.watch == nil {
		return sqlite3.SQLITE_OK
	}
	return int32(f.watch(Op{Kind: kind, File: f.path, Offset: offset, Data: data}))
}

var files = struct {
	sync.RWMutex
	at map[uintptr]*file
}{at: map[uintptr]*file{}}

func fileAt(p uintptr) *file {
	files.RLock()
	defer files.RUnlock()
	return files.at[p]
}

// Kinds of files, by which the tweak differs: one key encrypts all three.
const (
	databaseFile = iota
	walFile
	journalFile
)

func kindOf(flags int32) byte {
	switch {
	case flags&sqlite3.SQLITE_OPEN_WAL != 0:
		return walFile
	case flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0:
		return databaseFile
	}
	return journalFile
}

// newFile finds the key for a file that SQLite opens. A file without a name is
// temporary. A journal over several databases belongs to none of them and is
// refused; nothing here attaches databases.
func newFile(tls *libc.TLS, name uintptr, flags int32) (*file, bool) {
	if name == 0 {
		return &file{cipher: newBlockCipher(temporaryKey(), journalFile)}, true
	}
	if flags&sqlite3.SQLITE_OPEN_SUPER_JOURNAL != 0 {
		return nil, false
	}
	id := sqlite3.Xsqlite3_uri_parameter(tls, name, ours.parameter)
	if id == 0 {
		return nil, false
	}
	path := libc.GoString(name)
	m, key, ok := opened(libc.GoString(id), path)
	if !ok {
		return nil, false
	}
	return &file{cipher: newBlockCipher(key, kindOf(flags)), path: path, watch: m.watch, claims: m.claims}, true
}

func xOpen(tls *libc.TLS, _, name, p uintptr, flags int32, outFlags uintptr) int32 {
	setMethods(p, 0) // with no methods SQLite does not close what did not open
	f, ok := newFile(tls, name, flags)
	if !ok {
		return sqlite3.SQLITE_CANTOPEN
	}
	inner := p + headerSize
	setMethods(inner, 0)
	code := function[openFunc](vfsAt(system).FxOpen)(tls, system, name, inner, flags, outFlags)
	if code != sqlite3.SQLITE_OK {
		if methods := methodsAt(inner); methods != nil {
			function[fileFunc](methods.FxClose)(tls, inner)
		}
		return code
	}
	files.Lock()
	files.at[p] = f
	files.Unlock()
	setMethods(p, ours.methods)
	return sqlite3.SQLITE_OK
}

func xClose(tls *libc.TLS, p uintptr) int32 {
	files.Lock()
	delete(files.at, p)
	files.Unlock()
	return function[fileFunc](methodsAt(p+headerSize).FxClose)(tls, p+headerSize)
}

func xDelete(tls *libc.TLS, _, name uintptr, syncDir int32) int32 {
	if code := watchDelete(libc.GoString(name)); code != sqlite3.SQLITE_OK {
		return int32(code)
	}
	return function[deleteFunc](vfsAt(system).FxDelete)(tls, system, name, syncDir)
}

func xAccess(tls *libc.TLS, _, name uintptr, flags int32, out uintptr) int32 {
	return function[accessFunc](vfsAt(system).FxAccess)(tls, system, name, flags, out)
}

func xFullPathname(tls *libc.TLS, _, name uintptr, size int32, out uintptr) int32 {
	return function[pathFunc](vfsAt(system).FxFullPathname)(tls, system, name, size, out)
}
