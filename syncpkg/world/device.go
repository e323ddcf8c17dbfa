package world

import (
	"errors"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Device is a laptop or office computer with the program on it.
type Device interface {
	Identity() *syncpkg.Identity
	// Write signs a revision of a household and keeps it.
	Write(Writing) (object.ID, error)
	// Heads returns the revisions of a household that no other follows.
	Heads(household string) ([]object.ID, error)
	// Export writes the next batch for an audience, ErrNothing when there is none.
	Export(stream, created string) (Batch, error)
	// Import takes a batch in. An error refuses it as a whole.
	Import(Batch) (Report, error)
	// State says what the device holds, as its people see it.
	State() (State, error)
	// Copy copies the disk: two devices from now on, each thinking it is the one.
	Copy() (Device, error)
	// NewEpoch begins new numbers, as putting back a backup does.
	NewEpoch() error
	// Revoke revokes the key of a device below. All that came of it stays good; what
	// comes later is not. ErrNothing says that the device is not known here.
	Revoke(key object.KeyID) error
	// Rotate replaces the device's keys in good order: the office above approves the
	// new ones and revokes the old. ErrNothing says that it does not know them.
	Rotate(above Device) error
	// Unpack reads what a batch says, as every reader of it can.
	Unpack(Batch) (Parcel, error)
	// Pack writes a batch as no honest program would: what the parcel says, signed
	// by this device.
	Pack(Parcel) (Batch, error)
	// Damage copies a batch and changes a part of it, as a bad stick does.
	Damage(b Batch, at uint32) (Batch, error)
}

// Batch is a batch file, in whatever form the devices of a world write it.
type Batch any

// ErrNothing is the error of Export when there is nothing to send, and
// of Revoke and Rotate when nobody is known by the key.
var ErrNothing = errors.New("nothing")

// Writing is a revision that somebody writes.
type Writing struct {
	Type      object.Type // seed or visit
	Division  string      // the village it is about
	Household string
	Parents   []object.ID
	Claimed   string // RFC 3339: what the clock of the device says
	N         int    // makes it different from every other
}

// Report is what an import said.
type Report struct {
	Added       int
	Quarantined []object.ID
	Forked      bool
}

// State is what a device holds.
type State struct {
	Held         map[object.ID]object.Object // authentic and counted
	Bad          map[object.ID]string        // not believed, with the code of the reason
	Heads        map[string][]object.ID      // of each household
	Pending      []object.ID                 // would go up with the next batch
	Acknowledged []object.ID                 // never sent up again, because the county said that it has them
	Batches      []syncpkg.BatchID           // whose manifests it reckons with
	Receipts     []syncpkg.ReceiptBody       // what it said itself, in the order in which it said so
	Gaps         []syncpkg.StreamState       // of streams from below that lead up
	Absent       map[object.KeyID]int        // objects that batches from below listed and that never came, by signer of the batch
}

// Parcel is what a batch says, without envelope and signature.
type Parcel struct {
	ID         syncpkg.BatchID // of the batch it was unpacked from
	Stream     string
	Epoch, Seq uint64
	Prev       syncpkg.BatchID
	Created    string
	Recipients []string
	Everything syncpkg.Inventory
	Objects    []object.Sealed
	Inner      []syncpkg.SignedManifest
	Chains     [][][]byte
}
