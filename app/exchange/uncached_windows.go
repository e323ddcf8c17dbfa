package exchange

import (
	"io"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// sector is a multiple of the sector size of every medium, and step how much is
// read at once: without a cache Windows reads whole sectors into aligned memory
// only.
const (
	sector = 4 << 10
	step   = 256 << 10
)

// openUncached opens a file so that what is read comes from the medium and not
// from the memory in which it still lies since it was written. Where the system
// refuses that, as some network folders do, the file is read as it is.
func openUncached(path string) (io.ReadCloser, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	handle, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING,
		windows.FILE_FLAG_NO_BUFFERING|windows.FILE_FLAG_SEQUENTIAL_SCAN, 0)
	if err != nil {
		return os.Open(path)
	}
	memory := make([]byte, step+sector)
	skip := -int(uintptr(unsafe.Pointer(&memory[0]))) & (sector - 1)
	return &uncached{handle: handle, memory: memory[skip : skip+step]}, nil
}

// uncached reads a file in whole sectors. The last read returns less than it asks
// for.
type uncached struct {
	handle windows.Handle
	memory []byte // aligned; Go does not move what it has allocated
	left   []byte // read and not given out
	ended  bool
}

// Read implements io.Reader.
func (u *uncached) Read(p []byte) (int, error) {
	if len(u.left) == 0 {
		if u.ended {
			return 0, io.EOF
		}
		n, err := windows.Read(u.handle, u.memory)
		if err != nil {
			return 0, &os.PathError{Op: "read", Err: err}
		}
		u.left, u.ended = u.memory[:n], n < len(u.memory)
		if n == 0 {
			return 0, io.EOF
		}
	}
	n := copy(p, u.left)
	u.left = u.left[n:]
	return n, nil
}

// Close implements io.Closer.
func (u *uncached) Close() error { return windows.CloseHandle(u.handle) }
