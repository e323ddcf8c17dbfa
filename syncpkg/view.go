package syncpkg

import (
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// View is what an office knows, as plain data: all that is needed to decide what
// it sends. It is the same whatever the order in which things came here, but for
// the order of Held, which only decides the order inside a batch.
type View struct {
	Self      Certificate
	Former    []object.KeyID // keys that Self's replaced
	Superiors []Certificate  // nearest first, the county's last; none for a county
	Devices   []Certificate  // everybody else whose certificate is known
	Epoch     uint64         // of the batches that are written now
	Held      []Held         // objects that are here and count, each once
	Seen      []Seen         // batches whose authentic manifests are here, own ones included
	Written   []Seen         // batches written here, in any epoch
	// Carried is what the batches written in this epoch have carried, by stream.
	Carried  map[string][]object.ID
	Receipts []Receipt
	// Distrusted are keys to which nothing is encrypted any more: revoked ones.
	Distrusted map[object.KeyID]bool
	// Proof are the batches that show that what revoked keys signed counts: see
	// Standing.Proof. Their manifests travel down with it.
	Proof []Seen
}

// Held is one object as the exchange sees it.
type Held struct {
	ID           object.ID
	Type         object.Type
	Division     string
	Subject      string
	Signer       object.KeyID
	Size         int64 // bytes it takes up in a batch before compression
	Content      int64 // bytes of an attachment's content that is here
	Acknowledged bool  // the county has it
}

// Seen is a batch of which an office has the manifest.
type Seen struct {
	StreamID
	Seq      uint64
	ID, Prev BatchID
}

// Seen returns the place of the batch in its stream.
func (m Manifest) Seen() Seen {
	return Seen{StreamID: m.StreamID(), Seq: m.Seq, ID: m.ID(), Prev: m.Prev}
}

// Receipt is a receipt together with who signed it.
type Receipt struct {
	ReceiptBody
	By object.KeyID // who says so; Signer is whose stream it is about
}

// County returns the certificate of the county, the root of the trust and the
// only office of its role. Only its receipts end resending: a township's say that
// something got that far.
func (v View) County() Certificate {
	if n := len(v.Superiors); n > 0 {
		return v.Superiors[n-1]
	}
	return v.Self
}

// Upward reports whether a stream leads from here up to the county's office.
func (v View) Upward(stream string) bool {
	return v.Self.Role != County && stream == v.Self.Division[:survey.CountyDigits]
}

// Acknowledges reports whether a receipt lets this office stop sending: the
// county's, about a stream that leads up from here.
func (v View) Acknowledges(r Receipt) bool {
	return r.By == v.County().KeyID && v.owns(r.Signer) && v.Upward(r.Stream)
}

func (v View) owns(key object.KeyID) bool {
	return key == v.Self.KeyID || slices.Contains(v.Former, key)
}

// Covered returns which of the batches of a stream the county's receipts cover:
// the one that a receipt names, and those before it in its own history, the
// epochs before included. Another batch of one of their numbers, from a copied
// disk or a restored backup, is not among them before a batch that leads back to
// it is.
func (v View) Covered(stream string) map[BatchID]bool {
	batches := map[BatchID]Seen{}
	for _, s := range v.Seen {
		if s.Stream == stream {
			batches[s.ID] = s
		}
	}
	covered := map[BatchID]bool{}
	for _, r := range v.Receipts {
		if r.By != v.County().KeyID || batches[r.Batch].StreamID != r.StreamID() {
			continue
		}
		for id := r.Batch; !covered[id]; {
			s, here := batches[id]
			if !here || s.Signer != r.Signer {
				break
			}
			covered[id], id = true, s.Prev
		}
	}
	return covered
}
