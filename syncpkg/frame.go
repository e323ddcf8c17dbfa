package syncpkg

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"

	"ruhu/syncpkg/object"
)

// frameType says what a frame holds. Frames come in the order of these numbers,
// except that END is last.
type frameType uint8

const (
	frameHeader   frameType = 0x01
	frameManifest frameType = 0x02
	frameSigs     frameType = 0x03
	frameCerts    frameType = 0x04
	frameInner    frameType = 0x05
	frameBlock    frameType = 0x10
	frameBlob     frameType = 0x20
	frameEnd      frameType = 0x7f
)

// headerSize is the length of the payload of HEADER: magic, version, suite.
const headerSize = 6

var magic = [4]byte{'R', 'U', 'H', 'U'}

// frameLimit is the longest payload of each frame type.
var frameLimit = map[frameType]int{
	frameHeader:   headerSize,
	frameManifest: MaxManifest,
	frameSigs:     MaxSigs,
	frameCerts:    MaxCerts,
	frameInner:    MaxManifest + 1<<10,
	frameBlock:    MaxBlock,
	frameBlob:     MaxPiece,
	frameEnd:      maxEnd,
}

func header() []byte { return append(magic[:], FormatVersion, object.Suite) }

// sigs is the payload of SIGS.
type sigs struct {
	_         struct{} `cbor:",toarray"`
	Signature []byte
	Chain     [][]byte
}

// end is the payload of END.
type end struct {
	_       struct{} `cbor:",toarray"`
	Blocks  uint64
	Objects uint64
	Blobs   uint64
	Hash    [32]byte // SHA-256 of all frames before, heads included
}

// end returns what END says of a batch, given the hash of the frames before.
func (m Manifest) end(hash [32]byte) end {
	return end{Blocks: uint64(len(m.Blocks)), Objects: uint64(m.Count()), Blobs: uint64(len(m.Blobs)), Hash: hash}
}

func hashOf(b []byte) [32]byte { return sha256.Sum256(b) }

// frameWriter writes frames and remembers the hash of all of them.
type frameWriter struct {
	w   io.Writer
	sum hash.Hash
}

func newFrameWriter(w io.Writer) *frameWriter { return &frameWriter{w: w, sum: sha256.New()} }

func (f *frameWriter) write(t frameType, payload []byte) error {
	head := binary.BigEndian.AppendUint32([]byte{byte(t)}, uint32(len(payload)))
	for _, part := range [][]byte{head, payload} {
		f.sum.Write(part)
		if _, err := f.w.Write(part); err != nil {
			return fmt.Errorf("write batch: %w", err)
		}
	}
	return nil
}

func (f *frameWriter) digest() [32]byte { return [32]byte(f.sum.Sum(nil)) }

// frameReader reads frames in the order in which they are asked for.
type frameReader struct {
	r   io.Reader
	sum hash.Hash
	buf bytes.Buffer
}

func newFrameReader(r io.Reader) *frameReader { return &frameReader{r: r, sum: sha256.New()} }

func (f *frameReader) digest() [32]byte { return [32]byte(f.sum.Sum(nil)) }

// read returns the payload of the next frame, which must be of the type, valid
// until the next call. The length is checked before anything is read, and
// memory grows only with the bytes that are there.
func (f *frameReader) read(t frameType) ([]byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(f.r, head[:]); err != nil {
		return nil, early(err)
	}
	size := binary.BigEndian.Uint32(head[1:])
	if frameType(head[0]) != t {
		return nil, malformed(fmt.Errorf("frame %#02x where %#02x belongs", head[0], byte(t)))
	}
	if uint64(size) > uint64(frameLimit[t]) {
		return nil, fail(ErrTooLarge, "too_large")
	}
	f.buf.Reset()
	if _, err := io.CopyN(&f.buf, f.r, int64(size)); err != nil {
		return nil, early(err)
	}
	f.sum.Write(head[:])
	f.sum.Write(f.buf.Bytes())
	return f.buf.Bytes(), nil
}

// early makes the end of the data where more belongs an unexpected one.
func early(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
