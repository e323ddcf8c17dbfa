package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// object adds a batch with one object in question behind a good
// one: whatever becomes of it, the good one is believed.
func (m *vectorMaker) object(says, code string, o object.Object) {
	m.add("batches", says, accepted(believed, code), m.batch(m.declared(m.county), o).plain())
}

// objects are faults of single objects.
func (m *vectorMaker) objects() {
	m.sealed()
	m.payloads()
	m.divisions()
	m.bodies()
	m.variants()
}

func (m *vectorMaker) sealed() {
	good := m.declared(m.village)
	with := func(change func(*object.Sealed)) object.Object {
		s := good.Sealed
		s.Signature = bytes.Clone(s.Signature)
		change(&s)
		return object.Object{ID: s.ID(), Sealed: s}
	}
	m.object("an object of the village", believed, good)
	m.object("an object whose signature does not fit", "signature", with(func(s *object.Sealed) { s.Signature[3] ^= 1 }))
	m.object("an object whose signature is empty", "signature", with(func(s *object.Sealed) { s.Signature = []byte{} }))
	m.object("an object with a signature over other bytes", "signature", with(func(s *object.Sealed) {
		s.Signature = ed25519.Sign(m.village.Key(), s.Payload)
	}))
	m.object("an object sealed by another signer than it names", "signature", with(func(s *object.Sealed) {
		s.Signer = object.KeyIDOf(publicKey(m.other))
		s.Signature = ed25519.Sign(m.other.Key(), object.Signable("ruhu object v1", s.Payload))
	}))
	m.object("an object signed by one and sealed for another", "signature", with(func(s *object.Sealed) {
		s.Signer = object.KeyIDOf(publicKey(m.other))
	}))
	for says, payload := range map[string][]byte{
		"an object that is empty":           {},
		"an object that is a list":          {0x80},
		"an object with bytes after it":     append(bytes.Clone(good.Sealed.Payload), 0),
		"an object without its last byte":   good.Sealed.Payload[:len(good.Sealed.Payload)-1],
		"an object in a map without length": append(append([]byte{0xbf}, good.Sealed.Payload[1:]...), 0xff),
	} {
		m.object(says, "form", rawObject(m.village, payload))
	}
}

// payloads are payloads, truly signed, that are not in the one permitted form.
func (m *vectorMaker) payloads() {
	set := func(key int, value ...byte) func(fields) { return func(f fields) { f[key] = value } }
	for says, change := range map[string]func(fields){
		"an object of suite 2":                            set(1, 2),
		"an object whose type is a number":                set(2, 1),
		"an object whose subject is not UTF-8":            set(4, 0x61, 0xff),
		"an object whose parents are null":                set(5, 0xf6),
		"an object with a parent of 31 bytes":             set(5, append([]byte{0x81, 0x58, 31}, make([]byte, 31)...)...),
		"an object with parents out of order":             set(5, parents(2, 1)...),
		"an object with a parent twice":                   set(5, parents(1, 1)...),
		"an object with 65 parents":                       set(5, parents(upTo(65)...)...),
		"an object whose body is null":                    set(9, 0xf6),
		"an object whose body is no bytes":                set(9, 0xa0),
		"an object with a key unknown":                    set(10, 1),
		"an object without an author":                     func(f fields) { delete(f, 8) },
		"an object with a number written longer":          set(1, 0x18, 0x01),
		"an object with a text written longer":            set(8, 0x78, 0x01, 'a'),
		"an object with a text in pieces":                 set(8, 0x7f, 0x61, 'a', 0xff),
		"an object with a tag":                            set(8, 0xc0, 0x61, 'a'),
		"an object whose suite is a number of nine bytes": set(1, 0x1b, 0, 0, 0, 0, 0, 0, 1, 1),
	} {
		f := fieldsOf(m, m.declared(m.village).Sealed.Payload)
		change(f)
		m.object(says, "form", rawObject(m.village, f.bytes()))
	}
	f := fieldsOf(m, m.declared(m.village).Sealed.Payload)
	f[5] = parents(upTo(64)...)
	m.object("an object with 64 parents", believed, rawObject(m.village, f.bytes()))
	f[7] = []byte{0x60}
	m.object("an object that claims no time", believed, rawObject(m.village, f.bytes()))
}

// parents writes a list of ids that begin with these bytes.
func parents(first ...byte) []byte {
	b := []byte{0x98, byte(len(first))}
	if len(first) < 24 {
		b = []byte{0x80 | byte(len(first))}
	}
	for _, n := range first {
		b = append(b, 0x58, 0x20)
		b = append(append(b, n), make([]byte, 31)...)
	}
	return b
}

