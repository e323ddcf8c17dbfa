package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"ruhu/assets/text"
)

// lockName is the file that the program holding a workspace keeps locked. The
// system releases it when the program dies, so nothing stale stays behind.
const lockName = "lock"

// holder is who holds a workspace, for the sentence the second one reads.
type holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

// folderLock is a held lock.
type folderLock struct{ file *os.File }

var errHeld = errors.New("held by another program")

// lockFolder takes the lock of a workspace, or says who has it.
func lockFolder(dir string) (*folderLock, error) {
	path := filepath.Join(dir, lockName)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, explain(fmt.Errorf("open lock: %w", err))
	}
	err = lockFile(f)
	if errors.Is(err, errHeld) {
		f.Close()
		return nil, heldBy(path)
	}
	if err != nil {
		f.Close()
		return nil, explain(fmt.Errorf("lock workspace: %w", err))
	}
	l := &folderLock{file: f}
	if err := l.sign(); err != nil {
		l.release()
		return nil, explain(fmt.Errorf("sign lock: %w", err))
	}
	return l, nil
}

// sign writes down who holds the lock.
func (l *folderLock) sign() error {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	data, err := json.Marshal(holder{PID: os.Getpid(), Host: host, Since: time.Now().Truncate(time.Second)})
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(data, 0)
	return err
}

// heldBy makes the error for a workspace that somebody else holds. The lock
// decides; what stands in the file only explains.
func heldBy(path string) error {
	var h holder
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &h) != nil || h.PID == 0 {
		return text.Fail("store.locked").Because(ErrLocked)
	}
	return text.Fail("store.locked_by", h.PID, h.Host, h.Since.Local().Format("2006-01-02 15:04")).Because(ErrLocked)
}

// release gives the lock back.
func (l *folderLock) release() error {
	return errors.Join(l.file.Truncate(0), unlockFile(l.file), l.file.Close())
}
