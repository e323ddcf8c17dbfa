package syncpkg

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// FormatVersion is the version of the batch format that this program writes and
// the newest that it reads.
const FormatVersion = 1

const manifestContext = "ruhu manifest v1"

// BatchID is the hash of a manifest's signed bytes. It names a batch.
type BatchID [sha256.Size]byte

// String returns the id in hexadecimal.
func (id BatchID) String() string { return hex.EncodeToString(id[:]) }

// StreamID names one sequence of batches: what a signer, in one epoch, sends to
// one audience. Each has its own numbers from 1 without gaps.
type StreamID struct {
	Signer object.KeyID
	Epoch  uint64 // from 1; a restored backup opens the next one
	Stream string // division code of the audience
}

// Manifest is the signed table of contents of a batch.
type Manifest struct {
	Version    uint8          `cbor:"1,keyasint"`
	Suite      uint8          `cbor:"2,keyasint"`
	Signer     object.KeyID   `cbor:"3,keyasint"`
	Epoch      uint64         `cbor:"4,keyasint"`
	Stream     string         `cbor:"5,keyasint"`
	Seq        uint64         `cbor:"6,keyasint"` // from 1
	Prev       BatchID        `cbor:"7,keyasint"` // batch before; for seq 1 the last one known of the epoch before, or zeros
	Created    string         `cbor:"8,keyasint"` // RFC 3339; the device's word, decides nothing
	App        string         `cbor:"9,keyasint"` // name and version of the program
	Recipients []string       `cbor:"10,keyasint"`
	Everything Inventory      `cbor:"11,keyasint"` // all that this stream has carried, this batch included
	Certs      [32]byte       `cbor:"12,keyasint"` // SHA-256 of the payload of frame CERTS
	Inner      [][32]byte     `cbor:"13,keyasint"` // SHA-256 of the payload of each frame INNER
	Blocks     []BlockSummary `cbor:"14,keyasint"`
	Blobs      []Blob         `cbor:"15,keyasint"` // by hash
}

// BlockSummary is what the manifest says of one block.
type BlockSummary struct {
	_       struct{} `cbor:",toarray"`
	Hash    [32]byte // SHA-256 of the compressed block
	Size    uint32   // bytes, compressed
	Raw     uint32   // bytes, decompressed
	Objects []byte   // the ids of its objects in order, 32 bytes each
}

// Count returns how many objects the block holds.
func (b BlockSummary) Count() int { return len(b.Objects) / len(object.ID{}) }

// ID returns the id of object i of the block.
func (b BlockSummary) ID(i int) object.ID {
	return object.ID(b.Objects[i*len(object.ID{}) : (i+1)*len(object.ID{})])
}

// StreamID returns the stream that the batch belongs to.
func (m Manifest) StreamID() StreamID {
	return StreamID{Signer: m.Signer, Epoch: m.Epoch, Stream: m.Stream}
}

// Count returns how many objects the batch holds.
func (m Manifest) Count() int {
	n := 0
	for _, b := range m.Blocks {
		n += b.Count()
	}
	return n
}

// Objects yields the ids of all objects of the batch in order.
func (m Manifest) Objects() iter.Seq[object.ID] {
	return func(yield func(object.ID) bool) {
		for _, b := range m.Blocks {
			for i := range b.Count() {
				if !yield(b.ID(i)) {
					return
				}
			}
		}
	}
}

// ID returns the id of the batch.
func (m Manifest) ID() BatchID {
	raw, err := object.Encode(m)
	if err != nil {
		return BatchID{} // unreachable: plain fields always encode
	}
	return SignedManifest{Manifest: raw}.ID()
}

// SignedManifest is a manifest as it travels: its exact bytes and the
// signature. It proves what a batch held after the batch itself is gone.
type SignedManifest struct {
	_         struct{} `cbor:",toarray"`
	Manifest  []byte
	Signature []byte
}

// ID returns the id of the batch.
func (s SignedManifest) ID() BatchID {
	return sha256.Sum256(object.Signable(manifestContext, s.Manifest))
}

// signManifest seals a manifest.
func signManifest(key ed25519.PrivateKey, m Manifest) (SignedManifest, error) {
	raw, err := object.Encode(m)
	if err != nil {
		return SignedManifest{}, fmt.Errorf("encode manifest: %w", err)
	}
	if len(raw) > MaxManifest {
		return SignedManifest{}, fail(ErrTooLarge, "too_large")
	}
	return SignedManifest{Manifest: raw, Signature: ed25519.Sign(key, object.Signable(manifestContext, raw))}, nil
}

