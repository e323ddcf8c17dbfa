package syncpkg

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"math/big"
	"slices"
	"time"

	"ruhu/syncpkg/object"
)

// Certificate says that a superior vouches for a holder. It may be believed
// when it comes from VerifyChain.
type Certificate struct {
	Holder
	KeyID object.KeyID
	DER   []byte // the X.509 certificate as signed
}

// extensionOID names the one critical extension. The arc is private to ruhu; it
// is kept below 2^31 because common X.509 parsers read no larger ones.
var extensionOID = asn1.ObjectIdentifier{2, 25, 1283640117}

// extension is what the critical extension holds.
type extension struct {
	Version   int
	Role      string `asn1:"utf8"`
	Division  string `asn1:"utf8"`
	Recipient string `asn1:"utf8"`
}

// A certificate carries the widest validity that X.509 can say, and nobody
// looks at it: what a certificate is worth is judged by receipts and sequence
// numbers, never by a clock.
var (
	notBefore = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	notAfter  = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
)

func (h Holder) extension() (pkix.Extension, error) {
	value, err := asn1.Marshal(extension{Version: 1, Role: string(h.Role), Division: h.Division, Recipient: h.Recipient})
	if err != nil {
		return pkix.Extension{}, fmt.Errorf("encode extension: %w", err)
	}
	return pkix.Extension{Id: extensionOID, Critical: true, Value: value}, nil
}

// readHolder reads a holder from the parts that requests and certificates have
// in common. Every part must have the one form in which ruhu writes it.
func readHolder(rawSubject []byte, extensions []pkix.Extension, key any) (Holder, error) {
	public, ok := key.(ed25519.PublicKey)
	if !ok {
		return Holder{}, fmt.Errorf("%w: key is not Ed25519", ErrMalformed)
	}
	i := slices.IndexFunc(extensions, func(e pkix.Extension) bool { return e.Id.Equal(extensionOID) })
	if i < 0 || !extensions[i].Critical {
		return Holder{}, fmt.Errorf("%w: no critical extension of ruhu", ErrMalformed)
	}
	e, err := readExtension(extensions[i].Value)
	if err != nil {
		return Holder{}, err
	}
	name, err := readName(rawSubject)
	if err != nil {
		return Holder{}, err
	}
	h := Holder{Role: Role(e.Role), Division: e.Division, Name: name, Recipient: e.Recipient, Key: public}
	return h, h.check()
}

func readExtension(value []byte) (extension, error) {
	var e extension
	if _, err := asn1.Unmarshal(value, &e); err != nil {
		return e, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	if e.Version != 1 {
		return e, fmt.Errorf("%w: extension version %d", ErrNewer, e.Version)
	}
	again, err := asn1.Marshal(e)
	if err != nil || !bytes.Equal(again, value) {
		return e, fmt.Errorf("%w: extension", ErrMalformed)
	}
	return e, nil
}

// subject returns the X.509 name of a holder: a common name and nothing else.
func subject(name string) ([]byte, error) {
	return asn1.Marshal(pkix.Name{CommonName: name}.ToRDNSequence())
}

func readName(raw []byte) (string, error) {
	var rdn pkix.RDNSequence
	if _, err := asn1.Unmarshal(raw, &rdn); err != nil {
		return "", fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	var name pkix.Name
	name.FillFromRDNSequence(&rdn)
	again, err := subject(name.CommonName)
	if err != nil || !bytes.Equal(again, raw) {
		return "", fmt.Errorf("%w: subject", ErrMalformed)
	}
	return name.CommonName, nil
}

// issue makes the certificate of a holder. The same holder under the same
// issuer gives the same bytes, so approving twice does no harm.
func issue(h Holder, issuer *x509.Certificate, key ed25519.PrivateKey) ([]byte, error) {
	ext, err := h.extension()
	if err != nil {
		return nil, err
	}
	name, err := subject(h.Name)
	if err != nil {
		return nil, fmt.Errorf("encode subject: %w", err)
	}
	ca := powers[h.Role].enrols != ""
	below := pathLength(h.Role)
	template := &x509.Certificate{
		SerialNumber: serial(h), RawSubject: name,
		NotBefore: notBefore, NotAfter: notAfter,
		BasicConstraintsValid: true, IsCA: ca, MaxPathLen: below, MaxPathLenZero: ca && below == 0,
		KeyUsage: keyUsage(h.Role), ExtraExtensions: []pkix.Extension{ext},
	}
	if issuer == nil {
		issuer = template
	}
	der, err := x509.CreateCertificate(nil, template, issuer, h.Key, key)
	if err != nil {
		return nil, fmt.Errorf("create certificate: %w", err)
	}
	return der, nil
}

// pathLength returns how many further signers may stand below a role, -1 where
// it signs no certificates.
func pathLength(r Role) int {
	if powers[r].enrols == "" {
		return -1
	}
	return powers[r].below
}

func keyUsage(r Role) x509.KeyUsage {
	if powers[r].enrols == "" {
		return x509.KeyUsageDigitalSignature
	}
	return x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign
}

// serial derives a positive serial number of 16 bytes from what is certified.
func serial(h Holder) *big.Int {
	sum := sha256.Sum256(slices.Concat(h.Key, []byte(h.Fingerprint())))
	sum[0] = sum[0]&0x3f | 0x40
	return new(big.Int).SetBytes(sum[:16])
}
