// Package apptest makes workspaces, families, rosters and offices for the tests
// of app and of the use cases beside it. Programs do not import it.
package apptest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
)

// Divisions of the offices in tests, and the pack and passphrase they have.
const (
	County       = "410621"
	Township     = "410621105"
	Village      = "410621105201"
	OtherVillage = "410621105202"
	Pack         = "hebi-2017"
	Passphrase   = "test"
)

// Day is the day that workspaces in tests believe it is.
const Day = survey.Date("2017-05-16")

// KDF keeps tests from spending their time on key derivation.
var KDF = store.KDF{Time: 1, MemoryKiB: 8 << 10, Threads: 1}

// Params describes a workspace of the division, whose role follows from it.
func Params(division string) app.Params {
	role := survey.DivisionRole(division)
	return app.Params{
		Role: role, Division: division, PackID: Pack, Passphrase: []byte(Passphrase), KDF: KDF, DemoDay: Day,
		Operator: store.Operator{Name: "王秀英", Unit: "驻村工作队", Post: "队员", Level: role},
	}
}

// Create makes a workspace, open until the test ends.
func Create(t testing.TB, division string) *app.Workspace {
	t.Helper()
	w, _, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "工作区"), Params(division))
	OK(t, err)
	t.Cleanup(func() { w.Close() })
	return w
}

// Copy opens a copy of a workspace as it is on the disk at this moment, without
// closing it: what a power failure would leave.
func Copy(t testing.TB, w *app.Workspace) *app.Workspace {
	t.Helper()
	copied, err := app.Open(CopyFiles(t, w), []byte(Passphrase))
	OK(t, err)
	t.Cleanup(func() { copied.Close() })
	return copied
}

// CopyFiles copies the files of a workspace as they are at this moment into a
// folder that it returns.
func CopyFiles(t testing.TB, w *app.Workspace) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "copy")
	OK(t, os.CopyFS(dir, os.DirFS(w.Store.Dir())))
	return dir
}

// Counts returns the numbers of a workspace, for comparing before and after.
func Counts(t testing.TB, w *app.Workspace) store.Counts {
	t.Helper()
	c, err := w.Store.Counts()
	OK(t, err)
	return c
}

// Sound fails the test unless everything in a workspace is as its objects say.
func Sound(t testing.TB, w *app.Workspace) {
	t.Helper()
	report, err := w.Store.Check(t.Context())
	OK(t, err)
	if len(report.Problems) > 0 {
		t.Errorf("the workspace is not sound: %v", report.Problems)
	}
}

// Files returns what is in a folder, by paths below it, folders left out.
func Files(t testing.TB, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, relErr := filepath.Rel(dir, path)
			files, err = append(files, filepath.ToSlash(rel)), relErr
		}
		return err
	})
	OK(t, err)
	return files
}

// Blocked returns the path of a file that nobody can write, root included: what
// should be its folder is a file.
func Blocked(t testing.TB, name string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "no folder")
	OK(t, os.WriteFile(file, nil, 0o600))
	return filepath.Join(file, name)
}

// OK ends the test on an error.
func OK(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Says fails the test unless an error carries the sentence with the key.
func Says(t testing.TB, err error, key string) {
	t.Helper()
	var said *text.Error
	if !errors.As(err, &said) || said.Key != key {
		t.Errorf("got %v, want the sentence %s", err, key)
	}
}

// stopping is a context that is cancelled when it was asked a number of times, by
// whichever goroutine.
type stopping struct {
	context.Context
	cancel context.CancelFunc
	left   atomic.Int64
}

func (s *stopping) Done() <-chan struct{} {
	if s.left.Add(-1) <= 0 {
		s.cancel()
	}
	return s.Context.Done()
}

// Stopping returns a context that ends in the middle of the work: when it was
// asked so many times whether to stop.
func Stopping(t testing.TB, asked int) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(t.Context())
	s := &stopping{Context: ctx, cancel: cancel}
	s.left.Store(int64(asked))
	return s, cancel
}
