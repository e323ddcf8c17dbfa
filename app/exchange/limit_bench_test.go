package exchange_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"ruhu/app/apptest"
	"ruhu/app/attachment"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/syncpkg/object"
)

// plain is the least that anybody could do with a batch: hash what came, check a
// signature for each object, and insert the same rows into a plain database.
type plain struct {
	b    *testing.B
	key  ed25519.PublicKey
	rows [][]byte // payloads with signature; empty signatures are not checked
	sigs [][]byte
}

// check hashes and verifies, and returns how long that takes.
func (p *plain) check() time.Duration {
	start := time.Now()
	for i, row := range p.rows {
		sha256.Sum256(row)
		if p.sigs[i] != nil && !ed25519.Verify(p.key, object.Signable("ruhu object v1", row), p.sigs[i]) {
			p.b.Fatal("the signature does not fit")
		}
	}
	return time.Since(start)
}

// insert inserts all in one transaction, and returns how long that takes.
func (p *plain) insert() time.Duration {
	db, err := sql.Open("sqlite", filepath.Join(p.b.TempDir(), "plain.db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	apptest.OK(p.b, err)
	defer db.Close()
	_, err = db.Exec("CREATE TABLE row (id BLOB PRIMARY KEY, signature BLOB, payload BLOB) STRICT")
	apptest.OK(p.b, err)
	start := time.Now()
	tx, err := db.Begin()
	apptest.OK(p.b, err)
	for i, row := range p.rows {
		id := sha256.Sum256(row)
		_, err := tx.Exec("INSERT INTO row VALUES (?, ?, ?)", id[:], p.sigs[i], row)
		apptest.OK(p.b, err)
	}
	apptest.OK(p.b, tx.Commit())
	return time.Since(start)
}

// peak reports the most memory that the process took up since forget, where the
// system tells.
func peak(b *testing.B) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return
	}
	for line := range strings.Lines(string(status)) {
		var kib float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f kB", &kib); n == 1 {
			b.ReportMetric(kib/1024, "MiB-peak")
		}
	}
}

// forget gives back what the limit took up, and makes the system measure the peak
// from now on.
func (p *plain) forget() {
	p.rows, p.sigs = nil, nil
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // elsewhere nothing is measured
}

func BenchmarkImport20000Revisions(b *testing.B) {
	const revisions = 20000
	o := apptest.Enrolled(b)
	visited(b, o.Village, revisions)
	file := apptest.Export(b, o.Village, "")
	own, _ := o.Village.Identity.Certificate()
	limit := plain{b: b, key: own.Key}
	for o, err := range o.Village.Store.Objects(b.Context(), store.ObjectFilter{}) {
		apptest.OK(b, err)
		limit.rows, limit.sigs = append(limit.rows, o.Sealed.Payload), append(limit.sigs, o.Sealed.Signature)
	}
	least := limit.check() + limit.insert()
	limit.forget()
	n := 0
	for b.Loop() {
		b.StopTimer()
		w := apptest.Copy(b, o.County)
		n++
		b.StartTimer()
		if r := exchange.Import(b.Context(), w, []string{file}, nil)[0]; r.Err != nil || r.Added != revisions {
			b.Fatalf("%+v", r)
		}
	}
	peak(b)
	b.ReportMetric(float64(b.Elapsed())/float64(n)/float64(least), "x-plain")
	b.ReportMetric(float64(n*revisions)/b.Elapsed().Seconds(), "revisions/s")
}

// gigabyte attaches 1 GiB of photos to a household of the village, and returns
// what the plain limit is measured with.
func gigabyte(b *testing.B, o apptest.Offices) plain {
	b.Helper()
	const photos, size = 64, 16 << 20
	family := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(b, o.Village, family)
	limit := plain{b: b}
	path := filepath.Join(b.TempDir(), "a.jpg")
	for n := range photos {
		content := append(make([]byte, 0, size), "\xff\xd8\xff\xe0"...)
		content = content[:size]
		_, err := io.ReadFull(rand.NewChaCha8([32]byte{byte(n)}), content[4:])
		apptest.OK(b, err)
		apptest.OK(b, os.WriteFile(path, content, 0o600))
		_, err = attachment.Add(b.Context(), o.Village, attachment.New{Household: family.ID, Kind: "visit", File: path})
		apptest.OK(b, err)
		limit.rows, limit.sigs = append(limit.rows, content), append(limit.sigs, nil)
	}
	return limit
}

func BenchmarkExportOneGigabyte(b *testing.B) {
	o := apptest.Enrolled(b)
	limit := gigabyte(b, o)
	least := limit.check()
	limit.forget()
	n := 0
	for b.Loop() {
		n++
		export(b, o.Village, b.TempDir(), "")
	}
	peak(b)
	b.SetBytes(1 << 30)
	b.ReportMetric(float64(b.Elapsed())/float64(n)/float64(least), "x-plain")
}

func BenchmarkImportOneGigabyte(b *testing.B) {
	o := apptest.Enrolled(b)
	limit := gigabyte(b, o)
	file := apptest.Export(b, o.Village, "")
	least := limit.check() + limit.insert()
	limit.forget()
	n := 0
	for b.Loop() {
		b.StopTimer()
		w := apptest.Copy(b, o.County)
		n++
		b.StartTimer()
		if r := exchange.Import(b.Context(), w, []string{file}, nil)[0]; r.Err != nil || r.Contents == 0 {
			b.Fatalf("%+v", r)
		}
	}
	peak(b)
	b.SetBytes(1 << 30)
	b.ReportMetric(float64(b.Elapsed())/float64(n)/float64(least), "x-plain")
}
