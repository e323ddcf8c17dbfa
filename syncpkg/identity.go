package syncpkg

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"fmt"

	"filippo.io/age"

	"ruhu/syncpkg/object"
)

// Identity is what makes a workspace somebody: its signing key, its key for
// reading batches, and once enrolled its chain of certificates. It is not for
// concurrent changes; reading a finished one concurrently is safe.
type Identity struct {
	signing ed25519.PrivateKey
	reading *age.X25519Identity
	wanted  Holder   // what was last asked for; Role is empty before the first request
	chain   [][]byte // own certificate first, root last; nil before enrolment
	own     Certificate
	anchor  object.KeyID
}

// NewIdentity makes fresh keys. The workspace is nobody until MakeRoot or
// Accept.
func NewIdentity() (*Identity, error) {
	_, signing, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("generate signing key: %w", err)
	}
	reading, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("generate reading key: %w", err)
	}
	return &Identity{signing: signing, reading: reading}, nil
}

// storedIdentity is the form kept in the encrypted workspace.
type storedIdentity struct {
	Version  uint8    `cbor:"1,keyasint"`
	Seed     []byte   `cbor:"2,keyasint"`
	Reading  string   `cbor:"3,keyasint"`
	Role     string   `cbor:"4,keyasint"`
	Division string   `cbor:"5,keyasint"`
	Name     string   `cbor:"6,keyasint"`
	Chain    [][]byte `cbor:"7,keyasint"`
}

// Marshal returns the identity with its private keys, to be kept nowhere but in
// the encrypted workspace.
func (id *Identity) Marshal() ([]byte, error) {
	b, err := object.Encode(storedIdentity{
		Version: 1, Seed: id.signing.Seed(), Reading: id.reading.String(),
		Role: string(id.wanted.Role), Division: id.wanted.Division, Name: id.wanted.Name, Chain: id.chain,
	})
	if err != nil {
		return nil, fmt.Errorf("encode identity: %w", err)
	}
	return b, nil
}

// ParseIdentity reads what Marshal wrote.
func ParseIdentity(data []byte) (*Identity, error) {
	var s storedIdentity
	if len(data) > maxIdentity {
		return nil, fmt.Errorf("read identity: %w", ErrTooLarge)
	}
	if err := object.Decode(data, &s); err != nil {
		return nil, fmt.Errorf("read identity: %w", err)
	}
	if s.Version != 1 {
		return nil, fmt.Errorf("read identity: %w", ErrNewer)
	}
	if len(s.Seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("read identity: %w: key of %d bytes", ErrMalformed, len(s.Seed))
	}
	reading, err := age.ParseX25519Identity(s.Reading)
	if err != nil {
		return nil, fmt.Errorf("read identity: %w", err)
	}
	id := &Identity{signing: ed25519.NewKeyFromSeed(s.Seed), reading: reading}
	id.wanted = id.holder(Role(s.Role), s.Division, s.Name)
	if s.Chain == nil {
		return id, nil
	}
	return id, id.adopt(s.Chain)
}

// adopt takes a chain as the identity's own, with the key of its last
// certificate as the trust anchor.
func (id *Identity) adopt(chain [][]byte) error {
	anchor, err := rootKey(chain)
	if err != nil {
		return err
	}
	own, err := VerifyChain(chain, anchor)
	if err != nil {
		return err
	}
	if !own.Key.Equal(id.signing.Public()) || own.Recipient != id.Recipient() {
		return fmt.Errorf("%w: it is for another key", ErrApproval)
	}
	id.chain, id.own, id.anchor = chain, own, anchor
	return nil
}

func rootKey(chain [][]byte) (object.KeyID, error) {
	if len(chain) == 0 {
		return object.KeyID{}, untrusted(ErrMalformed)
	}
	root, err := readLink(chain[len(chain)-1])
	if err != nil {
		return object.KeyID{}, untrusted(err)
	}
	return root.KeyID, nil
}

func (id *Identity) holder(r Role, division, name string) Holder {
	return Holder{
		Role: r, Division: division, Name: name,
		Recipient: id.Recipient(), Key: id.signing.Public().(ed25519.PublicKey),
	}
}

// MakeRoot makes the identity the root of its county, by a certificate that it
// signs itself. An identity that is enrolled already stays what it is.
func (id *Identity) MakeRoot(division, name string) error {
	if id.chain != nil {
		return fail(ErrRole, "already_enrolled", id.own.Name)
	}
	h := id.holder(County, division, name)
	if err := h.check(); err != nil {
		return fail(err, "holder", name, division)
	}
	der, err := issue(h, nil, id.signing)
	if err != nil {
		return err
	}
	id.wanted = h
	return id.adopt([][]byte{der})
}

// Certificate returns the identity's own certificate, false before enrolment.
func (id *Identity) Certificate() (Certificate, bool) {
	return id.own, id.chain != nil
}

// Anchor returns the id of the county's root key, false before enrolment.
func (id *Identity) Anchor() (object.KeyID, bool) {
	return id.anchor, id.chain != nil
}

// Chain returns the own certificate first and the root last; nil before
// enrolment.
func (id *Identity) Chain() [][]byte { return id.chain }

// Superiors returns the certificates above the own one, nearest first. What a
// workspace sends up is encrypted to all of them.
func (id *Identity) Superiors() []Certificate {
	var above []Certificate
	for i := 1; i < len(id.chain); i++ {
		if c, err := VerifyChain(id.chain[i:], id.anchor); err == nil {
			above = append(above, c)
		}
	}
	return above
}

// Recipient returns the age recipient under which others write to this
// identity.
func (id *Identity) Recipient() string { return id.reading.Recipient().String() }

// Key returns the private key with which objects are signed.
func (id *Identity) Key() ed25519.PrivateKey { return id.signing }

// issuer returns the own certificate as the issuer of others.
func (id *Identity) issuer() (*x509.Certificate, error) {
	if id.chain == nil {
		return nil, fail(ErrNotEnrolled, "not_enrolled")
	}
	x, err := x509.ParseCertificate(id.own.DER)
	if err != nil {
		return nil, fmt.Errorf("read own certificate: %w", err)
	}
	return x, nil
}
