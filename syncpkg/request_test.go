package syncpkg_test

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/syncpkg"
)

func TestForgedRequestsAreRefused(t *testing.T) {
	id := newIdentity(t)
	value, err := asn1.Marshal(ruhuExtension{1, "village", villageCode, id.Recipient()})
	ok(t, err)
	good := pkix.Extension{Id: ruhuOID, Critical: true, Value: value}
	meek, other := good, good
	meek.Critical, other.Id = false, asn1.ObjectIdentifier{2, 25, 99}
	long := good
	long.Value = slices.Concat(value, []byte{0})
	parse := func(extensions ...pkix.Extension) error {
		der, err := x509.CreateCertificateRequest(nil, &x509.CertificateRequest{
			Subject: pkix.Name{CommonName: "东关"}, ExtraExtensions: extensions,
		}, id.Key())
		ok(t, err)
		_, err = syncpkg.ParseRequest(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: der}))
		return err
	}
	ok(t, parse(good))
	for name, extensions := range map[string][]pkix.Extension{
		"without extension": nil, "with one that is not critical": {meek}, "with another": {other},
		"with two": {good, other}, "with bytes after it": {long},
	} {
		t.Run(name, func(t *testing.T) { wantErr(t, parse(extensions...), syncpkg.ErrRequest) })
	}
}

func TestARefusedHolderIsNamedBeforeItsDivision(t *testing.T) {
	id := newIdentity(t)
	_, asked := id.Request(syncpkg.Village, "4106", "东关 张秀英")
	for _, err := range []error{asked, id.MakeRoot("4106", "东关 张秀英")} {
		wantErr(t, err, syncpkg.ErrDivision)
		if said := text.En.Explain(err)[0]; !strings.Contains(said, `The name "东关 张秀英" or the division code "4106"`) {
			t.Errorf("it says %q", said)
		}
	}
}

func TestDamagedEnrolmentFilesAreRefused(t *testing.T) {
	o := newOffices(t)
	id := newIdentity(t)
	request, err := id.Request(syncpkg.Village, villageCode, "东关 二号机")
	ok(t, err)
	parsed, err := syncpkg.ParseRequest(request)
	ok(t, err)
	approval, err := o.township.Approve(parsed)
	ok(t, err)
	for i := range request {
		damaged := slices.Clone(request)
		damaged[i] ^= 1
		// A flip may hit what PEM passes over; then the content is still the same.
		if r, err := syncpkg.ParseRequest(damaged); err == nil && r.Fingerprint() != parsed.Fingerprint() {
			t.Fatalf("byte %d flipped gives another request", i)
		}
	}
	for i := range approval {
		damaged := slices.Clone(approval)
		damaged[i] ^= 1
		if a, err := syncpkg.ParseApproval(damaged); err == nil && a.Certificate.Fingerprint() != parsed.Fingerprint() {
			t.Fatalf("byte %d flipped gives another approval", i)
		}
	}
	for name, file := range map[string][]byte{
		"empty": nil, "another file": []byte("hello"), "too large": make([]byte, 1<<20),
		"two requests": slices.Concat(request, request), "an approval": approval,
	} {
		_, err := syncpkg.ParseRequest(file)
		if wantErr(t, err, syncpkg.ErrRequest); err == nil {
			t.Fatal(name)
		}
	}
	for _, file := range [][]byte{nil, request, slices.Concat(approval, approval)} {
		_, err := syncpkg.ParseApproval(file)
		wantErr(t, err, syncpkg.ErrApproval)
	}
}

func TestARequestSignedByAnotherKeyIsRefused(t *testing.T) {
	file, err := newIdentity(t).Request(syncpkg.Village, villageCode, "东关")
	ok(t, err)
	block, _ := pem.Decode(file)
	block.Bytes[len(block.Bytes)-1] ^= 1
	_, err = syncpkg.ParseRequest(pem.EncodeToMemory(block))
	wantErr(t, err, syncpkg.ErrSignature)
}
