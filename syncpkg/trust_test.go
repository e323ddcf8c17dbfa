package syncpkg_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestEnrolmentByFiles(t *testing.T) {
	o := newOffices(t)
	root, _ := o.county.Certificate()
	for _, c := range []struct {
		id       *syncpkg.Identity
		role     syncpkg.Role
		division string
		above    []string
	}{
		{o.county, syncpkg.County, countyCode, nil},
		{o.township, syncpkg.Township, townshipCode, []string{countyCode}},
		{o.village, syncpkg.Village, villageCode, []string{townshipCode, countyCode}},
	} {
		t.Run("a "+string(c.role)+" knows itself, its superiors and the root", func(t *testing.T) {
			own, enrolled := c.id.Certificate()
			anchor, _ := c.id.Anchor()
			if !enrolled || own.Role != c.role || own.Division != c.division || own.Recipient != c.id.Recipient() || anchor != root.KeyID {
				t.Fatalf("own %+v, anchor %s", own, anchor)
			}
			var above []string
			for _, s := range c.id.Superiors() {
				above = append(above, s.Division)
			}
			if !slices.Equal(above, c.above) {
				t.Fatalf("superiors %v", above)
			}
			got, err := syncpkg.VerifyChain(c.id.Chain(), anchor)
			ok(t, err)
			if got.Fingerprint() != own.Fingerprint() {
				t.Fatal("the chain is another's")
			}
		})
	}
}

func TestAFingerprintIsReadAloudAndCoversEverything(t *testing.T) {
	id := newIdentity(t)
	fingerprint := func(role syncpkg.Role, division, name string) string {
		file, err := id.Request(role, division, name)
		ok(t, err)
		r, err := syncpkg.ParseRequest(file)
		ok(t, err)
		return r.Fingerprint()
	}
	first := fingerprint(syncpkg.Village, villageCode, "东关")
	if !regexp.MustCompile(`^(\d{4} ){5}\d{4}$`).MatchString(first) {
		t.Fatalf("fingerprint %q", first)
	}
	if first != fingerprint(syncpkg.Village, villageCode, "东关") {
		t.Fatal("the same request has two fingerprints")
	}
	for _, other := range []string{
		fingerprint(syncpkg.Village, villageCode, "西关"), fingerprint(syncpkg.Village, otherVillage, "东关"),
		fingerprint(syncpkg.Township, townshipCode, "东关"),
	} {
		if other == first {
			t.Fatal("two requests have one fingerprint")
		}
	}
	certificate, _ := newOffices(t).village.Certificate()
	if certificate.Fingerprint() == first {
		t.Fatal("two keys have one fingerprint")
	}
}

func TestRequestAndCertificateHaveTheSameFingerprint(t *testing.T) {
	o := newOffices(t)
	request, asked := o.village.Requested()
	certificate, _ := o.village.Certificate()
	if !asked || request.Fingerprint() != certificate.Fingerprint() {
		t.Fatal("fingerprints differ")
	}
}

func TestFilesSurviveMailAndNotepad(t *testing.T) {
	o, id := newOffices(t), newIdentity(t)
	file, err := id.Request(syncpkg.Village, villageCode, "东关 二号机")
	ok(t, err)
	mangled := "\ufeff您好：\r\n" + strings.ReplaceAll(string(file), "\n", "\r\n") + "\r\n谢谢\r\n"
	request, err := syncpkg.ParseRequest([]byte(mangled))
	ok(t, err)
	approval, err := o.township.Approve(request)
	ok(t, err)
	ok(t, id.Accept([]byte(strings.ReplaceAll(string(approval), "\n", "\r\n"))))
}

func TestApprovingTwiceGivesTheSame(t *testing.T) {
	o := newOffices(t)
	request, _ := o.village.Requested()
	first, err := o.township.Approve(request)
	ok(t, err)
	second, err := o.township.Approve(request)
	ok(t, err)
	if string(first) != string(second) {
		t.Fatal("two approvals differ")
	}
	ok(t, o.village.Accept(first))
}

