package syncpkg_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/cryptotest"

	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

var update = flag.Bool("update", false, "write the example and its annotation anew")

const (
	exampleFile  = "testdata/example.ruhu"
	examplePlain = "testdata/example.plain"
	formatDoc    = "../docs/format.md"
	exampleBegin = "<!-- example: written by TestTheExampleOfTheFormat -->\n```\n"
	exampleEnd   = "```\n<!-- end of example -->"
)

// exampleBatch is a township's batch to its county with one visit of a village,
// a photo of it, and the village's manifest.
func exampleBatch(t *testing.T, o offices) []byte {
	t.Helper()
	visit := sign(t, o.village, object.Header{
		Type: object.Visit, Division: villageCode, Subject: "0192e4a0-0000-7000-8000-000000000001", Body: []byte{0xa0},
	})
	photo := []byte("not really a photo\n")
	s := spec([]*syncpkg.Identity{o.township, o.county}, []object.Object{visit, attachmentOf(t, o.village, photo)})
	s.Blobs, s.OpenBlob = blobsOf(photo), openBlobs(photo)
	up, _ := write(t, o.village, s)
	b, err := syncpkg.OpenBatch(bytes.NewReader(up), o.township)
	ok(t, err)
	s.Recipients = []string{o.county.Recipient()}
	s.Chains, s.Inner = b.Chains(), []syncpkg.SignedManifest{b.SignedManifest()}
	file, _ := write(t, o.township, s)
	return file
}

// TestTheExampleOfTheFormat pins the bytes of a batch. When it fails, batches
// written before are read differently, or docs/format.md is out of date.
func TestTheExampleOfTheFormat(t *testing.T) {
	cryptotest.SetGlobalRandom(t, 9) // the envelope is the same in every run
	o := fixedOffices(t)
	file := exampleBatch(t, o)
	plain := decrypt(t, file, o.county)
	if *update {
		ok(t, os.WriteFile(exampleFile, file, 0o644))
		ok(t, os.WriteFile(examplePlain, plain, 0o644))
		replaceExample(t, annotate(t, plain))
	}
	t.Run("is still what is written", func(t *testing.T) {
		want, err := os.ReadFile(examplePlain)
		ok(t, err)
		if !bytes.Equal(plain, want) {
			t.Fatalf("the batch is another one:\n%s", annotate(t, plain))
		}
	})
	t.Run("is still read", func(t *testing.T) {
		file, err := os.ReadFile(exampleFile)
		ok(t, err)
		b, err := syncpkg.OpenBatch(bytes.NewReader(file), o.county)
		ok(t, err)
		got, err := drain(b)
		ok(t, err)
		if len(got.objects) != 2 || got.objects[0].Type != object.Visit || got.objects[1].Type != object.Attachment || len(got.bad) != 0 || b.Inner()[0].Err != nil {
			t.Fatalf("%+v", got)
		}
	})
	t.Run("is annotated in docs/format.md", func(t *testing.T) {
		doc, err := os.ReadFile(formatDoc)
		ok(t, err)
		if !strings.Contains(string(doc), exampleBegin+annotate(t, plain)+exampleEnd) {
			t.Fatal("the annotation is out of date: run the test with -update")
		}
	})
}

func replaceExample(t *testing.T, annotation string) {
	t.Helper()
	doc, err := os.ReadFile(formatDoc)
	ok(t, err)
	before, rest, found := strings.Cut(string(doc), exampleBegin)
	_, after, closed := strings.Cut(rest, exampleEnd)
	if !found || !closed {
		t.Fatal("no place for the example in docs/format.md")
	}
	ok(t, os.WriteFile(formatDoc, []byte(before+exampleBegin+annotation+exampleEnd+after), 0o644))
}

var frameNames = map[byte]string{
	kindHeader: "HEADER", kindManifest: "MANIFEST", kindSigs: "SIGS", kindCerts: "CERTS",
	kindInner: "INNER", kindBlock: "BLOCK", kindBlob: "BLOB", kindEnd: "END",
}

// annotate writes out the frames with their CBOR in diagnostic notation.
func annotate(t *testing.T, plain []byte) string {
	t.Helper()
	var b strings.Builder
	at := 0
	for _, f := range framesOf(plain) {
		fmt.Fprintf(&b, "%06x  %02x %08x  %s, %d bytes\n", at, f.kind, len(f.payload), frameNames[f.kind], len(f.payload))
		for _, line := range describe(t, f) {
			fmt.Fprintf(&b, "        %s\n", line)
		}
		at += 5 + len(f.payload)
	}
	fmt.Fprintf(&b, "%06x  end of the plaintext\n", at)
	return b.String()
}

func describe(t *testing.T, f frame) []string {
	t.Helper()
	switch f.kind {
	case kindHeader:
		return []string{fmt.Sprintf("%x  magic %q, version %d, suite %d", f.payload, f.payload[:4], f.payload[4], f.payload[5])}
	case kindInner:
		var s syncpkg.SignedManifest
		ok(t, object.Decode(f.payload, &s))
		return []string{diagnose(t, f.payload), "inner manifest: " + diagnose(t, s.Manifest)}
	case kindBlob:
		return []string{fmt.Sprintf("content, SHA-256 %x", sha256.Sum256(f.payload))}
	case kindBlock:
		return describeBlock(t, f.payload)
	}
	return []string{diagnose(t, f.payload)}
}

func describeBlock(t *testing.T, data []byte) []string {
	t.Helper()
	zip, err := zstd.NewReader(nil)
	ok(t, err)
	raw, err := zip.DecodeAll(data, nil)
	ok(t, err)
	lines := []string{fmt.Sprintf("zstd of %d bytes:", len(raw))}
	for len(raw) > 0 {
		n := int(raw[0])<<24 | int(raw[1])<<16 | int(raw[2])<<8 | int(raw[3])
		var s object.Sealed
		ok(t, object.Decode(raw[4:4+n], &s))
		lines = append(lines, fmt.Sprintf("%x  sealed object, %d bytes", raw[:4], n), diagnose(t, raw[4:4+n]),
			"payload: "+diagnose(t, s.Payload), "id of the object: "+s.ID().String())
		raw = raw[4+n:]
	}
	return lines
}

var longBytes = regexp.MustCompile(`h'[0-9a-f]{66,}'`)

// diagnose shortens byte strings of more than 32 bytes.
func diagnose(t *testing.T, data []byte) string {
	t.Helper()
	s, err := cbor.Diagnose(data)
	ok(t, err)
	return longBytes.ReplaceAllStringFunc(s, func(h string) string {
		return fmt.Sprintf("h'%s…' (%d bytes)", h[2:18], (len(h)-3)/2)
	})
}
