package app

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"ruhu/assets/text"
)

// partExt marks a file that is still being written. Nothing reads it.
const partExt = ".part"

// WriteFile writes a file so that its name always holds something whole: under a
// temporary name, then fsync, rename, and fsync of the folder. On an error the
// file that was there before is untouched. Folders on the way are made.
func WriteFile(path string, write func(io.Writer) error) error {
	if err := WritePart(path, write); err != nil {
		return err
	}
	return Publish(path)
}

// WriteNew is WriteFile for a file that must not be there yet.
func WriteNew(path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return text.Fail("app.file_exists", path)
	}
	return WriteFile(path, write)
}

// WriteOver is WriteFile for a file that may replace one of its own kind: one
// that begins with the same bytes. Anything else stays.
func WriteOver(path string, kind []byte, write func(io.Writer) error) error {
	f, err := os.Open(path)
	if err == nil {
		begin := make([]byte, len(kind))
		_, err := io.ReadFull(f, begin)
		f.Close()
		if err != nil || !bytes.Equal(begin, kind) {
			return text.Fail("app.file_exists", path)
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return cannotWrite(path, err)
	}
	return WriteFile(path, write)
}

// ReadSmall reads a regular file of at most so many bytes.
func ReadSmall(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, text.Fail("app.cannot_read", path).Because(err)
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, text.Fail("app.no_small_file", path, most>>10)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, text.Fail("app.cannot_read", path).Because(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return nil, text.Fail("app.cannot_read", path).Because(err)
	}
	return data, nil
}

// PartName returns the temporary name under which a file is written.
func PartName(path string) string { return path + partExt }

// WritePart writes the temporary file of a path, down to the disk, for a caller
// that has something to do before Publish. On an error nothing is left of it.
func WritePart(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return cannotWrite(path, fmt.Errorf("make folder: %w", err))
	}
	f, err := os.OpenFile(PartName(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return cannotWrite(path, fmt.Errorf("create file: %w", err))
	}
	err = writeThrough(f, write)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		os.Remove(PartName(path))
		return cannotWrite(path, err)
	}
	return nil
}

func writeThrough(f *os.File, write func(io.Writer) error) error {
	buffered := bufio.NewWriter(f)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write file: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("sync file: %w", err)
	}
	return nil
}

// Publish gives a written temporary file its name, for good. Where it cannot
// have that name, nothing is left of it.
func Publish(path string) error {
	if err := os.Rename(PartName(path), path); err != nil {
		os.Remove(PartName(path))
		return cannotWrite(path, fmt.Errorf("rename file: %w", err))
	}
	if err := syncName(path); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// syncName makes the name of a file last. Windows cannot sync a folder, but writes
// the entry of a file with the file; some sticks refuse to sync a folder, which is
// no reason to fail.
func syncName(path string) error {
	name, flag := filepath.Dir(path), os.O_RDONLY
	if runtime.GOOS == "windows" {
		name, flag = path, os.O_RDWR
	}
	d, err := os.OpenFile(name, flag, 0)
	if err != nil {
		return fmt.Errorf("open folder: %w", err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}

// cannotWrite says in words what stands against writing a file. An error that
// has its sentence already keeps it.
func cannotWrite(path string, err error) error {
	var said *text.Error
	if errors.As(err, &said) {
		return err
	}
	if errors.Is(err, syscall.ENOSPC) {
		return text.Fail("app.disk_full", path).Because(err)
	}
	return text.Fail("app.cannot_write", path).Because(err)
}
