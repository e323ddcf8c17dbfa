package vfs

import "modernc.org/libc"

// The methods that encryption does not concern go to the system's file as they
// are.

func xLock(tls *libc.TLS, p uintptr, level int32) int32 {
	return function[intFunc](methodsAt(p+headerSize).FxLock)(tls, p+headerSize, level)
}

func xUnlock(tls *libc.TLS, p uintptr, level int32) int32 {
	return function[intFunc](methodsAt(p+headerSize).FxUnlock)(tls, p+headerSize, level)
}

func xCheckReservedLock(tls *libc.TLS, p, out uintptr) int32 {
	return function[outFunc](methodsAt(p+headerSize).FxCheckReservedLock)(tls, p+headerSize, out)
}

func xShmMap(tls *libc.TLS, p uintptr, page, size, extend int32, out uintptr) int32 {
	return function[shmMapFunc](methodsAt(p+headerSize).FxShmMap)(tls, p+headerSize, page, size, extend, out)
}

func xShmLock(tls *libc.TLS, p uintptr, offset, n, flags int32) int32 {
	return function[shmLockFunc](methodsAt(p+headerSize).FxShmLock)(tls, p+headerSize, offset, n, flags)
}

func xShmBarrier(tls *libc.TLS, p uintptr) {
	function[barrierFunc](methodsAt(p+headerSize).FxShmBarrier)(tls, p+headerSize)
}

func xShmUnmap(tls *libc.TLS, p uintptr, remove int32) int32 {
	return function[intFunc](methodsAt(p+headerSize).FxShmUnmap)(tls, p+headerSize, remove)
}
