package second

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

// Types of frames, and the longest payload of each.
const (
	header   = 0x01
	manifest = 0x02
	sigs     = 0x03
	certs    = 0x04
	inner    = 0x05
	blocks   = 0x10
	blobs    = 0x20
	end      = 0x7f
)

const (
	maxManifest   = 16 << 20
	maxInnerBytes = 64 << 20
	maxBlock      = 263_168
	maxPiece      = 1_048_576
)

var limits = map[byte]uint64{
	header: 6, manifest: maxManifest, sigs: 20 << 10, certs: 16 << 20,
	inner: maxManifest + 1<<10, blocks: maxBlock, blobs: maxPiece, end: 128,
}

// Refusal says in which layer a batch was refused and for which reason, both as
// docs/format.md, section 8, names them.
type Refusal struct {
	Layer, Reason string
	Cause         error
}

// Error implements error.
func (r *Refusal) Error() string { return fmt.Sprintf("%s: %s: %v", r.Layer, r.Reason, r.Cause) }

// Unwrap returns what the reader stumbled over.
func (r *Refusal) Unwrap() error { return r.Cause }

// Batch is what came out of a batch that was read to its end.
type Batch struct {
	Objects []Judged
	Inner   []string // for each manifest from below why it is not authentic, empty when it is
}

// ReadFile reads a whole batch for the holder of a reading key.
func ReadFile(file []byte, key *age.X25519Identity, anchor [32]byte) (Batch, error) {
	const intro = "age-encryption.org/v1\n"
	if !bytes.HasPrefix([]byte(intro), file[:min(len(file), len(intro))]) {
		return Batch{}, &Refusal{"envelope", "not-batch", fmt.Errorf("no age file")}
	}
	if len(file) < len(intro) {
		return Batch{}, &Refusal{"envelope", "truncated", fmt.Errorf("%d bytes", len(file))}
	}
	r, err := age.Decrypt(bytes.NewReader(file), key)
	if err != nil {
		return Batch{}, envelope(err)
	}
	plain, broken := io.ReadAll(r)
	b, err := ReadPlain(plain, key.Recipient().String(), anchor)
	var refused *Refusal
	if broken != nil && (err == nil || errors.As(err, &refused) && refused.Reason == "truncated") {
		return Batch{}, envelope(broken)
	}
	return b, err
}

// envelope names what is wrong with an age file.
func envelope(err error) error {
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return &Refusal{"envelope", "not-for-us", err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &Refusal{"envelope", "truncated", err}
	}
	return &Refusal{"envelope", "damaged", err}
}

// reader is a batch while it is read.
type reader struct {
	plain    []byte
	at       int
	anchor   [32]byte
	own      string // the reader's recipient
	manifest Manifest
	trusted  map[[32]byte]Holder
	batch    Batch
}

// ReadPlain reads what is inside the envelope, for a reader with this recipient.
func ReadPlain(plain []byte, own string, anchor [32]byte) (Batch, error) {
	r := &reader{plain: plain, own: own, anchor: anchor, trusted: map[[32]byte]Holder{}}
	for _, step := range []func() error{r.header, r.signed, r.certs, r.inner, r.blocks, r.blobs, r.end} {
		if err := step(); err != nil {
			return Batch{}, err
		}
	}
	return r.batch, nil
}

// frame returns the payload of the next frame, which must be of the type.
func (r *reader) frame(kind byte, layer string) ([]byte, error) {
	rest := r.plain[r.at:]
	if len(rest) < 5 {
		return nil, &Refusal{layer, "truncated", fmt.Errorf("%d bytes left", len(rest))}
	}
	size := uint64(binary.BigEndian.Uint32(rest[1:]))
	switch {
	case rest[0] != kind:
		return nil, malformed(layer, fmt.Errorf("frame %#02x where %#02x belongs", rest[0], kind))
	case size > limits[kind]:
		return nil, &Refusal{layer, "too-large", fmt.Errorf("frame of %d bytes", size)}
	case size > uint64(len(rest)-5):
		return nil, &Refusal{layer, "truncated", fmt.Errorf("frame of %d bytes in %d", size, len(rest)-5)}
	}
	r.at += 5 + int(size)
	return rest[5 : 5+size], nil
}

