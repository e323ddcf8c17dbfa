package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"filippo.io/age"

	"ruhu/assets/text"
)

// maxOfficeSlot bounds a data key that is encrypted for an office.
const maxOfficeSlot = 1 << 10

// newOfficeSlot encrypts the data key for the age recipient of an office.
func newOfficeSlot(key dataKey, recipient string) (slot, error) {
	r, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return slot{}, fmt.Errorf("read recipient of office: %w", err)
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, r)
	if err != nil {
		return slot{}, fmt.Errorf("encrypt for office: %w", err)
	}
	if _, err := w.Write(key[:]); err != nil {
		return slot{}, fmt.Errorf("encrypt for office: %w", err)
	}
	if err := w.Close(); err != nil {
		return slot{}, fmt.Errorf("encrypt for office: %w", err)
	}
	return slot{Kind: officeSlot, Recipient: recipient, Wrapped: sealed.Bytes()}, nil
}

func (s slot) checkOffice() error {
	if _, err := age.ParseX25519Recipient(s.Recipient); err != nil {
		return errors.New("key slot of an office without recipient")
	}
	if len(s.Wrapped) == 0 || len(s.Wrapped) > maxOfficeSlot || s.KDF != nil || len(s.Salt)+len(s.Nonce) > 0 {
		return errors.New("key slot of an office of a wrong size")
	}
	return nil
}

// SetOffice lets an office, the county's, help when passphrase and recovery code
// are lost: see RecoverForOffice. It replaces the office set before; with the same
// recipient nothing is written.
func (s *Store) SetOffice(recipient string) error {
	s.mu.Lock()
	same := slices.ContainsFunc(s.unlocked.body.Slots, func(o slot) bool { return o.Kind == officeSlot && o.Recipient == recipient })
	s.mu.Unlock()
	if same {
		return nil
	}
	return s.changeKeyFile("set office", func(body keyBody, key dataKey) (keyBody, error) {
		office, err := newOfficeSlot(key, recipient)
		if err != nil {
			return keyBody{}, err
		}
		return body.with(office), nil
	})
}

// RecoverForOffice makes a key file with a fresh recovery code out of the key
// file of a workspace whose secrets were lost. Only the office that the workspace
// was set to can: open decrypts what was encrypted for its age recipient. The
// passphrases in the file stay.
func RecoverForOffice(keyFile []byte, name string, open func(sealed []byte) ([]byte, error)) (recovered []byte, code string, err error) {
	body, err := parseKeyFile(keyFile, name)
	if err != nil {
		return nil, "", err
	}
	for _, s := range body.Slots {
		if s.Kind != officeSlot {
			continue
		}
		key, err := open(s.Wrapped)
		if err != nil || len(key) != keySize {
			continue
		}
		secret := newRecoverySecret()
		changed, err := body.withRecovery(dataKey(key), body.keeper(), secret)
		if err != nil {
			return nil, "", err
		}
		recovered, err = changed.encode()
		return recovered, recoveryCode(secret), err
	}
	return nil, "", text.Fail("store.office_other", name).Because(ErrKeyFile)
}

// keeper returns the operator who was given the recovery code, else any.
func (b keyBody) keeper() string {
	for _, kind := range []string{recoverySlot, passphraseSlot} {
		for _, s := range b.Slots {
			if s.Kind == kind {
				return s.Operator
			}
		}
	}
	return ""
}
