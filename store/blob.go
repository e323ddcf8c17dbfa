package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"golang.org/x/crypto/chacha20poly1305"

	"ruhu/assets/text"
)

// Blob names the content of an attachment.
type Blob struct {
	Hash [32]byte // SHA-256 of the content
	Size uint64   // bytes
}

// ErrContent says that a content is not what its hash and size say.
var ErrContent = errors.New("the content is not the one announced")

// blobChunk is how many bytes of a content are sealed together.
const blobChunk = 256 << 10

// blobKey is what the key of each content is derived from.
type blobKey [keySize]byte

func (k dataKey) blobKey() *blobKey {
	return (*blobKey)(derived(k[:], nil, "ruhu attachments"))
}

// sealer seals the chunks of one content: XChaCha20-Poly1305 under a key of its
// own, with the hash, the number of the chunk and whether it is the last one
// authenticated, so that no chunk can be taken for another.
type sealer struct {
	key  []byte
	blob Blob
}

func (k *blobKey) sealer(b Blob) sealer {
	return sealer{key: derived(k[:], b.Hash[:], "ruhu attachment"), blob: b}
}

func (s sealer) chunks() uint64 { return (s.blob.Size + blobChunk - 1) / blobChunk }

func (s sealer) context(n uint64) []byte {
	last := byte(0)
	if n+1 == s.chunks() {
		last = 1
	}
	return append(binary.BigEndian.AppendUint64(bytes.Clone(s.blob.Hash[:]), n), last)
}

func (s sealer) seal(n uint64, chunk []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(s.key)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(chunk)+aead.Overhead())
	rand.Read(nonce)
	return aead.Seal(nonce, nonce, chunk, s.context(n)), nil
}

func (s sealer) open(n uint64, sealed []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(s.key)
	if err != nil {
		return nil, err
	}
	if len(sealed) < aead.NonceSize() {
		return nil, ErrDamaged
	}
	chunk, err := aead.Open(nil, sealed[:aead.NonceSize()], sealed[aead.NonceSize():], s.context(n))
	if err != nil {
		return nil, ErrDamaged
	}
	return chunk, nil
}

// PutBlob keeps the content of an attachment, sealed. It may come before its
// object, in a transaction of its own: nobody sees it until then, and
// DropStrayBlobs takes away what nobody asked for. One that is here already is
// left as it is and content is not read. An error wrapping ErrContent says that
// it is another content; the transaction must end then.
func (t *Tx) PutBlob(b Blob, content io.Reader) error {
	has, err := t.HasBlob(b)
	if err != nil || has {
		return err
	}
	if b.Size == 0 || b.Size > math.MaxInt64 {
		return fmt.Errorf("keep attachment of %d bytes: %w", b.Size, ErrContent)
	}
	if _, err := t.exec("INSERT INTO blob (hash, size) VALUES (?, ?)", b.Hash[:], b.Size); err != nil {
		return failed(err, "keep attachment")
	}
	sum, seal, buf := sha256.New(), t.blobs.sealer(b), make([]byte, min(b.Size, blobChunk))
	for n, left := uint64(0), b.Size; left > 0; n++ {
		chunk := buf[:min(left, blobChunk)]
		if _, err := io.ReadFull(content, chunk); err != nil {
			return fmt.Errorf("read attachment: %w: %w", ErrContent, err)
		}
		sum.Write(chunk)
		left -= uint64(len(chunk))
		sealed, err := seal.seal(n, chunk)
		if err != nil {
			return fmt.Errorf("seal attachment: %w", err)
		}
		if _, err := t.exec("INSERT INTO blob_chunk (hash, n, sealed) VALUES (?, ?, ?)", b.Hash[:], n, sealed); err != nil {
			return failed(err, "keep attachment")
		}
	}
	if extra, _ := io.ReadFull(content, make([]byte, 1)); extra > 0 || [32]byte(sum.Sum(nil)) != b.Hash {
		return fmt.Errorf("keep attachment: %w", ErrContent)
	}
	return nil
}

// HasBlob reports whether the content is here.
func (r *Reader) HasBlob(b Blob) (has bool, err error) {
	err = r.one("SELECT EXISTS (SELECT 1 FROM blob WHERE hash = ? AND size = ?)", b.Hash[:], int64(b.Size)).Scan(&has)
	return has, failed(err, "look for attachment")
}

// OpenBlob returns the content to be read from its beginning, a chunk of it in
// memory at a time. The error is ErrNotFound when it is not here.
func (r *Reader) OpenBlob(b Blob) (io.Reader, error) {
	has, err := r.HasBlob(b)
	if err != nil {
		return nil, err
	}
	if !has {
		return nil, fmt.Errorf("open attachment: %w", ErrNotFound)
	}
	return &blobReader{r: r, seal: r.blobs.sealer(b)}, nil
}

// blobReader reads one content.
type blobReader struct {
	r    *Reader
	seal sealer
	n    uint64 // number of the next chunk
	rest []byte // of the chunk read last
}

// Read implements io.Reader.
func (b *blobReader) Read(p []byte) (int, error) {
	for len(b.rest) == 0 {
		if b.n == b.seal.chunks() {
			return 0, io.EOF
		}
		if err := b.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

func (b *blobReader) next() error {
	var sealed []byte
	err := b.r.one("SELECT sealed FROM blob_chunk WHERE hash = ? AND n = ?", b.seal.blob.Hash[:], b.n).Scan(&sealed)
	if err == nil {
		b.rest, err = b.seal.open(b.n, sealed)
	}
	if errors.Is(found(err, "read attachment"), ErrNotFound) || errors.Is(err, ErrDamaged) {
		return text.Fail("store.attachment_damaged").Because(because(ErrDamaged, err))
	}
	b.n++
	return failed(err, "read attachment")
}

// DropStrayBlobs takes away every content that no attachment asks for: what an
// import that was given up had kept.
func (t *Tx) DropStrayBlobs() error {
	const stray = "hash NOT IN (SELECT hash FROM attachment)"
	for _, table := range []string{"blob_chunk", "blob"} {
		if _, err := t.exec("DELETE FROM " + table + " WHERE " + stray); err != nil {
			return failed(err, "drop attachments nobody asks for")
		}
	}
	return nil
}
