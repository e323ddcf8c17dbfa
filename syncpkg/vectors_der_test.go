package syncpkg_test

import (
	"crypto/ed25519"
	"encoding/pem"
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// der writes one element of DER with the shortest length.
func der(tag byte, parts ...[]byte) []byte {
	body := slices.Concat(parts...)
	head := []byte{tag, byte(len(body))}
	switch n := len(body); {
	case n >= 1<<8:
		head = []byte{tag, 0x82, byte(n >> 8), byte(n)}
	case n >= 1<<7:
		head = []byte{tag, 0x81, byte(n)}
	}
	return append(head, body...)
}

func derString(tag byte, s string) []byte { return der(tag, []byte(s)) }

// Object identifiers of what follows, without tag and length.
const (
	oidEd25519     = "\x2b\x65\x70"
	oidCommonName  = "\x55\x04\x03"
	oidKeyUsage    = "\x55\x1d\x0f"
	oidConstraints = "\x55\x1d\x13"
	oidExtendedUse = "\x55\x1d\x25"
	oidNames       = "\x55\x1d\x1e" // name constraints
	oidRuhu        = "\x69\x84\xe4\x8b\x96\x35"
	oidReplaced    = "\x69\x84\xe4\x8b\x96\x36"
	oidUnknown     = "\x69\x63"
	oidRequested   = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x0e"
)

var ed25519DER = der(0x30, derString(6, oidEd25519))

func nameDER(tag byte, name string) []byte {
	return der(0x30, der(0x31, der(0x30, derString(6, oidCommonName), derString(tag, name))))
}

func keyDER(key ed25519.PublicKey) []byte { return der(0x30, ed25519DER, der(3, []byte{0}, key)) }

func extensionDER(oid string, critical bool, value []byte) []byte {
	if critical {
		return der(0x30, derString(6, oid), []byte{1, 1, 0xff}, der(4, value))
	}
	return der(0x30, derString(6, oid), der(4, value))
}

// holderDER is the value of ruhu's extension.
func holderDER(version byte, role, division, recipient string) []byte {
	return der(0x30, []byte{2, 1, version}, derString(12, role), derString(12, division), derString(12, recipient))
}

// paper is a certificate in its parts, each a complete element.
type paper struct {
	version, serial, algorithm, issuer, validity, subject, key []byte
	ruhu, constraints, usage                                   []byte // extensions
	more                                                       []byte // further extensions
	outer                                                      []byte // algorithm beside the signature
	signer                                                     ed25519.PrivateKey
	after                                                      []byte // what follows the signature inside
	unused                                                     byte   // spare bits claimed for the signature
}

// Values of basic constraints and key usage, by what they allow.
var (
	noAuthority       = []byte{0x30, 0}
	authority         = []byte{0x30, 3, 1, 1, 0xff}
	authorityNought   = []byte{0x30, 6, 1, 1, 0xff, 2, 1, 0}
	authorityOne      = []byte{0x30, 6, 1, 1, 0xff, 2, 1, 1}
	authorityTwo      = []byte{0x30, 6, 1, 1, 0xff, 2, 1, 2}
	mayOnlySign       = []byte{3, 2, 7, 0x80}
	maySignAndCertify = []byte{3, 2, 2, 0x84}
)

// villagePaper is the certificate of a third device of the village, as good as
// those that the program makes.
func villagePaper(t testing.TB, o offices) *paper {
	own, _ := o.township.Certificate()
	return &paper{
		version: der(0xa0, []byte{2, 1, 2}), serial: []byte{2, 1, 7}, algorithm: ed25519DER, outer: ed25519DER,
		issuer:   nameDER(12, own.Name),
		validity: der(0x30, derString(0x17, "000101000000Z"), derString(0x18, "99991231235959Z")),
		subject:  nameDER(12, "东关 三号机"), key: keyDER(publicKey(thirdDevice(t))),
		ruhu:        extensionDER(oidRuhu, true, holderDER(1, "village", villageCode, o.village.Recipient())),
		constraints: extensionDER(oidConstraints, true, noAuthority),
		usage:       extensionDER(oidKeyUsage, true, mayOnlySign),
		signer:      o.township.Key(),
	}
}

// townshipPaper is the certificate that the county gave the township, written
// anew.
func townshipPaper(t testing.TB, o offices) *paper {
	p := villagePaper(t, o)
	above, _ := o.county.Certificate()
	own, _ := o.township.Certificate()
	p.issuer, p.subject = nameDER(12, above.Name), nameDER(12, own.Name)
	p.key, p.signer = keyDER(publicKey(o.township)), o.county.Key()
	p.ruhu = extensionDER(oidRuhu, true, holderDER(1, "township", townshipCode, o.township.Recipient()))
	p.constraints, p.usage = extensionDER(oidConstraints, true, authorityNought), extensionDER(oidKeyUsage, true, maySignAndCertify)
	return p
}

// rootPaper is the county's root, written anew.
func rootPaper(t testing.TB, o offices) *paper {
	p := townshipPaper(t, o)
	p.subject, p.key = p.issuer, keyDER(publicKey(o.county))
	p.ruhu = extensionDER(oidRuhu, true, holderDER(1, "county", countyCode, o.county.Recipient()))
	p.constraints = extensionDER(oidConstraints, true, authorityTwo)
	return p
}

func publicKey(id *syncpkg.Identity) ed25519.PublicKey {
	return id.Key().Public().(ed25519.PublicKey)
}

// thirdDevice is a device of the village that no other test enrols.
func thirdDevice(t testing.TB) *syncpkg.Identity { return seeded(t, 9, 2) }

// sign returns the certificate.
func (p *paper) sign() []byte {
	extensions := der(0xa3, der(0x30, p.ruhu, p.constraints, p.usage, p.more))
	if p.ruhu == nil && p.constraints == nil && p.usage == nil && p.more == nil {
		extensions = nil
	}
	body := der(0x30, p.version, p.serial, p.algorithm, p.issuer, p.validity, p.subject, p.key, extensions)
	return der(0x30, body, p.outer, der(3, []byte{p.unused}, ed25519.Sign(p.signer, body)), p.after)
}

// form is an enrolment request in its parts.
type form struct {
	version, subject, key, attributes, algorithm []byte
	signer                                       ed25519.PrivateKey
	after                                        []byte // what follows the signature inside
}

// requestForm is the request of the third device.
func requestForm(t testing.TB, o offices) *form {
	id := thirdDevice(t)
	ruhu := extensionDER(oidRuhu, true, holderDER(1, "village", villageCode, id.Recipient()))
	return &form{
		version: []byte{2, 1, 0}, subject: nameDER(12, "东关 三号机"), key: keyDER(publicKey(id)),
		attributes: attributesDER(ruhu), algorithm: ed25519DER, signer: id.Key(),
	}
}

// replacedDER is the extension of a request by which the holder of an old key
// agrees that it is replaced.
func replacedDER(critical bool, version byte, old *syncpkg.Identity, newer ed25519.PublicKey) []byte {
	signature := ed25519.Sign(old.Key(), object.Signable("ruhu replacement v1", newer))
	return extensionDER(oidReplaced, critical, der(0x30, []byte{2, 1, version}, der(4, publicKey(old)), der(4, signature)))
}

func attributesDER(extensions ...[]byte) []byte {
	return der(0xa0, der(0x30, derString(6, oidRequested), der(0x31, der(0x30, extensions...))))
}

func (f *form) sign() []byte {
	body := der(0x30, f.version, f.subject, f.key, f.attributes)
	return der(0x30, body, f.algorithm, der(3, []byte{0}, ed25519.Sign(f.signer, body)), f.after)
}

func requestPEM(der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: der})
}

func approvalPEM(chain ...[]byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "RUHU APPROVAL", Bytes: slices.Concat(chain...)})
}
