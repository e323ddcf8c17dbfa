package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/binary"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/second"
)

// FuzzBatch feeds what is inside the envelope. Both readers must give the same
// verdict on it.
func FuzzBatch(f *testing.F) {
	o := newVectorOffices(f)
	seedWith(f, "batches")
	f.Fuzz(func(t *testing.T, plain []byte) {
		one, two := firstPlain(t, o, plain), secondPlain(o, plain)
		if one.Layer = two.Layer; !one.equal(two) {
			t.Fatalf("the program says %+v, the second reader %+v", one, two)
		}
	})
}

// seedWith starts from the vectors of a folder.
func seedWith(f *testing.F, folder string) {
	f.Helper()
	files, err := filepath.Glob(filepath.Join(vectorsDir, folder, "*"))
	ok(f, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		ok(f, err)
		f.Add(data)
	}
}

// FuzzEnvelope feeds whole files.
func FuzzEnvelope(f *testing.F) {
	o := newVectorOffices(f)
	seedWith(f, "files")
	f.Fuzz(func(t *testing.T, file []byte) {
		one, two := firstFile(t, o, file), secondFile(o, file)
		if one.Layer = two.Layer; !one.equal(two) {
			t.Fatalf("the program says %+v, the second reader %+v", one, two)
		}
	})
}

// FuzzManifest signs whatever comes: the form must be the only one, and the
// second reader must take the same ones.
func FuzzManifest(f *testing.F) {
	o := newVectorOffices(f)
	own, _ := o.village.Certificate()
	file, _ := write(f, o.village, spec([]*syncpkg.Identity{o.county}, visits(f, o.village, villageCode, 2)))
	f.Add(forge(f, file, o.village).find(kindManifest).payload)
	seedWithFrames(f, kindManifest)
	f.Fuzz(func(t *testing.T, raw []byte) {
		s := syncpkg.SignedManifest{
			Manifest:  raw,
			Signature: ed25519.Sign(o.village.Key(), object.Signable("ruhu manifest v1", raw)),
		}
		m, err := s.Verify(own)
		sigs, broken := object.Encode([]any{s.Signature, o.village.Chain()})
		ok(t, broken)
		plain := join([]frame{{kindHeader, []byte("RUHU\x01\x01")}, {kindManifest, raw}, {kindSigs, sigs}})
		two := secondPlain(o, plain)
		if taken := two.Reason == "truncated" || two.Reason == "not-for-us"; taken != (err == nil) {
			t.Fatalf("the program says %v, the second reader %+v", err, two)
		}
		if err != nil {
			return
		}
		again, err := object.Encode(m)
		if err != nil || !bytes.Equal(again, raw) || m.ID() != s.ID() {
			t.Fatalf("accepted bytes have another form: %v", err)
		}
		n := 0
		for range m.Objects() {
			n++
		}
		if n != m.Count() || n > syncpkg.MaxObjects {
			t.Fatalf("%d objects, counted %d", n, m.Count())
		}
	})
}

// seedWithFrames starts from the frames of a kind in the vectors.
func seedWithFrames(f *testing.F, kind byte) {
	f.Helper()
	files, err := filepath.Glob(filepath.Join(vectorsDir, "batches", "*manifest*"))
	ok(f, err)
	for _, file := range files {
		plain, err := os.ReadFile(file)
		ok(f, err)
		for len(plain) >= 5 {
			size := int(binary.BigEndian.Uint32(plain[1:]))
			if size > len(plain)-5 {
				break
			}
			if plain[0] == kind {
				f.Add(plain[5 : 5+size])
			}
			plain = plain[5+size:]
		}
	}
}

// FuzzChain reads any bytes as a chain: what the program believes the second
// reader believes, too.
func FuzzChain(f *testing.F) {
	o := newVectorOffices(f)
	seedWith(f, "chains")
	f.Fuzz(func(t *testing.T, data []byte) {
		var chain [][]byte
		if object.DecodeFull(data, &chain) != nil {
			return
		}
		if one, two := firstChain(t, o, data), secondChain(o, data); one.Verdict == "accepted" && !one.equal(two) {
			t.Fatalf("the program says %+v, the second reader %+v", one, two)
		}
	})
}

// FuzzCertificate puts any bytes into the parts of a certificate that the
// township really signed.
func FuzzCertificate(f *testing.F) {
	o := newVectorOffices(f)
	p := villagePaper(f, o.offices)
	f.Add(p.version, p.serial, p.subject, p.validity, slices.Concat(p.ruhu, p.constraints, p.usage))
	f.Fuzz(func(t *testing.T, version, serial, subject, validity, extensions []byte) {
		if len(version)+len(serial)+len(subject)+len(validity)+len(extensions) > 4096 {
			return
		}
		p := villagePaper(t, o.offices)
		p.version, p.serial, p.subject, p.validity = version, serial, subject, validity
		p.ruhu, p.constraints, p.usage, p.more = nil, nil, nil, extensions
		data, err := object.Encode(append([][]byte{p.sign()}, o.township.Chain()...))
		ok(t, err)
		if one, two := firstChain(t, o, data), secondChain(o, data); one.Verdict == "accepted" && !one.equal(two) {
			t.Fatalf("the program says %+v, the second reader %+v", one, two)
		}
	})
}

