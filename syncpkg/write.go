package syncpkg

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"filippo.io/age"

	"ruhu/syncpkg/object"
)

// BatchSpec says what goes into a batch.
type BatchSpec struct {
	Stream     string // division code of the audience
	Epoch      uint64 // from 1
	Seq        uint64 // from 1, the next of this signer, epoch and stream
	Prev       BatchID
	Created    string   // RFC 3339, as the device claims
	App        string   // name and version of the program
	Recipients []string // age recipients of the readers; the writer's own is added
	// Everything measures all objects that the stream has carried in this epoch,
	// those of this batch included.
	Everything Inventory
	// Objects yields what to send, and the same again when asked again. Nil sends
	// none.
	Objects iter.Seq2[object.Object, error]
	// Blobs are the contents of attachments to send, in any order. OpenBlob gives
	// one of them to be read to its end.
	Blobs    []Blob
	OpenBlob func(Blob) (io.Reader, error)
	// Chains are the certificate chains known; those of the signers of Objects and
	// Inner must be among them, others are left out.
	Chains [][][]byte
	// Inner are manifests received from below whose objects this batch carries on.
	Inner []SignedManifest
}

// errUnstable means that Objects gave something else the second time.
var errUnstable = errors.New("objects changed while they were written")

// WriteBatch writes a batch file and returns its manifest. It goes through the
// objects twice, because the manifest with their hashes comes first and nothing
// is kept in memory or in a plain temporary file. What was written before an
// error is no batch.
func WriteBatch(w io.Writer, id *Identity, spec BatchSpec) (Manifest, error) {
	if id.chain == nil {
		return Manifest{}, fail(ErrNotEnrolled, "not_enrolled")
	}
	p, err := newPacker()
	if err != nil {
		return Manifest{}, err
	}
	if spec.Objects == nil {
		spec.Objects = func(func(object.Object, error) bool) {}
	}
	b := batchWriter{id: id, spec: spec, packer: p}
	signed, err := b.prepare()
	if err != nil {
		return Manifest{}, err
	}
	return b.manifest, b.write(w, signed)
}

// batchWriter holds one batch while it is written.
type batchWriter struct {
	id       *Identity
	spec     BatchSpec
	packer   *packer
	manifest Manifest
	certs    []byte
	inner    [][]byte
}

// prepare goes through the objects for the first time and signs the manifest.
func (b *batchWriter) prepare() (SignedManifest, error) {
	s := b.spec
	b.manifest = Manifest{
		Version: FormatVersion, Suite: object.Suite, Signer: b.id.own.KeyID,
		Epoch: s.Epoch, Stream: s.Stream, Seq: s.Seq, Prev: s.Prev, Created: s.Created, App: s.App,
		Recipients: b.recipients(), Everything: s.Everything, Inner: [][32]byte{}, Blocks: []BlockSummary{}, Blobs: sortedBlobs(s.Blobs),
	}
	for block, err := range b.packer.blocks(s.Objects) {
		if err != nil {
			return SignedManifest{}, err
		}
		if len(b.manifest.Blocks) == MaxBlocks {
			return SignedManifest{}, fail(ErrTooLarge, "too_large")
		}
		b.manifest.Blocks = append(b.manifest.Blocks, block.summary)
	}
	if err := b.prepareInner(); err != nil {
		return SignedManifest{}, err
	}
	if err := b.prepareCerts(); err != nil {
		return SignedManifest{}, err
	}
	if err := b.manifest.check(); err != nil {
		return SignedManifest{}, err
	}
	return signManifest(b.id.signing, b.manifest)
}

// recipients adds the writer's own, so that it can read back what it wrote.
func (b *batchWriter) recipients() []string {
	all := append(slices.Clone(b.spec.Recipients), b.id.Recipient())
	slices.Sort(all)
	return slices.Compact(all)
}

