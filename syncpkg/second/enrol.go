package second

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/pem"
	"fmt"
)

const maxEnrolFile = 64 << 10

// Request is what a device asks for.
type Request struct {
	Holder
	Replaces [32]byte // id of the key that it is to replace; zeros for none
}

// ReadRequest reads an enrolment request.
func ReadRequest(file []byte) (Request, error) {
	var r Request
	h, more, err := readForm(file)
	if err != nil || more == nil {
		return Request{Holder: h}, err
	}
	r.Holder = h
	r.Replaces, err = readReplaced(*more, h.Key)
	return r, err
}

// readForm reads a request but for the extension that it may have beside ruhu's.
func readForm(file []byte) (Holder, *extension, error) {
	der, err := onlyBlock(file, "CERTIFICATE REQUEST")
	if err != nil {
		return Holder{}, nil, err
	}
	whole, err := onePart(der, tagSequence)
	if err != nil {
		return Holder{}, nil, err
	}
	outer, err := whole.exactly(tagSequence, tagSequence, tagBits)
	if err != nil {
		return Holder{}, nil, err
	}
	body, err := outer[0].exactly(tagInteger, tagSequence, tagSequence, tagContext0)
	if err != nil {
		return Holder{}, nil, err
	}
	if version, err := body[0].number(); err != nil || version != 0 {
		return Holder{}, nil, fmt.Errorf("another version of PKCS #10")
	}
	h, err := readHolder(body[1], body[2])
	if err != nil {
		return Holder{}, nil, err
	}
	signature, err := outer[2].bits()
	if err != nil || !isEd25519(outer[1]) || !ed25519.Verify(h.Key, outer[0].raw, signature) {
		return Holder{}, nil, fmt.Errorf("the signature does not fit")
	}
	asked, err := requested(body[3])
	if err != nil {
		return Holder{}, nil, err
	}
	if len(asked) == 2 {
		return h, &asked[1], h.readRuhu(asked[0].value)
	}
	return h, nil, h.readRuhu(asked[0].value)
}

// readReplaced reads the extension by which the holder of another key agrees to
// be replaced.
func readReplaced(e extension, key ed25519.PublicKey) ([32]byte, error) {
	var id [32]byte
	if e.critical || !bytes.Equal(e.oid, oidReplaced) {
		return id, fmt.Errorf("a second extension unknown")
	}
	sequence, err := onePart(e.value, tagSequence)
	if err != nil {
		return id, err
	}
	inside, err := sequence.exactly(tagInteger, tagOctets, tagOctets)
	if err != nil {
		return id, err
	}
	version, err := inside[0].number()
	old := ed25519.PublicKey(inside[1].body)
	if err != nil || version != 1 || len(old) != ed25519.PublicKeySize || bytes.Equal(old, key) ||
		!ed25519.Verify(old, signable("ruhu replacement v1", key), inside[2].body) {
		return id, fmt.Errorf("the key to be replaced does not agree")
	}
	return sha256.Sum256(old), nil
}

// requested returns the extensions asked for: ruhu's, and at most one more.
func requested(attributes part) ([]extension, error) {
	all, err := parts(attributes.body)
	if err != nil || len(all) != 1 {
		return nil, fmt.Errorf("%d attributes", len(all))
	}
	pair, err := all[0].exactly(tagOID, tagSet)
	if err != nil || !bytes.Equal(pair[0].body, oidRequested) {
		return nil, fmt.Errorf("no request for extensions")
	}
	set, err := pair[1].exactly(tagSequence)
	if err != nil {
		return nil, err
	}
	list, err := parts(set[0].body)
	if err != nil || len(list) < 1 || len(list) > 2 {
		return nil, fmt.Errorf("%d extensions", len(list))
	}
	asked := make([]extension, len(list))
	for i, p := range list {
		if asked[i], err = readExtension(p); err != nil {
			return nil, err
		}
	}
	if !asked[0].critical || !bytes.Equal(asked[0].oid, oidRuhu) {
		return nil, fmt.Errorf("not the extension of ruhu")
	}
	return asked, nil
}

// ReadApproval reads an approval: whom it enrols, and the root it leads to.
func ReadApproval(file []byte) (enrolled, root Holder, err error) {
	der, err := onlyBlock(file, "RUHU APPROVAL")
	if err != nil {
		return enrolled, root, err
	}
	all, err := parts(der)
	if err != nil || len(all) == 0 {
		return enrolled, root, fmt.Errorf("no certificates: %w", err)
	}
	chain := make([][]byte, len(all))
	for i, p := range all {
		chain[i] = p.raw
	}
	last, err := readCertificate(chain[len(chain)-1])
	if err != nil {
		return enrolled, root, err
	}
	enrolled, err = VerifyChain(chain, sha256.Sum256(last.Key))
	return enrolled, last.Holder, err
}

// onlyBlock returns the one PEM block of a file.
func onlyBlock(file []byte, kind string) ([]byte, error) {
	if len(file) > maxEnrolFile {
		return nil, fmt.Errorf("%d bytes", len(file))
	}
	first, rest := pem.Decode(bytes.ReplaceAll(file, []byte("\r\n"), []byte("\n")))
	if first == nil || first.Type != kind || len(first.Headers) > 0 {
		return nil, fmt.Errorf("no block %q", kind)
	}
	if second, _ := pem.Decode(rest); second != nil {
		return nil, fmt.Errorf("two blocks")
	}
	return first.Bytes, nil
}
