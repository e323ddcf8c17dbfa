package syncpkg

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"ruhu/syncpkg/object"
)

// BatchReader reads one batch. The manifest and who signed it are verified when
// it is opened; objects follow one by one from Next.
type BatchReader struct {
	src      *source
	frames   *frameReader
	unpack   *unpacker
	signed   SignedManifest
	manifest Manifest
	signer   Certificate
	trusted  map[object.KeyID]Certificate
	chains   [][][]byte
	inner    []InnerManifest
	queue    [][]byte // sealed objects of the open block not yet given out
	blocks   int      // blocks opened so far
	skip     int      // how many of the first blocks hold nothing new
	take     func(Blob, io.Reader) error
	err      error // what ended the reading; io.EOF after END
}

// InnerManifest is a manifest from below that a batch carries on. Err says why
// it is not authentic; then Manifest and Signer hold nothing.
type InnerManifest struct {
	Signed   SignedManifest
	Manifest Manifest
	Signer   Certificate
	Err      error
}

// OpenBatch opens a batch for an enrolled identity and verifies its manifest,
// the manifest's signer, and the chains and inner manifests it carries.
func OpenBatch(r io.Reader, id *Identity) (*BatchReader, error) {
	if id.chain == nil {
		return nil, fail(ErrNotEnrolled, "not_enrolled")
	}
	unpack, err := newUnpacker()
	if err != nil {
		return nil, err
	}
	src := &source{r: r}
	plain, err := src.open(id)
	if err != nil {
		return nil, err
	}
	b := &BatchReader{src: src, frames: newFrameReader(plain), unpack: unpack, trusted: map[object.KeyID]Certificate{}}
	for _, step := range []func(*Identity) error{b.readHeader, b.readManifest, b.readCerts, b.readInner} {
		if err := step(id); err != nil {
			return nil, src.explain(err)
		}
	}
	return b, nil
}

// Manifest returns the verified manifest.
func (b *BatchReader) Manifest() Manifest { return b.manifest }

// SignedManifest returns the manifest as it travelled, to be kept as evidence.
func (b *BatchReader) SignedManifest() SignedManifest { return b.signed }

// Signer returns who signed the batch.
func (b *BatchReader) Signer() Certificate { return b.signer }

// Chains returns the chains of all signers in the batch that lead to the trust
// anchor, the batch signer's first.
func (b *BatchReader) Chains() [][][]byte { return b.chains }

// Inner returns the manifests from below that the batch carries on.
func (b *BatchReader) Inner() []InnerManifest { return b.inner }

// Certificate returns the certificate of a signer in the batch, false when the
// batch holds none that leads to the trust anchor.
func (b *BatchReader) Certificate(signer object.KeyID) (Certificate, bool) {
	c, ok := b.trusted[signer]
	return c, ok
}

func (b *BatchReader) readHeader(*Identity) error {
	payload, err := b.frames.read(frameHeader)
	if err != nil {
		return err
	}
	switch {
	case len(payload) != headerSize || !bytes.HasPrefix(payload, magic[:]):
		return fail(ErrNotBatch, "not_batch")
	case !bytes.Equal(payload, header()):
		return fail(ErrNewer, "newer")
	}
	return nil
}

func (b *BatchReader) readManifest(id *Identity) error {
	raw, err := b.frames.read(frameManifest)
	if err != nil {
		return err
	}
	raw = bytes.Clone(raw)
	payload, err := b.frames.read(frameSigs)
	if err != nil {
		return err
	}
	var s sigs
	if err := object.DecodeFull(payload, &s); err != nil {
		return malformed(err)
	}
	if b.signer, err = VerifyChain(s.Chain, id.anchor); err != nil {
		return err
	}
	b.signed = SignedManifest{Manifest: raw, Signature: s.Signature}
	if b.manifest, err = b.signed.Verify(b.signer); err != nil {
		return err
	}
	// The list binds the readers: whoever may read a batch cannot pass it on, under
	// the signer's name, as if it had been written for somebody else.
	if !id.isAmong(b.manifest.Recipients) {
		return fail(ErrNotForUs, "readdressed")
	}
	b.trust(b.signer, s.Chain)
	return nil
}

func (b *BatchReader) trust(c Certificate, chain [][]byte) {
	if _, known := b.trusted[c.KeyID]; !known {
		b.trusted[c.KeyID] = c
		b.chains = append(b.chains, chain)
	}
}

// readCerts takes the chains that lead to the trust anchor. Another one is
// passed over: objects of its signer go into quarantine.
func (b *BatchReader) readCerts(id *Identity) error {
	payload, err := b.frames.read(frameCerts)
	if err != nil {
		return err
	}
	if hashOf(payload) != b.manifest.Certs {
		return malformed(fmt.Errorf("certificates are not those of the manifest"))
	}
	var chains [][][]byte
	if err := object.DecodeFull(payload, &chains); err != nil {
		return malformed(err)
	}
	for _, chain := range chains {
		if c, err := VerifyChain(chain, id.anchor); err == nil {
			b.trust(c, chain)
		}
	}
	return nil
}

