package syncpkg_test

import (
	"maps"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/world"
)

func (l *simDevice) Unpack(b world.Batch) (world.Parcel, error) {
	p := b.(*parcel)
	var m syncpkg.Manifest
	err := object.Decode(p.signed.Manifest, &m)
	return world.Parcel{
		ID: p.signed.ID(), Stream: m.Stream, Epoch: m.Epoch, Seq: m.Seq, Prev: m.Prev, Created: m.Created, Recipients: m.Recipients,
		Everything: m.Everything, Objects: slices.Clone(p.objects), Inner: slices.Clone(p.inner), Chains: p.chains,
	}, err
}

func (l *simDevice) Pack(p world.Parcel) (world.Batch, error) {
	m := syncpkg.Manifest{
		Version: 1, Suite: 1, Signer: l.own().KeyID, Epoch: p.Epoch, Stream: p.Stream, Seq: p.Seq, Prev: p.Prev, Created: p.Created,
		Recipients: p.Recipients, Everything: p.Everything, Inner: [][32]byte{}, Blocks: []syncpkg.BlockSummary{}, Blobs: []syncpkg.Blob{},
	}
	if len(p.Objects) > 0 {
		var block syncpkg.BlockSummary
		for _, id := range idsOfSealed(p.Objects) {
			block.Objects = append(block.Objects, id[:]...)
		}
		m.Blocks = append(m.Blocks, block)
	}
	raw, err := object.Encode(m)
	if err != nil {
		return nil, err
	}
	signature := object.Signable("ruhu manifest v1", raw)
	b := &parcel{chain: l.id.Chain(), inner: p.Inner, objects: p.Objects}
	b.signed = syncpkg.SignedManifest{Manifest: raw, Signature: signBytes(l.id, signature)}
	for _, key := range slices.SortedFunc(maps.Keys(l.chains), func(a, b object.KeyID) int { return strings.Compare(string(a[:]), string(b[:])) }) {
		b.chains = append(b.chains, l.chains[key])
	}
	return b, nil
}

func (l *simDevice) Damage(b world.Batch, at uint32) (world.Batch, error) {
	p := *b.(*parcel)
	if len(p.objects) == 0 || at%2 == 0 {
		p.signed.Manifest = slices.Clone(p.signed.Manifest)
		p.signed.Manifest[int(at/2)%len(p.signed.Manifest)] ^= 1
		return &p, nil
	}
	p.objects = slices.Clone(p.objects)
	o := &p.objects[int(at/2)%len(p.objects)]
	o.Payload = slices.Clone(o.Payload)
	o.Payload[int(at/4)%len(o.Payload)] ^= 1
	return &p, nil
}

func idsOfSealed(objects []object.Sealed) []object.ID {
	ids := make([]object.ID, len(objects))
	for i, o := range objects {
		ids[i] = o.ID()
	}
	return ids
}
