package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// fields is a map of CBOR with whole numbers as keys, each value as written.
type fields map[int]cbor.RawMessage

func fieldsOf(m *vectorMaker, data []byte) fields {
	f := fields{}
	ok(m.t, cbor.Unmarshal(data, &f))
	return f
}

// bytes writes the map again, in the order of its keys.
func (f fields) bytes() []byte {
	b := []byte{0xa0 | byte(len(f))}
	for _, key := range slices.Sorted(maps.Keys(f)) {
		if key < 24 {
			b = append(b, byte(key))
		} else {
			b = append(b, 0x18, byte(key))
		}
		b = append(b, f[key]...)
	}
	return b
}

// visitOf is a visit of a household whose document says the same.
func (m *vectorMaker) visitOf(id *syncpkg.Identity, division string) object.Object {
	body, err := object.Encode(survey.VisitRevision{Visit: survey.Visit{Household: survey.Household{ID: household, Village: division}}})
	ok(m.t, err)
	return sign(m.t, id, object.Header{Type: object.Visit, Division: division, Subject: household, Body: body})
}

// batch is the county's first batch to a township with these objects. The county
// itself reads it: with its short chain the files stay small.
func (m *vectorMaker) batch(objects ...object.Object) *forgery {
	s := spec([]*syncpkg.Identity{m.township}, objects)
	s.Stream = townshipCode
	s.Chains = [][][]byte{m.village.Chain(), m.other.Chain(), m.township.Chain()}
	file, _ := write(m.t, m.county, s)
	return forge(m.t, file, m.county)
}

// small is a batch with one object of the county.
func (m *vectorMaker) small() *forgery { return m.batch(m.declared(m.county)) }

// carried is a batch of the township with an object of the village and the
// village's manifest.
func (m *vectorMaker) carried() *forgery {
	s := spec([]*syncpkg.Identity{m.township, m.county}, []object.Object{m.declared(m.village)})
	up, _ := write(m.t, m.village, s)
	b, err := syncpkg.OpenBatch(bytes.NewReader(up), m.township)
	ok(m.t, err)
	s.Recipients = []string{m.county.Recipient()}
	s.Chains, s.Inner = b.Chains(), []syncpkg.SignedManifest{b.SignedManifest()}
	file, _ := write(m.t, m.township, s)
	return forge(m.t, file, m.township)
}

// declared is a small object that everybody may sign in the village.
func (m *vectorMaker) declared(id *syncpkg.Identity) object.Object {
	h, err := syncpkg.Compose(object.Declaration, villageCode, "0192e4a0-0000-7000-8000-00000000000f", goodDeclaration())
	ok(m.t, err)
	return sign(m.t, id, h)
}

func (f *forgery) plain() []byte { return join(f.frames) }

// forged adds a batch made from a good one by one change.
func (m *vectorMaker) forged(says string, want verdict, f *forgery, change func(*forgery)) {
	change(f)
	m.add("batches", says, want, f.plain())
}

func payloadOf(kind byte, payload []byte) func(*forgery) {
	return func(f *forgery) { f.find(kind).payload = payload }
}

