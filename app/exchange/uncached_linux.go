package exchange

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// openUncached opens a file so that what is read comes from the medium and not
// from the memory in which it still lies since it was written. It must have been
// synced: only then does the system let go of it. Where it cannot, as on a network
// folder, the file is read as it is.
func openUncached(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	_ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
	return f, nil
}
