package syncpkg

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"fmt"

	"ruhu/syncpkg/object"
)

const (
	requestBlock  = "CERTIFICATE REQUEST"
	approvalBlock = "RUHU APPROVAL"
)

// Request is a device's wish to be enrolled, as it says so itself. That it
// really comes from that device only the fingerprint, read aloud, can show.
type Request struct {
	Holder
	Replaces object.KeyID // the key in whose place its holder asks for this one; zeros for none
}

// Request makes the request file for a role in a division: a signed PKCS #10
// request as text. A county is not requested; see MakeRoot.
func (id *Identity) Request(r Role, division, name string) ([]byte, error) {
	if r == County || (id.chain != nil && id.own.Role == County) {
		return nil, fail(ErrRole, "request_county")
	}
	if id.next != nil {
		return id.Rotate(name) // keys that were asked for and may have been approved are not dropped
	}
	wanting := id.pair
	wanting.wanted = id.holder(r, division, name)
	file, err := wanting.request(nil)
	if err != nil {
		return nil, err
	}
	id.pair = wanting
	return file, nil
}

// Requested returns what this identity asked for last, false when nothing.
func (id *Identity) Requested() (Request, bool) {
	if id.next != nil {
		return Request{Holder: id.next.wanted, Replaces: id.own.KeyID}, true
	}
	return Request{Holder: id.wanted}, id.wanted.Role != "" && id.wanted.Role != County
}

// ParseRequest reads a request file and checks that the holder of the key made
// it.
func ParseRequest(data []byte) (Request, error) {
	r, err := readRequest(data)
	if err != nil {
		return Request{}, fail(fmt.Errorf("%w: %w", ErrRequest, err), "request_unreadable")
	}
	return r, nil
}

func readRequest(data []byte) (Request, error) {
	der, err := onlyBlock(data, requestBlock)
	if err != nil {
		return Request{}, err
	}
	r, err := x509.ParseCertificateRequest(der)
	if err != nil {
		return Request{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	if err := checkForm(r.Raw, r.RawTBSCertificateRequest, r.Signature); err != nil {
		return Request{}, err
	}
	if err := r.CheckSignature(); err != nil {
		return Request{}, fmt.Errorf("%w: %w", ErrSignature, err)
	}
	if r.Version != 0 || len(r.Extensions) == 0 || len(r.Extensions) > 2 {
		return Request{}, fmt.Errorf("%w: version %d with %d extensions", ErrMalformed, r.Version, len(r.Extensions))
	}
	h, err := readHolder(r.RawSubject, r.Extensions[:1], r.PublicKey)
	if err != nil || len(r.Extensions) == 1 {
		return Request{Holder: h}, err
	}
	replaces, err := readReplacement(r.Extensions[1], h.Key)
	return Request{Holder: h, Replaces: replaces}, err
}

// onlyBlock returns the one text block of a file. Text before and after it is
// passed over: mail and chat programs add some.
func onlyBlock(data []byte, kind string) ([]byte, error) {
	if len(data) > MaxEnrolFile {
		return nil, ErrTooLarge
	}
	first, rest := pem.Decode(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	if first == nil || first.Type != kind || len(first.Headers) > 0 {
		return nil, fmt.Errorf("%w: no block %q", ErrMalformed, kind)
	}
	if second, _ := pem.Decode(rest); second != nil {
		return nil, fmt.Errorf("%w: two blocks", ErrMalformed)
	}
	return first.Bytes, nil
}
