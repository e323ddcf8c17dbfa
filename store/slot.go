package store

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"

	"ruhu/assets/text"
	"ruhu/store/vfs"
)

const (
	keySize  = 32
	saltSize = 16
)

// dataKey is the random key of a workspace. What is encrypted uses a key derived
// from it by purpose.
type dataKey [keySize]byte

// databaseKey derives the key of data.db.
func (k dataKey) databaseKey() vfs.Key {
	return vfs.Key(derived(k[:], nil, "ruhu data.db"))
}

// derived is HKDF with SHA-256. It cannot fail for keys of this size.
func derived(secret, salt []byte, purpose string) []byte {
	key, err := hkdf.Key(sha256.New, secret, salt, purpose, keySize)
	if err != nil {
		panic(err)
	}
	return key
}

func deriveRecoveryKey(secret, salt []byte) []byte {
	return derived(secret, salt, "ruhu recovery")
}

// Kinds of slots.
const (
	passphraseSlot = "passphrase"
	recoverySlot   = "recovery"
	officeSlot     = "office"
)

// slot is one way to the data key: the data key encrypted for a key that a
// passphrase or a recovery code gives, or for an office.
// Everything else in a slot of the first two kinds is authenticated with it. The
// file is not encrypted, so it names nobody.
type slot struct {
	Kind     string `json:"kind"`
	Operator string `json:"operator"`         // uuid of whose passphrase it is
	KDF      *KDF   `json:"argon2id"`         // of a passphrase only
	Office   string `json:"office,omitempty"` // who can open it, of an office only
	Salt     []byte `json:"salt"`
	Nonce    []byte `json:"nonce"`
	Wrapped  []byte `json:"wrapped"`
}

func newPassphraseSlot(key dataKey, operator string, passphrase []byte, cost KDF) (slot, error) {
	if len(passphrase) == 0 {
		return slot{}, text.Fail("store.empty_passphrase").Because(ErrWrongPassphrase)
	}
	if err := cost.check(); err != nil {
		return slot{}, err
	}
	s := newSlot(passphraseSlot, operator)
	s.KDF = &cost
	return s.wrap(cost.derive(passphrase, s.Salt), key)
}

func newRecoverySlot(key dataKey, operator string, secret []byte) (slot, error) {
	s := newSlot(recoverySlot, operator)
	return s.wrap(deriveRecoveryKey(secret, s.Salt), key)
}

func newSlot(kind, operator string) slot {
	s := slot{Kind: kind, Operator: operator, Salt: make([]byte, saltSize), Nonce: make([]byte, chacha20poly1305.NonceSizeX)}
	rand.Read(s.Salt)
	rand.Read(s.Nonce)
	return s
}

// check bounds what a slot may ask for before anything is computed with it.
func (s slot) check() error {
	if s.Kind == officeSlot {
		return s.checkOffice()
	}
	if len(s.Salt) != saltSize || len(s.Nonce) != chacha20poly1305.NonceSizeX || len(s.Wrapped) != keySize+chacha20poly1305.Overhead {
		return errors.New("key slot of a wrong size")
	}
	switch s.Kind {
	case passphraseSlot:
		if s.KDF == nil {
			return errors.New("key slot without cost")
		}
		return s.KDF.check()
	case recoverySlot:
		return nil
	}
	return fmt.Errorf("key slot of unknown kind %q", s.Kind)
}

func (s slot) wrap(by []byte, key dataKey) (slot, error) {
	aead, err := chacha20poly1305.NewX(by)
	if err != nil {
		return slot{}, fmt.Errorf("wrap data key: %w", err)
	}
	header, err := s.header()
	if err != nil {
		return slot{}, err
	}
	s.Wrapped = aead.Seal(nil, s.Nonce, key[:], header)
	return s, nil
}

func (s slot) openWith(by []byte) (dataKey, error) {
	aead, err := chacha20poly1305.NewX(by)
	if err != nil {
		return dataKey{}, fmt.Errorf("unwrap data key: %w", err)
	}
	header, err := s.header()
	if err != nil {
		return dataKey{}, err
	}
	key, err := aead.Open(nil, s.Nonce, s.Wrapped, header)
	if err != nil {
		return dataKey{}, fmt.Errorf("unwrap data key: %w", err)
	}
	return dataKey(key), nil
}

// header is what is authenticated beside the key: the slot without it.
func (s slot) header() ([]byte, error) {
	s.Wrapped = nil
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("encode key slot: %w", err)
	}
	return append([]byte("ruhu key slot\n"), data...), nil
}
