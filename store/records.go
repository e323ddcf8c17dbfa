package store

import (
	"time"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Certificate is a certificate chain that binds a signing key to a role and a
// division. The store keeps it; package syncpkg judges it.
type Certificate struct {
	KeyID    object.KeyID
	Role     string // village township county
	Division string
	Chain    [][]byte // DER, the key's own certificate first
	Source   string   // file or batch it came from
}

// Manifest is the signed manifest of a batch that was imported or relayed, kept
// so that missing, repeated and forked batches are found.
type Manifest struct {
	Signer     object.KeyID
	Epoch      uint64
	Stream     string
	Seq        uint64
	Hash, Prev [32]byte
	Bytes      []byte // as signed
	Signature  []byte
	Objects    int // how many objects the batch carried
	ReceivedAt time.Time
	File       string
}

// ManifestFilter narrows Manifests; the zero value selects all.
type ManifestFilter struct {
	Signer *object.KeyID
	Epoch  *uint64
	Stream string // empty: every stream
	Bare   bool   // leave Bytes and Signature empty: lists of hundreds of thousands of ids are long
}

// Export is a batch this workspace wrote.
type Export struct {
	Epoch        uint64
	Stream       string
	Seq          uint64
	Hash         [32]byte
	CreatedAt    time.Time
	File         string
	Objects      int
	Acknowledged bool // a receipt came back for it or a later one; set by Acknowledge
}

// Quarantine is an object that came in an intact batch and could not be
// accepted.
type Quarantine struct {
	Sealed     object.Sealed
	Batch      string
	Reason     string // key of a sentence in assets/text
	Detail     string
	ReceivedAt time.Time
}

// Draft is a visit that is being recorded: the whole document as last typed,
// and where the person was.
type Draft struct {
	VisitID   string
	Household string
	Parents   []object.ID // heads of the household when the visit began: what it will follow
	Doc       []byte      // JSON of survey.Visit
	Cursor    string      // section/field
	SavedAt   time.Time
}

// HouseholdRow is one line of the list of households. Where the household has
// several heads it shows the first of them by id. Where links say that several are
// one family, one line stands for all of them.
type HouseholdRow struct {
	ID         string
	Village    string
	Group      string
	HeadName   string
	Members    int
	SearchText string // a key for hanzi.Match: names and readings of all members, last four of their ID numbers
	Dibao      string // status: none active stopped
	DibaoClass string
	Tekun      string // status: none active stopped
	Jdlk       string // status: none active exited relapsed
	Visits     int    // finished visits; a correction is no further visit
	LastVisit  survey.Date
	Heads      int    // more than one is a conflict that a person resolves
	Divisions  string // in whose names the heads were signed, sorted, with spaces between them
	Returned   int    // returns by an office above that no revision has answered yet
	Linked     int    // further households of the same family that this line stands for
	Behind     string // id of the household that stands for this one on the list; empty on the list itself
	DraftVisit string // visit id of the latest draft, empty without one
}

// Revision is one object in the history of a household.
type Revision struct {
	ID       object.ID
	Type     object.Type
	Parents  []object.ID
	Signer   object.KeyID
	Author   string
	Claimed  string // RFC 3339, the device's word
	VisitID  string // empty for a seed
	Day      survey.Date
	Level    string // survey.Levels: whose visit it counts as
	Reason   string // why a finished visit was corrected
	Batch    string // how it came here, empty when made here
	Accepted bool   // the county acknowledged it
}

// HouseholdState is a household as its objects say: the document of its head,
// all heads in the order of their ids, and the history as it arrived.
type HouseholdState struct {
	Doc       survey.Household
	Heads     []object.ID
	Revisions []Revision
	Returns   []Return         // as they arrived
	Others    []HouseholdState // the others that links say are the same family, by id; theirs are empty
}

// Return is what an office above sent back.
type Return struct {
	ID        object.ID
	Revisions []object.ID
	Comment   string
	Author    string
	Signer    object.KeyID
	Claimed   string // RFC 3339, the device's word
	Open      bool   // no revision answers it yet
}

// Counts are the numbers of the start page.
type Counts struct {
	Households     int // those that links say are one family once
	Members        int // people that links say are one once
	Visited        int // households with a finished visit
	Conflicts      int // households with more than one head
	Returned       int // households that an office above sent back
	Drafts         int
	Objects        int
	Unacknowledged int // objects the county has not acknowledged
	Quarantined    int
}
