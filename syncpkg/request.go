package syncpkg

import (
	"bytes"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
)

const (
	requestBlock  = "CERTIFICATE REQUEST"
	approvalBlock = "RUHU APPROVAL"
)

// Request is a device's wish to be enrolled, as it says so itself. That it
// really comes from that device only the fingerprint, read aloud, can show.
type Request struct {
	Holder
}

// Request makes the request file for a role in a division: a signed PKCS #10
// request as text. A county is not requested; see MakeRoot.
func (id *Identity) Request(r Role, division, name string) ([]byte, error) {
	if r == County || (id.chain != nil && id.own.Role == County) {
		return nil, fail(ErrRole, "request_county")
	}
	h := id.holder(r, division, name)
	if err := h.check(); err != nil {
		return nil, fail(err, "holder", name, division)
	}
	ext, err := h.extension()
	if err != nil {
		return nil, err
	}
	raw, err := subject(name)
	if err != nil {
		return nil, fmt.Errorf("encode subject: %w", err)
	}
	template := &x509.CertificateRequest{RawSubject: raw, ExtraExtensions: []pkix.Extension{ext}}
	der, err := x509.CreateCertificateRequest(rand.Reader, template, id.signing)
	if err != nil {
		return nil, fmt.Errorf("create request: %w", err)
	}
	id.wanted = h
	return pem.EncodeToMemory(&pem.Block{Type: requestBlock, Bytes: der}), nil
}

// Requested returns what this identity asked for last, false when nothing.
func (id *Identity) Requested() (Request, bool) {
	return Request{id.wanted}, id.wanted.Role != "" && id.wanted.Role != County
}

// ParseRequest reads a request file and checks that the holder of the key made
// it.
func ParseRequest(data []byte) (Request, error) {
	h, err := readRequest(data)
	if err != nil {
		return Request{}, fail(fmt.Errorf("%w: %w", ErrRequest, err), "request_unreadable")
	}
	return Request{h}, nil
}

func readRequest(data []byte) (Holder, error) {
	der, err := onlyBlock(data, requestBlock)
	if err != nil {
		return Holder{}, err
	}
	r, err := x509.ParseCertificateRequest(der)
	if err != nil {
		return Holder{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	if err := r.CheckSignature(); err != nil {
		return Holder{}, fmt.Errorf("%w: %w", ErrSignature, err)
	}
	if len(r.Extensions) != 1 {
		return Holder{}, fmt.Errorf("%w: %d extensions", ErrMalformed, len(r.Extensions))
	}
	return readHolder(r.RawSubject, r.Extensions, r.PublicKey)
}

// onlyBlock returns the one text block of a file. Text before and after it is
// passed over: mail and chat programs add some.
func onlyBlock(data []byte, kind string) ([]byte, error) {
	if len(data) > MaxEnrolFile {
		return nil, ErrTooLarge
	}
	first, rest := pem.Decode(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	if first == nil || first.Type != kind {
		return nil, fmt.Errorf("%w: no block %q", ErrMalformed, kind)
	}
	if second, _ := pem.Decode(rest); second != nil {
		return nil, fmt.Errorf("%w: two blocks", ErrMalformed)
	}
	return first.Bytes, nil
}
