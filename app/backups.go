package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Reasons for a backup that the program makes by itself; the words for people are
// under "backup." and the reason.
const (
	BackupDaily  = "daily"
	BackupImport = "import"
)

// backupTime is how the name of a backup begins. What follows is the reason.
const backupTime = "20060102T150405Z"

// Kept is a backup inside the workspace. It opens with the passphrases and the
// recovery code of the moment when it was made.
type Kept struct {
	Dir    string    `json:"dir"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// Backups returns the backups that the program keeps in the workspace, the newest
// first.
func (w *Workspace) Backups() ([]Kept, error) {
	entries, err := os.ReadDir(w.backupDir())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	kept := []Kept{}
	for _, e := range entries {
		stamp, reason, _ := strings.Cut(e.Name(), "-")
		if at, err := time.Parse(backupTime, stamp); err == nil && e.IsDir() {
			kept = append(kept, Kept{Dir: filepath.Join(w.backupDir(), e.Name()), At: at, Reason: reason})
		}
	}
	slices.SortFunc(kept, func(a, b Kept) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Dir, b.Dir)) })
	return kept, nil
}

func (w *Workspace) backupDir() string { return filepath.Join(w.Store.Dir(), "backup") }

// KeepBackup writes a backup into the workspace and removes those that are too
// old to be worth their room; see outdated. It guards against mistakes and damage,
// not against losing the laptop: for that Backup writes elsewhere.
// One is written at a time.
func (w *Workspace) KeepBackup(ctx context.Context, reason string) error {
	w.keeping.Lock()
	defer w.keeping.Unlock()
	if err := w.dropUnfinished(); err != nil {
		return err
	}
	at := w.Now().UTC()
	dir := filepath.Join(w.backupDir(), at.Format(backupTime)+"-"+reason)
	if _, err := os.Stat(dir); err == nil {
		return nil // of this very second
	}
	if err := w.Backup(ctx, dir); err != nil {
		return err
	}
	kept, err := w.Backups()
	if err != nil {
		return err
	}
	for _, old := range outdated(kept, at) {
		if err := os.RemoveAll(old.Dir); err != nil {
			return fmt.Errorf("remove old backup: %w", err)
		}
	}
	return nil
}

// dropUnfinished removes what a crash left of a backup that was being written: a
// copy of the whole database, under a hidden name that nobody looks for.
func (w *Workspace) dropUnfinished() error {
	left, err := filepath.Glob(filepath.Join(w.backupDir(), ".*Z-*"))
	if err != nil {
		return fmt.Errorf("look for unfinished backups: %w", err)
	}
	for _, dir := range left {
		if err := os.RemoveAll(dir); err != nil {
			return fmt.Errorf("remove unfinished backup: %w", err)
		}
	}
	return nil
}

// BackUpIfDue writes the backup of the day, unless there is one of the last 24
// hours.
func (w *Workspace) BackUpIfDue(ctx context.Context) error {
	kept, err := w.Backups()
	if err != nil {
		return err
	}
	if len(kept) > 0 && w.Now().Sub(kept[0].At).Abs() < 24*time.Hour {
		return nil
	}
	return w.KeepBackup(ctx, BackupDaily)
}

// recent is how many of the newest backups are kept, whatever their age.
const recent = 5

// spans say how old backups thin out: the newest of each such stretch of time is
// kept, so many stretches back.
var spans = []struct {
	each  time.Duration
	times int
}{{24 * time.Hour, 7}, {7 * 24 * time.Hour, 5}, {30 * 24 * time.Hour, 12}}

// outdated returns which backups, of a list with the newest first, go. The newest
// few always stay. A clock that ran ahead and was set right makes no backup old.
func outdated(kept []Kept, now time.Time) (old []Kept) {
	stays := map[string]bool{}
	for _, k := range kept[:min(recent, len(kept))] {
		stays[k.Dir] = true
	}
	for _, span := range spans {
		taken := map[int64]bool{}
		for _, k := range kept {
			n := int64(max(now.Sub(k.At), 0) / span.each)
			if n < int64(span.times) && !taken[n] {
				taken[n], stays[k.Dir] = true, true
			}
		}
	}
	for _, k := range kept {
		if !stays[k.Dir] {
			old = append(old, k)
		}
	}
	return old
}
