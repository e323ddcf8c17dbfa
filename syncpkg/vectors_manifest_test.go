package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// far is another county with a township and two villages of the same divisions.
func (m *vectorMaker) far() offices {
	return enrolled(m.t, offices{seeded(m.t, 21, 0), seeded(m.t, 22, 1), seeded(m.t, 23, 2), seeded(m.t, 24, 3)})
}

// manifests are faults of what a manifest says, truly signed.
func (m *vectorMaker) manifests() {
	resigned := func(says, reason string, change func(*syncpkg.Manifest)) {
		m.forged(says, refusedIn("manifest", reason), m.small(), func(f *forgery) { f.resign(change); f.end() })
	}
	resigned("a manifest of version 2", "newer", func(s *syncpkg.Manifest) { s.Version = 2 })
	resigned("a manifest of suite 2", "newer", func(s *syncpkg.Manifest) { s.Suite = 2 })
	resigned("an epoch of nought", "malformed", func(s *syncpkg.Manifest) { s.Epoch = 0 })
	resigned("a number of nought", "malformed", func(s *syncpkg.Manifest) { s.Seq = 0 })
	resigned("a second batch that names none before it", "malformed", func(s *syncpkg.Manifest) { s.Seq = 2 })
	resigned("a stream of five digits", "malformed", func(s *syncpkg.Manifest) { s.Stream = "41062" })
	resigned("a stream with a letter", "malformed", func(s *syncpkg.Manifest) { s.Stream = "41062x" })
	resigned("a stream in other digits", "malformed", func(s *syncpkg.Manifest) { s.Stream = "４１０６２１" })
	resigned("a stream that is empty", "malformed", func(s *syncpkg.Manifest) { s.Stream = "" })
	resigned("a time of 129 bytes", "too-large", func(s *syncpkg.Manifest) { s.Created = strings.Repeat("0", 129) })
	resigned("a program of 129 bytes", "too-large", func(s *syncpkg.Manifest) { s.App = strings.Repeat("a", 129) })
	resigned("no recipients", "malformed", func(s *syncpkg.Manifest) { s.Recipients = []string{} })
	resigned("recipients out of order", "malformed", func(s *syncpkg.Manifest) { slices.Reverse(s.Recipients) })
	resigned("a recipient twice", "malformed", func(s *syncpkg.Manifest) { s.Recipients = append(s.Recipients, s.Recipients[1]) })
	resigned("a recipient that is none", "malformed", func(s *syncpkg.Manifest) { s.Recipients[0] = "age1" })
	resigned("a recipient in capitals", "malformed", func(s *syncpkg.Manifest) { s.Recipients[0] = strings.ToUpper(s.Recipients[0]) })
	resigned("a recipient with a letter changed", "malformed", func(s *syncpkg.Manifest) { s.Recipients[0] = s.Recipients[0][:61] + "q" })
	resigned("129 recipients", "too-large", func(s *syncpkg.Manifest) {
		for len(s.Recipients) < 129 {
			s.Recipients = append(s.Recipients, fmt.Sprintf("b%d", len(s.Recipients)))
		}
		slices.Sort(s.Recipients)
	})
	resigned("more objects here than ever", "malformed", func(s *syncpkg.Manifest) { s.Everything.Count = 0 })
	resigned("a block of no objects", "malformed", func(s *syncpkg.Manifest) { s.Blocks[0].Objects = []byte{} })
	resigned("a block with half an id", "malformed", func(s *syncpkg.Manifest) { s.Blocks[0].Objects = s.Blocks[0].Objects[16:] })
	resigned("a block longer than any", "too-large", func(s *syncpkg.Manifest) { s.Blocks[0].Raw = syncpkg.MaxBlock + 1 })
	resigned("a compressed block longer than any", "too-large", func(s *syncpkg.Manifest) { s.Blocks[0].Size = syncpkg.MaxBlock + 1 })
	m.forged("a second batch that names the one before it", accepted(believed), m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) { s.Seq, s.Prev = 2, syncpkg.BatchID{1} })
		f.end()
	})
	m.forged("a first batch that names the last one of the epoch before", accepted(believed), m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) { s.Epoch, s.Prev = 1<<40, syncpkg.BatchID{1} })
		f.end()
	})
	m.forged("a time that is none", accepted(believed), m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) { s.Created = "" })
		f.end()
	})
	m.forged("an inventory of other objects", accepted(believed), m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) { s.Everything = syncpkg.Inventory{Count: 9} })
		f.end()
	})
	m.forged("a reader who is not in the list", refusedIn("recipients", "not-for-us"), m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) { s.Recipients = []string{m.township.Recipient()} })
		f.end()
	})
	m.rawManifests()
}