func upTo(n int) []byte {
	all := make([]byte, n)
	for i := range all {
		all[i] = byte(i)
	}
	return all
}

// divisions are objects about places and of types that are not the signer's
// matter.
func (m *vectorMaker) divisions() {
	at := func(says, code string, id *syncpkg.Identity, division string) {
		m.object(says, code, m.visitOf(id, division))
	}
	at("a visit of the township in its village", believed, m.township, villageCode)
	at("a visit of the county in a village", believed, m.county, villageCode)
	at("a visit of the village in another village", "division", m.village, otherVillage)
	at("a visit of the village about its township", "division", m.village, townshipCode)
	at("a visit of the township in another township's village", "division", m.township, "410621106001")
	at("a visit in no division", "division", m.village, "")
	at("a visit in a place of thirteen digits", "division", m.village, villageCode+"1")
	at("a visit of the county in a place of seven digits", "division", m.county, countyCode+"1")
	at("a visit of the county in a place with a letter", "division", m.county, countyCode+"00x")
	signers := []struct {
		name string
		id   *syncpkg.Identity
	}{{"village", m.village}, {"township", m.township}, {"county", m.county}}
	m.object("an object of a type unknown", "type", sign(m.t, m.village, object.Header{Type: "wish", Division: villageCode}))
	for _, g := range goodBodies() {
		for _, s := range signers {
			own, _ := s.id.Certificate()
			for _, division := range []string{villageCode, townshipCode, countyCode} {
				if len(division) < len(own.Division) {
					continue // another signer's matter whatever the type
				}
				h := m.header(g, division)
				o := sign(m.t, s.id, h)
				code := believed
				if r := vectorRights[g.typ]; !slices.Contains(r.roles, s.name) {
					code = "role"
				} else if r.below == "below" && division == own.Division || r.below == "own" && division != own.Division {
					code = "division"
				}
				m.object(fmt.Sprintf("a %s of the %s about the %s", g.typ, s.name, levelOf[len(division)]), code, o)
			}
		}
	}
}

// header is that of a good body, about another division.
func (m *vectorMaker) header(g good, division string) object.Header {
	subject := g.subject
	if g.typ == object.Directory {
		subject = division
	}
	h, err := syncpkg.Compose(g.typ, division, subject, g.body)
	ok(m.t, err)
	return h
}

// own is the division about which the signer of the bodies below may speak.
func (g good) own() string {
	if g.typ == object.Directory {
		return countyCode
	}
	return g.division
}

var levelOf = map[int]string{6: "county", 9: "township", 12: "village"}

// vectorRights repeats the table of docs/format.md, section 4.
var vectorRights = map[object.Type]struct {
	roles []string
	below string
}{
	object.Attachment:  {[]string{"village", "township", "county"}, ""},
	object.Declaration: {[]string{"village", "township", "county"}, ""},
	object.Linking:     {[]string{"village", "township", "county"}, ""},
	object.Return:      {[]string{"township", "county"}, "below"},
	object.Endorsement: {[]string{"township"}, "below"},
	object.Decision:    {[]string{"county"}, "below"},
	object.Receipt:     {[]string{"township", "county"}, "below"},
	object.Revocation:  {[]string{"township", "county"}, "below"},
	object.Directory:   {[]string{"township", "county"}, "own"},
	object.Pack:        {[]string{"county"}, "own"},
}

// bodies are the faults of bodies that the program's own tests know, each by a
// signer who may sign the type.
func (m *vectorMaker) bodies() {
	faults := faultyBodies()
	for _, g := range goodBodies() {
		id := m.county
		if g.typ == object.Endorsement {
			id = m.township
		}
		for _, says := range slices.Sorted(maps.Keys(faults[g.typ])) {
			h := m.header(g, g.own())
			var err error
			h.Body, err = object.Encode(faults[g.typ][says])
			ok(m.t, err)
			m.object(fmt.Sprintf("a %s %s", g.typ, says), "form", sign(m.t, id, h))
		}
		h := m.header(g, g.own())
		h.Subject = "someone else\n"
		m.object(fmt.Sprintf("a %s with another subject", g.typ), "form", sign(m.t, id, h))
		h = m.header(g, g.own())
		h.Body = append(bytes.Clone(h.Body), 0)
		m.object(fmt.Sprintf("a %s with a byte after its body", g.typ), "form", sign(m.t, id, h))
	}
}

