package syncpkg_test

import (
	"crypto/ed25519"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// replaced takes an office through a rotation and returns the key it had.
func replaced(t testing.TB, superior, id *syncpkg.Identity) object.KeyID {
	t.Helper()
	old, _ := id.Certificate()
	file, err := id.Rotate(old.Name)
	ok(t, err)
	request, err := syncpkg.ParseRequest(file)
	ok(t, err)
	if request.Replaces != old.KeyID {
		t.Fatalf("the request replaces %s, not %s", request.Replaces, old.KeyID)
	}
	approval, err := superior.Approve(request)
	ok(t, err)
	ok(t, id.Accept(approval))
	return old.KeyID
}

func TestARotationReplacesBothKeysAndKeepsWhatIsOnTheWay(t *testing.T) {
	o := newOffices(t)
	before, _ := o.village.Certificate()
	secret := slices.Clone(o.village.Key().Seed())
	late, _ := write(t, o.township, spec([]*syncpkg.Identity{o.village}, visits(t, o.township, villageCode, 1)))
	file, err := o.village.Rotate("东关 新电脑")
	ok(t, err)
	if own, _ := o.village.Certificate(); own.KeyID != before.KeyID {
		t.Fatal("the old key is out of use before the approval came")
	}
	again, err := o.village.Rotate("东关 新电脑")
	ok(t, err)
	asked, err := o.village.Request(syncpkg.Village, villageCode, "东关 新电脑")
	ok(t, err)
	fingerprints := map[string]bool{}
	for _, f := range [][]byte{file, again, asked} {
		request, err := syncpkg.ParseRequest(f)
		ok(t, err)
		fingerprints[request.Fingerprint()] = true
	}
	if len(fingerprints) != 1 {
		t.Error("asking again asks for other keys")
	}

	o.village = reread(t, o.village) // the program was closed meanwhile
	request, err := syncpkg.ParseRequest(file)
	ok(t, err)
	approval, err := o.township.Approve(request)
	ok(t, err)
	ok(t, o.village.Accept(approval))
	o.village = reread(t, o.village)

	after, _ := o.village.Certificate()
	if after.KeyID == before.KeyID || after.Recipient == before.Recipient || after.Name != "东关 新电脑" {
		t.Errorf("the certificate is %+v", after)
	}
	if stored, err := o.village.Marshal(); err != nil || slices.Contains(runsOf32(stored), string(secret)) {
		t.Errorf("the old signing key is still there: %v", err)
	}
	if !o.village.Owns(before.KeyID) || !o.village.Owns(after.KeyID) || o.village.Owns(object.KeyID{1}) {
		t.Error("it does not know which keys are its own")
	}
	if former := o.village.Former(); len(former) != 1 || former[0].KeyID != before.KeyID {
		t.Errorf("former keys %+v", former)
	}
	if _, err := readAll(late, o.village); err != nil {
		t.Errorf("a batch for the old key: %v", err)
	}
	fresh, _ := write(t, o.township, spec([]*syncpkg.Identity{o.village}, visits(t, o.township, villageCode, 1)))
	if _, err := readAll(fresh, o.village); err != nil {
		t.Errorf("a batch for the new key: %v", err)
	}
	replaced(t, o.township, o.village)
	if former := o.village.Former(); len(former) != 2 || former[0].KeyID != after.KeyID {
		t.Errorf("after another rotation %d former keys", len(former))
	}
}

// runsOf32 cuts what Marshal wrote into all its runs of 32 bytes.
func runsOf32(stored []byte) (all []string) {
	for i := range len(stored) - ed25519.SeedSize + 1 {
		all = append(all, string(stored[i:i+ed25519.SeedSize]))
	}
	return all
}

// reread is an identity as the workspace keeps it.
func reread(t testing.TB, id *syncpkg.Identity) *syncpkg.Identity {
	t.Helper()
	stored, err := id.Marshal()
	ok(t, err)
	again, err := syncpkg.ParseIdentity(stored)
	ok(t, err)
	return again
}

func TestWhoCannotRotateIsTold(t *testing.T) {
	o := newOffices(t)
	_, err := newIdentity(t).Rotate("东关")
	wantErr(t, err, syncpkg.ErrNotEnrolled)
	_, err = o.county.Rotate("浚县民政局")
	wantErr(t, err, syncpkg.ErrRole)
	_, err = o.village.Rotate(" ")
	wantErr(t, err, syncpkg.ErrName)
	if _, asked := o.village.Requested(); !asked {
		t.Error("a rotation that was refused left something behind")
	}
	if file, err := o.village.Rotate("东关"); err != nil {
		t.Error(err)
	} else if _, err := syncpkg.ParseRequest(file); err != nil {
		t.Error(err)
	}
}

// replacement is the extension by which a request names the key it replaces.
type replacement struct {
	Version        int
	Key, Signature []byte
}

func TestOnlyTheHolderOfAKeyReplacesIt(t *testing.T) {
	id, old := newIdentity(t), newIdentity(t)
	public := func(id *syncpkg.Identity) []byte { return id.Key().Public().(ed25519.PublicKey) }
	holder, err := asn1.Marshal(ruhuExtension{1, "village", villageCode, id.Recipient()})
	ok(t, err)
	proof := ed25519.Sign(old.Key(), object.Signable("ruhu replacement v1", public(id)))
	other := ed25519.Sign(old.Key(), object.Signable("ruhu replacement v1", public(old)))
	self := ed25519.Sign(id.Key(), object.Signable("ruhu replacement v1", public(id)))
	oid := asn1.ObjectIdentifier{2, 25, 1283640118}
	parse := func(oid asn1.ObjectIdentifier, r replacement, more ...byte) (syncpkg.Request, error) {
		value, err := asn1.Marshal(r)
		ok(t, err)
		der, err := x509.CreateCertificateRequest(nil, &x509.CertificateRequest{
			Subject: pkix.Name{CommonName: "东关"},
			ExtraExtensions: []pkix.Extension{
				{Id: ruhuOID, Critical: true, Value: holder}, {Id: oid, Value: append(value, more...)},
			},
		}, id.Key())
		ok(t, err)
		return syncpkg.ParseRequest(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: der}))
	}
	if r, err := parse(oid, replacement{1, public(old), proof}); err != nil || r.Replaces != object.KeyIDOf(public(old)) {
		t.Fatalf("%s, %v", r.Replaces, err)
	}
	for name, try := range map[string]func() (syncpkg.Request, error){
		"without the old key's signature":  func() (syncpkg.Request, error) { return parse(oid, replacement{1, public(old), nil}) },
		"with its signature for another":   func() (syncpkg.Request, error) { return parse(oid, replacement{1, public(old), other}) },
		"of the key itself":                func() (syncpkg.Request, error) { return parse(oid, replacement{1, public(id), self}) },
		"of a version to come":             func() (syncpkg.Request, error) { return parse(oid, replacement{2, public(old), proof}) },
		"of half a key":                    func() (syncpkg.Request, error) { return parse(oid, replacement{1, public(old)[:16], proof}) },
		"with bytes after it":              func() (syncpkg.Request, error) { return parse(oid, replacement{1, public(old), proof}, 0) },
		"under another name of the format": func() (syncpkg.Request, error) { return parse(ruhuOID, replacement{1, public(old), proof}) },
	} {
		t.Run(name, func(t *testing.T) {
			_, err := try()
			wantErr(t, err, syncpkg.ErrRequest)
		})
	}
}
