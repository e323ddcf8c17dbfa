package vfs_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/store/vfs"
	"ruhu/store/vfs/crash"
)

// work commits rows until one fails and returns how many were acknowledged.
func work(path string, m *vfs.Mount) (acknowledged int, err error) {
	db, err := sql.Open("sqlite", dsn(path, m.Query(), "journal_mode(WAL)", "synchronous(FULL)", "wal_autocheckpoint(4)"))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, a TEXT)"); err != nil {
		return 0, err
	}
	for range 4 {
		if _, err := db.Exec("INSERT INTO t(a) VALUES (?)", strings.Repeat("户", 700)); err != nil {
			return acknowledged, err
		}
		acknowledged++
	}
	return acknowledged, nil
}

func TestWhicheverOperationFailsNoCommitIsLost(t *testing.T) {
	for _, sticky := range []bool{false, true} {
		failures := 0
		for n := 1; ; n++ {
			path := filepath.Join(t.TempDir(), "a.db")
			fault := &crash.FailNth{N: n, Sticky: sticky, Code: crash.CodeIOError}
			acknowledged, err := work(path, mount(t, key(1), vfs.Watched(fault.Watch)))
			if err != nil {
				failures++
			}
			if rows, err := count(t, path); err != nil || rows < acknowledged {
				t.Fatalf("operation %d failed: %d of %d rows are left, %v", n, rows, acknowledged, err)
			}
			if fault.Seen() < n {
				break
			}
		}
		if failures < 20 {
			t.Errorf("only %d operations failed", failures)
		}
	}
}

func count(t *testing.T, path string) (rows int, err error) {
	t.Helper()
	db := open(t, path, mount(t, key(1)), "synchronous(OFF)")
	defer db.Close()
	exec(t, db, "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, a TEXT)")
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		return 0, fmt.Errorf("%s: %w", verdict, err)
	}
	return rows, db.QueryRow("SELECT count(*) FROM t").Scan(&rows)
}

func TestAFullDiskIsReportedAndWorkGoesOnWhenSpaceIsFreed(t *testing.T) {
	disk := &crash.FullDisk{}
	db := open(t, filepath.Join(t.TempDir(), "a.db"), mount(t, key(1), vfs.Watched(disk.Watch)), "journal_mode(WAL)", "synchronous(FULL)")
	exec(t, db, "CREATE TABLE t(x)")
	disk.SetFull(true)
	if _, err := db.Exec("INSERT INTO t VALUES (1)"); code(err) != crash.CodeFull {
		t.Errorf("a full disk gives %v", err)
	}
	disk.SetFull(false)
	exec(t, db, "INSERT INTO t VALUES (2)")
	var rows int
	if err := db.QueryRow("SELECT count(*) FROM t").Scan(&rows); err != nil || rows != 1 {
		t.Errorf("%d rows, %v", rows, err)
	}
}
