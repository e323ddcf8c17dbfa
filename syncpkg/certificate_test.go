package syncpkg_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// certificateParts are what a forged certificate is made of.
type certificateParts struct {
	template  x509.Certificate
	extension ruhuExtension
	critical  bool
	issuer    *syncpkg.Identity // whose key signs
	parent    []byte            // under which certificate
	public    ed25519.PublicKey // of the holder
	issued    string            // the issuer's name where it is to differ
}

type ruhuExtension struct {
	Version   int
	Role      string `asn1:"utf8"`
	Division  string `asn1:"utf8"`
	Recipient string `asn1:"utf8"`
}

var ruhuOID = asn1.ObjectIdentifier{2, 25, 1283640117}

// forgeVillage makes a chain for a new key under the township of the offices,
// good until changed.
func forgeVillage(t *testing.T, o offices, change func(*certificateParts)) [][]byte {
	t.Helper()
	public, _, err := ed25519.GenerateKey(rand.Reader)
	ok(t, err)
	p := certificateParts{
		template: x509.Certificate{
			SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "东关 三号机"},
			NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1, 0), // long past: nobody looks
			BasicConstraintsValid: true, MaxPathLen: -1, KeyUsage: x509.KeyUsageDigitalSignature,
		},
		extension: ruhuExtension{1, "village", villageCode, o.village.Recipient()},
		critical:  true, issuer: o.township, parent: o.township.Chain()[0], public: public,
	}
	change(&p)
	value, err := asn1.Marshal(p.extension)
	ok(t, err)
	p.template.ExtraExtensions = append(p.template.ExtraExtensions, pkix.Extension{Id: ruhuOID, Critical: p.critical, Value: value})
	parent, err := x509.ParseCertificate(p.parent)
	ok(t, err)
	parent.PublicKey = p.issuer.Key().Public()
	if p.issued != "" {
		parent.Subject, parent.RawSubject = pkix.Name{CommonName: p.issued}, nil
	}
	der, err := x509.CreateCertificate(nil, &p.template, parent, p.public, p.issuer.Key())
	ok(t, err)
	return append([][]byte{der}, o.township.Chain()...)
}

