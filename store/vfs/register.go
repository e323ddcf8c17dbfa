package vfs

import (
	"fmt"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// headerSize is what lies before the system's own file struct in ours: a
// sqlite3_file, padded so that what follows stays aligned.
const headerSize = 16

// system is the file system below: the default one of the platform, its methods
// called with its own struct. Set once by register.
var system uintptr

// ours are C structs made once by register and kept for the life of the
// process.
var ours struct {
	methods   uintptr // sqlite3_io_methods
	parameter uintptr // mountParameter as a C string
}

var register = sync.OnceValue(func() error {
	tls := libc.NewTLS()
	defer tls.Close()
	system = sqlite3.Xsqlite3_vfs_find(tls, 0)
	if system == 0 {
		return fmt.Errorf("find the system's file system: none")
	}
	var err error
	if ours.parameter, err = libc.CString(mountParameter); err != nil {
		return err
	}
	if ours.methods, err = newMethods(tls); err != nil {
		return err
	}
	vfs, err := newVFS(tls)
	if err != nil {
		return err
	}
	if code := sqlite3.Xsqlite3_vfs_register(tls, vfs, 0); code != sqlite3.SQLITE_OK {
		return fmt.Errorf("SQLite result code %d", code)
	}
	return nil
})

// allocate returns zeroed C memory that is never freed.
func allocate(tls *libc.TLS, size uintptr) (uintptr, error) {
	p := libc.Xcalloc(tls, 1, libc.Tsize_t(size))
	if p == 0 {
		return 0, fmt.Errorf("allocate %d bytes", size)
	}
	return p, nil
}

// newVFS copies the system's file system and puts our functions where files are
// opened, deleted and looked for. What stays copied never looks at its struct.
func newVFS(tls *libc.TLS) (uintptr, error) {
	p, err := allocate(tls, unsafe.Sizeof(sqlite3.Tsqlite3_vfs{}))
	if err != nil {
		return 0, err
	}
	v := vfsAt(p)
	*v = *vfsAt(system)
	if v.FzName, err = libc.CString(Name); err != nil {
		return 0, err
	}
	v.FpNext = 0
	v.FszOsFile += headerSize
	v.FxOpen = pointer[openFunc](xOpen)
	v.FxDelete = pointer[deleteFunc](xDelete)
	v.FxAccess = pointer[accessFunc](xAccess)
	v.FxFullPathname = pointer[pathFunc](xFullPathname)
	return p, nil
}

// newMethods makes the methods of our files. Version 2 has shared memory for
// WAL and no memory-mapped pages.
func newMethods(tls *libc.TLS) (uintptr, error) {
	p, err := allocate(tls, unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{}))
	if err != nil {
		return 0, err
	}
	*(*sqlite3.Tsqlite3_io_methods)(unsafe.Pointer(p)) = sqlite3.Tsqlite3_io_methods{
		FiVersion:               2,
		FxClose:                 pointer[fileFunc](xClose),
		FxRead:                  pointer[rwFunc](xRead),
		FxWrite:                 pointer[rwFunc](xWrite),
		FxTruncate:              pointer[sizeFunc](xTruncate),
		FxSync:                  pointer[intFunc](xSync),
		FxFileSize:              pointer[outFunc](xFileSize),
		FxLock:                  pointer[intFunc](xLock),
		FxUnlock:                pointer[intFunc](xUnlock),
		FxCheckReservedLock:     pointer[outFunc](xCheckReservedLock),
		FxFileControl:           pointer[controlFunc](xFileControl),
		FxSectorSize:            pointer[fileFunc](xSectorSize),
		FxDeviceCharacteristics: pointer[fileFunc](xDeviceCharacteristics),
		FxShmMap:                pointer[shmMapFunc](xShmMap),
		FxShmLock:               pointer[shmLockFunc](xShmLock),
		FxShmBarrier:            pointer[barrierFunc](xShmBarrier),
		FxShmUnmap:              pointer[intFunc](xShmUnmap),
	}
	return p, nil
}
