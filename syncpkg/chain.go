package syncpkg

import (
	"bytes"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"slices"

	"ruhu/syncpkg/object"
)

// VerifyChain checks a chain of certificates, the signer's first and the
// county's root last, and returns the signer's. It compares no dates.
//
// x509.Certificate.Verify is not used on purpose: it refuses critical
// extensions it does not know and consults the clock of the machine.
func VerifyChain(chain [][]byte, anchor object.KeyID) (Certificate, error) {
	if len(chain) == 0 || len(chain) > MaxChain {
		return Certificate{}, untrusted(fmt.Errorf("%d certificates in the chain", len(chain)))
	}
	links := make([]link, len(chain))
	for i, der := range chain {
		l, err := readLink(der)
		if err != nil {
			return Certificate{}, untrusted(fmt.Errorf("certificate %d: %w", i, err))
		}
		links[i] = l
	}
	for i := range len(links) - 1 {
		if err := links[i].under(links[i+1]); err != nil {
			return Certificate{}, untrusted(fmt.Errorf("certificate %d: %w", i, err))
		}
	}
	root := links[len(links)-1]
	if err := root.isRoot(anchor); err != nil {
		return Certificate{}, untrusted(err)
	}
	return links[0].Certificate, nil
}

func untrusted(cause error) error {
	return fail(fmt.Errorf("%w: %w", ErrUntrusted, cause), "untrusted")
}

// link is one certificate of a chain, read but not yet believed.
type link struct {
	Certificate
	x *x509.Certificate
}

// readLink parses a certificate and checks all that can be said without its
// issuer.
func readLink(der []byte) (link, error) {
	if len(der) > MaxCertificate {
		return link{}, ErrTooLarge
	}
	x, err := x509.ParseCertificate(der)
	if err != nil {
		return link{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	h, err := readHolder(x.RawSubject, x.Extensions, x.PublicKey)
	if err != nil {
		return link{}, err
	}
	if err := checkForm(x.Raw, x.RawTBSCertificate, x.Signature); err != nil {
		return link{}, err
	}
	if err := checkProfile(x, h.Role); err != nil {
		return link{}, err
	}
	return link{x: x, Certificate: Certificate{Holder: h, KeyID: object.KeyIDOf(h.Key), DER: x.Raw}}, nil
}

// checkProfile refuses certificates that promise something else than ruhu's do.
func checkProfile(x *x509.Certificate, r Role) error {
	ca := powers[r].enrols != ""
	switch {
	case slices.ContainsFunc(x.Extensions, notOurs):
		return fmt.Errorf("%w: a critical extension that is not known", ErrMalformed)
	case !x.BasicConstraintsValid || x.IsCA != ca || x.MaxPathLen != pathLength(r):
		return fmt.Errorf("%w: basic constraints do not fit the role", ErrMalformed)
	case x.KeyUsage != keyUsage(r):
		return fmt.Errorf("%w: key usage does not fit the role", ErrMalformed)
	}
	return nil
}

// notOurs reports a critical extension that certificates of ruhu do not have.
// What the X.509 library knows, such as name constraints, is refused as well:
// nothing here would heed it.
func notOurs(e pkix.Extension) bool {
	return e.Critical && !slices.ContainsFunc(ours, e.Id.Equal)
}

var ours = []asn1.ObjectIdentifier{extensionOID, {2, 5, 29, 15}, {2, 5, 29, 19}} // ruhu's, key usage, basic constraints

// checkForm refuses a certificate or request that is not signed with Ed25519, or
// has anything beside the part that is signed, the algorithm and the signature: no signature covers it, so anybody
// could add it.
func checkForm(raw, signed, signature []byte) error {
	want, err := asn1.Marshal(struct {
		Signed    asn1.RawValue
		Algorithm pkix.AlgorithmIdentifier
		Signature asn1.BitString
	}{
		asn1.RawValue{FullBytes: signed},
		pkix.AlgorithmIdentifier{Algorithm: ed25519OID},
		asn1.BitString{Bytes: signature, BitLength: 8 * len(signature)},
	})
	if err != nil || !bytes.Equal(want, raw) {
		return fmt.Errorf("%w: more than a signed part and its signature", ErrMalformed)
	}
	return nil
}

var ed25519OID = asn1.ObjectIdentifier{1, 3, 101, 112}

// under checks that the next certificate up issued this one. Roles go down one
// step at a time, so that no path can be longer than its length says.
func (l link) under(issuer link) error {
	if !bytes.Equal(l.x.RawIssuer, issuer.x.RawSubject) {
		return fmt.Errorf("%w: issuer has another name", ErrMalformed)
	}
	if err := l.x.CheckSignatureFrom(issuer.x); err != nil {
		return fmt.Errorf("%w: %w", ErrSignature, err)
	}
	return issuer.mayEnrol(l.Holder)
}

func (l link) isRoot(anchor object.KeyID) error {
	if l.KeyID != anchor {
		return fmt.Errorf("root key %s is another county's", l.KeyID)
	}
	if l.Role != County || !bytes.Equal(l.x.RawIssuer, l.x.RawSubject) {
		return fmt.Errorf("%w: the last certificate is no root", ErrMalformed)
	}
	if err := l.x.CheckSignatureFrom(l.x); err != nil {
		return fmt.Errorf("%w: %w", ErrSignature, err)
	}
	return nil
}