func TestForgedCertificatesAreRefused(t *testing.T) {
	o := newOffices(t)
	anchor, _ := o.county.Anchor()
	forged := func(change func(*certificateParts)) [][]byte { return forgeVillage(t, o, change) }
	other := asn1.ObjectIdentifier{2, 25, 99}
	townshipUnderTownship := forged(func(p *certificateParts) {
		p.extension.Role, p.extension.Division = "township", townshipCode
		p.template.IsCA, p.template.MaxPathLen, p.template.KeyUsage = true, 0, x509.KeyUsageDigitalSignature|x509.KeyUsageCertSign
		p.template.MaxPathLenZero = true
	})
	endless := forged(func(p *certificateParts) {
		p.extension.Role, p.extension.Division = "township", townshipCode
		p.template.IsCA, p.template.KeyUsage = true, x509.KeyUsageDigitalSignature|x509.KeyUsageCertSign
		p.issuer, p.parent, p.public = o.county, o.county.Chain()[0], o.township.Key().Public().(ed25519.PublicKey)
	})[0]
	belowEndless := forged(func(p *certificateParts) { p.parent = endless })[0]
	cases := map[string][][]byte{
		"below one without a path length": {belowEndless, endless, o.county.Chain()[0]},
		"issued under another name":       forged(func(p *certificateParts) { p.issued = "别的街道" }),
		"signed by another key":           forged(func(p *certificateParts) { p.issuer = o.other }),
		"signed by a village":             append(forged(func(p *certificateParts) { p.issuer, p.parent = o.village, o.village.Chain()[0] })[:1], o.village.Chain()...),
		"of another township's village":   forged(func(p *certificateParts) { p.extension.Division = "410621106001" }),
		"of a county below a township":    forged(func(p *certificateParts) { p.extension.Role, p.extension.Division = "county", countyCode }),
		"of a township below a township":  townshipUnderTownship,
		"of a role unknown":               forged(func(p *certificateParts) { p.extension.Role = "province" }),
		"whose role and division differ":  forged(func(p *certificateParts) { p.extension.Division = townshipCode }),
		"whose extension is not critical": forged(func(p *certificateParts) { p.critical = false }),
		"whose extension is newer":        forged(func(p *certificateParts) { p.extension.Version = 2 }),
		"whose recipient is none":         forged(func(p *certificateParts) { p.extension.Recipient = "age1" }),
		"whose recipient is in capitals":  forged(func(p *certificateParts) { p.extension.Recipient = strings.ToUpper(p.extension.Recipient) }),
		"that may sign certificates":      forged(func(p *certificateParts) { p.template.IsCA = true }),
		"with another use of its key":     forged(func(p *certificateParts) { p.template.KeyUsage |= x509.KeyUsageCertSign }),
		"without basic constraints":       forged(func(p *certificateParts) { p.template.BasicConstraintsValid = false }),
		"with a name of two parts":        forged(func(p *certificateParts) { p.template.Subject.Organization = []string{"民政局"} }),
		"without a name":                  forged(func(p *certificateParts) { p.template.Subject = pkix.Name{} }),
		"with a critical extension unknown": forged(func(p *certificateParts) {
			p.template.ExtraExtensions = []pkix.Extension{{Id: other, Critical: true, Value: []byte{5, 0}}}
		}),
		"larger than the limit": forged(func(p *certificateParts) {
			p.template.ExtraExtensions = []pkix.Extension{{Id: other, Value: make([]byte, 8<<10)}}
		}),
		"twice in the chain":   slices.Insert(slices.Clone(o.village.Chain()), 0, o.village.Chain()[0]),
		"without its superior": {o.village.Chain()[0], o.village.Chain()[2]},
		"without the root":     o.village.Chain()[:2],
		"alone":                o.village.Chain()[:1],
		"none":                 nil,
		"too many":             slices.Repeat(o.county.Chain(), 5),
		"of another county":    newOffices(t).village.Chain(),
		"bytes that are none":  {[]byte("x"), o.township.Chain()[0], o.county.Chain()[0]},
		"with bytes after it":  {append(slices.Clone(o.village.Chain()[0]), 0), o.township.Chain()[0], o.county.Chain()[0]},
	}
	for name, chain := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := syncpkg.VerifyChain(chain, anchor)
			wantErr(t, err, syncpkg.ErrUntrusted)
		})
	}
	t.Run("and unchanged it is trusted, whatever its dates", func(t *testing.T) {
		c, err := syncpkg.VerifyChain(forged(func(*certificateParts) {}), anchor)
		ok(t, err)
		if c.Name != "东关 三号机" {
			t.Fatalf("name %q", c.Name)
		}
	})
	t.Run("and a village of that township below a township is no way round", func(t *testing.T) {
		wantErr(t, func() error {
			_, err := syncpkg.VerifyChain(slices.Concat(o.village.Chain()[:1], townshipUnderTownship), anchor)
			return err
		}(), syncpkg.ErrUntrusted)
	})
}

func TestEveryFlippedByteOfACertificateIsRefused(t *testing.T) {
	o := newOffices(t)
	anchor, _ := o.county.Anchor()
	for n := range o.village.Chain() {
		for i := range o.village.Chain()[n] {
			chain := slices.Clone(o.village.Chain())
			chain[n] = slices.Clone(chain[n])
			chain[n][i] ^= 1 << (i % 8)
			if _, err := syncpkg.VerifyChain(chain, anchor); err == nil {
				t.Fatalf("certificate %d, byte %d: accepted", n, i)
			}
		}
	}
}

func TestTheAnchorIsTheRootsKey(t *testing.T) {
	o := newOffices(t)
	anchor, _ := o.village.Anchor()
	block, err := x509.ParseCertificate(o.county.Chain()[0])
	ok(t, err)
	if anchor != object.KeyIDOf(block.PublicKey.(ed25519.PublicKey)) {
		t.Fatal("the anchor is another key")
	}
}