// files are faults of the envelope.
func (m *vectorMaker) files() {
	good := encrypt(m.t, m.small().plain(), m.county.Recipient())
	change := func(change func([]byte) []byte) []byte { return change(bytes.Clone(good)) }
	header := bytes.Index(good, []byte("\n---")) // of the envelope, up to its authentication
	m.add("files", "a good batch", accepted(believed), good)
	m.add("files", "an empty file", refusedIn("envelope", "truncated"), nil)
	m.add("files", "a workbook", refusedIn("envelope", "not-batch"), []byte("PK\x03\x04 and so on"))
	m.add("files", "another version of age", refusedIn("envelope", "not-batch"), change(func(b []byte) []byte { b[20] = '2'; return b }))
	m.add("files", "the intro alone", refusedIn("envelope", "truncated"), good[:22])
	m.add("files", "a header cut short", refusedIn("envelope", "truncated"), good[:100])
	m.add("files", "an armoured envelope", refusedIn("envelope", "not-batch"), []byte("-----BEGIN AGE ENCRYPTED FILE-----\n"))
	m.add("files", "a header whose authentication does not fit", refusedIn("envelope", "damaged"),
		change(func(b []byte) []byte { b[header+6] ^= 1; return b }))
	m.add("files", "another nonce", refusedIn("envelope", "damaged"), change(func(b []byte) []byte { b[header+50] ^= 1; return b }))
	m.add("files", "a chunk with one bit changed", refusedIn("envelope", "damaged"),
		change(func(b []byte) []byte { b[len(b)-100] ^= 1; return b }))
	m.add("files", "a last chunk without its last byte", refusedIn("envelope", "damaged"), good[:len(good)-1])
	m.add("files", "a byte after the last chunk", refusedIn("envelope", "damaged"), append(bytes.Clone(good), 0))
	m.add("files", "an envelope for another reader", refusedIn("envelope", "not-for-us"),
		encrypt(m.t, m.small().plain(), m.other.Recipient()))
	m.add("files", "an envelope with nothing inside", refusedIn("header", "truncated"), encrypt(m.t, nil, m.county.Recipient()))
}

// headers are faults of HEADER and of frames in general.
func (m *vectorMaker) headers() {
	m.forged("a good batch", accepted(believed), m.small(), func(*forgery) {})
	m.forged("a good batch without objects", accepted(), m.batch(), func(*forgery) {})
	for says, c := range map[string]struct {
		payload, reason string
	}{
		"another magic":   {"ZIPF\x01\x01", "not-batch"},
		"a short header":  {"RUHU\x01", "not-batch"},
		"an empty header": {"", "not-batch"},
		"a newer version": {"RUHU\x02\x01", "newer"},
		"version nought":  {"RUHU\x00\x01", "newer"},
		"another suite":   {"RUHU\x01\x02", "newer"},
	} {
		m.forged(says, refusedIn("header", c.reason), m.small(), payloadOf(kindHeader, []byte(c.payload)))
	}
	m.forged("a header longer than any", refusedIn("header", "too-large"), m.small(), payloadOf(kindHeader, []byte("RUHU\x01\x01\x00")))
	m.forged("no header", refusedIn("header", "malformed"), m.small(), func(f *forgery) { f.frames = f.frames[1:] })
	m.forged("no manifest", refusedIn("manifest", "malformed"), m.small(), func(f *forgery) { f.frames = slices.Delete(f.frames, 1, 2) })
	m.forged("a signature before its manifest", refusedIn("manifest", "malformed"), m.small(),
		func(f *forgery) { f.frames[1], f.frames[2] = f.frames[2], f.frames[1] })
	m.forged("no signature", refusedIn("signature", "malformed"), m.small(), func(f *forgery) { f.frames = slices.Delete(f.frames, 2, 3) })
	plain := m.small().plain()
	long := func(at int) []byte { b := bytes.Clone(plain); b[at] = 0xff; return b }
	m.add("batches", "a header of four gigabytes", refusedIn("header", "too-large"), long(1))
	m.add("batches", "a manifest of four gigabytes", refusedIn("manifest", "too-large"), long(12))
	m.add("batches", "an end before the manifest", refusedIn("manifest", "truncated"), plain[:11])
	m.add("batches", "an end within the head of a frame", refusedIn("manifest", "truncated"), plain[:14])
	m.add("batches", "an end within the manifest", refusedIn("manifest", "truncated"), plain[:100])
}

