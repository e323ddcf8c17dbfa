package vfs_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"modernc.org/sqlite"
	"pgregory.net/rapid"

	"ruhu/store/vfs"
)

const (
	notADatabase = 26 // SQLITE_NOTADB
	cannotOpen   = 14 // SQLITE_CANTOPEN
)

func key(b byte) vfs.Key { return vfs.Key(bytes.Repeat([]byte{b}, 32)) }

func mount(t testing.TB, k vfs.Key, options ...vfs.Option) *vfs.Mount {
	t.Helper()
	m, err := vfs.New(k, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	return m
}

func dsn(path string, query url.Values, pragmas ...string) string {
	query["_pragma"] = pragmas
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(filepath.ToSlash(path)), RawQuery: query.Encode()}).String()
}

func open(t testing.TB, path string, m *vfs.Mount, pragmas ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(path, m.Query(), pragmas...))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func exec(t testing.TB, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

func TestDatabasesWithDifferentKeysAreOpenAtOnce(t *testing.T) {
	dir := t.TempDir()
	for round := range 2 { // the second round reads what the first one wrote
		var wg sync.WaitGroup
		for n := range byte(4) {
			db := open(t, filepath.Join(dir, fmt.Sprintf("%d.db", n)), mount(t, key(n)), "journal_mode(WAL)", "busy_timeout(5000)")
			wg.Go(func() {
				defer db.Close()
				db.SetMaxOpenConns(3)
				fill(t, db, n, round)
			})
		}
		wg.Wait()
	}
}

func fill(t *testing.T, db *sql.DB, n byte, round int) {
	if _, err := db.Exec("CREATE TABLE IF NOT EXISTS t(who INTEGER)"); err != nil {
		t.Error(err)
	}
	for range 20 {
		if _, err := db.Exec("INSERT INTO t VALUES (?)", n); err != nil {
			t.Error(err)
		}
	}
	var rows, foreign int
	if err := db.QueryRow("SELECT count(*), coalesce(sum(who <> ?), 0) FROM t", n).Scan(&rows, &foreign); err != nil {
		t.Error(err)
	}
	if rows != 20*(round+1) || foreign != 0 {
		t.Errorf("database %d has %d rows, %d of another database", n, rows, foreign)
	}
}

func TestAnotherKeyOpensNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := open(t, path, mount(t, key(1)), "synchronous(OFF)")
	exec(t, db, "CREATE TABLE t(x)")
	db.Close()
	if _, err := open(t, path, mount(t, key(2))).Exec("SELECT * FROM t"); code(err) != notADatabase {
		t.Errorf("the wrong key gives %v", err)
	}
}

func TestWithoutAMountNothingOpens(t *testing.T) {
	for name, query := range map[string]url.Values{
		"no mount":      {"vfs": {vfs.Name}},
		"no number":     {"vfs": {vfs.Name}, "ruhu_mount": {"x"}},
		"unknown mount": {"vfs": {vfs.Name}, "ruhu_mount": {"99999"}},
	} {
		t.Run(name, func(t *testing.T) {
			mount(t, key(1))
			db, err := sql.Open("sqlite", dsn(filepath.Join(t.TempDir(), "a.db"), query))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if err := db.Ping(); code(err) != cannotOpen {
				t.Errorf("opened without a key: %v", err)
			}
		})
	}
}

func TestNothingReadableReachesTheDisk(t *testing.T) {
	const marker = "不可见的名字MARKER"
	for _, journal := range []string{"WAL", "DELETE", "TRUNCATE", "PERSIST"} {
		t.Run(journal, func(t *testing.T) {
			dir := t.TempDir()
			var written bytes.Buffer
			m := mount(t, key(1), vfs.Watched(func(o vfs.Op) int {
				written.Write(o.Data)
				return 0
			}))
			db := open(t, filepath.Join(dir, "a.db"), m, "journal_mode("+journal+")", "cache_size(5)")
			exec(t, db, "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)")
			for range 3 {
				exec(t, db, "INSERT INTO t(a) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 2000) SELECT ?||i FROM n", marker)
				exec(t, db, "UPDATE t SET a = a || 'x' WHERE id % 7 = 0")
			}
			onDisk := everything(t, dir)
			if written.Len() == 0 || bytes.Contains(written.Bytes(), []byte(marker)) || bytes.Contains(onDisk, []byte(marker)) {
				t.Errorf("the marker is readable in what was written")
			}
			if bytes.Contains(onDisk, []byte("SQLite format 3")) {
				t.Error("the database header is readable")
			}
		})
	}
}

func everything(t testing.TB, dir string) []byte {
	t.Helper()
	var all []byte
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	return all
}