func malformed(layer string, cause error) error { return &Refusal{layer, "malformed", cause} }

func (r *reader) header() error {
	payload, err := r.frame(header, "header")
	switch {
	case err != nil:
		return err
	case len(payload) != 6 || string(payload[:4]) != "RUHU":
		return &Refusal{"header", "not-batch", fmt.Errorf("%x", payload)}
	case payload[4] != 1 || payload[5] != 1:
		return &Refusal{"header", "newer", fmt.Errorf("%x", payload)}
	}
	return nil
}

// signed reads MANIFEST and SIGS.
func (r *reader) signed() error {
	raw, err := r.frame(manifest, "manifest")
	if err != nil {
		return err
	}
	payload, err := r.frame(sigs, "signature")
	if err != nil {
		return err
	}
	v, err := readCBOR(payload)
	if err != nil {
		return malformed("signature", err)
	}
	f, err := v.tuple("bl")
	if err != nil {
		return malformed("signature", err)
	}
	chain, err := f[1].all('b')
	if err != nil {
		return malformed("signature", err)
	}
	who, err := VerifyChain(contents(chain), r.anchor)
	if err != nil {
		return &Refusal{"chain", "untrusted", err}
	}
	r.trusted[who.KeyID()] = who
	return r.believe(raw, f[0].s, who)
}

func (r *reader) believe(raw, signature []byte, who Holder) (err error) {
	if !ed25519.Verify(who.Key, signable("ruhu manifest v1", raw), signature) {
		return &Refusal{"signature", "signature", fmt.Errorf("of %s", who.Name)}
	}
	r.manifest, err = readManifest(raw)
	switch {
	case errors.Is(err, errNewer):
		return &Refusal{"manifest", "newer", err}
	case errors.Is(err, errTooLarge):
		return &Refusal{"manifest", "too-large", err}
	case err != nil:
		return malformed("manifest", err)
	case r.manifest.signer != who.KeyID():
		return &Refusal{"manifest", "signature", fmt.Errorf("it names another signer")}
	case !slices.Contains(r.manifest.recipients, r.own):
		return &Refusal{"recipients", "not-for-us", fmt.Errorf("%s is not among the readers", r.own)}
	}
	return nil
}

func (r *reader) certs() error {
	payload, err := r.frame(certs, "certs")
	if err != nil {
		return err
	}
	if hashOf(payload) != r.manifest.certs {
		return malformed("certs", fmt.Errorf("not those of the manifest"))
	}
	v, err := readCBOR(payload)
	if err != nil {
		return malformed("certs", err)
	}
	chains, err := v.all('l')
	if err != nil {
		return malformed("certs", err)
	}
	for _, c := range chains {
		chain, err := c.all('b')
		if err != nil {
			return malformed("certs", err)
		}
		if who, err := VerifyChain(contents(chain), r.anchor); err == nil {
			r.trusted[who.KeyID()] = who
		}
	}
	return nil
}

func (r *reader) inner() error {
	total := 0
	for _, want := range r.manifest.inner {
		payload, err := r.frame(inner, "inner")
		if err != nil {
			return err
		}
		if total += len(payload); total > maxInnerBytes {
			return &Refusal{"inner", "too-large", fmt.Errorf("%d bytes", total)}
		}
		if hashOf(payload) != want {
			return malformed("inner", fmt.Errorf("not the one of the manifest"))
		}
		v, err := readCBOR(payload)
		if err != nil {
			return malformed("inner", err)
		}
		f, err := v.tuple("bb")
		if err != nil {
			return malformed("inner", err)
		}
		r.batch.Inner = append(r.batch.Inner, r.authentic(f[0].s, f[1].s))
	}
	return nil
}

