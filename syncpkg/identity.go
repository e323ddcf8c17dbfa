package syncpkg

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"fmt"
	"slices"

	"filippo.io/age"

	"ruhu/syncpkg/object"
)

// Identity is what makes a workspace somebody: its signing key, its key for
// reading batches, and once enrolled its chain of certificates. It is not for
// concurrent changes; reading a finished one concurrently is safe.
type Identity struct {
	pair
	chain  [][]byte // own certificate first, root last; nil before enrolment
	own    Certificate
	anchor object.KeyID
	next   *pair    // asked for in place of those in use; nil for none
	former []former // latest first
}

// reading is a key for reading batches.
type reading = *age.X25519Identity

// pair is a signing key with its key for reading batches.
type pair struct {
	signing ed25519.PrivateKey
	reading reading
	wanted  Holder // what was last asked for; Role is empty before the first request
}

func newPair() (pair, error) {
	_, signing, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return pair{}, fmt.Errorf("generate signing key: %w", err)
	}
	reading, err := age.GenerateX25519Identity()
	if err != nil {
		return pair{}, fmt.Errorf("generate reading key: %w", err)
	}
	return pair{signing: signing, reading: reading}, nil
}

// NewIdentity makes fresh keys. The workspace is nobody until MakeRoot or
// Accept.
func NewIdentity() (*Identity, error) {
	keys, err := newPair()
	if err != nil {
		return nil, err
	}
	return &Identity{pair: keys}, nil
}

// storedIdentity is the form kept in the encrypted workspace.
type storedIdentity struct {
	Version  uint8          `cbor:"1,keyasint"`
	Seed     []byte         `cbor:"2,keyasint"`
	Reading  string         `cbor:"3,keyasint"`
	Role     string         `cbor:"4,keyasint"`
	Division string         `cbor:"5,keyasint"`
	Name     string         `cbor:"6,keyasint"`
	Chain    [][]byte       `cbor:"7,keyasint"`
	Next     *storedPair    `cbor:"8,keyasint,omitempty"`
	Former   []storedFormer `cbor:"9,keyasint,omitempty"`
}

// storedPair is a pair that was asked for; role and division are those in use.
type storedPair struct {
	_       struct{} `cbor:",toarray"`
	Seed    []byte
	Reading string
	Name    string
}

type storedFormer struct {
	_       struct{} `cbor:",toarray"`
	Reading string
	Chain   [][]byte
}

// Marshal returns the identity with its private keys, to be kept nowhere but in
// the encrypted workspace.
func (id *Identity) Marshal() ([]byte, error) {
	s := storedIdentity{
		Version: 1, Seed: id.signing.Seed(), Reading: id.reading.String(),
		Role: string(id.wanted.Role), Division: id.wanted.Division, Name: id.wanted.Name, Chain: id.chain,
	}
	if id.next != nil {
		s.Next = &storedPair{Seed: id.next.signing.Seed(), Reading: id.next.reading.String(), Name: id.next.wanted.Name}
	}
	for _, f := range id.former {
		s.Former = append(s.Former, storedFormer{Reading: f.reading.String(), Chain: f.Chain})
	}
	b, err := object.Encode(s)
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
	keys, err := readPair(s.Seed, s.Reading)
	if err != nil {
		return nil, fmt.Errorf("read identity: %w", err)
	}
	id := &Identity{pair: keys}
	id.wanted = id.holder(Role(s.Role), s.Division, s.Name)
	if s.Chain == nil {
		return id, nil
	}
	if err := id.adopt(s.Chain); err != nil {
		return nil, err
	}
	return id, id.readOthers(s)
}

func readPair(seed []byte, text string) (pair, error) {
	if len(seed) != ed25519.SeedSize {
		return pair{}, fmt.Errorf("%w: key of %d bytes", ErrMalformed, len(seed))
	}
	reading, err := age.ParseX25519Identity(text)
	if err != nil {
		return pair{}, err
	}
	return pair{signing: ed25519.NewKeyFromSeed(seed), reading: reading}, nil
}

// readOthers reads the keys that were asked for and those that were replaced.
func (id *Identity) readOthers(s storedIdentity) error {
	if s.Next != nil {
		next, err := readPair(s.Next.Seed, s.Next.Reading)
		if err != nil {
			return fmt.Errorf("read next identity: %w", err)
		}
		next.wanted = next.holder(id.own.Role, id.own.Division, s.Next.Name)
		id.next = &next
	}
	for _, f := range s.Former {
		reading, err := age.ParseX25519Identity(f.Reading)
		if err != nil {
			return fmt.Errorf("read former identity: %w", err)
		}
		own, err := VerifyChain(f.Chain, id.anchor)
		if err != nil {
			return fmt.Errorf("read former identity: %w", err)
		}
		id.former = append(id.former, former{FormerKey{own.KeyID, f.Chain}, reading})
	}
	return nil
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

func (p *pair) holder(r Role, division, name string) Holder {
	return Holder{
		Role: r, Division: division, Name: name,
		Recipient: p.Recipient(), Key: p.signing.Public().(ed25519.PublicKey),
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
func (p *pair) Recipient() string { return p.reading.Recipient().String() }

// Key returns the private key with which objects are signed.
func (p *pair) Key() ed25519.PrivateKey { return p.signing }

// readings returns all keys under which batches for this identity may come.
func (id *Identity) readings() []age.Identity {
	all := []age.Identity{id.reading}
	for _, f := range id.former {
		all = append(all, f.reading)
	}
	return all
}

// isAmong reports whether one of its keys is in a list of recipients.
func (id *Identity) isAmong(recipients []string) bool {
	if slices.Contains(recipients, id.Recipient()) {
		return true
	}
	return slices.ContainsFunc(id.former, func(f former) bool {
		return slices.Contains(recipients, f.reading.Recipient().String())
	})
}

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