func TestWhoMayApproveWhom(t *testing.T) {
	o := newOffices(t)
	for name, c := range map[string]struct {
		superior *syncpkg.Identity
		role     syncpkg.Role
		division string
		want     error
	}{
		"a county a township elsewhere":   {o.county, syncpkg.Township, "410622105", syncpkg.ErrDivision},
		"a county a village":              {o.county, syncpkg.Village, villageCode, syncpkg.ErrRole},
		"a township a village elsewhere":  {o.township, syncpkg.Village, "410621106001", syncpkg.ErrDivision},
		"a township a township":           {o.township, syncpkg.Township, "410621106", syncpkg.ErrRole},
		"a village a village":             {o.village, syncpkg.Village, villageCode, syncpkg.ErrRole},
		"somebody not enrolled a village": {newIdentity(t), syncpkg.Village, villageCode, syncpkg.ErrNotEnrolled},
		"a township a village of its own": {o.township, syncpkg.Village, otherVillage, nil},
		"a county a township of its own":  {o.county, syncpkg.Township, "410621106", nil},
	} {
		t.Run(name, func(t *testing.T) {
			file, err := newIdentity(t).Request(c.role, c.division, "某单位")
			ok(t, err)
			request, err := syncpkg.ParseRequest(file)
			ok(t, err)
			_, err = c.superior.Approve(request)
			if c.want == nil {
				ok(t, err)
				return
			}
			wantErr(t, err, c.want)
		})
	}
}

func TestWhatCannotBeRequested(t *testing.T) {
	for name, c := range map[string]struct {
		role           syncpkg.Role
		division, name string
		want           error
	}{
		"to be a county":                {syncpkg.County, countyCode, "县", syncpkg.ErrRole},
		"a village with a short code":   {syncpkg.Village, townshipCode, "村", syncpkg.ErrDivision},
		"a role unknown":                {"province", "41", "省", syncpkg.ErrDivision},
		"letters for a division":        {syncpkg.Township, "41062110x", "镇", syncpkg.ErrDivision},
		"no name":                       {syncpkg.Village, villageCode, "", syncpkg.ErrName},
		"a name of 65 characters":       {syncpkg.Village, villageCode, strings.Repeat("村", 65), syncpkg.ErrName},
		"a name with a line break":      {syncpkg.Village, villageCode, "村\n长", syncpkg.ErrName},
		"a name that turns the writing": {syncpkg.Village, villageCode, "村\u202e长", syncpkg.ErrName},
		"a name with a blank before":    {syncpkg.Village, villageCode, " 村", syncpkg.ErrName},
		"a name that is no text":        {syncpkg.Village, villageCode, "\xff", syncpkg.ErrName},
	} {
		t.Run(name, func(t *testing.T) {
			id := newIdentity(t)
			_, err := id.Request(c.role, c.division, c.name)
			wantErr(t, err, c.want)
			if _, asked := id.Requested(); asked {
				t.Fatal("a refused request was kept")
			}
		})
	}
}

func TestARootStaysWhatItIs(t *testing.T) {
	o := newOffices(t)
	wantErr(t, o.county.MakeRoot("410622", "淇县民政局"), syncpkg.ErrRole)
	wantErr(t, o.village.MakeRoot(countyCode, "县"), syncpkg.ErrRole)
	_, err := o.county.Request(syncpkg.Township, townshipCode, "镇")
	wantErr(t, err, syncpkg.ErrRole)
	wantErr(t, newIdentity(t).MakeRoot(townshipCode, "县"), syncpkg.ErrDivision)
}

