package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"ruhu/store"
	"ruhu/store/vfs/crash"
)

// typing saves a draft many times and finishes visits in between, as a village
// does, and calls acknowledge with the number of saves that are promised.
func typing(t testing.TB, s *store.Store, saves int, acknowledge func(n int)) error {
	for n := 1; n <= saves; n++ {
		err := s.Update(ctx, func(tx *store.Tx) error {
			doc := fmt.Appendf(nil, `{"n":%d,"note":"%s"}`, n, make([]byte, 3000))
			err := errors.Join(
				tx.SaveDraft(store.Draft{VisitID: "v", Household: "h", Doc: doc}),
				tx.SetSetting("saves", fmt.Sprint(n)))
			if n%3 == 0 {
				_, added := tx.AddObject(seed(t, household(fmt.Sprintf("h%d", n), "张国强")), "")
				err = errors.Join(err, added)
			}
			return err
		})
		if err != nil {
			return err
		}
		acknowledge(n)
	}
	return nil
}

// saved counts the saves that are there and checks that everything of each is.
func saved(t testing.TB, s *store.Store) int {
	t.Helper()
	intact(t, s)
	value, err := s.Setting("saves")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	fmt.Sscan(value, &n)
	c, err := s.Counts()
	if err != nil || c.Households != n/3 || c.Drafts != min(n, 1) {
		t.Fatalf("after %d saves: %+v, %v", n, c, err)
	}
	return n
}

func TestNothingSavedIsLostWhenThePowerFails(t *testing.T) {
	dir, _ := newFolder(t)
	recorder, err := crash.NewRecorder(dir, "data.db")
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.OpenWatched(dir, passphrase, recorder.Watch)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := typing(t, s, 9, recorder.Acknowledge); err != nil {
		t.Fatal(err)
	}
	keyFile, err := os.ReadFile(filepath.Join(dir, "key"))
	if err != nil {
		t.Fatal(err)
	}
	s.Close() // the states within folding the log into the database count too
	states := 0
	rng := rand.New(rand.NewPCG(5, 6))
	for state := range recorder.States(rng) {
		if rng.IntN(3) > 0 {
			continue
		}
		states++
		at := t.TempDir()
		if err := errors.Join(state.Write(at), os.WriteFile(filepath.Join(at, "key"), keyFile, 0o600)); err != nil {
			t.Fatal(err)
		}
		again := open(t, at)
		if n := saved(t, again); n < state.Acknowledged {
			t.Fatalf("state %d: %d saves are left of %d", states, n, state.Acknowledged)
		}
		again.Close()
	}
	t.Logf("%d states", states)
	if states < 100 {
		t.Errorf("only %d states", states)
	}
}

func TestWhicheverOperationFailsNothingSavedIsLost(t *testing.T) {
	dir, _ := newFolder(t)
	failures := 0
	for n := 1; ; n += 3 {
		at := copyFolder(t, dir)
		fault := &crash.FailNth{N: n, Code: crash.CodeIOError}
		acknowledged := 0
		s, err := store.OpenWatched(at, passphrase, fault.Watch)
		if err == nil {
			err = typing(t, s, 6, func(n int) { acknowledged = n })
			s.Close()
		}
		if err != nil {
			failures++
			if key(err) == "" {
				t.Errorf("operation %d: no sentence for %v", n, err)
			}
		}
		again := open(t, at)
		if n := saved(t, again); n < acknowledged {
			t.Fatalf("operation %d: %d saves are left of %d", n, n, acknowledged)
		}
		again.Close()
		if fault.Seen() < n {
			break
		}
	}
	if failures < 10 {
		t.Errorf("only %d operations failed", failures)
	}
}

func TestAFullDiskLosesNothingAndWorkGoesOnWhenSpaceIsFreed(t *testing.T) {
	dir, _ := newFolder(t)
	disk := &crash.FullDisk{}
	s, err := store.OpenWatched(dir, passphrase, disk.Watch)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := typing(t, s, 3, func(int) {}); err != nil {
		t.Fatal(err)
	}
	disk.SetFull(true)
	for range 3 {
		err := typing(t, s, 6, func(int) { t.Error("saved on a full disk") })
		mustFail(t, err, "store.disk_full", store.ErrDiskFull)
	}
	if n := saved(t, s); n != 3 {
		t.Errorf("%d saves are left of 3", n)
	}
	disk.SetFull(false)
	if err := typing(t, s, 6, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if n := saved(t, s); n != 6 {
		t.Errorf("%d saves are left of 6", n)
	}
}

func TestAFullDiskWhileClosingLosesNothing(t *testing.T) {
	dir, _ := newFolder(t)
	disk := &crash.FullDisk{}
	s, err := store.OpenWatched(dir, passphrase, disk.Watch)
	if err != nil {
		t.Fatal(err)
	}
	if err := typing(t, s, 3, func(int) {}); err != nil {
		t.Fatal(err)
	}
	disk.SetFull(true)
	s.Close()
	if n := saved(t, open(t, dir)); n != 3 {
		t.Errorf("%d saves are left of 3", n)
	}
}
