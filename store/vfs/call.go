package vfs

import (
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// The SQLite library is C translated to Go: C structs lie in memory that the
// garbage collector does not know, and a C function pointer is the address of a
// Go function value. The two conversions below follow that convention; only
// functions without captured variables may be converted, for nothing else keeps
// them alive.

// function turns a C function pointer into a Go function.
func function[F any](p uintptr) F {
	return *(*F)(unsafe.Pointer(&struct{ p uintptr }{p}))
}

// pointer turns a top-level Go function into a C function pointer.
func pointer[F any](f F) uintptr {
	return *(*uintptr)(unsafe.Pointer(&f))
}

// The signatures of SQLite's methods.
type (
	openFunc    = func(tls *libc.TLS, vfs, name, file uintptr, flags int32, outFlags uintptr) int32
	deleteFunc  = func(tls *libc.TLS, vfs, name uintptr, syncDir int32) int32
	accessFunc  = func(tls *libc.TLS, vfs, name uintptr, flags int32, out uintptr) int32
	pathFunc    = func(tls *libc.TLS, vfs, name uintptr, size int32, out uintptr) int32
	rwFunc      = func(tls *libc.TLS, file, buffer uintptr, n int32, offset int64) int32
	fileFunc    = func(tls *libc.TLS, file uintptr) int32
	sizeFunc    = func(tls *libc.TLS, file uintptr, n int64) int32
	intFunc     = func(tls *libc.TLS, file uintptr, n int32) int32
	outFunc     = func(tls *libc.TLS, file, out uintptr) int32
	controlFunc = func(tls *libc.TLS, file uintptr, op int32, argument uintptr) int32
	shmMapFunc  = func(tls *libc.TLS, file uintptr, page, size, extend int32, out uintptr) int32
	shmLockFunc = func(tls *libc.TLS, file uintptr, offset, n, flags int32) int32
	barrierFunc = func(tls *libc.TLS, file uintptr)
)

func vfsAt(p uintptr) *sqlite3.Tsqlite3_vfs {
	return (*sqlite3.Tsqlite3_vfs)(unsafe.Pointer(p))
}

// methodsAt returns the methods of the file at p.
func methodsAt(p uintptr) *sqlite3.Tsqlite3_io_methods {
	return (*sqlite3.Tsqlite3_io_methods)(unsafe.Pointer((*sqlite3.Tsqlite3_file)(unsafe.Pointer(p)).FpMethods))
}

func setMethods(file, methods uintptr) {
	(*sqlite3.Tsqlite3_file)(unsafe.Pointer(file)).FpMethods = methods
}

// memory returns n bytes of C memory as a slice.
func memory(p uintptr, n int64) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(p)), n)
}

func int64At(p uintptr) *int64 { return (*int64)(unsafe.Pointer(p)) }
