package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/store"
	"ruhu/store/vfs"
	"ruhu/store/vfs/crash"
	"ruhu/syncpkg/object"
)

// states is how many states each kind of work is left in by power cuts.
func states() int {
	if testing.Short() {
		return 100
	}
	return 3600
}

// pieces is how many pieces of work one recording has.
const pieces = 6

// recorded does pieces of a duty on a watched disk, closes the workspace, and
// returns the recording. The states within folding the log into the database
// count too.
func recorded(t testing.TB, d duty, prepare ...string) (*crash.Recorder, [32]byte) {
	t.Helper()
	dir := filepath.Join(inMemory(t), "w")
	s, _, err := store.Create(dir, operator, passphrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	key := s.Key()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	recorder, err := crash.NewRecorder(dir, "data.db")
	if err != nil {
		t.Fatal(err)
	}
	if s, err = store.OpenWithKey(dir, key, only(dir, recorder.Watch)); err != nil {
		t.Fatal(err)
	}
	if err := s.Tamper(prepare...); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= pieces; n++ {
		if err := d.piece(t, s, n); err != nil {
			t.Fatal(err)
		}
		recorder.Acknowledge(n)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return recorder, key
}

// only watches the files in one folder and none below it.
func only(dir string, watch vfs.Watch) vfs.Watch {
	return func(o vfs.Op) int {
		if filepath.Dir(o.File) != dir {
			return 0
		}
		return watch(o)
	}
}

// left yields states of a recording until it is told to stop.
func left(recorder *crash.Recorder, rng *rand.Rand) func(func(crash.State) bool) {
	return func(yield func(crash.State) bool) {
		for {
			for state := range recorder.States(rng) {
				if rng.IntN(3) == 0 && !yield(state) {
					return
				}
			}
		}
	}
}

// reopened opens what a power cut left, in a new folder below another.
func reopened(t testing.TB, below string, state crash.State, key [32]byte) (*store.Store, error) {
	t.Helper()
	at, err := os.MkdirTemp(below, "state-*")
	if err != nil {
		t.Fatal(err)
	}
	if err := state.Write(at); err != nil {
		t.Fatal(err)
	}
	return store.OpenWithKey(at, key, nil)
}

func TestNothingPromisedIsLostWhenThePowerFails(t *testing.T) {
	for i, d := range duties {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			recorder, key := recorded(t, d)
			rng := rand.New(rand.NewPCG(5, uint64(i)))
			n, below := 0, inMemory(t)
			for state := range left(recorder, rng) {
				if n++; n > states() {
					break
				}
				s, err := reopened(t, below, state, key)
				if err != nil {
					t.Fatalf("state %d: %v", n, err)
				}
				intact(t, s)
				if done := d.done(t, s); done < state.Acknowledged || done > pieces {
					t.Fatalf("state %d: %d pieces are left of %d", n, done, state.Acknowledged)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				os.RemoveAll(s.Dir())
			}
		})
	}
}

// The same harness has to find what SQLite loses when it does not wait for the
// disk.
func TestTheHarnessFindsWhatIsLostWithoutWaitingForTheDisk(t *testing.T) {
	recorder, key := recorded(t, duties[0], "PRAGMA synchronous = OFF")
	lost, n, below := 0, 0, inMemory(t)
	for state := range left(recorder, rand.New(rand.NewPCG(7, 8))) {
		if n++; n > 400 || lost > 0 {
			break
		}
		s, err := reopened(t, below, state, key)
		if err != nil {
			lost++
			continue
		}
		report, err := s.Check(ctx)
		if err != nil || len(report.Problems) > 0 || savesDone(t, s) < state.Acknowledged {
			lost++
		}
		s.Close()
	}
	if lost == 0 {
		t.Error("nothing was lost in 400 states")
	}
}

func TestNothingIsLostWhenThePowerFailsWhileMigrating(t *testing.T) {
	t.Parallel()
	dir, want := oldFolder(t)
	recorder, err := crash.NewRecorder(dir, "data.db")
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.OpenWatched(dir, passphrase, only(dir, recorder.Watch))
	if err != nil {
		t.Fatal(err)
	}
	key := s.Key()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	n, below := 0, inMemory(t)
	for state := range left(recorder, rand.New(rand.NewPCG(9, 10))) {
		if n++; n > states() {
			break
		}
		s, err := reopened(t, below, state, key)
		if err != nil {
			t.Fatalf("state %d: %v", n, err)
		}
		intact(t, s)
		if got, err := s.Households(ctx); err != nil || !slices.Equal(got, want) {
			t.Fatalf("state %d: %+v, %v", n, got, err)
		}
		s.Close()
		os.RemoveAll(s.Dir())
	}
}

// The key file is written under another name, synced and renamed: a power cut
// leaves the old one, with any part of the new one beside it, or the new one.
func TestThePassphraseIsTheOldOrTheNewOneWhenThePowerFails(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(inMemory(t), "w")
	s, _, err := store.Create(dir, operator, passphrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "key")
	before := contents(t, path)
	if err := s.ChangePassphrase([]byte("new")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	after := contents(t, path)
	for cut := range after {
		if err := os.WriteFile(filepath.Join(dir, "key-12345"), after[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		for kept, passphrase := range map[string]string{string(before): string(passphrase), string(after): "new"} {
			if err := os.WriteFile(path, []byte(kept), 0o600); err != nil {
				t.Fatal(err)
			}
			if opens(t, dir, passphrase) != operator.Name {
				t.Fatalf("with %d bytes of the new file beside it %q does not open", cut, passphrase)
			}
		}
	}
}

func TestWhicheverOperationFailsNothingPromisedIsLost(t *testing.T) {
	for _, d := range duties {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(inMemory(t), "w")
			s, _, err := store.Create(dir, operator, passphrase, cheap)
			if err != nil {
				t.Fatal(err)
			}
			key := s.Key()
			s.Close()
			failures := 0
			for n := 1; ; n++ {
				seen, failed := failingAt(t, dir, key, d, n)
				if failed {
					failures++
				}
				if seen < n {
					break
				}
			}
			if failures < 10 {
				t.Errorf("only %d operations failed", failures)
			}
		})
	}
}

// failingAt does the duty in a copy of a workspace where the n-th operation
// fails, and reports how many operations there were and whether the work did.
func failingAt(t testing.TB, dir string, dataKey [32]byte, d duty, n int) (seen int, failed bool) {
	t.Helper()
	at := filepath.Join(inMemory(t), fmt.Sprint(n))
	if err := os.CopyFS(at, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(at)
	fault := &crash.FailNth{N: n, Code: crash.CodeIOError}
	promised := 0
	s, err := store.OpenWithKey(at, dataKey, fault.Watch)
	if err == nil {
		for i := 1; i <= 3 && err == nil; i++ {
			if err = d.piece(t, s, i); err == nil {
				promised = i
			}
		}
		s.Close()
	}
	if err != nil && key(err) == "" {
		t.Errorf("operation %d: no sentence for %v", n, err)
	}
	again, opened := store.OpenWithKey(at, dataKey, nil)
	if opened != nil {
		t.Fatalf("operation %d: %v", n, opened)
	}
	defer again.Close()
	intact(t, again)
	if done := d.done(t, again); done < promised {
		t.Fatalf("operation %d: %d pieces are left of %d", n, done, promised)
	}
	return fault.Seen(), err != nil
}

func TestWhicheverOperationFailsAMigrationIsDoneWhollyOrNotAtAll(t *testing.T) {
	t.Parallel()
	dir, want := oldFolder(t)
	for n := 1; ; n++ {
		at := filepath.Join(inMemory(t), fmt.Sprint(n))
		if err := os.CopyFS(at, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		fault := &crash.FailNth{N: n, Code: crash.CodeIOError}
		s, err := store.OpenWatched(at, passphrase, fault.Watch)
		if err == nil {
			s.Close()
		} else if key(err) == "" {
			t.Errorf("operation %d: no sentence for %v", n, err)
		}
		migrated(t, at, want)
		os.RemoveAll(at)
		if fault.Seen() < n {
			if n < 50 {
				t.Errorf("a migration has only %d operations", n)
			}
			return
		}
	}
}

// oldFolder makes a workspace of the first version, and says what its list is
// once it was migrated.
func oldFolder(t testing.TB) (dir string, want []store.HouseholdRow) {
	t.Helper()
	h := household("h1", "张国强")
	root := seed(t, h)
	objects := []object.Object{root, visited(t, h, "v1", "2017-05-16", root.ID)}
	dir = filepath.Join(inMemory(t), "old")
	if err := store.CreateOld(dir, 1, passphrase, cheap.KDF, objects); err != nil {
		t.Fatal(err)
	}
	today := newStore(t)
	add(t, today, objects...)
	want, err := today.Households(ctx)
	if err != nil || len(want) != 1 {
		t.Fatal(want, err)
	}
	return dir, want
}

// migrated opens a workspace whose migration was interrupted and looks whether
// everything is there.
func migrated(t testing.TB, dir string, want []store.HouseholdRow) {
	t.Helper()
	s, err := store.Open(dir, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	intact(t, s)
	if got, err := s.Households(ctx); err != nil || !slices.Equal(got, want) {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestAFullDiskLosesNothingAndWorkGoesOnWhenSpaceIsFreed(t *testing.T) {
	for _, d := range duties {
		t.Run(d.name, func(t *testing.T) {
			dir, _ := newFolder(t)
			disk := &crash.FullDisk{}
			s, err := store.OpenWatched(dir, passphrase, disk.Watch)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := d.piece(t, s, 1); err != nil {
				t.Fatal(err)
			}
			disk.SetFull(true)
			for range 3 {
				mustFail(t, d.piece(t, s, 2), "store.disk_full", store.ErrDiskFull)
			}
			if n := d.done(t, s); n != 1 {
				t.Errorf("%d pieces are left of 1", n)
			}
			disk.SetFull(false)
			if err := d.piece(t, s, 2); err != nil {
				t.Fatal(err)
			}
			if n := d.done(t, s); n != 2 {
				t.Errorf("%d pieces are left of 2", n)
			}
			intact(t, s)
		})
	}
}

func TestAFullDiskWhileClosingLosesNothing(t *testing.T) {
	dir, _ := newFolder(t)
	disk := &crash.FullDisk{}
	s, err := store.OpenWatched(dir, passphrase, disk.Watch)
	if err != nil {
		t.Fatal(err)
	}
	if err := save(t, s, 1); err != nil {
		t.Fatal(err)
	}
	disk.SetFull(true)
	s.Close()
	if n := savesDone(t, open(t, dir)); n != 1 {
		t.Errorf("%d saves are left of 1", n)
	}
}