// rawManifests are manifests, truly signed, in bytes that no writer writes.
func (m *vectorMaker) rawManifests() {
	raw := func(says string, change func(fields) []byte) {
		m.forged(says, refusedIn("manifest", "malformed"), m.small(), func(f *forgery) {
			f.resignRaw(change(fieldsOf(m, f.find(kindManifest).payload)))
		})
	}
	set := func(key int, value ...byte) func(fields) []byte {
		return func(f fields) []byte { f[key] = value; return f.bytes() }
	}
	raw("a number written longer than it must be", set(6, 0x18, 0x01))
	raw("a number that is negative", set(6, 0x20))
	raw("a number that is a fraction", set(6, 0xf9, 0x3c, 0x00))
	raw("a version of 300", set(1, 0x19, 0x01, 0x2c))
	raw("a text that is bytes", set(9, 0x41, 'a'))
	raw("a text that is not UTF-8", set(9, 0x61, 0xff))
	raw("a text without a length", set(9, 0x7f, 0x61, 'a', 0xff))
	raw("a text that claims four gigabytes", set(9, 0x7a, 0xff, 0xff, 0xff, 0xff))
	raw("a tag", set(6, 0xc1, 0x01))
	raw("a signer of 31 bytes", func(f fields) []byte { f[3] = append([]byte{0x58, 31}, f[3][3:]...); return f.bytes() })
	raw("null for the inner manifests", set(13, 0xf6))
	raw("null for the blocks", set(14, 0xf6))
	raw("null for the recipients", set(10, 0xf6))
	raw("null for the batch before", set(7, 0xf6))
	raw("a list without a length", set(13, 0x9f, 0xff))
	raw("a list that claims a thousand million elements", set(13, 0x9a, 0x3b, 0x9a, 0xca, 0x00))
	raw("a block of three elements", set(14, 0x81, 0x83, 0x40, 0x01, 0x01))
	raw("a block of another size than fits in four bytes", func(f fields) []byte {
		f[14] = bytes.Replace(f[14], f[14][36:39], []byte{0x1b, 0, 0, 0, 1, 0, 0, 0, 0}, 1)
		return f.bytes()
	})
	raw("a key unknown", func(f fields) []byte { f[99] = []byte{1}; return f.bytes() })
	raw("a key missing", func(f fields) []byte { delete(f, 9); return f.bytes() })
	raw("a key twice", func(f fields) []byte {
		b := append([]byte{0xa0 | byte(len(f)+1), 1, 1}, f.bytes()[1:]...)
		return b
	})
	raw("keys out of order", func(f fields) []byte {
		b := f.bytes()
		b[1], b[3] = b[3], b[1] // both values are 1
		return b
	})
	raw("a map without a length", func(f fields) []byte { b := f.bytes(); b[0] = 0xbf; return append(b, 0xff) })
	raw("a byte after the manifest", func(f fields) []byte { return append(f.bytes(), 0) })
	raw("a manifest that is a list", func(fields) []byte { return []byte{0x80} })
	raw("a manifest that is empty", func(fields) []byte { return nil })
	raw("a manifest nested a thousand levels deep", func(f fields) []byte {
		f[13] = bytes.Repeat([]byte{0x81}, 1000)
		f[13] = append(f[13], 0x80)
		return f.bytes()
	})
}

// inner are faults of manifests from below.
func (m *vectorMaker) inner() {
	good := accepted(believed)
	good.Inner = []string{authentic}
	m.forged("a manifest from below", good, m.carried(), func(*forgery) {})
	with := func(says string, want verdict, payload []byte) {
		m.forged(says, want, m.carried(), func(f *forgery) {
			f.find(kindInner).payload = payload
			f.resign(func(s *syncpkg.Manifest) { s.Inner[0] = sha256.Sum256(payload) })
			f.end()
		})
	}
	var s syncpkg.SignedManifest
	ok(m.t, object.Decode(m.carried().find(kindInner).payload, &s))
	encode := func(manifest, signature []byte) []byte {
		b, err := object.Encode([]any{manifest, signature})
		ok(m.t, err)
		return b
	}
	not := func(why string) verdict {
		return verdict{Verdict: "accepted", Objects: []string{believed}, Inner: []string{why}}
	}
	by := func(id *syncpkg.Identity, manifest []byte) []byte {
		return encode(manifest, ed25519.Sign(id.Key(), object.Signable("ruhu manifest v1", manifest)))
	}
	altered := bytes.Replace(s.Manifest, []byte("ruhu test"), []byte("ruhu text"), 1)
	changed := func(key int, value ...byte) []byte {
		f := fieldsOf(m, s.Manifest)
		f[key] = value
		return by(m.village, f.bytes())
	}
	with("a manifest from below that was altered", not("signature"), encode(altered, s.Signature))
	with("a manifest from below signed by the township instead", not("signature"), by(m.township, s.Manifest))
	with("a manifest from below without a signature", not("signature"), encode(s.Manifest, []byte{}))
	with("a manifest from below that is no manifest", not("malformed"), by(m.village, []byte{0xa0}))
	with("a manifest from below with an epoch of nought", not("malformed"), changed(4, 0))
	with("a manifest from below of version 2", not("newer"), changed(1, 2))
	with("a manifest from below of a program of 129 bytes", not("too-large"), changed(9, append([]byte{0x78, 129}, bytes.Repeat([]byte{'a'}, 129)...)...))
	with("a manifest from below by a signer without a chain", not("untrusted"), func() []byte {
		f := fieldsOf(m, s.Manifest)
		id := object.KeyIDOf(publicKey(m.other))
		f[3] = append([]byte{0x58, 0x20}, id[:]...)
		return by(m.other, f.bytes())
	}())
	with("a manifest from below that is null", refusedIn("inner", "malformed"), []byte{0x82, 0xf6, 0x40})
	with("a manifest from below whose signature is null", refusedIn("inner", "malformed"), []byte{0x82, 0x40, 0xf6})
	with("a manifest from below in a list of one", refusedIn("inner", "malformed"), []byte{0x81, 0x40})
	with("a manifest from below that is empty", refusedIn("inner", "malformed"), []byte{})
	m.forged("a manifest from below that is not the one listed", refusedIn("inner", "malformed"), m.carried(), func(f *forgery) {
		f.find(kindInner).payload = encode(altered, s.Signature)
		f.end()
	})
	m.forged("a manifest from below too few", refusedIn("inner", "malformed"), m.carried(), func(f *forgery) {
		f.frames = slices.Delete(f.frames, 4, 5)
		f.end()
	})
	m.forged("a manifest from below too many", refusedIn("block", "malformed"), m.carried(), func(f *forgery) {
		f.frames = slices.Insert(f.frames, 5, f.frames[4])
		f.end()
	})
}