// Pages smaller and larger than a block make writes that fill blocks in part.
func TestAnEncryptedDatabaseBehavesLikeAPlainOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		page := rapid.SampledFrom([]int{512, 1024, 4096, 8192, 65536}).Draw(rt, "page")
		journal := rapid.SampledFrom([]string{"WAL", "DELETE", "TRUNCATE"}).Draw(rt, "journal")
		pragmas := []string{fmt.Sprintf("page_size(%d)", page), "journal_mode(" + journal + ")", "cache_size(3)", "synchronous(OFF)"}
		m := mount(t, key(1))
		encrypted := open(t, filepath.Join(dir, "e.db"), m, pragmas...)
		plain, err := sql.Open("sqlite", dsn(filepath.Join(dir, "p.db"), url.Values{}, pragmas...))
		if err != nil {
			t.Fatal(err)
		}
		plain.SetMaxOpenConns(1)
		defer plain.Close()
		script := []string{"CREATE TABLE t(id INTEGER PRIMARY KEY, a BLOB)"}
		script = append(script, rapid.SliceOfN(rapid.SampledFrom([]string{
			"INSERT INTO t(a) VALUES (zeroblob(10))",
			"INSERT INTO t(a) SELECT 'long' || zeroblob(5000) FROM (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3)",
			"UPDATE t SET a = a || 'changed' WHERE id % 2",
			"DELETE FROM t WHERE id % 3 = 0",
			"BEGIN", "COMMIT", "ROLLBACK", "VACUUM", "SAVEPOINT s", "ROLLBACK TO s",
			"PRAGMA wal_checkpoint(TRUNCATE)",
		}), 5, 40).Draw(rt, "script")...)
		for _, statement := range script {
			_, e := encrypted.Exec(statement)
			_, p := plain.Exec(statement)
			if (e == nil) != (p == nil) {
				rt.Fatalf("%s: encrypted %v, plain %v", statement, e, p)
			}
		}
		encrypted.Exec("ROLLBACK")
		plain.Exec("ROLLBACK")
		encrypted.Close()
		if e, p := dump(rt, open(t, filepath.Join(dir, "e.db"), m)), dump(rt, plain); e != p {
			rt.Fatalf("encrypted %q, plain %q", e, p)
		}
	})
}

func dump(t *rapid.T, db *sql.DB) string {
	defer db.Close()
	var check, content string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&check); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow("SELECT coalesce(group_concat(id || ':' || hex(a)), '') FROM t").Scan(&content); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s, %d digits of content, hash %x", check, len(content), sha256.Sum256([]byte(content)))
}

func TestABlockCutOffAtTheEndDoesNotCount(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	m := mount(t, key(1))
	db := open(t, path, m)
	exec(t, db, "CREATE TABLE t(x)")
	db.Close()
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.Write(make([]byte, 100))
	f.Close()
	db = open(t, path, m)
	exec(t, db, "INSERT INTO t VALUES (zeroblob(20000))")
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("integrity check: %s %v", verdict, err)
	}
}

func TestMemoryMappingStaysOff(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "a.db"), mount(t, key(1)), "mmap_size(268435456)")
	exec(t, db, "CREATE TABLE t(x)")
	var size int
	if err := db.QueryRow("PRAGMA mmap_size").Scan(&size); err != nil || size != 0 {
		t.Errorf("mmap_size is %d, %v", size, err)
	}
}

func TestNothingIsKeptOfClosedFilesAndMounts(t *testing.T) {
	files, mounts := vfs.OpenFiles(), vfs.Mounts()
	for n := range byte(20) {
		m, err := vfs.New(key(n), vfs.Watched(func(vfs.Op) int { return 0 }))
		if err != nil {
			t.Fatal(err)
		}
		db := open(t, filepath.Join(t.TempDir(), "a.db"), m, "journal_mode(WAL)")
		exec(t, db, "CREATE TABLE t(x)")
		db.Close()
		m.Close()
	}
	if f, m := vfs.OpenFiles(), vfs.Mounts(); f != files || m != mounts {
		t.Errorf("%d files and %d mounts are left", f-files, m-mounts)
	}
}

// BenchmarkAgainstPlain does the same work in an encrypted and in a plain
// database by turns, and reports how many times as long the first one takes.
func BenchmarkAgainstPlain(b *testing.B) {
	for name, work := range map[string]string{
		"commit": "INSERT OR REPLACE INTO t VALUES (1, randomblob(8000))",
		"insert": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT OR REPLACE INTO t SELECT i, randomblob(400) FROM n",
		"scan":   "UPDATE sum SET n = (SELECT sum(length(a)) FROM t WHERE a > x'00')",
	} {
		b.Run(name, func(b *testing.B) {
			databases := []*sql.DB{filled(b, mount(b, key(1)).Query()), filled(b, url.Values{})}
			var took [2]time.Duration
			for b.Loop() {
				for i, db := range databases {
					start := time.Now()
					exec(b, db, work)
					took[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(took[0])/float64(took[1]), "x-plain")
		})
	}
}

// filled makes a database of about 16 MB, of which little is kept in memory.
func filled(b *testing.B, query url.Values) *sql.DB {
	db, err := sql.Open("sqlite", dsn(filepath.Join(b.TempDir(), "a.db"), query, "journal_mode(WAL)", "synchronous(FULL)", "cache_size(-1000)"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	exec(b, db, "CREATE TABLE t(id INTEGER PRIMARY KEY, a BLOB)")
	exec(b, db, "CREATE TABLE sum(n)")
	exec(b, db, "INSERT INTO sum VALUES (0)")
	exec(b, db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) INSERT INTO t SELECT i, randomblob(400) FROM n")
	return db
}
