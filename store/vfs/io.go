package vfs

import (
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// readBlocks reads and decrypts whole blocks into C memory. It returns how many
// bytes the file has there, in whole blocks; the rest of the memory is zero. A
// block that a crash left incomplete at the end of the file does not count.
func readBlocks(tls *libc.TLS, p, buffer uintptr, n, offset int64) (got int64, code int32) {
	f, inner := fileAt(p), p+headerSize
	if code := f.announce(Read, offset, nil); code != sqlite3.SQLITE_OK {
		return 0, code
	}
	code = function[rwFunc](methodsAt(inner).FxRead)(tls, inner, buffer, int32(n), offset)
	blocks := memory(buffer, n)
	switch code {
	case sqlite3.SQLITE_OK:
		got = n
	case sqlite3.SQLITE_IOERR_SHORT_READ:
		size, code := fileSize(tls, p)
		if code != sqlite3.SQLITE_OK {
			return 0, code
		}
		got = min(max(size-offset, 0), n)
		clear(blocks[got:])
	default:
		return 0, code
	}
	f.cipher.decrypt(blocks[:got], offset)
	return got, sqlite3.SQLITE_OK
}

func xRead(tls *libc.TLS, p, buffer uintptr, n int32, offset int64) int32 {
	lo, hi := floor(offset), ceil(offset+int64(n))
	if lo == offset && hi == offset+int64(n) {
		got, code := readBlocks(tls, p, buffer, hi-lo, lo)
		return readResult(code, got == hi-lo)
	}
	scratch := tls.Alloc(int(hi - lo))
	defer tls.Free(int(hi - lo))
	got, code := readBlocks(tls, p, scratch, hi-lo, lo)
	copy(memory(buffer, int64(n)), memory(scratch, hi-lo)[offset-lo:])
	return readResult(code, lo+got >= offset+int64(n))
}

// readResult is the code for a read that worked, or why it did not. What lies
// beyond the end of the file was filled with zeros, as SQLite asks.
func readResult(code int32, whole bool) int32 {
	if code == sqlite3.SQLITE_OK && !whole {
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return code
}

func xWrite(tls *libc.TLS, p, buffer uintptr, n int32, offset int64) int32 {
	end := offset + int64(n)
	lo, hi := floor(offset), ceil(end)
	scratch := tls.Alloc(int(hi - lo))
	defer tls.Free(int(hi - lo))
	if code := readEdges(tls, p, scratch, offset, end); code != sqlite3.SQLITE_OK {
		return code
	}
	f, inner := fileAt(p), p+headerSize
	blocks := memory(scratch, hi-lo)
	copy(blocks[offset-lo:], memory(buffer, int64(n)))
	f.cipher.encrypt(blocks, lo)
	if code := f.announce(Write, lo, blocks); code != sqlite3.SQLITE_OK {
		return code
	}
	return function[rwFunc](methodsAt(inner).FxWrite)(tls, inner, scratch, int32(hi-lo), lo)
}

// readEdges reads the blocks at both ends of a write that fills them in part
// only, into the memory where the written blocks are put together.
func readEdges(tls *libc.TLS, p, scratch uintptr, offset, end int64) int32 {
	lo, hi := floor(offset), ceil(end)
	last := hi - blockSize
	if lo != offset || lo == last && hi != end {
		if _, code := readBlocks(tls, p, scratch, blockSize, lo); code != sqlite3.SQLITE_OK {
			return code
		}
	}
	if last > lo && hi != end {
		_, code := readBlocks(tls, p, scratch+uintptr(last-lo), blockSize, last)
		return code
	}
	return sqlite3.SQLITE_OK
}

func xTruncate(tls *libc.TLS, p uintptr, n int64) int32 {
	if code := fileAt(p).announce(Truncate, ceil(n), nil); code != sqlite3.SQLITE_OK {
		return code
	}
	return function[sizeFunc](methodsAt(p+headerSize).FxTruncate)(tls, p+headerSize, ceil(n))
}

func xSync(tls *libc.TLS, p uintptr, flags int32) int32 {
	if code := fileAt(p).announce(Sync, 0, nil); code != sqlite3.SQLITE_OK {
		return code
	}
	return function[intFunc](methodsAt(p+headerSize).FxSync)(tls, p+headerSize, flags)
}

// fileSize returns the size in whole blocks.
func fileSize(tls *libc.TLS, p uintptr) (int64, int32) {
	out := tls.Alloc(8)
	defer tls.Free(8)
	code := function[outFunc](methodsAt(p+headerSize).FxFileSize)(tls, p+headerSize, out)
	return floor(*int64At(out)), code
}

func xFileSize(tls *libc.TLS, p, out uintptr) int32 {
	size, code := fileSize(tls, p)
	*int64At(out) = size
	return code
}

func xSectorSize(*libc.TLS, uintptr) int32 { return blockSize }

// safeClaims are the properties of the device that encryption leaves true: that
// Windows cannot delete open files. Above all it is not true that a write leaves
// its neighbours in the sector alone (POWERSAFE_OVERWRITE).
const safeClaims = sqlite3.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN

func xDeviceCharacteristics(tls *libc.TLS, p uintptr) int32 {
	claims := function[fileFunc](methodsAt(p+headerSize).FxDeviceCharacteristics)(tls, p+headerSize)
	return claims & fileAt(p).claims
}

func xFileControl(tls *libc.TLS, p uintptr, op int32, argument uintptr) int32 {
	switch op {
	case sqlite3.SQLITE_FCNTL_MMAP_SIZE:
		*int64At(argument) = 0
		return sqlite3.SQLITE_OK
	case sqlite3.SQLITE_FCNTL_SIZE_HINT, sqlite3.SQLITE_FCNTL_CHUNK_SIZE:
		return sqlite3.SQLITE_NOTFOUND // would grow the file past what was written
	}
	return function[controlFunc](methodsAt(p+headerSize).FxFileControl)(tls, p+headerSize, op, argument)
}
