package store_test

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

var (
	passphrase = []byte("麦子 and rice")
	// cheap keeps tests from spending their time on key derivation.
	cheap    = store.Options{KDF: store.KDF{Time: 1, MemoryKiB: 64, Threads: 1}}
	operator = store.Operator{Name: "王秀英", Unit: "小河村", Post: "文书", Level: "village"}
	signing  = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	ctx      = context.Background()
)

// newFolder makes a workspace and closes it.
func newFolder(t testing.TB) (dir, recoveryCode string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "工作区")
	s, code, err := store.Create(dir, operator, passphrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, code
}

func open(t testing.TB, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(dir, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newStore(t testing.TB) *store.Store {
	t.Helper()
	dir, _ := newFolder(t)
	return open(t, dir)
}

func update(t testing.TB, s *store.Store, change func(*store.Tx) error) {
	t.Helper()
	if err := s.Update(ctx, change); err != nil {
		t.Fatal(err)
	}
}

func add(t testing.TB, s *store.Store, objects ...object.Object) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error {
		for _, o := range objects {
			if _, err := tx.AddObject(o, "batch-1"); err != nil {
				return err
			}
		}
		return nil
	})
}

func sign(t testing.TB, kind object.Type, subject string, body any, parents ...object.ID) object.Object {
	t.Helper()
	return signFor(t, "410621105201", kind, subject, body, parents...)
}

// signFor signs in the name of a village.
func signFor(t testing.TB, village string, kind object.Type, subject string, body any, parents ...object.ID) object.Object {
	t.Helper()
	data, err := object.Encode(body)
	if err != nil {
		t.Fatal(err)
	}
	o, err := object.Sign(signing, object.Header{
		Type: kind, Division: village, Subject: subject, Parents: parents,
		Claimed: "2017-05-16T10:00:00+08:00", Author: operator.Name, Body: data,
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func household(id string, names ...string) survey.Household {
	h := survey.Household{ID: id, Village: "410621105201", Group: "3组"}
	h.Dibao.Status, h.Dibao.Class, h.Tekun.Status, h.Jdlk.Status = "active", "B", "none", "exited"
	for n, name := range names {
		m := survey.Member{Key: fmt.Sprintf("m%d", n+1), Name: name, Relation: "10", IDNumber: "41069919500101001X"}
		if n == 0 {
			m.Relation = survey.RelationHead
		}
		h.Members = append(h.Members, m)
	}
	return h
}

func seed(t testing.TB, h survey.Household) object.Object {
	t.Helper()
	return sign(t, object.Seed, h.ID, survey.Seed{Household: h, Source: "roster.xlsx"})
}

// visited is a finished visit, or a correction of one.
func visited(t testing.TB, h survey.Household, visit, day string, parents ...object.ID) object.Object {
	t.Helper()
	v := survey.Visit{ID: visit, Household: h, Level: "village", Started: day + "T09:00:00+08:00", Finished: day + "T10:00:00+08:00"}
	return signFor(t, h.Village, object.Visit, h.ID, survey.VisitRevision{Visit: v}, parents...)
}

// key returns the key of the sentence that an error carries for people.
func key(err error) string {
	var e *text.Error
	if errors.As(err, &e) {
		return e.Key
	}
	return ""
}

func mustFail(t testing.TB, err error, wantKey string, want error) {
	t.Helper()
	if key(err) != wantKey || !errors.Is(err, want) {
		t.Errorf("got %q (%v), want %q", key(err), err, wantKey)
	}
}

// intact fails the test unless Check finds nothing.
func intact(t testing.TB, s *store.Store) {
	t.Helper()
	report, err := s.Check(ctx)
	if err != nil || len(report.Problems) > 0 {
		t.Fatalf("check: %v %v", report.Problems, err)
	}
}

// copyFolder copies a workspace file by file, as it is on the disk.
func copyFolder(t testing.TB, dir string) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return copied
}

func names(t testing.TB, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	slices.Sort(list)
	return list
}