// signatures are faults of SIGS.
func (m *vectorMaker) signatures() {
	signed := func(change func(s *[2]any)) func(*forgery) {
		return func(f *forgery) {
			var s [2]any
			signature := ed25519.Sign(f.signer.Key(), object.Signable("ruhu manifest v1", f.find(kindManifest).payload))
			s[0], s[1] = signature, f.signer.Chain()
			change(&s)
			payload, err := object.Encode(s[:])
			ok(m.t, err)
			f.find(kindSigs).payload = payload
			f.end()
		}
	}
	chain := func(says string, c [][]byte) {
		m.forged(says, refusedIn("chain", "untrusted"), m.small(), signed(func(s *[2]any) { s[1] = c }))
	}
	far := m.far()
	chain("a signer without a chain", [][]byte{})
	chain("a signer whose chain lacks the root", m.township.Chain()[:1])
	chain("a signer of another county", far.township.Chain())
	chain("a signer whose chain ends in another county's root", [][]byte{m.township.Chain()[0], far.county.Chain()[0]})
	chain("a signer with a chain of five", slices.Repeat(m.county.Chain(), 5))
	chain("a signer with a certificate of no bytes", [][]byte{{}, m.county.Chain()[0]})
	in := func(says, layer, reason string, change func(*[2]any)) {
		m.forged(says, refusedIn(layer, reason), m.small(), signed(change))
	}
	in("a signature that does not fit", "signature", "signature", func(s *[2]any) { s[0].([]byte)[9] ^= 1 })
	in("a signature too short", "signature", "signature", func(s *[2]any) { s[0] = s[0].([]byte)[:63] })
	in("a signature without its context", "signature", "signature", func(s *[2]any) {
		s[0] = ed25519.Sign(m.county.Key(), m.small().find(kindManifest).payload)
	})
	in("a signature made for an object", "signature", "signature", func(s *[2]any) {
		s[0] = ed25519.Sign(m.county.Key(), object.Signable("ruhu object v1", m.small().find(kindManifest).payload))
	})
	in("a signature by another key than the chain's", "signature", "signature", func(s *[2]any) {
		s[0] = ed25519.Sign(m.other.Key(), object.Signable("ruhu manifest v1", m.small().find(kindManifest).payload))
	})
	in("a signature that is null", "signature", "malformed", func(s *[2]any) { s[0] = nil })
	in("a chain that is null", "signature", "malformed", func(s *[2]any) { s[1] = nil })
	in("a signature that is text", "signature", "malformed", func(s *[2]any) { s[0] = "x" })
	in("a certificate that is a number", "signature", "malformed", func(s *[2]any) { s[1] = []any{1} })
	m.forged("a signature frame of three elements", refusedIn("signature", "malformed"), m.small(), func(f *forgery) {
		payload := f.find(kindSigs).payload
		f.find(kindSigs).payload = append(append([]byte{0x83}, payload[1:]...), 0)
	})
	m.forged("a signature frame with a byte after it", refusedIn("signature", "malformed"), m.small(), func(f *forgery) {
		f.find(kindSigs).payload = append(f.find(kindSigs).payload, 0)
	})
	m.forged("a signature frame that is empty", refusedIn("signature", "malformed"), m.small(), payloadOf(kindSigs, nil))
	f := m.small()
	long := f.plain()
	at := len(join(f.frames[:2]))
	m.add("batches", "a signature frame longer than any", refusedIn("signature", "too-large"), append(long[:at:at], kindSigs, 0, 0, 0x50, 0x01))
	m.forged("a manifest that was altered after signing", refusedIn("signature", "signature"), m.small(), func(f *forgery) {
		f.find(kindManifest).payload = bytes.Replace(f.find(kindManifest).payload, []byte("ruhu test"), []byte("ruhu text"), 1)
		f.end()
	})
	m.forged("a manifest that names another signer", refusedIn("manifest", "signature"), m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) { s.Signer = object.KeyIDOf(publicKey(m.village)) })
		f.end()
	})
}

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

