package syncpkg

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"fmt"

	"ruhu/syncpkg/object"
)

// A rotation replaces the keys of an office that is enrolled: new ones are made
// and asked for, the old ones stay in use until the approval is accepted. Then
// the old signing key is destroyed; the old reading key stays, because batches
// that were written for it are still on their way.

// replacementOID names the extension of a request by which the holder of a key
// asks for another one in its place.
var replacementOID = asn1.ObjectIdentifier{2, 25, 1283640118}

const replacementContext = "ruhu replacement v1"

// replacement is what that extension holds: the key that is to be replaced and
// its signature over the new one.
type replacement struct {
	Version   int
	Key       []byte
	Signature []byte
}

// FormerKey is a key that an identity signed with before.
type FormerKey struct {
	KeyID object.KeyID
	Chain [][]byte
}

// former is a key that was replaced: what it had signed stays, and what was
// encrypted to it can be read.
type former struct {
	FormerKey
	reading reading
}

// Rotate makes the request for new keys in place of those in use, under a name.
// Asking again before the approval came asks for the same keys.
func (id *Identity) Rotate(name string) ([]byte, error) {
	if id.chain == nil {
		return nil, fail(ErrNotEnrolled, "not_enrolled")
	}
	if id.own.Role == County {
		return nil, fail(ErrRole, "rotate_county")
	}
	next := id.next
	if next == nil {
		fresh, err := newPair()
		if err != nil {
			return nil, err
		}
		next = &fresh
	}
	next.wanted = next.holder(id.own.Role, id.own.Division, name)
	file, err := next.request(id.signing)
	if err != nil {
		return nil, err
	}
	id.next = next
	return file, nil
}

// rotate puts the keys that were asked for in the place of those in use.
func (id *Identity) rotate(a Approval) error {
	replaced := former{FormerKey{id.own.KeyID, id.chain}, id.reading}
	changed := Identity{pair: *id.next, former: append([]former{replaced}, id.former...)}
	if err := changed.adopt(a.Chain); err != nil {
		return err
	}
	*id = changed
	return nil
}

// Former returns the keys that were replaced, the latest first.
func (id *Identity) Former() []FormerKey {
	var keys []FormerKey
	for _, f := range id.former {
		keys = append(keys, f.FormerKey)
	}
	return keys
}

// Owns reports whether a key is this identity's, now or before.
func (id *Identity) Owns(key object.KeyID) bool {
	if key == object.KeyIDOf(id.signing.Public().(ed25519.PublicKey)) {
		return true
	}
	for _, f := range id.former {
		if f.KeyID == key {
			return true
		}
	}
	return false
}

// request makes the request file for what a pair of keys wants; old is the key
// that it is to replace, nil for none.
func (p *pair) request(old ed25519.PrivateKey) ([]byte, error) {
	h := p.wanted
	if err := h.check(); err != nil {
		return nil, fail(err, "holder", h.Name, h.Division)
	}
	ext, err := h.extension()
	if err != nil {
		return nil, err
	}
	raw, err := subject(h.Name)
	if err != nil {
		return nil, fmt.Errorf("encode subject: %w", err)
	}
	template := &x509.CertificateRequest{RawSubject: raw, ExtraExtensions: []pkix.Extension{ext}}
	if old != nil {
		value, err := asn1.Marshal(replacement{
			Version: 1, Key: old.Public().(ed25519.PublicKey),
			Signature: ed25519.Sign(old, object.Signable(replacementContext, h.Key)),
		})
		if err != nil {
			return nil, fmt.Errorf("encode replacement: %w", err)
		}
		template.ExtraExtensions = append(template.ExtraExtensions, pkix.Extension{Id: replacementOID, Value: value})
	}
	der, err := x509.CreateCertificateRequest(rand.Reader, template, p.signing)
	if err != nil {
		return nil, fmt.Errorf("create request: %w", err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: requestBlock, Bytes: der}), nil
}

// readReplacement reads which key a request is to replace, and checks that its
// holder says so.
func readReplacement(ext pkix.Extension, key ed25519.PublicKey) (object.KeyID, error) {
	var r replacement
	if !ext.Id.Equal(replacementOID) || ext.Critical {
		return object.KeyID{}, fmt.Errorf("%w: an extension that is not known", ErrMalformed)
	}
	if _, err := asn1.Unmarshal(ext.Value, &r); err != nil {
		return object.KeyID{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	if again, err := asn1.Marshal(r); err != nil || !bytes.Equal(again, ext.Value) || r.Version != 1 || len(r.Key) != ed25519.PublicKeySize {
		return object.KeyID{}, fmt.Errorf("%w: replacement", ErrMalformed)
	}
	if bytes.Equal(r.Key, key) || !ed25519.Verify(r.Key, object.Signable(replacementContext, key), r.Signature) {
		return object.KeyID{}, fmt.Errorf("%w: of the key to be replaced", ErrSignature)
	}
	return object.KeyIDOf(r.Key), nil
}
