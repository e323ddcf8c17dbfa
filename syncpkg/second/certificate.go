package second

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"filippo.io/age"
)

const (
	maxCertificate = 4096
	maxChain       = 4
	maxName        = 64
)

// Holder is who a certificate or a request speaks of.
type Holder struct {
	Role, Division, Name, Recipient string
	Key                             ed25519.PublicKey
}

// certificate is one certificate, read and not yet believed.
type certificate struct {
	Holder
	issuer, subject  []byte // DER
	signed           []byte
	signature        []byte
	constraints, use []byte // the two extensions besides ruhu's
}

// level is what the format fixes for a role.
type level struct {
	digits      int
	enrols      string
	constraints []byte // DER of basic constraints
	use         []byte // DER of key usage
}

var levels = map[string]level{
	"county":   {6, "township", []byte{0x30, 6, 1, 1, 0xff, 2, 1, 2}, []byte{3, 2, 2, 0x84}},
	"township": {9, "village", []byte{0x30, 6, 1, 1, 0xff, 2, 1, 0}, []byte{3, 2, 2, 0x84}},
	"village":  {12, "", []byte{0x30, 0}, []byte{3, 2, 7, 0x80}},
}

// KeyID is the hash of a public key.
func (h Holder) KeyID() [32]byte { return sha256.Sum256(h.Key) }

// Fingerprint is what two people read to each other.
func (h Holder) Fingerprint() string {
	var content []byte
	content = append(content, 0x85)
	for _, s := range []string{h.Role, h.Division, h.Name, h.Recipient} {
		content = appendString(content, text, s)
	}
	content = appendString(content, binstr, string(h.Key))
	sum := sha256.Sum256(signable("ruhu fingerprint v1", content))
	n := new(big.Int).SetBytes(sum[:])
	digits := n.Mod(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(24), nil)).String()
	digits = strings.Repeat("0", 24-len(digits)) + digits
	var groups []string
	for i := 0; i < 24; i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// appendString writes a short string of CBOR.
func appendString(b []byte, kind byte, s string) []byte {
	switch n := len(s); {
	case n < 24:
		b = append(b, kind<<5|byte(n))
	case n < 256:
		b = append(b, kind<<5|24, byte(n))
	default:
		b = append(b, kind<<5|25, byte(n>>8), byte(n))
	}
	return append(b, s...)
}

func (h Holder) check() error {
	l, known := levels[h.Role]
	if !known || len(h.Division) != l.digits || !isDivision(h.Division) {
		return fmt.Errorf("role %q with division %q", h.Role, h.Division)
	}
	n := utf8.RuneCountInString(h.Name)
	if n < 1 || n > maxName || !utf8.ValidString(h.Name) || strings.TrimSpace(h.Name) != h.Name {
		return fmt.Errorf("name %q", h.Name)
	}
	for _, r := range h.Name {
		if r != ' ' && !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) {
			return fmt.Errorf("name %q", h.Name)
		}
	}
	if _, err := age.ParseX25519Recipient(h.Recipient); err != nil || h.Recipient != strings.ToLower(h.Recipient) {
		return fmt.Errorf("recipient %q", h.Recipient)
	}
	return nil
}

func isDivision(code string) bool {
	if len(code) != 6 && len(code) != 9 && len(code) != 12 {
		return false
	}
	return strings.Trim(code, "0123456789") == ""
}

// covers says whether a place lies in the holder's division.
func (h Holder) covers(place string) bool { return strings.HasPrefix(place, h.Division) }

// VerifyChain returns the first holder of a chain that leads to the anchor.
func VerifyChain(chain [][]byte, anchor [32]byte) (Holder, error) {
	if len(chain) < 1 || len(chain) > maxChain {
		return Holder{}, fmt.Errorf("a chain of %d certificates", len(chain))
	}
	all := make([]certificate, len(chain))
	for i, der := range chain {
		c, err := readCertificate(der)
		if err != nil {
			return Holder{}, fmt.Errorf("certificate %d: %w", i, err)
		}
		all[i] = c
	}
	for i, c := range all[:len(all)-1] {
		if err := c.under(all[i+1]); err != nil {
			return Holder{}, fmt.Errorf("certificate %d: %w", i, err)
		}
	}
	root := all[len(all)-1]
	if root.Role != "county" || !bytes.Equal(root.issuer, root.subject) || root.KeyID() != anchor ||
		!ed25519.Verify(root.Key, root.signed, root.signature) {
		return Holder{}, fmt.Errorf("the last certificate is not this county's root")
	}
	return all[0].Holder, nil
}

func (c certificate) under(issuer certificate) error {
	l := levels[issuer.Role]
	switch {
	case !bytes.Equal(c.issuer, issuer.subject):
		return fmt.Errorf("issuer has another name")
	case !ed25519.Verify(issuer.Key, c.signed, c.signature):
		return fmt.Errorf("signature does not fit")
	case l.enrols != c.Role || !issuer.covers(c.Division):
		return fmt.Errorf("a %s does not enrol the %s of %s", issuer.Role, c.Role, c.Division)
	}
	return nil
}