// certs are faults of CERTS. A chain that does not hold is nobody's fault but
// its signer's: what that one signed goes into quarantine.
func (m *vectorMaker) certs() {
	with := func(says string, want verdict, payload []byte) {
		m.forged(says, want, m.carried(), func(f *forgery) {
			f.find(kindCerts).payload = payload
			f.resign(func(s *syncpkg.Manifest) { s.Certs = sha256.Sum256(payload) })
			f.end()
		})
	}
	encode := func(v any) []byte {
		b, err := object.Encode(v)
		ok(m.t, err)
		return b
	}
	unknown := verdict{Verdict: "accepted", Objects: []string{"signer"}, Inner: []string{"untrusted"}}
	broken := bytes.Clone(m.village.Chain()[0])
	broken[len(broken)-1] ^= 1
	with("no chain for a signer", unknown, encode([]any{}))
	with("a chain of another county", unknown, encode([]any{m.far().village.Chain()}))
	with("a chain with a signature that does not fit", unknown, encode([]any{append([][]byte{broken}, m.village.Chain()[1:]...)}))
	with("a chain of no certificates", unknown, encode([]any{[]any{}}))
	with("chains that are null", refusedIn("certs", "malformed"), []byte{0xf6})
	with("a chain among chains that is null", refusedIn("certs", "malformed"), []byte{0x81, 0xf6})
	with("a certificate that is null", refusedIn("certs", "malformed"), []byte{0x81, 0x81, 0xf6})
	with("chains that are a map", refusedIn("certs", "malformed"), []byte{0xa0})
	with("chains with a byte after them", refusedIn("certs", "malformed"), []byte{0x80, 0x00})
	both := accepted(believed)
	both.Inner = []string{authentic}
	with("a chain twice", both, encode([]any{m.village.Chain(), m.village.Chain()}))
	with("a chain nobody needs", both, encode([]any{m.village.Chain(), m.other.Chain()}))
	m.forged("chains that are not those of the manifest", refusedIn("certs", "malformed"), m.carried(), func(f *forgery) {
		f.find(kindCerts).payload = encode([]any{m.village.Chain(), m.other.Chain()})
		f.end()
	})
	m.forged("no certs", refusedIn("certs", "malformed"), m.small(), func(f *forgery) { f.frames = slices.Delete(f.frames, 3, 4) })
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

// blocks are faults of blocks, whose hashes fit the manifest but where it says
// otherwise.
func (m *vectorMaker) blocks() {
	bad := refusedIn("block", "malformed")
	block := func(says string, raw []byte, change func(*syncpkg.BlockSummary)) {
		m.forged(says, bad, m.small(), func(f *forgery) {
			f.setBlock(compress(raw), func(b *syncpkg.BlockSummary) { b.Raw = uint32(len(raw)); change(b) })
			f.end()
		})
	}
	raw := m.rawBlock()
	same := func(*syncpkg.BlockSummary) {}
	block("a block without its last byte", raw[:len(raw)-1], same)
	block("a block with a byte left over", append(bytes.Clone(raw), 0), same)
	block("a block with its object twice", slices.Concat(raw, raw), same)
	m.forged("a block with an object fewer than listed", bad, m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) {
			s.Blocks[0].Objects = append(s.Blocks[0].Objects, make([]byte, 32)...)
			s.Everything.Count = 2
		})
		f.end()
	})
	block("an object that is not the one listed", raw, func(b *syncpkg.BlockSummary) { b.Objects[5] ^= 1 })
	block("an object that claims four gigabytes", append([]byte{0xff, 0xff, 0xff, 0xff}, raw[4:]...), same)
	block("an object of no bytes", []byte{0, 0, 0, 0}, same)
	block("an object that is null", []byte{0, 0, 0, 1, 0xf6}, same)
	block("an object with a byte after it", func() []byte {
		b := append(bytes.Clone(raw), 0)
		b[3]++
		return b
	}(), same)
	summary := func(says string, change func(*syncpkg.BlockSummary)) {
		m.forged(says, bad, m.small(), func(f *forgery) {
			f.resign(func(s *syncpkg.Manifest) { change(&s.Blocks[0]) })
			f.end()
		})
	}
	summary("a block of another hash than listed", func(b *syncpkg.BlockSummary) { b.Hash[0] ^= 1 })
	summary("a block longer than listed", func(b *syncpkg.BlockSummary) { b.Size-- })
	summary("a block shorter than listed", func(b *syncpkg.BlockSummary) { b.Size++ })
	summary("a block longer than listed once decompressed", func(b *syncpkg.BlockSummary) { b.Raw-- })
	data := func(says string, data []byte) {
		m.forged(says, bad, m.small(), func(f *forgery) { f.setBlock(data, same); f.end() })
	}
	fine := func(says string, data []byte) {
		m.forged(says, accepted(believed), m.small(), func(f *forgery) { f.setBlock(data, same); f.end() })
	}
	skippable := []byte{0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'}
	whole := compress(raw) // ends with a checksum of four bytes
	fine("a block with a checksum", whole)
	fine("a block of two frames of zstd", slices.Concat(compress(raw[:100]), compress(raw[100:])))
	fine("a block with a frame of zstd that is passed over", slices.Concat(skippable, whole))
	wrongSum := bytes.Clone(whole)
	wrongSum[len(wrongSum)-1] ^= 1
	data("a block whose checksum does not fit", wrongSum)
	data("a block cut short", whole[:len(whole)-5])
	data("a block that is not compressed", raw)
	data("a block that is empty", []byte{})
	data("a block that explodes", compress(make([]byte, 4<<20)))
	m.forged("a block too few", bad, m.small(), func(f *forgery) { f.frames = slices.Delete(f.frames, 4, 5); f.end() })
	m.forged("a block too many", refusedIn("end", "malformed"), m.small(), func(f *forgery) {
		f.frames = slices.Insert(f.frames, 5, f.frames[4])
		f.end()
	})
	m.forged("a block frame longer than any", refusedIn("block", "too-large"), m.small(), payloadOf(kindBlock, nil))
	last := &m.all[len(m.all)-1]
	at := bytes.LastIndex(last.data, []byte{kindBlock, 0, 0, 0, 0})
	last.data[at+1] = 0xff
	m.forged("a frame of a type unknown", bad, m.small(), func(f *forgery) { f.find(kindBlock).kind = 0x11; f.end() })
	m.forged("an end instead of a block", bad, m.small(), func(f *forgery) { f.find(kindBlock).kind = kindEnd; f.end() })
	two := m.batch(m.declared(m.county), m.declared(m.village))
	m.forged("two objects of two signers", accepted(believed, believed), two, func(*forgery) {})
}