// FuzzRequest reads any bytes as an enrolment request: what the program takes
// the second reader takes, too, and shows the same fingerprint.
func FuzzRequest(f *testing.F) {
	o := newVectorOffices(f)
	seedWith(f, "requests")
	f.Fuzz(func(t *testing.T, file []byte) {
		if one, two := firstRequest(t, o, file), secondRequest(o, file); one.Verdict == "accepted" && !one.equal(two) {
			t.Fatalf("the program says %+v, the second reader %+v", one, two)
		}
	})
}

// FuzzApproval reads any bytes as an approval.
func FuzzApproval(f *testing.F) {
	o := newVectorOffices(f)
	seedWith(f, "approvals")
	f.Fuzz(func(t *testing.T, file []byte) {
		if one, two := firstApproval(t, o, file), secondApproval(o, file); one.Verdict == "accepted" && !one.equal(two) {
			t.Fatalf("the program says %+v, the second reader %+v", one, two)
		}
	})
}

// FuzzExtension puts any bytes into the critical extension of a certificate
// that the township really signed.
func FuzzExtension(f *testing.F) {
	o := fixedOffices(f)
	anchor, _ := o.county.Anchor()
	good, err := asn1.Marshal(ruhuExtension{1, "village", villageCode, o.village.Recipient()})
	ok(f, err)
	f.Add(good, "东关")
	parent, err := x509.ParseCertificate(o.township.Chain()[0])
	ok(f, err)
	f.Fuzz(func(t *testing.T, value []byte, name string) {
		template := &x509.Certificate{
			SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: name},
			NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1, 0),
			BasicConstraintsValid: true, MaxPathLen: -1, KeyUsage: x509.KeyUsageDigitalSignature,
			ExtraExtensions: []pkix.Extension{{Id: ruhuOID, Critical: true, Value: value}},
		}
		der, err := x509.CreateCertificate(nil, template, parent, o.village.Key().Public(), o.township.Key())
		if err != nil {
			return
		}
		c, err := syncpkg.VerifyChain(append([][]byte{der}, o.township.Chain()...), anchor)
		if err == nil && (c.Role != syncpkg.Village || len(c.Division) != 12 || c.Division[:9] != townshipCode || c.Name != name) {
			t.Fatalf("accepted %+v", c)
		}
	})
}

func FuzzIdentity(f *testing.F) {
	stored, err := fixedOffices(f).village.Marshal()
	ok(f, err)
	f.Add(stored)
	f.Fuzz(func(t *testing.T, data []byte) {
		id, err := syncpkg.ParseIdentity(data)
		if err != nil {
			return
		}
		again, err := id.Marshal()
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("accepted bytes have another form: %v", err)
		}
	})
}

// FuzzBodies reads any bytes as the body of each type: what is accepted has one
// form, and nothing but it.
func FuzzBodies(f *testing.F) {
	for _, h := range goodHeaders(f) {
		f.Add(string(h.Type), h.Division, h.Subject, h.Body)
	}
	f.Fuzz(func(t *testing.T, typ, division, subject string, body []byte) {
		h := object.Header{Type: object.Type(typ), Division: division, Subject: subject, Body: body}
		content, err := readAny(object.Object{Header: h})
		if err != nil {
			return
		}
		again, err := object.Encode(content)
		if err != nil || !bytes.Equal(again, body) {
			t.Fatalf("accepted bytes have another form: %v", err)
		}
		composed, err := syncpkg.Compose(h.Type, division, subject, content)
		if err != nil || !bytes.Equal(composed.Body, body) {
			t.Fatalf("read and not written: %v", err)
		}
	})
}

// FuzzObject signs any bytes as the body of any type by any office: both readers
// must believe it, or give the same code for the quarantine.
func FuzzObject(f *testing.F) {
	o := newVectorOffices(f)
	for i, h := range goodHeaders(f) {
		f.Add(string(h.Type), h.Division, h.Subject, h.Body, byte(i))
	}
	faults := faultyBodies()
	for _, g := range goodBodies() {
		for _, body := range faults[g.typ] {
			raw, err := object.Encode(body)
			ok(f, err)
			f.Add(string(g.typ), g.division, g.subject, raw, byte(0))
		}
	}
	signers := []*syncpkg.Identity{o.county, o.township, o.village}
	f.Fuzz(func(t *testing.T, typ, division, subject string, body []byte, by byte) {
		id := signers[int(by)%len(signers)]
		h := object.Header{Type: object.Type(typ), Division: division, Subject: subject, Body: body}
		signed, err := object.Sign(id.Key(), h)
		if err != nil {
			return
		}
		agreeOn(t, o, signed.Sealed, id)
	})
}

// FuzzPayload signs any bytes as an object.
func FuzzPayload(f *testing.F) {
	o := newVectorOffices(f)
	for _, h := range goodHeaders(f) {
		f.Add(sign(f, o.township, h).Sealed.Payload)
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		agreeOn(t, o, rawObject(o.township, payload).Sealed, o.township)
	})
}

// agreeOn wants both readers to say the same of an object.
func agreeOn(t *testing.T, o *vectorOffices, s object.Sealed, signer *syncpkg.Identity) {
	t.Helper()
	own, _ := signer.Certificate()
	code := ""
	if _, err := syncpkg.Admit(s, own); err != nil {
		var bad *syncpkg.BadObject
		if !errors.As(err, &bad) {
			t.Fatal(err)
		}
		code = bad.Code()
	}
	raw, err := object.Encode(s)
	ok(t, err)
	two, err := second.Judge(raw, signer.Chain(), o.anchor)
	if err != nil || two != code {
		t.Fatalf("the program says %q, the second reader %q, %v", code, two, err)
	}
}