func (b *batchWriter) prepareInner() error {
	total := 0
	for _, m := range b.spec.Inner {
		payload, err := object.Encode(m)
		if err != nil {
			return fmt.Errorf("encode inner manifest: %w", err)
		}
		signer, err := innerSigner(m)
		if err != nil {
			return err
		}
		if total += len(payload); total > MaxInnerBytes {
			return fail(ErrTooLarge, "too_large")
		}
		b.packer.signers[signer] = true
		b.inner = append(b.inner, payload)
		b.manifest.Inner = append(b.manifest.Inner, hashOf(payload))
	}
	return nil
}

// prepareCerts takes the chains of all signers but the writer's own, which
// travels with the signature.
func (b *batchWriter) prepareCerts() error {
	need := b.packer.signers
	delete(need, b.id.own.KeyID)
	chains := [][][]byte{}
	for _, chain := range b.spec.Chains {
		c, err := VerifyChain(chain, b.id.anchor)
		if err != nil {
			return fmt.Errorf("check chains to send: %w", err)
		}
		if need[c.KeyID] {
			delete(need, c.KeyID)
			chains = append(chains, chain)
		}
	}
	for missing := range need {
		return fmt.Errorf("%w: no chain for signer %s", ErrUntrusted, missing)
	}
	payload, err := object.Encode(chains)
	if err != nil {
		return fmt.Errorf("encode chains: %w", err)
	}
	if len(payload) > MaxCerts {
		return fail(ErrTooLarge, "too_large")
	}
	b.certs, b.manifest.Certs = payload, hashOf(payload)
	return nil
}

func (b *batchWriter) write(w io.Writer, signed SignedManifest) error {
	recipients := make([]age.Recipient, len(b.manifest.Recipients))
	for i, s := range b.manifest.Recipients {
		r, err := age.ParseX25519Recipient(s)
		if err != nil {
			return fmt.Errorf("read recipient: %w", err)
		}
		recipients[i] = r
	}
	envelope, err := age.Encrypt(w, recipients...)
	if err != nil {
		return fmt.Errorf("write batch: %w", err)
	}
	if err := b.writeFrames(newFrameWriter(envelope), signed); err != nil {
		return err
	}
	if err := envelope.Close(); err != nil {
		return fmt.Errorf("write batch: %w", err)
	}
	return nil
}

func (b *batchWriter) writeFrames(f *frameWriter, signed SignedManifest) error {
	signature, err := object.Encode(sigs{Signature: signed.Signature, Chain: b.id.chain})
	if err != nil {
		return fmt.Errorf("encode signature: %w", err)
	}
	steps := []struct {
		t       frameType
		payload []byte
	}{{frameHeader, header()}, {frameManifest, signed.Manifest}, {frameSigs, signature}, {frameCerts, b.certs}}
	for _, s := range steps {
		if err := f.write(s.t, s.payload); err != nil {
			return err
		}
	}
	for _, payload := range b.inner {
		if err := f.write(frameInner, payload); err != nil {
			return err
		}
	}
	if err := b.writeBlocks(f); err != nil {
		return err
	}
	if err := b.writeBlobs(f); err != nil {
		return err
	}
	last, err := object.Encode(b.manifest.end(f.digest()))
	if err != nil {
		return fmt.Errorf("encode end: %w", err)
	}
	return f.write(frameEnd, last)
}

// writeBlocks goes through the objects for the second time.
func (b *batchWriter) writeBlocks(f *frameWriter) error {
	n := 0
	for block, err := range b.packer.blocks(b.spec.Objects) {
		if err != nil {
			return err
		}
		if n == len(b.manifest.Blocks) || block.summary.Hash != b.manifest.Blocks[n].Hash {
			return errUnstable
		}
		if err := f.write(frameBlock, block.data); err != nil {
			return err
		}
		n++
	}
	if n != len(b.manifest.Blocks) {
		return errUnstable
	}
	return nil
}
