package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"testing"

	"filippo.io/age"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// frame is one frame of a batch, as docs/format.md describes it. What follows
// takes batches apart and puts them together again without the package under
// test, to make batches that no honest program writes.
type frame struct {
	kind    byte
	payload []byte
}

const (
	kindHeader   = 0x01
	kindManifest = 0x02
	kindSigs     = 0x03
	kindCerts    = 0x04
	kindInner    = 0x05
	kindBlock    = 0x10
	kindBlob     = 0x20
	kindEnd      = 0x7f
)

// readingKey takes the age identity out of a stored identity.
func readingKey(t testing.TB, id *syncpkg.Identity) *age.X25519Identity {
	t.Helper()
	stored, err := id.Marshal()
	ok(t, err)
	at := bytes.Index(stored, []byte("AGE-SECRET-KEY-1"))
	key, err := age.ParseX25519Identity(string(stored[at : at+74]))
	ok(t, err)
	return key
}

func decrypt(t testing.TB, file []byte, id *syncpkg.Identity) []byte {
	t.Helper()
	r, err := age.Decrypt(bytes.NewReader(file), readingKey(t, id))
	ok(t, err)
	plain, err := io.ReadAll(r)
	ok(t, err)
	return plain
}

func encrypt(t testing.TB, plain []byte, to string) []byte {
	t.Helper()
	recipient, err := age.ParseX25519Recipient(to)
	ok(t, err)
	var file bytes.Buffer
	w, err := age.Encrypt(&file, recipient)
	ok(t, err)
	_, err = w.Write(plain)
	ok(t, err)
	ok(t, w.Close())
	return file.Bytes()
}

func framesOf(plain []byte) []frame {
	var frames []frame
	for len(plain) > 0 {
		n := binary.BigEndian.Uint32(plain[1:5])
		frames = append(frames, frame{plain[0], plain[5 : 5+n]})
		plain = plain[5+n:]
	}
	return frames
}

func join(frames []frame) []byte {
	var plain []byte
	for _, f := range frames {
		plain = append(plain, f.kind)
		plain = binary.BigEndian.AppendUint32(plain, uint32(len(f.payload)))
		plain = append(plain, f.payload...)
	}
	return plain
}

// forgery is a batch taken apart.
type forgery struct {
	t      testing.TB
	signer *syncpkg.Identity
	frames []frame
}

func forge(t testing.TB, file []byte, signer *syncpkg.Identity) *forgery {
	t.Helper()
	return &forgery{t: t, signer: signer, frames: framesOf(decrypt(t, file, signer))}
}

// find returns the first frame of a kind.
func (f *forgery) find(kind byte) *frame {
	for i := range f.frames {
		if f.frames[i].kind == kind {
			return &f.frames[i]
		}
	}
	f.t.Fatalf("no frame %#02x", kind)
	return nil
}

func (f *forgery) manifest() syncpkg.Manifest {
	var m syncpkg.Manifest
	ok(f.t, object.Decode(f.find(kindManifest).payload, &m))
	return m
}

// resign puts in another manifest with a signature of the same signer.
func (f *forgery) resign(change func(*syncpkg.Manifest)) {
	m := f.manifest()
	change(&m)
	raw, err := object.Encode(m)
	ok(f.t, err)
	f.resignRaw(raw)
}

func (f *forgery) resignRaw(raw []byte) {
	f.find(kindManifest).payload = raw
	signature := ed25519.Sign(f.signer.Key(), object.Signable("ruhu manifest v1", raw))
	payload, err := object.Encode([]any{signature, f.signer.Chain()})
	ok(f.t, err)
	f.find(kindSigs).payload = payload
}

// setBlock replaces the first block, and its hash in the manifest.
func (f *forgery) setBlock(data []byte, change func(*syncpkg.BlockSummary)) {
	f.find(kindBlock).payload = data
	f.resign(func(m *syncpkg.Manifest) {
		m.Blocks[0].Hash, m.Blocks[0].Size = sha256.Sum256(data), uint32(len(data))
		change(&m.Blocks[0])
	})
}

// end writes END anew so that it fits the frames before it.
func (f *forgery) end() {
	m := f.manifest()
	last := len(f.frames) - 1
	hash := sha256.Sum256(join(f.frames[:last]))
	payload, err := object.Encode([]any{uint64(len(m.Blocks)), uint64(m.Count()), uint64(len(m.Blobs)), hash})
	ok(f.t, err)
	f.frames[last] = frame{kindEnd, payload}
}

func (f *forgery) file(to *syncpkg.Identity) []byte {
	return encrypt(f.t, join(f.frames), to.Recipient())
}