// variants are good bodies at the ends of what is allowed.
func (m *vectorMaker) variants() {
	long := strings.Repeat("字", syncpkg.MaxComment)
	name := strings.Repeat("名", syncpkg.MaxName)
	many := manyRevisions(64)
	fork := goodRevocation().Good[0]
	fork.Batch = syncpkg.BatchID{9}
	later := goodRevocation().Good[0]
	later.Seq++

	for says, v := range map[string]struct {
		typ     object.Type
		subject string // empty for that of the good body
		body    any
	}{
		"an attachment of no visit": {object.Attachment, "", change(goodAttachment(), func(b *syncpkg.AttachmentBody) { b.Visit = "" })},
		"an attachment of a name of 128 characters": {object.Attachment, "", change(goodAttachment(), func(b *syncpkg.AttachmentBody) {
			b.Name = strings.Repeat("名", syncpkg.MaxAttachmentName)
		})},
		"an attachment of one byte":                     {object.Attachment, "", change(goodAttachment(), func(b *syncpkg.AttachmentBody) { b.Size = 1 })},
		"a return of 64 revisions with 2000 characters": {object.Return, "", syncpkg.ReturnBody{Revisions: many, Comment: long}},
		"a decision to stop": {object.Decision, "", change(goodDecision(), func(b *syncpkg.DecisionBody) {
			b.Programme, b.Outcome, b.From, b.Office = "jdlk", syncpkg.Stop, "2020-02-29", name
		})},
		"a declaration of no relatives": {object.Declaration, "", change(goodDeclaration(), func(b *syncpkg.DeclarationBody) {
			b.Relatives, b.Unit, b.Post = []syncpkg.Relative{}, "", ""
		})},
		"a declaration of a relative of another kind": {object.Declaration, "", change(goodDeclaration(), func(b *syncpkg.DeclarationBody) {
			b.Relatives = []syncpkg.Relative{{Name: name, Relation: "99", Note: long}}
		})},
		"a link of households":                       {object.Linking, syncpkg.LinkSubject(twins), syncpkg.LinkBody{Kind: object.SameHousehold, Members: twins}},
		"a link of households that are not the same": {object.Linking, syncpkg.LinkSubject(twins), syncpkg.LinkBody{Kind: object.DifferentHousehold, Members: twins}},
		"a receipt for nothing": {object.Receipt, "", change(goodReceipt(), func(b *syncpkg.ReceiptBody) {
			b.Seq, b.Batch, b.Quarantined = 0, syncpkg.BatchID{}, []syncpkg.Quarantined{}
		})},
		"a receipt with gaps and forks": {object.Receipt, "", change(goodReceipt(), func(b *syncpkg.ReceiptBody) {
			b.Missing, b.Forked = []syncpkg.Range{{From: 1, To: 1}, {From: 3, To: 9}}, []uint64{1, 12}
		})},
		"a directory of no chains":         {object.Directory, "", change(goodDirectory(), func(b *syncpkg.DirectoryBody) { b.Chains = [][][]byte{} })},
		"a directory of a division inside": {object.Directory, townshipCode, goodDirectory()},
		"a revocation without a last batch": {object.Revocation, "", change(goodRevocation(), func(b *syncpkg.RevocationBody) {
			b.Good, b.Reason = []syncpkg.LastGood{}, syncpkg.KeyWithdrawn
		})},
		"a revocation with both sides of a fork": {object.Revocation, "", change(goodRevocation(), func(b *syncpkg.RevocationBody) {
			b.Good, b.Reason = []syncpkg.LastGood{b.Good[0], fork, later}, syncpkg.KeyCloned
		})},
		"a revocation with a successor": {object.Revocation, "", change(goodRevocation(), func(b *syncpkg.RevocationBody) {
			b.Reason, b.Successor = syncpkg.KeyRotated, object.KeyID{8}
		})},
		"a pack of no overlays": {object.Pack, "", change(goodPack(), func(b *syncpkg.PackBody) { b.Overlays = []syncpkg.PackOverlay{} })},
	} {
		for _, g := range goodBodies() {
			if g.typ != v.typ {
				continue
			}
			raw, err := object.Encode(v.body)
			ok(m.t, err)
			h := object.Header{Type: g.typ, Division: g.own(), Subject: orElse(v.subject, m.header(g, g.own()).Subject), Body: raw}
			m.object(says, believed, sign(m.t, m.county, h))
		}
	}
}
