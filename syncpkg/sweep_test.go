package syncpkg_test

import (
	"bytes"
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// sample is a batch that the county reads.
type sample struct {
	name string
	file []byte
}

// samples are a village's batch to its superiors with an attachment, what its
// township makes of it, with the village's manifest and chain, and a batch of the
// county down, with one object of every type that it may sign but seed and visit.
func samples(t *testing.T, o *vectorOffices) []sample {
	t.Helper()
	photo := []byte("not really a photo\n")
	s := spec([]*syncpkg.Identity{o.township, o.county}, []object.Object{visit(t, o.village, villageCode, 1), attachmentOf(t, o.village, photo)})
	s.Blobs, s.OpenBlob = blobsOf(photo), openBlobs(photo)
	village, _ := write(t, o.village, s)
	var down []object.Object
	for _, g := range goodBodies() {
		if g.typ == object.Endorsement {
			continue // a township's alone
		}
		subject := g.subject
		if g.typ == object.Directory {
			subject = g.own()
		}
		h, err := syncpkg.Compose(g.typ, g.own(), subject, g.body)
		ok(t, err)
		down = append(down, sign(t, o.county, h))
	}
	s = spec([]*syncpkg.Identity{o.township}, down)
	s.Stream = townshipCode
	county, _ := write(t, o.county, s)
	return []sample{{"a village's", village}, {"a township's", exampleBatch(t, o.offices)}, {"a county's", county}}
}

// TestEveryFlippedByteIsRefused damages every byte of three batches: of the
// file, and of what is inside the envelope, as if somebody who may read the batch
// had altered it and written a new envelope.
func TestEveryFlippedByteIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine and much work: the race detector learns nothing from it")
	}
	o := newVectorOffices(t)
	for _, s := range samples(t, o) {
		plain := decrypt(t, s.file, o.county)
		t.Run(s.name+" file", func(t *testing.T) {
			t.Logf("%d bytes", len(s.file))
			flip(s.file, func(at int, damaged []byte) {
				neitherReads(t, at, firstFile(t, o, damaged), secondFile(o, damaged), "damaged", "not-batch", "not-for-us", "truncated")
			})
		})
		t.Run(s.name+" contents", func(t *testing.T) {
			t.Logf("%d bytes", len(plain))
			flip(plain, func(at int, damaged []byte) {
				neitherReads(t, at, firstPlain(t, o, damaged), secondPlain(o, damaged),
					"not-batch", "newer", "malformed", "too-large", "truncated", "untrusted", "signature")
			})
		})
	}
}

// flip gives the data with one bit of each of its bytes changed.
func flip(data []byte, try func(at int, damaged []byte)) {
	for at := range data {
		damaged := bytes.Clone(data)
		damaged[at] ^= 1 << (at % 8)
		try(at, damaged)
	}
}

// TestEveryTruncationIsRefused cuts the same batches at every byte.
func TestEveryTruncationIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine and much work: the race detector learns nothing from it")
	}
	o := newVectorOffices(t)
	for _, s := range samples(t, o) {
		plain := decrypt(t, s.file, o.county)
		t.Run(s.name+" file", func(t *testing.T) {
			for at := range s.file {
				neitherReads(t, at, firstFile(t, o, s.file[:at]), secondFile(o, s.file[:at]), "damaged", "truncated")
			}
		})
		t.Run(s.name+" contents", func(t *testing.T) {
			for at := range plain {
				neitherReads(t, at, firstPlain(t, o, plain[:at]), secondPlain(o, plain[:at]), "truncated")
			}
		})
	}
}

// neitherReads wants both readers to refuse for one of the reasons, and for the
// same one.
func neitherReads(t *testing.T, at int, one, two verdict, reasons ...string) {
	t.Helper()
	if one.Verdict != "refused" || two.Verdict != "refused" {
		t.Fatalf("at %d: the program says %+v, the second reader %+v", at, one, two)
	}
	if one.Reason != two.Reason || !slices.Contains(reasons, one.Reason) {
		t.Fatalf("at %d: the program says %s, the second reader %s", at, one.Reason, two.Reason)
	}
}
