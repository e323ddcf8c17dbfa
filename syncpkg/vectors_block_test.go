package syncpkg_test

import (
	"bytes"
	"crypto/sha256"
	"slices"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// blocks are faults of blocks, whose hashes fit the manifest but where it says
// otherwise.
func (m *vectorMaker) blocks() {
	bad := refusedIn("block", "malformed")
	block := func(says string, raw []byte, change func(*syncpkg.BlockSummary)) {
		m.forged(says, bad, m.small(), func(f *forgery) {
			f.setBlock(compress(raw), func(b *syncpkg.BlockSummary) { b.Raw = uint32(len(raw)); change(b) })
			f.end()
		})
	}
	raw := m.rawBlock()
	same := func(*syncpkg.BlockSummary) {}
	block("a block without its last byte", raw[:len(raw)-1], same)
	block("a block with a byte left over", append(bytes.Clone(raw), 0), same)
	block("a block with its object twice", slices.Concat(raw, raw), same)
	m.forged("a block with an object fewer than listed", bad, m.small(), func(f *forgery) {
		f.resign(func(s *syncpkg.Manifest) {
			s.Blocks[0].Objects = append(s.Blocks[0].Objects, make([]byte, 32)...)
			s.Everything.Count = 2
		})
		f.end()
	})
	block("an object that is not the one listed", raw, func(b *syncpkg.BlockSummary) { b.Objects[5] ^= 1 })
	block("an object that claims four gigabytes", append([]byte{0xff, 0xff, 0xff, 0xff}, raw[4:]...), same)
	block("an object of no bytes", []byte{0, 0, 0, 0}, same)
	block("an object that is null", []byte{0, 0, 0, 1, 0xf6}, same)
	block("an object with a byte after it", func() []byte {
		b := append(bytes.Clone(raw), 0)
		b[3]++
		return b
	}(), same)
	summary := func(says string, change func(*syncpkg.BlockSummary)) {
		m.forged(says, bad, m.small(), func(f *forgery) {
			f.resign(func(s *syncpkg.Manifest) { change(&s.Blocks[0]) })
			f.end()
		})
	}
	summary("a block of another hash than listed", func(b *syncpkg.BlockSummary) { b.Hash[0] ^= 1 })
	summary("a block longer than listed", func(b *syncpkg.BlockSummary) { b.Size-- })
	summary("a block shorter than listed", func(b *syncpkg.BlockSummary) { b.Size++ })
	summary("a block longer than listed once decompressed", func(b *syncpkg.BlockSummary) { b.Raw-- })
	data := func(says string, data []byte) {
		m.forged(says, bad, m.small(), func(f *forgery) { f.setBlock(data, same); f.end() })
	}
	fine := func(says string, data []byte) {
		m.forged(says, accepted(believed), m.small(), func(f *forgery) { f.setBlock(data, same); f.end() })
	}
	skippable := []byte{0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'}
	whole := compress(raw) // ends with a checksum of four bytes
	fine("a block with a checksum", whole)
	fine("a block of two frames of zstd", slices.Concat(compress(raw[:100]), compress(raw[100:])))
	fine("a block with a frame of zstd that is passed over", slices.Concat(skippable, whole))
	wrongSum := bytes.Clone(whole)
	wrongSum[len(wrongSum)-1] ^= 1
	data("a block whose checksum does not fit", wrongSum)
	data("a block cut short", whole[:len(whole)-5])
	data("a block that is not compressed", raw)
	data("a block that is empty", []byte{})
	data("a block that explodes", compress(make([]byte, 4<<20)))
	m.forged("a block too few", bad, m.small(), func(f *forgery) { f.frames = slices.Delete(f.frames, 4, 5); f.end() })
	m.forged("a block too many", refusedIn("end", "malformed"), m.small(), func(f *forgery) {
		f.frames = slices.Insert(f.frames, 5, f.frames[4])
		f.end()
	})
	m.forged("a block frame longer than any", refusedIn("block", "too-large"), m.small(), payloadOf(kindBlock, nil))
	last := &m.all[len(m.all)-1]
	at := bytes.LastIndex(last.data, []byte{kindBlock, 0, 0, 0, 0})
	last.data[at+1] = 0xff
	m.forged("a frame of a type unknown", bad, m.small(), func(f *forgery) { f.find(kindBlock).kind = 0x11; f.end() })
	m.forged("an end instead of a block", bad, m.small(), func(f *forgery) { f.find(kindBlock).kind = kindEnd; f.end() })
	two := m.batch(m.declared(m.county), m.declared(m.village))
	m.forged("two objects of two signers", accepted(believed, believed), two, func(*forgery) {})
}

// rawBlock is what is in the block of the small batch.
func (m *vectorMaker) rawBlock() []byte {
	sealed, err := object.Encode(m.declared(m.county).Sealed)
	ok(m.t, err)
	return append([]byte{0, 0, byte(len(sealed) >> 8), byte(len(sealed))}, sealed...)
}

// ends are faults of END and of what follows it.
func (m *vectorMaker) ends() {
	f := m.small()
	last := len(f.frames) - 1
	hash := sha256.Sum256(join(f.frames[:last]))
	with := func(says string, v any) {
		payload, err := object.Encode(v)
		ok(m.t, err)
		m.forged(says, refusedIn("end", "malformed"), m.small(), payloadOf(kindEnd, payload))
	}
	with("an end of two blocks", []any{2, 1, 0, hash})
	with("an end of two objects", []any{1, 2, 0, hash})
	with("an end of one blob", []any{1, 1, 1, hash})
	with("an end with another hash", []any{1, 1, 0, [32]byte{}})
	with("an end with a hash of 31 bytes", []any{1, 1, 0, hash[:31]})
	with("an end of three elements", []any{1, 1, hash})
	with("an end that is null", nil)
	m.forged("an end that is empty", refusedIn("end", "malformed"), m.small(), payloadOf(kindEnd, nil))
	m.forged("an end longer than any", refusedIn("end", "too-large"), m.small(), payloadOf(kindEnd, make([]byte, 129)))
	m.forged("no end", refusedIn("end", "truncated"), m.small(), func(f *forgery) { f.frames = f.frames[:last] })
	m.forged("a frame after the end", refusedIn("trailing", "malformed"), m.small(), func(f *forgery) {
		f.frames = append(f.frames, frame{kindBlock, nil})
	})
	m.forged("a second end", refusedIn("trailing", "malformed"), m.small(), func(f *forgery) { f.frames = append(f.frames, f.frames[last]) })
	plain := m.small().plain()
	m.add("batches", "a byte after the end", refusedIn("trailing", "malformed"), append(bytes.Clone(plain), 0))
	m.add("batches", "another batch after the end", refusedIn("trailing", "malformed"), slices.Concat(plain, plain))
	m.add("batches", "an end cut short", refusedIn("end", "truncated"), plain[:len(plain)-1])
}
