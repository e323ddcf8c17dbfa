package store

import (
	"context"
	"errors"
	"iter"

	"ruhu/syncpkg/object"
)

// KDF is the cost of deriving a key from a passphrase with Argon2id. The zero
// value means the default.
type KDF struct {
	Time, MemoryKiB uint32
	Threads         uint8
}

// Options of Create.
type Options struct{ KDF KDF }

// Store is an open workspace.
type Store struct{ Reader }

// Tx is a transaction.
type Tx struct{ Reader }

// Reader is what can be read, in a transaction and outside one.
type Reader struct{}

// ObjectFilter narrows Objects; the zero value selects all.
type ObjectFilter struct {
	Types          []object.Type
	Subject        string
	AfterOrdinal   int64
	Unacknowledged bool
}

// CheckReport is what Check found.
type CheckReport struct{ Problems []string }

var errSkeleton = errors.ErrUnsupported

func Create(dir string, operator Operator, passphrase []byte, opt Options) (s *Store, recoveryCode string, err error) {
	return nil, "", errSkeleton
}

func Open(dir string, passphrase []byte) (*Store, error) { return nil, errSkeleton }

func OpenWithRecovery(dir, code string) (*Store, error) { return nil, errSkeleton }
func Exists(dir string) bool                            { return false }
func (s *Store) Close() error                           { return nil }
func (s *Store) Dir() string                            { return "" }
func (s *Store) Operator() Operator                     { return Operator{} }
func (s *Store) Update(ctx context.Context, change func(*Tx) error) error { return errSkeleton }

func (s *Store) Check(ctx context.Context) (CheckReport, error) { return CheckReport{}, errSkeleton }

func (s *Store) ChangePassphrase(passphrase []byte) error { return errSkeleton }

func (r *Reader) Setting(key string) (string, error) { return "", errSkeleton }

func (r *Reader) Object(id object.ID) (object.Object, error) { return object.Object{}, errSkeleton }

func (r *Reader) HasObject(id object.ID) (bool, error) { return false, errSkeleton }

func (r *Reader) Objects(ctx context.Context, f ObjectFilter) iter.Seq2[object.Object, error] {
	return func(func(object.Object, error) bool) {}
}
func (r *Reader) Certificates() ([]Certificate, error)                   { return nil, errSkeleton }
func (r *Reader) Manifests(f ManifestFilter) ([]Manifest, error)         { return nil, errSkeleton }
func (r *Reader) Exports() ([]Export, error)                             { return nil, errSkeleton }
func (r *Reader) Quarantined() ([]Quarantine, error)                     { return nil, errSkeleton }
func (r *Reader) Draft(visitID string) (Draft, error)                    { return Draft{}, errSkeleton }
func (r *Reader) Drafts() ([]Draft, error)                               { return nil, errSkeleton }
func (r *Reader) Households(ctx context.Context) ([]HouseholdRow, error) { return nil, errSkeleton }
func (r *Reader) Household(id string) (HouseholdState, error) { return HouseholdState{}, errSkeleton }

func (r *Reader) Counts() (Counts, error)        { return Counts{}, errSkeleton }
func (t *Tx) SetSetting(key, value string) error { return errSkeleton }
func (t *Tx) AddObject(o object.Object, batch string) (added bool, err error) {
	return false, errSkeleton
}
func (t *Tx) PutCertificate(c Certificate) error             { return errSkeleton }
func (t *Tx) AddManifest(m Manifest) (added bool, err error) { return false, errSkeleton }
func (t *Tx) AddExport(e Export, ids []object.ID) error      { return errSkeleton }
func (t *Tx) Acknowledge(stream string, seq uint64) error    { return errSkeleton }
func (t *Tx) AddQuarantine(q Quarantine) error               { return errSkeleton }
func (t *Tx) SaveDraft(d Draft) error                        { return errSkeleton }
func (t *Tx) DeleteDraft(visitID string) error               { return errSkeleton }
