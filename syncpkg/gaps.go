package syncpkg

import (
	"bytes"
	"cmp"
	"iter"
	"maps"
	"slices"

	"ruhu/syncpkg/object"
)

// Range is a run of batch numbers, both ends included.
type Range struct {
	_        struct{} `cbor:",toarray"`
	From, To uint64
}

// StreamState is what a set of manifests says about one stream.
type StreamState struct {
	StreamID
	Highest  uint64   // highest number seen
	Missing  []Range  // numbers below Highest that were not seen
	Repeated []uint64 // numbers seen more than once, the same each time
	Forked   []uint64 // numbers under which different batches were seen
	Broken   []uint64 // numbers whose batch does not follow the one before it
	Lost     BatchID  // last batch before this epoch, where it never came; else zeros
}

// Sound reports whether nothing is missing and nothing contradicts itself.
func (s StreamState) Sound() bool {
	return len(s.Missing) == 0 && len(s.Forked) == 0 && len(s.Broken) == 0 && s.Lost == BatchID{}
}

// Gaps says for each stream among the manifests what is missing, repeated,
// forked or does not follow on, sorted by signer, epoch and stream. The order
// of the manifests does not matter. The first batch of an epoch follows the last
// one of the epoch before, which after a rotation another key signed.
func Gaps(manifests iter.Seq[Manifest]) []StreamState {
	streams, came := map[StreamID]map[uint64][]seen{}, map[BatchID]bool{}
	for m := range manifests {
		id := m.StreamID()
		if streams[id] == nil {
			streams[id] = map[uint64][]seen{}
		}
		batch := m.ID()
		came[batch] = true
		streams[id][m.Seq] = append(streams[id][m.Seq], seen{id: batch, prev: m.Prev})
	}
	ids := slices.SortedFunc(maps.Keys(streams), compareStreams)
	states := make([]StreamState, len(ids))
	for i, id := range ids {
		states[i] = stateOf(id, streams[id])
		states[i].Lost = lostBefore(streams[id][1], came)
	}
	return states
}

// lostBefore returns the batch that the first ones of an epoch follow and that
// never came; where copies of a disk began with different ones, the least.
func lostBefore(first []seen, came map[BatchID]bool) (lost BatchID) {
	for _, f := range first {
		if came[f.prev] || f.prev == (BatchID{}) {
			continue
		}
		if lost == (BatchID{}) || bytes.Compare(f.prev[:], lost[:]) < 0 {
			lost = f.prev
		}
	}
	return lost
}

func compareStreams(a, b StreamID) int {
	return cmp.Or(
		slices.Compare(a.Signer[:], b.Signer[:]), cmp.Compare(a.Epoch, b.Epoch), cmp.Compare(a.Stream, b.Stream))
}

// seen is one arrival of a batch.
type seen struct{ id, prev BatchID }

func stateOf(id StreamID, bySeq map[uint64][]seen) StreamState {
	s := StreamState{StreamID: id}
	for _, seq := range slices.Sorted(maps.Keys(bySeq)) {
		if seq > s.Highest+1 {
			s.Missing = append(s.Missing, Range{From: s.Highest + 1, To: seq - 1})
		}
		s.Highest = seq
		here := bySeq[seq]
		switch {
		case !allSame(here):
			s.Forked = append(s.Forked, seq)
		case len(here) > 1:
			s.Repeated = append(s.Repeated, seq)
		}
		if before := bySeq[seq-1]; len(before) > 0 && !follows(here, before) {
			s.Broken = append(s.Broken, seq)
		}
	}
	return s
}

func allSame(arrivals []seen) bool {
	return !slices.ContainsFunc(arrivals, func(a seen) bool { return a.id != arrivals[0].id })
}

// follows reports whether every arrival names one of those before it.
func follows(here, before []seen) bool {
	return !slices.ContainsFunc(here, func(h seen) bool {
		return !slices.ContainsFunc(before, func(b seen) bool { return b.id == h.prev })
	})
}

// CheckStream compares a batch with those known of its stream: ErrRepeated when
// it was received before, ErrForked when another batch has its number, and it is
// new. Both have sentences for people, and neither is a reason to refuse the
// batch. Gaps are no error: objects stand for themselves.
func CheckStream(known iter.Seq[Manifest], m Manifest) error {
	id, forked := m.ID(), false
	for k := range known {
		if k.StreamID() != m.StreamID() || k.Seq != m.Seq {
			continue
		}
		if k.ID() == id {
			return fail(ErrRepeated, "repeated", m.Seq)
		}
		forked = true
	}
	if forked {
		return fail(ErrForked, "forked", m.Seq)
	}
	return nil
}

// Absent returns the objects that the batches of a stream list and that never
// came, each once, in the order of the batches given. A township that leaves out
// what a village sent cannot hide it: the village's manifest tells.
func Absent(stream StreamID, manifests iter.Seq[Manifest], here func(object.ID) bool) (absent []object.ID) {
	known := map[object.ID]bool{}
	for m := range manifests {
		if m.StreamID() != stream {
			continue
		}
		for id := range m.Objects() {
			if !known[id] && !here(id) {
				absent = append(absent, id)
			}
			known[id] = true
		}
	}
	return absent
}