// Verify checks the signature with the signer's certificate and reads the
// manifest.
func (s SignedManifest) Verify(signer Certificate) (Manifest, error) {
	if len(s.Manifest) > MaxManifest {
		return Manifest{}, fail(ErrTooLarge, "too_large")
	}
	if !ed25519.Verify(signer.Key, object.Signable(manifestContext, s.Manifest), s.Signature) {
		return Manifest{}, fail(ErrSignature, "signature")
	}
	var m Manifest
	if err := object.DecodeFull(s.Manifest, &m); err != nil {
		return Manifest{}, malformed(err)
	}
	if m.Signer != signer.KeyID {
		return Manifest{}, fail(ErrSignature, "signature")
	}
	return m, m.check()
}

func malformed(cause error) error {
	return fail(fmt.Errorf("%w: %w", ErrMalformed, cause), "malformed")
}

// check refuses a manifest that says what cannot be.
func (m Manifest) check() error {
	switch {
	case m.Version != FormatVersion || m.Suite != object.Suite:
		return fail(ErrNewer, "newer")
	case m.Epoch == 0 || m.Epoch > maxNumber || m.Seq == 0 || m.Seq > maxNumber || survey.DivisionRole(m.Stream) == "":
		return malformed(fmt.Errorf("epoch %d, stream %q, number %d", m.Epoch, m.Stream, m.Seq))
	case m.Seq > 1 && m.Prev == BatchID{}:
		return malformed(fmt.Errorf("number %d names no batch before it", m.Seq))
	case len(m.Created) > MaxLabel || len(m.App) > MaxLabel:
		return fail(ErrTooLarge, "too_large")
	}
	if err := checkRecipients(m.Recipients); err != nil {
		return err
	}
	blocks, err := m.checkBlocks()
	if err != nil {
		return err
	}
	blobs, err := m.checkBlobs()
	if err == nil && blocks+blobs > MaxBatch {
		return fail(ErrTooLarge, "too_large")
	}
	return err
}

func checkRecipients(recipients []string) error {
	if len(recipients) > MaxRecipients {
		return fail(ErrTooLarge, "too_large")
	}
	if len(recipients) == 0 || !slices.IsSorted(recipients) || len(slices.Compact(slices.Clone(recipients))) != len(recipients) {
		return malformed(fmt.Errorf("recipients are not a sorted list of different ones"))
	}
	for _, r := range recipients {
		if err := checkRecipient(r); err != nil {
			return malformed(err)
		}
	}
	return nil
}

// checkBlocks returns how many bytes all blocks have.
func (m Manifest) checkBlocks() (size uint64, err error) {
	if len(m.Blocks) > MaxBlocks || len(m.Inner) > MaxInner {
		return 0, fail(ErrTooLarge, "too_large")
	}
	objects := 0
	for i, b := range m.Blocks {
		if b.Raw > MaxBlock || b.Size > MaxBlock {
			return 0, fail(ErrTooLarge, "too_large")
		}
		if b.Count() == 0 || len(b.Objects)%len(object.ID{}) != 0 {
			return 0, malformed(fmt.Errorf("block %d lists %d bytes of ids", i, len(b.Objects)))
		}
		objects, size = objects+b.Count(), size+uint64(b.Size)
	}
	if objects > MaxObjects {
		return 0, fail(ErrTooLarge, "too_large")
	}
	if m.Everything.Count < uint64(objects) {
		return 0, malformed(fmt.Errorf("%d objects here, %d in all", objects, m.Everything.Count))
	}
	return size, nil
}

// checkBlobs returns how many bytes all blobs have.
func (m Manifest) checkBlobs() (size uint64, err error) {
	if len(m.Blobs) > MaxBlobs {
		return 0, fail(ErrTooLarge, "too_large")
	}
	for _, b := range m.Blobs {
		if b.Size > MaxBlob {
			return 0, fail(ErrTooLarge, "too_large")
		}
		if b.Size == 0 {
			return 0, malformed(fmt.Errorf("blob %x without a byte", b.Hash))
		}
		size += b.Size
	}
	if !ascending(m.Blobs, compareBlobs) {
		return 0, malformed(fmt.Errorf("blobs are not a sorted list of different ones"))
	}
	return size, nil
}
