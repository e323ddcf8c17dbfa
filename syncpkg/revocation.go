package syncpkg

import (
	"bytes"
	"cmp"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Reasons of a revocation.
const (
	KeyLost      = "lost"      // the laptop is gone, or the key with its disk
	KeyCloned    = "cloned"    // the disk was copied and both copies were used
	KeyRotated   = "rotated"   // replaced in good order
	KeyWithdrawn = "withdrawn" // the holder has no business any more
)

// RevocationBody is the body of an object of type revocation: a key is no longer
// to be believed, but for what it had sent with the last good batch of each
// stream. Its subject is the key id in hexadecimal, its division the holder's.
type RevocationBody struct {
	Key       object.KeyID `cbor:"1,keyasint"`
	Reason    string       `cbor:"2,keyasint"` // KeyLost, KeyCloned, KeyRotated or KeyWithdrawn
	Good      []LastGood   `cbor:"3,keyasint"` // by epoch, stream, number and batch, each once
	Successor object.KeyID `cbor:"4,keyasint"` // of the same holder; zeros for none
	Comment   string       `cbor:"5,keyasint"`
}

// LastGood names a batch of the key that counts with all that it leads back to:
// the last one of a stream, or of each side of a fork.
type LastGood struct {
	_      struct{} `cbor:",toarray"`
	Epoch  uint64
	Stream string
	Seq    uint64
	Batch  BatchID // it decides; the number is for people
}

func compareGood(a, b LastGood) int {
	return cmp.Or(cmp.Compare(a.Epoch, b.Epoch), cmp.Compare(a.Stream, b.Stream),
		cmp.Compare(a.Seq, b.Seq), bytes.Compare(a.Batch[:], b.Batch[:]))
}

// maxGood bounds one revocation.
const maxGood = 1024

func (b RevocationBody) check(h object.Header) error {
	if err := firstWrong(
		oneOf("reason", b.Reason, KeyLost, KeyCloned, KeyRotated, KeyWithdrawn),
		words("comment", b.Comment, 0, MaxComment),
	); err != nil {
		return err
	}
	switch {
	case h.Subject != b.Key.String():
		return wrong("a subject that is another key")
	case b.Successor == b.Key:
		return wrong("a key that follows itself")
	case b.Reason == KeyRotated && b.Successor == object.KeyID{}:
		return wrong("a rotation without the new key")
	case b.Good == nil || len(b.Good) > maxGood || !ascending(b.Good, compareGood):
		return wrong("%d last good batches, or not in order", len(b.Good))
	}
	for _, g := range b.Good {
		if g.Epoch == 0 || g.Seq == 0 || g.Batch == (BatchID{}) || survey.DivisionRole(g.Stream) == "" {
			return wrong("last good batch %d of %q", g.Seq, g.Stream)
		}
	}
	return nil
}

// ReadRevocation reads the body of an authentic revocation.
func ReadRevocation(o object.Object) (RevocationBody, error) {
	return readBody[RevocationBody](object.Revocation, o)
}