func (b *BatchReader) readInner(*Identity) error {
	total := 0
	for _, want := range b.manifest.Inner {
		payload, err := b.frames.read(frameInner)
		if err != nil {
			return err
		}
		if total += len(payload); total > MaxInnerBytes {
			return fail(ErrTooLarge, "too_large")
		}
		if hashOf(payload) != want {
			return malformed(fmt.Errorf("inner manifest is not the one of the manifest"))
		}
		var s SignedManifest
		if err := object.DecodeFull(payload, &s); err != nil {
			return malformed(err)
		}
		b.inner = append(b.inner, b.verifyInner(s))
	}
	return nil
}

func (b *BatchReader) verifyInner(s SignedManifest) InnerManifest {
	bad := func(err error) InnerManifest { return InnerManifest{Signed: s, Err: err} }
	key, err := innerSigner(s)
	if err != nil {
		return bad(err)
	}
	signer, ok := b.trusted[key]
	if !ok {
		return bad(untrusted(fmt.Errorf("no certificate of %s", key)))
	}
	m, err := s.Verify(signer)
	if err != nil {
		return bad(err)
	}
	return InnerManifest{Signed: s, Manifest: m, Signer: signer}
}

// innerSigner reads who is said to have signed a manifest.
func innerSigner(s SignedManifest) (object.KeyID, error) {
	var m Manifest
	if err := object.DecodeFull(s.Manifest, &m); err != nil {
		return object.KeyID{}, malformed(err)
	}
	return m.Signer, nil
}

// Next returns the next object. A *BadObject means that this one is not to be
// believed and that reading may go on; io.EOF that the batch is complete and
// authentic to its end. Any other error refuses the batch: nothing that came
// from it, objects before the error included, may be kept.
func (b *BatchReader) Next() (object.Object, error) {
	if b.err != nil {
		return object.Object{}, b.err
	}
	if len(b.queue) == 0 {
		if err := b.advance(); err != nil {
			b.err = b.explain(err)
			return object.Object{}, b.err
		}
	}
	summary := b.manifest.Blocks[b.blocks-1]
	want := summary.ID(summary.Count() - len(b.queue))
	sealed := b.queue[0]
	b.queue = b.queue[1:]
	o, err := b.admit(sealed, want)
	var bad *BadObject
	if err != nil && !errors.As(err, &bad) {
		b.err = err
	}
	return o, err
}

// explain says what an error that ends the reading means.
func (b *BatchReader) explain(err error) error {
	var taking takeError
	switch {
	case err == io.EOF:
		return err
	case errors.As(err, &taking):
		return taking.error
	}
	return b.src.explain(err)
}

// Skip says that the objects of the first blocks were given out at an earlier
// reading of this batch and are not wanted again. These blocks are still compared
// with the manifest.
func (b *BatchReader) Skip(blocks int) { b.skip = blocks }

// Opened returns how many blocks were opened or skipped so far, and how many
// objects of the last one Next has not given out yet.
func (b *BatchReader) Opened() (blocks, left int) { return b.blocks, len(b.queue) }

// pass reads over a block whose objects are not wanted.
func (b *BatchReader) pass() error {
	data, err := b.frames.read(frameBlock)
	if err != nil {
		return err
	}
	if hashOf(data) != b.manifest.Blocks[b.blocks].Hash {
		return malformed(fmt.Errorf("block is not the one in the manifest"))
	}
	b.blocks++
	return nil
}

// advance opens the next block, or passes the blobs on and ends the reading.
func (b *BatchReader) advance() error {
	for b.blocks < min(b.skip, len(b.manifest.Blocks)) {
		if err := b.pass(); err != nil {
			return err
		}
	}
	if b.blocks == len(b.manifest.Blocks) {
		if err := b.readBlobs(); err != nil {
			return err
		}
		return b.finish()
	}
	data, err := b.frames.read(frameBlock)
	if err != nil {
		return err
	}
	if b.queue, err = b.unpack.open(data, b.manifest.Blocks[b.blocks]); err != nil {
		return err
	}
	b.blocks++
	return nil
}

// finish checks END and that nothing follows it. It returns io.EOF.
func (b *BatchReader) finish() error {
	want := b.manifest.end(b.frames.digest())
	payload, err := b.frames.read(frameEnd)
	if err != nil {
		return err
	}
	var e end
	if err := object.DecodeFull(payload, &e); err != nil {
		return malformed(err)
	}
	if e != want {
		return malformed(fmt.Errorf("the end does not match what came before"))
	}
	var one [1]byte
	n, err := io.ReadFull(b.frames.r, one[:])
	if n > 0 {
		return malformed(fmt.Errorf("data after the end"))
	}
	return err
}
