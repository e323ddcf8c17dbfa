package vfs_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"ruhu/store/vfs"
	"ruhu/store/vfs/crash"
)

// record commits rows of random size, one by one, and returns what reached the
// disk. The small checkpoint makes the log start over many times.
func record(t *testing.T, synchronous string, options ...vfs.Option) *crash.Recorder {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	recorder, err := crash.NewRecorder("")
	if err != nil {
		t.Fatal(err)
	}
	m := mount(t, key(1), append(options, vfs.Watched(recorder.Watch))...)
	db := open(t, filepath.Join(t.TempDir(), "a.db"), m, "journal_mode(WAL)", "synchronous("+synchronous+")", "wal_autocheckpoint(6)")
	exec(t, db, "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b BLOB)")
	exec(t, db, "CREATE INDEX i ON t(a)")
	for n := 1; n <= 9; n++ {
		exec(t, db, "INSERT INTO t(a, b) VALUES (?, ?)", fmt.Sprint(rng.Int64()), make([]byte, rng.IntN(6000)))
		recorder.Acknowledge(n)
	}
	return recorder
}

// verdict counts the states that cannot be opened or lost a promised row.
func verdict(t *testing.T, recorder *crash.Recorder) (states, corrupt, lost int) {
	t.Helper()
	for state := range recorder.States(rand.New(rand.NewPCG(3, 4))) {
		if state.Acknowledged == 0 {
			continue
		}
		states++
		rows, err := inspect(t, state)
		switch {
		case err != nil:
			corrupt++
		case rows < state.Acknowledged:
			lost++
		}
	}
	return states, corrupt, lost
}

// inspect opens a crash state as the program would after a power cut.
func inspect(t *testing.T, state crash.State) (rows int, err error) {
	t.Helper()
	dir := t.TempDir()
	if err := state.Write(dir); err != nil {
		t.Fatal(err)
	}
	db := open(t, filepath.Join(dir, "a.db"), mount(t, key(1)), "synchronous(OFF)")
	defer db.Close()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		return 0, fmt.Errorf("%s: %w", verdict, err)
	}
	return rows, db.QueryRow("SELECT count(*) FROM t").Scan(&rows)
}

func TestNoCommitIsLostWhenThePowerFails(t *testing.T) {
	states, corrupt, lost := verdict(t, record(t, "FULL"))
	t.Logf("%d states, %d corrupt, %d with lost commits", states, corrupt, lost)
	if states < 300 || corrupt != 0 || lost != 0 {
		t.Errorf("%d states, %d corrupt, %d with lost commits", states, corrupt, lost)
	}
}

func TestTheHarnessFindsLossWithoutSync(t *testing.T) {
	states, corrupt, lost := verdict(t, record(t, "OFF"))
	t.Logf("%d states, %d corrupt, %d with lost commits", states, corrupt, lost)
	if corrupt+lost == 0 {
		t.Error("synchronous=OFF lost nothing: the harness is blind")
	}
}

func TestTheHarnessFindsLossWhenBlocksAreThoughtToBeSafeFromTheirNeighbours(t *testing.T) {
	states, corrupt, lost := verdict(t, record(t, "FULL", vfs.ClaimingPowersafeOverwrite))
	t.Logf("%d states, %d corrupt, %d with lost commits", states, corrupt, lost)
	if corrupt+lost == 0 {
		t.Error("claiming POWERSAFE_OVERWRITE lost nothing: the harness is blind")
	}
}
