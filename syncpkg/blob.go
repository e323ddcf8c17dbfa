package syncpkg

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
)

// Blob is what a manifest says of the content of an attachment.
type Blob struct {
	_    struct{} `cbor:",toarray"`
	Hash [32]byte // SHA-256 of the content
	Size uint64   // bytes
}

func compareBlobs(a, b Blob) int { return bytes.Compare(a.Hash[:], b.Hash[:]) }

// errContent means that what is sent for a blob is not what its object says.
var errContent = errors.New("content is not what its object says")

// writeBlobs writes the blobs in frames that are all full but a blob's last.
func (b *batchWriter) writeBlobs(f *frameWriter) error {
	var piece []byte
	for _, blob := range b.manifest.Blobs {
		if piece == nil {
			piece = make([]byte, MaxPiece)
		}
		content, err := b.spec.OpenBlob(blob)
		if err != nil {
			return fmt.Errorf("open blob %x: %w", blob.Hash, err)
		}
		sum := sha256.New()
		for left := blob.Size; left > 0; {
			part := piece[:min(left, MaxPiece)]
			if _, err := io.ReadFull(content, part); err != nil {
				return fmt.Errorf("read blob %x: %w: %w", blob.Hash, errContent, err)
			}
			sum.Write(part)
			if err := f.write(frameBlob, part); err != nil {
				return err
			}
			left -= uint64(len(part))
		}
		if [32]byte(sum.Sum(nil)) != blob.Hash {
			return fmt.Errorf("read blob %x: %w", blob.Hash, errContent)
		}
	}
	return nil
}

// sortedBlobs returns the blobs by hash, each once, and never nil.
func sortedBlobs(blobs []Blob) []Blob {
	sorted := append([]Blob{}, blobs...)
	slices.SortFunc(sorted, compareBlobs)
	return slices.CompactFunc(sorted, func(a, b Blob) bool { return compareBlobs(a, b) == 0 })
}

// TakeBlobs says who gets the contents of attachments; without it they are
// verified and dropped. Take is called for each blob from within Next, after the
// last object and before io.EOF. Its reader gives the last bytes only when the
// hash of the whole fits; what take leaves unread is verified all the same. As
// with objects, nothing may be kept before io.EOF. An error of take ends the
// reading and is returned by Next as it is.
func (b *BatchReader) TakeBlobs(take func(Blob, io.Reader) error) { b.take = take }

// takeError is an error of who takes the blobs: no fault of the batch.
type takeError struct{ error }

// readBlobs passes all blobs on.
func (b *BatchReader) readBlobs() error {
	for _, blob := range b.manifest.Blobs {
		r := &blobReader{frames: b.frames, want: blob, left: blob.Size, sum: sha256.New()}
		if b.take != nil {
			if err := b.take(blob, r); err != nil && r.err == nil {
				return takeError{err}
			}
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			return err
		}
	}
	return nil
}

// blobReader reads one blob out of its frames.
type blobReader struct {
	frames *frameReader
	want   Blob
	left   uint64 // bytes in frames not yet read
	sum    hash.Hash
	piece  []byte // of the frame read last, not yet given out
	err    error  // what is wrong with the batch
}

// Read implements io.Reader.
func (r *blobReader) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	if len(r.piece) == 0 {
		if r.left == 0 {
			return 0, io.EOF
		}
		if r.err = r.next(); r.err != nil {
			return 0, r.err
		}
	}
	n := copy(p, r.piece)
	r.piece = r.piece[n:]
	return n, nil
}

// next reads the next frame.
func (r *blobReader) next() error {
	piece, err := r.frames.read(frameBlob)
	if err != nil {
		return err
	}
	if uint64(len(piece)) != min(r.left, MaxPiece) {
		return malformed(fmt.Errorf("%d bytes where %d of a blob belong", len(piece), min(r.left, MaxPiece)))
	}
	r.sum.Write(piece)
	r.left -= uint64(len(piece))
	if r.left == 0 && [32]byte(r.sum.Sum(nil)) != r.want.Hash {
		return malformed(fmt.Errorf("blob is not the one in the manifest"))
	}
	r.piece = piece
	return nil
}