func TestAcceptTakesOnlyTheAnswerToItsOwnRequest(t *testing.T) {
	o := newOffices(t)
	approve := func(superior, id *syncpkg.Identity, name string) []byte {
		file, err := id.Request(syncpkg.Village, villageCode, name)
		ok(t, err)
		request, err := syncpkg.ParseRequest(file)
		ok(t, err)
		approval, err := superior.Approve(request)
		ok(t, err)
		return approval
	}
	t.Run("not one for another key", func(t *testing.T) {
		id := newIdentity(t)
		approve(o.township, id, "甲")
		wantErr(t, id.Accept(approve(o.township, newIdentity(t), "甲")), syncpkg.ErrApproval)
	})
	t.Run("not one for an earlier request", func(t *testing.T) {
		id := newIdentity(t)
		early := approve(o.township, id, "甲")
		approve(o.township, id, "乙")
		wantErr(t, id.Accept(early), syncpkg.ErrApproval)
	})
	t.Run("not one nobody asked for", func(t *testing.T) {
		wantErr(t, newIdentity(t).Accept(approve(o.township, newIdentity(t), "甲")), syncpkg.ErrApproval)
	})
	t.Run("not one of another county once the root is fixed", func(t *testing.T) {
		id, far := newIdentity(t), newOffices(t)
		ok(t, id.Accept(approve(o.township, id, "甲")))
		before, _ := id.Anchor()
		wantErr(t, id.Accept(approve(far.township, id, "甲")), syncpkg.ErrApproval)
		if after, _ := id.Anchor(); after != before {
			t.Fatal("the anchor moved")
		}
	})
	t.Run("but a second one of the same county", func(t *testing.T) {
		id := newIdentity(t)
		ok(t, id.Accept(approve(o.township, id, "甲")))
		ok(t, id.Accept(approve(o.township, id, "甲 新办公室")))
		if own, _ := id.Certificate(); own.Name != "甲 新办公室" {
			t.Fatalf("name %q", own.Name)
		}
	})
}

func TestNobodyApprovesItself(t *testing.T) {
	o := newOffices(t)
	file, err := o.township.Request(syncpkg.Village, villageCode, "东关")
	ok(t, err)
	request, err := syncpkg.ParseRequest(file)
	ok(t, err)
	_, err = o.township.Approve(request)
	wantErr(t, err, syncpkg.ErrRequest)
}

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

func TestAnApprovalShowsTheRootBeforeItIsAccepted(t *testing.T) {
	o := newOffices(t)
	request, _ := o.village.Requested()
	file, err := o.township.Approve(request)
	ok(t, err)
	a, err := syncpkg.ParseApproval(file)
	ok(t, err)
	root, _ := o.county.Certificate()
	if a.Root.Fingerprint() != root.Fingerprint() || a.Certificate.Name != request.Name {
		t.Fatalf("approval %+v", a)
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

func TestAnIdentityIsKeptWithItsChain(t *testing.T) {
	o := newOffices(t)
	for name, id := range map[string]*syncpkg.Identity{"fresh": newIdentity(t), "root": o.county, "village": o.village} {
		t.Run(name, func(t *testing.T) {
			stored, err := id.Marshal()
			ok(t, err)
			again, err := syncpkg.ParseIdentity(stored)
			ok(t, err)
			second, err := again.Marshal()
			ok(t, err)
			if string(stored) != string(second) {
				t.Fatal("the identity changed")
			}
			a, _ := id.Certificate()
			b, _ := again.Certificate()
			if string(a.DER) != string(b.DER) || id.Recipient() != again.Recipient() {
				t.Fatal("the certificate changed")
			}
		})
	}
	t.Run("a request outlives a restart", func(t *testing.T) {
		id := newIdentity(t)
		file, err := id.Request(syncpkg.Village, villageCode, "东关 二号机")
		ok(t, err)
		stored, err := id.Marshal()
		ok(t, err)
		id, err = syncpkg.ParseIdentity(stored)
		ok(t, err)
		request, err := syncpkg.ParseRequest(file)
		ok(t, err)
		approval, err := o.township.Approve(request)
		ok(t, err)
		ok(t, id.Accept(approval))
	})
	t.Run("with another's chain it is refused", func(t *testing.T) {
		stored, err := o.village.Marshal()
		ok(t, err)
		alien, err := o.other.Marshal()
		ok(t, err)
		// Both begin with version and signing seed: 1 map head, 2 + 2 + 2 + 32 bytes.
		mixed := slices.Concat(stored[:37], alien[37:])
		if _, err := syncpkg.ParseIdentity(mixed); err == nil {
			t.Fatal("accepted")
		}
	})
}

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

func TestARequestSignedByAnotherKeyIsRefused(t *testing.T) {
	file, err := newIdentity(t).Request(syncpkg.Village, villageCode, "东关")
	ok(t, err)
	block, _ := pem.Decode(file)
	block.Bytes[len(block.Bytes)-1] ^= 1
	_, err = syncpkg.ParseRequest(pem.EncodeToMemory(block))
	wantErr(t, err, syncpkg.ErrSignature)
}