// authentic says why a manifest from below is not authentic.
func (r *reader) authentic(raw, signature []byte) string {
	f, err := manifestFields(raw)
	if err != nil {
		return "malformed"
	}
	who, known := r.trusted[[32]byte(f[2].s)]
	if !known {
		return "untrusted"
	}
	if !ed25519.Verify(who.Key, signable("ruhu manifest v1", raw), signature) {
		return "signature"
	}
	_, err = readManifest(raw)
	switch {
	case errors.Is(err, errNewer), errors.Is(err, errTooLarge):
		return err.Error()
	case err != nil:
		return "malformed"
	}
	return ""
}

func (r *reader) blocks() error {
	zip, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxBlock), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return malformed("block", err)
	}
	defer zip.Close()
	for _, b := range r.manifest.blocks {
		payload, err := r.frame(blocks, "block")
		if err != nil {
			return err
		}
		if hashOf(payload) != b.hash || uint64(len(payload)) != b.size {
			return malformed("block", fmt.Errorf("not the one of the manifest"))
		}
		raw, err := zip.DecodeAll(payload, nil)
		if err != nil {
			return malformed("block", err)
		}
		if uint64(len(raw)) != b.raw {
			return malformed("block", fmt.Errorf("%d bytes, the manifest says %d", len(raw), b.raw))
		}
		if err := r.objects(raw, b.objects); err != nil {
			return malformed("block", err)
		}
	}
	return nil
}

// objects judges the objects of a block.
func (r *reader) objects(raw []byte, ids [][32]byte) error {
	for _, id := range ids {
		if len(raw) < 4 {
			return fmt.Errorf("an object too few")
		}
		size := uint64(binary.BigEndian.Uint32(raw))
		if size > uint64(len(raw)-4) {
			return fmt.Errorf("an object of %d bytes in %d", size, len(raw)-4)
		}
		signer, payload, signature, err := readSealed(raw[4 : 4+size])
		if err != nil {
			return err
		}
		if hashOf(signable("ruhu object v1", payload)) != id {
			return fmt.Errorf("another object than %x", id)
		}
		r.batch.Objects = append(r.batch.Objects, Judged{id, judge(signer, payload, signature, r.trusted)})
		raw = raw[4+size:]
	}
	if len(raw) > 0 {
		return fmt.Errorf("%d bytes left over", len(raw))
	}
	return nil
}

// blobs reads the contents of attachments.
func (r *reader) blobs() error {
	for _, b := range r.manifest.blobs {
		var content []byte
		for left := b.size; left > 0; left = b.size - uint64(len(content)) {
			payload, err := r.frame(blobs, "blob")
			if err != nil {
				return err
			}
			if uint64(len(payload)) != min(left, maxPiece) {
				return malformed("blob", fmt.Errorf("%d bytes, %d are left", len(payload), left))
			}
			content = append(content, payload...)
		}
		if hashOf(content) != b.hash {
			return malformed("blob", fmt.Errorf("not the one of the manifest"))
		}
	}
	return nil
}

func (r *reader) end() error {
	before := hashOf(r.plain[:r.at])
	payload, err := r.frame(end, "end")
	if err != nil {
		return err
	}
	v, err := readCBOR(payload)
	if err != nil {
		return malformed("end", err)
	}
	f, err := v.tuple("uuui")
	if err != nil {
		return malformed("end", err)
	}
	m := r.manifest
	if f[0].n != uint64(len(m.blocks)) || f[1].n != m.count() || f[2].n != uint64(len(m.blobs)) || [32]byte(f[3].s) != before {
		return malformed("end", fmt.Errorf("it does not fit what came before"))
	}
	if r.at != len(r.plain) {
		return malformed("trailing", fmt.Errorf("%d bytes after END", len(r.plain)-r.at))
	}
	return nil
}
