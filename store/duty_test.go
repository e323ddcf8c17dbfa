package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"ruhu/store"
	"ruhu/syncpkg/object"
)

// duty is one kind of work that a power cut, a kill or a failing disk may
// interrupt: pieces of it, each of which is there whole or not at all.
type duty struct {
	name string
	// piece does the n-th piece, from 1. When it returns nil the piece is promised.
	piece func(t testing.TB, s *store.Store, n int) error
	// done counts the pieces that are there, and fails the test where half of one is.
	done func(t testing.TB, s *store.Store) int
}

var duties = []duty{
	{"saving", save, savesDone},
	{"finishing", finish, finishesDone},
	{"importing", importBatch, importsDone},
	{"backing up", backUp, backupsDone},
}

// save types into a draft, as the visit form does at each keystroke.
func save(_ testing.TB, s *store.Store, n int) error {
	return s.Update(ctx, func(tx *store.Tx) error {
		doc := fmt.Appendf(nil, `{"n":%d,"note":"%s"}`, n, make([]byte, 3000))
		var step error
		if n%3 == 0 {
			step = tx.AddDraftStep("typed", "note")
		}
		return errors.Join(step, tx.SaveDraft(store.Draft{VisitID: "typed", Household: "h", Doc: doc}))
	})
}

func savesDone(t testing.TB, s *store.Store) (n int) {
	t.Helper()
	d, err := s.Draft("typed")
	if errors.Is(err, store.ErrNotFound) {
		return 0
	}
	if _, scanned := fmt.Sscanf(string(d.Doc), `{"n":%d,`, &n); err != nil || scanned != nil || len(d.Doc) < 3000 {
		t.Fatalf("the draft is %.40q, %v", d.Doc, err)
	}
	return n
}

// finish turns a draft into a signed visit with its line in the audit trail.
func finish(t testing.TB, s *store.Store, n int) error {
	id := fmt.Sprintf("finished-%d", n)
	if err := s.Update(ctx, func(tx *store.Tx) error {
		return tx.SaveDraft(store.Draft{VisitID: id, Household: id, Doc: []byte("{}")})
	}); err != nil {
		return err
	}
	return s.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.AddObject(visited(t, household(id, "张国强"), id, "2017-05-16"), "")
		return errors.Join(err, tx.DeleteDraft(id), tx.AddAudit(store.AuditEntry{At: noon, Action: "finished", Subject: id}))
	})
}

func finishesDone(t testing.TB, s *store.Store) int {
	t.Helper()
	for n := 1; ; n++ {
		id := fmt.Sprintf("finished-%d", n)
		_, seen := s.Household(id)
		_, drafted := s.Draft(id)
		there, open := seen == nil, drafted == nil
		if noted := len(trail(t, s, store.AuditFilter{Subject: id})) > 0; there != noted || there && open {
			t.Fatalf("visit %d: there %t, noted %t, draft %t", n, there, noted, open)
		}
		if !there {
			return n - 1
		}
	}
}

// households of one batch.
const imported = 4

// importBatch puts the pieces of a batch aside and then shows them at once.
func importBatch(t testing.TB, s *store.Store, n int) error {
	batch := [32]byte{byte(n), byte(n >> 8), 1}
	for piece := range 2 {
		var part []store.Staged
		for i := range imported / 2 {
			o := seed(t, household(fmt.Sprintf("imported-%d-%d", n, piece*2+i), "王𬍛"))
			part = append(part, store.Staged{Sealed: o.Sealed})
		}
		if err := s.Update(ctx, func(tx *store.Tx) error { return tx.Stage(batch, store.Staging{Blocks: piece + 1}, part) }); err != nil {
			return err
		}
	}
	return s.Update(ctx, func(tx *store.Tx) error {
		for staged, err := range tx.Staged(batch) {
			if err != nil {
				return err
			}
			o, err := object.Trusted(staged.Sealed)
			if err != nil {
				return err
			}
			if _, err := tx.AddObject(o, fmt.Sprint(n)); err != nil {
				return err
			}
		}
		_, err := tx.Unstage(batch)
		return err
	})
}

func importsDone(t testing.TB, s *store.Store) int {
	t.Helper()
	for n := 1; ; n++ {
		there := 0
		for i := range imported {
			if _, err := s.Household(fmt.Sprintf("imported-%d-%d", n, i)); err == nil {
				there++
			}
		}
		switch there {
		case imported:
		case 0:
			return n - 1
		default:
			t.Fatalf("of batch %d %d households are there", n, there)
		}
	}
}

// backUp changes something and backs the workspace up.
func backUp(_ testing.TB, s *store.Store, n int) error {
	if err := s.Update(ctx, func(tx *store.Tx) error { return tx.SetSetting("backups", fmt.Sprint(n)) }); err != nil {
		return err
	}
	return s.Backup(ctx, backupOf(s.Dir(), n), nil)
}

func backupOf(dir string, n int) string { return filepath.Join(dir, "backup", fmt.Sprint(n)) }

func backupsDone(t testing.TB, s *store.Store) (n int) {
	t.Helper()
	value, err := s.Setting("backups")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Sscan(value, &n)
	if _, err := os.Stat(backupOf(s.Dir(), n)); err != nil {
		return n // a crash state holds the database alone
	}
	copied, err := store.OpenWithKey(backupOf(s.Dir(), n), s.Key(), nil)
	if err != nil {
		t.Fatalf("backup %d: %v", n, err)
	}
	defer copied.Close()
	intact(t, copied)
	if got, err := copied.Setting("backups"); err != nil || got != value {
		t.Fatalf("backup %d holds %q, %v", n, got, err)
	}
	return n
}

// inMemory is a folder that costs no disk, where the machine has one: the tests
// that use it decide themselves what reaches the disk.
func inMemory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "ruhu-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
