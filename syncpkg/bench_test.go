package syncpkg_test

import (
	"io"
	"testing"

	"ruhu/syncpkg"
)

const benchObjects = 2000

func BenchmarkExport2000(b *testing.B) {
	o := newOffices(b)
	objects := visits(b, o.village, villageCode, benchObjects)
	s := spec([]*syncpkg.Identity{o.township, o.county}, objects)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := syncpkg.WriteBatch(io.Discard, o.village, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImport2000(b *testing.B) {
	o := newOffices(b)
	file, _ := write(b, o.village, spec([]*syncpkg.Identity{o.county}, visits(b, o.village, villageCode, benchObjects)))
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readAll(file, o.county); err != nil {
			b.Fatal(err)
		}
	}
}
