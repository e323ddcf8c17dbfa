package syncpkg

import (
	"encoding/binary"
	"fmt"
	"iter"

	"github.com/klauspost/compress/zstd"

	"ruhu/syncpkg/object"
)

// packedBlock is one block ready to be written.
type packedBlock struct {
	summary BlockSummary
	data    []byte // compressed; valid until the next block
}

// packer cuts a sequence of objects into blocks. The same objects give the same
// blocks, which lets the writer go through them twice instead of keeping them.
type packer struct {
	zip        *zstd.Encoder
	raw, small []byte
	ids        []byte
	signers    map[object.KeyID]bool
}

// compressionWindow is the power of two that holds a whole block.
const compressionWindow = 512 << 10

func newPacker() (*packer, error) {
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false),
		zstd.WithWindowSize(compressionWindow), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, fmt.Errorf("start compression: %w", err)
	}
	return &packer{zip: zip, signers: map[object.KeyID]bool{}}, nil
}

// blocks yields the blocks of a sequence of objects.
func (p *packer) blocks(objects iter.Seq2[object.Object, error]) iter.Seq2[packedBlock, error] {
	return func(yield func(packedBlock, error) bool) {
		for o, err := range objects {
			if err != nil {
				yield(packedBlock{}, fmt.Errorf("read objects to send: %w", err))
				return
			}
			sealed, err := object.Encode(o.Sealed)
			if err != nil || len(sealed)+4 > maxSealed {
				yield(packedBlock{}, fmt.Errorf("encode object %s: %w", o.ID, ErrTooLarge))
				return
			}
			if len(p.raw) > 0 && len(p.raw)+4+len(sealed) > blockFill && !yield(p.flush(), nil) {
				return
			}
			p.add(o, sealed)
		}
		if len(p.raw) > 0 {
			yield(p.flush(), nil)
		}
	}
}

func (p *packer) add(o object.Object, sealed []byte) {
	id := o.Sealed.ID()
	p.raw = append(binary.BigEndian.AppendUint32(p.raw, uint32(len(sealed))), sealed...)
	p.ids = append(p.ids, id[:]...)
	p.signers[o.Sealed.Signer] = true
}

func (p *packer) flush() packedBlock {
	p.small = p.zip.EncodeAll(p.raw, p.small[:0])
	b := packedBlock{data: p.small, summary: BlockSummary{
		Hash: hashOf(p.small), Size: uint32(len(p.small)), Raw: uint32(len(p.raw)), Objects: p.ids,
	}}
	p.raw, p.ids = p.raw[:0], nil
	return b
}

// unpacker opens blocks that were verified against the manifest.
type unpacker struct {
	zip *zstd.Decoder
	raw []byte
}

func newUnpacker() (*unpacker, error) {
	zip, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(MaxBlock), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, fmt.Errorf("start decompression: %w", err)
	}
	return &unpacker{zip: zip}, nil
}

// open returns the sealed objects of a block, valid until the next call, as
// many and as long as the manifest says.
func (u *unpacker) open(data []byte, summary BlockSummary) ([][]byte, error) {
	if len(data) != int(summary.Size) || hashOf(data) != summary.Hash {
		return nil, malformed(fmt.Errorf("block is not the one in the manifest"))
	}
	raw, err := u.zip.DecodeAll(data, u.raw[:0])
	if err != nil {
		return nil, malformed(fmt.Errorf("decompress block: %w", err))
	}
	u.raw = raw
	if len(raw) != int(summary.Raw) {
		return nil, malformed(fmt.Errorf("block of %d bytes, manifest says %d", len(raw), summary.Raw))
	}
	parts, err := split(raw, summary.Count())
	if err != nil {
		return nil, malformed(err)
	}
	return parts, nil
}

// split cuts length-prefixed parts and wants exactly n of them.
func split(raw []byte, n int) ([][]byte, error) {
	parts := make([][]byte, 0, min(n, len(raw)/4))
	for len(raw) > 0 {
		if len(raw) < 4 {
			return nil, fmt.Errorf("%d bytes left over in block", len(raw))
		}
		size := binary.BigEndian.Uint32(raw)
		raw = raw[4:]
		if uint64(size) > uint64(len(raw)) {
			return nil, fmt.Errorf("object of %d bytes in %d", size, len(raw))
		}
		parts, raw = append(parts, raw[:size]), raw[size:]
	}
	if len(parts) != n {
		return nil, fmt.Errorf("block of %d objects, manifest says %d", len(parts), n)
	}
	return parts, nil
}
