package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"math/big"
	"testing"
	"time"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// FuzzBatch feeds what is inside the envelope. Nobody but the signer can make
// another batch out of it: what is accepted holds the same objects.
func FuzzBatch(f *testing.F) {
	o := fixedOffices(f)
	objects := visits(f, o.village, villageCode, 2)
	s := spec([]*syncpkg.Identity{o.county}, objects)
	file, _ := write(f, o.village, s)
	plain := decrypt(f, file, o.county)
	f.Add(plain)
	for _, frame := range framesOf(plain) {
		f.Add(frame.payload)
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		got, err := readAll(encrypt(t, plain, o.county.Recipient()), o.county)
		if err == nil && !sameObjects(got.objects, objects) {
			t.Fatal("another batch was accepted")
		}
	})
}

// FuzzEnvelope feeds whole files.
func FuzzEnvelope(f *testing.F) {
	o := fixedOffices(f)
	objects := visits(f, o.village, villageCode, 1)
	file, _ := write(f, o.village, spec([]*syncpkg.Identity{o.county}, objects))
	f.Add(file)
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := readAll(file, o.county)
		if err == nil && !sameObjects(got.objects, objects) {
			t.Fatal("another batch was accepted")
		}
	})
}

// FuzzManifest signs whatever comes: the form must be the only one.
func FuzzManifest(f *testing.F) {
	o := fixedOffices(f)
	own, _ := o.village.Certificate()
	file, m := write(f, o.village, spec([]*syncpkg.Identity{o.county}, visits(f, o.village, villageCode, 2)))
	f.Add(forge(f, file, o.village).find(kindManifest).payload)
	if m.ID() == (syncpkg.BatchID{}) {
		f.Fatal("a manifest without id")
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		s := syncpkg.SignedManifest{
			Manifest:  raw,
			Signature: ed25519.Sign(o.village.Key(), object.Signable("ruhu manifest v1", raw)),
		}
		m, err := s.Verify(own)
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

func FuzzRequest(f *testing.F) {
	file, err := fixedIdentity(f, 2).Request(syncpkg.Village, villageCode, "东关")
	ok(f, err)
	block, _ := pem.Decode(file)
	f.Add(block.Bytes)
	f.Fuzz(func(t *testing.T, der []byte) {
		r, err := syncpkg.ParseRequest(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: der}))
		if err == nil && (r.Name == "" || len(r.Division) < 9 && r.Role != syncpkg.County) {
			t.Fatalf("accepted %+v", r)
		}
	})
}

func FuzzApproval(f *testing.F) {
	o := fixedOffices(f)
	request, _ := o.village.Requested()
	file, err := o.township.Approve(request)
	ok(f, err)
	block, _ := pem.Decode(file)
	f.Add(block.Bytes)
	f.Fuzz(func(t *testing.T, der []byte) {
		a, err := syncpkg.ParseApproval(pem.EncodeToMemory(&pem.Block{Type: "RUHU APPROVAL", Bytes: der}))
		if err != nil {
			return
		}
		if _, err := syncpkg.VerifyChain(a.Chain, a.Root.KeyID); err != nil {
			t.Fatalf("accepted a chain that does not hold: %v", err)
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
	o := fixedOffices(f)
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
		signed, err := object.Sign(o.county.Key(), h)
		if err != nil {
			return
		}
		county, _ := o.county.Certificate()
		if _, err := syncpkg.Admit(signed.Sealed, county); errors.Is(err, syncpkg.ErrForm) {
			t.Fatalf("read and not admitted: %v", err)
		}
	})
}