func readCertificate(der []byte) (certificate, error) {
	if len(der) > maxCertificate {
		return certificate{}, fmt.Errorf("%d bytes", len(der))
	}
	whole, err := onePart(der, tagSequence)
	if err != nil {
		return certificate{}, err
	}
	outer, err := whole.exactly(tagSequence, tagSequence, tagBits)
	if err != nil {
		return certificate{}, err
	}
	body, err := outer[0].inside(tagContext0, tagInteger, tagSequence, tagSequence, tagSequence, tagSequence, tagSequence)
	if err != nil {
		return certificate{}, err
	}
	if version, err := body[0].exactly(tagInteger); err != nil || !bytes.Equal(version[0].body, []byte{2}) {
		return certificate{}, fmt.Errorf("no X.509 version 3")
	}
	if !isEd25519(outer[1]) || !isEd25519(body[2]) {
		return certificate{}, fmt.Errorf("not signed with Ed25519")
	}
	c := certificate{issuer: body[3].raw, subject: body[5].raw, signed: outer[0].raw}
	if c.signature, err = outer[2].bits(); err != nil {
		return certificate{}, err
	}
	last := body[len(body)-1]
	if last.tag != tagContext3 {
		return certificate{}, fmt.Errorf("no extensions")
	}
	list, err := onePart(last.body, tagSequence)
	if err != nil {
		return certificate{}, err
	}
	if c.Holder, err = readHolder(body[5], body[6]); err != nil {
		return certificate{}, err
	}
	return c, c.readExtensions(list)
}

// readExtensions reads the three extensions that mean something.
func (c *certificate) readExtensions(list part) error {
	all, err := parts(list.body)
	if err != nil {
		return err
	}
	seen, ours := map[string]bool{}, false
	for _, p := range all {
		e, err := readExtension(p)
		if err != nil {
			return err
		}
		if seen[string(e.oid)] {
			return fmt.Errorf("an extension twice")
		}
		seen[string(e.oid)] = true
		switch {
		case bytes.Equal(e.oid, oidRuhu) && e.critical:
			ours = true
			err = c.readRuhu(e.value)
		case bytes.Equal(e.oid, oidConstraints):
			c.constraints = e.value
		case bytes.Equal(e.oid, oidKeyUsage):
			c.use = e.value
		case e.critical:
			err = fmt.Errorf("a critical extension unknown")
		}
		if err != nil {
			return err
		}
	}
	l := levels[c.Role]
	if !ours || !bytes.Equal(c.constraints, l.constraints) || !bytes.Equal(c.use, l.use) {
		return fmt.Errorf("the extensions are not those of a %s", c.Role)
	}
	return nil
}

type extension struct {
	oid, value []byte
	critical   bool
}

func readExtension(p part) (extension, error) {
	if p.tag != tagSequence {
		return extension{}, fmt.Errorf("no extension")
	}
	inside, err := parts(p.body)
	if err != nil {
		return extension{}, err
	}
	switch {
	case len(inside) == 2 && inside[0].tag == tagOID && inside[1].tag == tagOctets:
		return extension{oid: inside[0].body, value: inside[1].body}, nil
	case len(inside) == 3 && inside[0].tag == tagOID && inside[1].tag == tagBoolean && inside[2].tag == tagOctets &&
		bytes.Equal(inside[1].body, []byte{0xff}):
		return extension{oid: inside[0].body, value: inside[2].body, critical: true}, nil
	}
	return extension{}, fmt.Errorf("no extension")
}

// readHolder reads name and key; readRuhu adds the rest.
func readHolder(subject, key part) (Holder, error) {
	var h Holder
	algorithm, err := key.exactly(tagSequence, tagBits)
	if err != nil {
		return h, err
	}
	bits, err := algorithm[1].bits()
	if err != nil || !isEd25519(algorithm[0]) || len(bits) != ed25519.PublicKeySize {
		return h, fmt.Errorf("no Ed25519 key")
	}
	h.Key = bits
	h.Name, err = readName(subject)
	return h, err
}

// readName reads a subject of one common name.
func readName(subject part) (string, error) {
	set, err := subject.exactly(tagSet)
	if err != nil {
		return "", err
	}
	attribute, err := set[0].exactly(tagSequence)
	if err != nil {
		return "", err
	}
	pair, err := parts(attribute[0].body)
	if err != nil {
		return "", err
	}
	if len(pair) != 2 || pair[0].tag != tagOID || !bytes.Equal(pair[0].body, oidCommonName) {
		return "", fmt.Errorf("no common name")
	}
	want := byte(tagPrintable)
	if strings.ContainsFunc(string(pair[1].body), func(r rune) bool { return !printable(r) }) {
		want = tagUTF8
	}
	if pair[1].tag != want {
		return "", fmt.Errorf("the name is a string of another kind")
	}
	return string(pair[1].body), nil
}

// printable says whether a PrintableString can hold the character.
func printable(r rune) bool {
	return r < utf8.RuneSelf && (r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune(" '()+,-./:=?", r))
}

// readRuhu reads the value of the format's own extension.
func (h *Holder) readRuhu(value []byte) error {
	sequence, err := onePart(value, tagSequence)
	if err != nil {
		return err
	}
	inside, err := sequence.exactly(tagInteger, tagUTF8, tagUTF8, tagUTF8)
	if err != nil {
		return err
	}
	if version, err := inside[0].number(); err != nil || version != 1 {
		return fmt.Errorf("another version of the extension")
	}
	h.Role, h.Division, h.Recipient = string(inside[1].body), string(inside[2].body), string(inside[3].body)
	return h.check()
}

// ReadChain reads a chain as SIGS and CERTS carry it.
func ReadChain(data []byte) ([][]byte, error) {
	v, err := readCBOR(data)
	if err != nil {
		return nil, err
	}
	chain, err := v.all('b')
	return contents(chain), err
}