// rawBlock is what is in the block of the small batch.
func (m *vectorMaker) rawBlock() []byte {
	sealed, err := object.Encode(m.declared(m.county).Sealed)
	ok(m.t, err)
	return append([]byte{0, 0, byte(len(sealed) >> 8), byte(len(sealed))}, sealed...)
}

// ends are faults of END and of what follows it.
func (m *vectorMaker) ends() {
	f := m.small()
	last := len(f.frames) - 1
	hash := sha256.Sum256(join(f.frames[:last]))
	with := func(says string, v any) {
		payload, err := object.Encode(v)
		ok(m.t, err)
		m.forged(says, refusedIn("end", "malformed"), m.small(), payloadOf(kindEnd, payload))
	}
	with("an end of two blocks", []any{2, 1, 0, hash})
	with("an end of two objects", []any{1, 2, 0, hash})
	with("an end of one blob", []any{1, 1, 1, hash})
	with("an end with another hash", []any{1, 1, 0, [32]byte{}})
	with("an end with a hash of 31 bytes", []any{1, 1, 0, hash[:31]})
	with("an end of three elements", []any{1, 1, hash})
	with("an end that is null", nil)
	m.forged("an end that is empty", refusedIn("end", "malformed"), m.small(), payloadOf(kindEnd, nil))
	m.forged("an end longer than any", refusedIn("end", "too-large"), m.small(), payloadOf(kindEnd, make([]byte, 129)))
	m.forged("no end", refusedIn("end", "truncated"), m.small(), func(f *forgery) { f.frames = f.frames[:last] })
	m.forged("a frame after the end", refusedIn("trailing", "malformed"), m.small(), func(f *forgery) {
		f.frames = append(f.frames, frame{kindBlock, nil})
	})
	m.forged("a second end", refusedIn("trailing", "malformed"), m.small(), func(f *forgery) { f.frames = append(f.frames, f.frames[last]) })
	plain := m.small().plain()
	m.add("batches", "a byte after the end", refusedIn("trailing", "malformed"), append(bytes.Clone(plain), 0))
	m.add("batches", "another batch after the end", refusedIn("trailing", "malformed"), slices.Concat(plain, plain))
	m.add("batches", "an end cut short", refusedIn("end", "truncated"), plain[:len(plain)-1])
}
