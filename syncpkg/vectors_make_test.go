package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"maps"
	"slices"

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
