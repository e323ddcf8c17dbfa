// Package object defines the signed objects that are the truth of ruhu: what
// crosses from village to township to county and back. An object is immutable;
// its id is the hash of what was signed. Batches only carry objects.
//
// An object is signed over its exact bytes. Reading verifies first, parses
// after, and refuses bytes that would not be written the same way again, so
// that one object has one form.
package object

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
)

// Suite 1 is Ed25519 and SHA-256. Suite 2 is kept for SM2, SM3 and SM4.
const Suite = 1

// MaxPayload bounds the signed bytes of one object, MaxParents the revisions it
// may follow.
const (
	MaxPayload = 256 << 10
	MaxParents = 64
)

const signContext = "ruhu object v1"

// Type says what an object is.
type Type string

// The types of objects. The body of a seed is survey.Seed, that of a visit
// survey.VisitRevision; the others are defined by package syncpkg.
const (
	Seed        Type = "seed"        // a household as a roster or registry has it
	Visit       Type = "visit"       // a finished visit, or its correction
	Attachment  Type = "attachment"  // a photo or paper of a household; its bytes travel as a blob
	Return      Type = "return"      // a superior sends revisions back with a comment
	Endorsement Type = "endorsement" // a township's opinion on revisions
	Decision    Type = "decision"    // a county's decision on a programme
	Declaration Type = "declaration" // near relatives of an official in the programmes
	Linking     Type = "link"        // what a person found about look-alike households or people
	Receipt     Type = "receipt"     // what a superior holds of one stream
	Directory   Type = "directory"   // certificate chains that an office hands on
	Revocation  Type = "revocation"  // a key that is no longer to be believed
	Pack        Type = "pack"        // a county's overlays over a policy pack
)

// ID is the hash of an object's signed bytes.
type ID [sha256.Size]byte

// String returns the id in hexadecimal.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// ParseID reads an id in hexadecimal.
func ParseID(s string) (ID, error) {
	var id ID
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(id) {
		return id, fmt.Errorf("read object id %q: not 64 hexadecimal digits", s)
	}
	copy(id[:], b)
	return id, nil
}

// KeyID is the SHA-256 of a public signing key.
type KeyID [sha256.Size]byte

// String returns the key id in hexadecimal.
func (id KeyID) String() string { return hex.EncodeToString(id[:]) }

// KeyIDOf returns the id of a public key.
func KeyIDOf(key ed25519.PublicKey) KeyID { return sha256.Sum256(key) }

// Header is what is signed.
type Header struct {
	Suite    uint8  `cbor:"1,keyasint"`
	Type     Type   `cbor:"2,keyasint"`
	Division string `cbor:"3,keyasint"` // whose matter it is: a division code the signer must cover
	Subject  string `cbor:"4,keyasint"` // household id, or what else the object is about
	Parents  []ID   `cbor:"5,keyasint"` // revisions this one follows, sorted, each once
	Signer   KeyID  `cbor:"6,keyasint"`
	Claimed  string `cbor:"7,keyasint"` // RFC 3339; the device's word, decides nothing
	Author   string `cbor:"8,keyasint"` // name of the operator
	Body     []byte `cbor:"9,keyasint"` // deterministic CBOR of the type's struct
}

// Sealed is an object as it travels: nothing in it may be believed before
// Verify.
type Sealed struct {
	_         struct{} `cbor:",toarray"`
	Signer    KeyID
	Payload   []byte
	Signature []byte
}

// Object is a verified object.
type Object struct {
	Header
	ID     ID
	Sealed Sealed
	// Reach is the division of the signer's certificate, set by whoever held the
	// object against it; empty stands for the object's own. It is not signed here:
	// the certificate says it.
	Reach string
}

// Errors of Verify.
var (
	ErrSignature = errors.New("the signature does not fit")
	ErrForm      = errors.New("the bytes are not in the one permitted form")
	ErrSuite     = errors.New("unknown suite of algorithms")
	ErrTooLarge  = errors.New("the object is too large")
)

// Sign makes an object. It sets Suite and Signer and brings Parents in order.
func Sign(key ed25519.PrivateKey, h Header) (Object, error) {
	h.Suite = Suite
	h.Parents = ordered(h.Parents)
	h.Body = append([]byte{}, h.Body...)
	if len(h.Parents) > MaxParents {
		return Object{}, ErrTooLarge
	}
	h.Signer = KeyIDOf(key.Public().(ed25519.PublicKey))
	payload, err := Encode(h)
	if err != nil {
		return Object{}, fmt.Errorf("encode object: %w", err)
	}
	if len(payload) > MaxPayload {
		return Object{}, ErrTooLarge
	}
	s := Sealed{Signer: h.Signer, Payload: payload, Signature: ed25519.Sign(key, Signable(signContext, payload))}
	return Object{Header: h, ID: s.ID(), Sealed: s}, nil
}

// ID returns the object's id.
func (s Sealed) ID() ID { return sha256.Sum256(Signable(signContext, s.Payload)) }

// Verify checks the signature with the signer's key and reads the object.
func Verify(s Sealed, key ed25519.PublicKey) (Object, error) {
	if len(s.Payload) > MaxPayload {
		return Object{}, ErrTooLarge
	}
	if KeyIDOf(key) != s.Signer || !ed25519.Verify(key, Signable(signContext, s.Payload), s.Signature) {
		return Object{}, ErrSignature
	}
	return Trusted(s)
}

// Trusted reads an object whose signature was verified before: one from the
// workspace's own database.
func Trusted(s Sealed) (Object, error) {
	var h Header
	if err := DecodeFull(s.Payload, &h); err != nil {
		return Object{}, err
	}
	if h.Suite != Suite {
		return Object{}, ErrSuite
	}
	if h.Signer != s.Signer {
		return Object{}, ErrSignature
	}
	if h.Parents == nil || h.Body == nil || len(h.Parents) > MaxParents || !slices.Equal(h.Parents, ordered(h.Parents)) {
		return Object{}, ErrForm
	}
	return Object{Header: h, ID: s.ID(), Sealed: s}, nil
}

// ordered returns the ids sorted, each once, and never nil: the one form in
// which a set of parents is signed.
func ordered(ids []ID) []ID {
	sorted := append([]ID{}, ids...)
	slices.SortFunc(sorted, func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(sorted)
}

// Signable returns the bytes that are signed for a payload: context and payload,
// each after its length, so that no two pairs give the same bytes.
func Signable(context string, payload []byte) []byte {
	b := make([]byte, 0, 16+len(context)+len(payload))
	b = binary.BigEndian.AppendUint64(b, uint64(len(context)))
	b = append(b, context...)
	b = binary.BigEndian.AppendUint64(b, uint64(len(payload)))
	return append(b, payload...)
}
