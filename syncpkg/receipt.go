package syncpkg

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// ReceiptBody is the body of an object of type receipt: what its signer holds
// of one stream. Only a county's receipt lets a device stop sending what it
// covers; a township's says that it got that far.
type ReceiptBody struct {
	Signer      object.KeyID  `cbor:"1,keyasint"` // whose stream it is
	Epoch       uint64        `cbor:"2,keyasint"`
	Stream      string        `cbor:"3,keyasint"`
	Seq         uint64        `cbor:"4,keyasint"` // all objects of batches up to this one are here; 0 for none
	Batch       BatchID       `cbor:"5,keyasint"` // the batch with that number, zeros for none
	Missing     []Range       `cbor:"6,keyasint"` // batches not seen below the highest seen
	Accepted    Inventory     `cbor:"7,keyasint"` // objects of this stream that are here and authentic
	Quarantined []Quarantined `cbor:"8,keyasint"` // by id
	Forked      []uint64      `cbor:"9,keyasint"` // numbers under which different batches were seen: a copy of the disk sends, too
}

// maxForked bounds the forks named in one receipt: one is enough to act upon.
const maxForked = 64

// Quarantined names an object that arrived but is not believed.
type Quarantined struct {
	_      struct{} `cbor:",toarray"`
	ID     object.ID
	Reason string // see BadObject.Code, or ContentMissing
}

// ContentMissing is the reason in receipts for an attachment that is believed
// and whose content did not come: it is sent again.
const ContentMissing = "content"

// StreamID returns the stream that the receipt is about.
func (r ReceiptBody) StreamID() StreamID {
	return StreamID{Signer: r.Signer, Epoch: r.Epoch, Stream: r.Stream}
}

// Subject returns the subject of the receipt's object: receipts of one stream
// by one signer follow one another.
func (r ReceiptBody) Subject() string {
	return fmt.Sprintf("%s/%d/%s", r.Signer, r.Epoch, r.Stream)
}

// Verdict is what became of one object at the receiver.
type Verdict struct {
	Held       bool   // it is here and authentic
	Quarantine string // it is here but not believed; see BadObject.Code
}

// Acknowledge makes the receipt for one stream from its verified manifests,
// those carried from below included, and from what became of each object.
//
// A batch counts as complete when the objects listed by the manifests seen up
// to it are all that its signer ever sent, and every one is held or in
// quarantine. Because exports repeat what was not acknowledged, a lost batch
// does not hold back the receipt for a later one. Where more objects are in
// quarantine than a receipt can list, no batch does: the sender would take those
// left out for believed.
func Acknowledge(stream StreamID, manifests iter.Seq[Manifest], verdict func(object.ID) Verdict) ReceiptBody {
	r := ReceiptBody{
		Signer: stream.Signer, Epoch: stream.Epoch, Stream: stream.Stream,
		Missing: []Range{}, Quarantined: []Quarantined{}, Forked: []uint64{},
	}
	var own []Manifest
	for m := range manifests {
		if m.StreamID() == stream {
			own = append(own, m)
		}
	}
	slices.SortFunc(own, func(a, b Manifest) int { return cmp.Compare(a.Seq, b.Seq) })
	for _, state := range Gaps(slices.Values(own)) {
		r.Missing = append(r.Missing, state.Missing...)
		r.Forked = append(r.Forked, state.Forked[:min(len(state.Forked), maxForked)]...)
	}
	if !r.account(own, verdict) {
		return r
	}
	for n := len(own); n > 0 && r.Seq == 0; n-- {
		if last := own[n-1]; complete(own[:n], verdict) && !forked(own, last) {
			r.Seq, r.Batch = last.Seq, last.ID()
		}
	}
	return r
}

// account sorts the objects of the stream into accepted and quarantined, and
// reports whether all of them could be listed.
func (r *ReceiptBody) account(own []Manifest, verdict func(object.ID) Verdict) (all bool) {
	all = true
	var held []object.ID
	done := map[object.ID]bool{}
	for id := range objectsOf(own) {
		if done[id] {
			continue
		}
		done[id] = true
		switch v := verdict(id); {
		case v.Held:
			held = append(held, id)
		case v.Quarantine == "":
		case len(r.Quarantined) == MaxQuarantined:
			all = false
		default:
			r.Quarantined = append(r.Quarantined, Quarantined{ID: id, Reason: v.Quarantine})
		}
	}
	r.Accepted = InventoryOf(slices.Values(held))
	slices.SortFunc(r.Quarantined, func(a, b Quarantined) int { return slices.Compare(a.ID[:], b.ID[:]) })
	return all
}

// complete reports whether everything sent up to the last of the manifests is
// here.
func complete(upTo []Manifest, verdict func(object.ID) Verdict) bool {
	if InventoryOf(objectsOf(upTo)) != upTo[len(upTo)-1].Everything {
		return false
	}
	for id := range objectsOf(upTo) {
		if v := verdict(id); !v.Held && v.Quarantine == "" {
			return false
		}
	}
	return true
}

// forked reports whether another batch has the number of this one: then a
// receipt for the number would mean neither.
func forked(own []Manifest, m Manifest) bool {
	id := m.ID()
	return slices.ContainsFunc(own, func(o Manifest) bool { return o.Seq == m.Seq && o.ID() != id })
}

func objectsOf(manifests []Manifest) iter.Seq[object.ID] {
	return func(yield func(object.ID) bool) {
		for _, m := range manifests {
			for id := range m.Objects() {
				if !yield(id) {
					return
				}
			}
		}
	}
}

func (r ReceiptBody) check(h object.Header) error {
	byID := func(a, b Quarantined) int { return slices.Compare(a.ID[:], b.ID[:]) }
	switch {
	case r.Epoch == 0, survey.DivisionRole(r.Stream) == "", h.Subject != r.Subject(), (r.Seq == 0) != (r.Batch == BatchID{}):
		return wrong("receipt %q", h.Subject)
	case !apart(r.Missing):
		return wrong("missing batches out of order")
	case len(r.Quarantined) > MaxQuarantined, !ascending(r.Quarantined, byID):
		return wrong("%d objects in quarantine, or not in order", len(r.Quarantined))
	case len(r.Forked) > maxForked, !ascending(r.Forked, cmp.Compare[uint64]):
		return wrong("%d forks, or not in order", len(r.Forked))
	}
	return nil
}

// apart reports whether runs of numbers from 1 follow one another with something
// between them.
func apart(runs []Range) bool {
	least := uint64(1)
	for _, r := range runs {
		if r.From < least || r.To < r.From || r.To > math.MaxUint64-2 {
			return false
		}
		least = r.To + 2
	}
	return true
}

// ReadReceipt reads the body of an authentic receipt.
func ReadReceipt(o object.Object) (ReceiptBody, error) {
	return readBody[ReceiptBody](object.Receipt, o)
}
