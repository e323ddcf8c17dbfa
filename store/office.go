package store

import (
	"errors"
	"slices"

	"ruhu/assets/text"
)

// maxOfficeSlot bounds a data key that is encrypted for an office.
const maxOfficeSlot = 1 << 10

func (s slot) checkOffice() error {
	if s.Office == "" || len(s.Office) > maxOfficeSlot || len(s.Wrapped) == 0 || len(s.Wrapped) > maxOfficeSlot || s.KDF != nil || len(s.Salt)+len(s.Nonce) > 0 {
		return errors.New("key slot of an office of a wrong size")
	}
	return nil
}

// SetOffice lets an office, the county's, help when passphrase and recovery code
// are lost: see RecoverForOffice. Seal encrypts the data key so that only the
// office can read it. It replaces the office set before; the same one is not
// written again.
func (s *Store) SetOffice(office string, seal func(key []byte) ([]byte, error)) error {
	s.mu.Lock()
	same := slices.ContainsFunc(s.unlocked.body.Slots, func(o slot) bool { return o.Kind == officeSlot && o.Office == office })
	s.mu.Unlock()
	if same {
		return nil
	}
	return s.changeKeyFile("set office", func(body keyBody, key dataKey) (keyBody, error) {
		sealed, err := seal(key[:])
		if err != nil {
			return keyBody{}, err
		}
		return body.with(slot{Kind: officeSlot, Office: office, Wrapped: sealed}), nil
	})
}

// RecoverForOffice makes a key file with a fresh recovery code out of the key
// file of a workspace whose secrets were lost. Only the office that the workspace
// was set to can: open decrypts what was encrypted for it. The
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
