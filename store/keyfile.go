package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"ruhu/assets/text"
)

// The key file is one line of JSON: an envelope with a checksum, which tells
// damage from a wrong passphrase, around a versioned body. The envelope never
// changes.
type keyEnvelope struct {
	Format string          `json:"format"`
	SHA256 string          `json:"sha256"` // of the bytes of the body
	Body   json.RawMessage `json:"body"`
}

type keyBody struct {
	Version int    `json:"version"`
	Slots   []slot `json:"slots"`
}

const (
	keyFormat   = "ruhu-key"
	keyVersion  = 1
	maxKeyFile  = 64 << 10
	maxKeySlots = 64
)

// newKeyBody wraps a data key for an operator's passphrase and a recovery
// secret.
func newKeyBody(key dataKey, operator string, passphrase, recovery []byte, cost KDF) (keyBody, error) {
	first, err := newPassphraseSlot(key, operator, passphrase, cost)
	if err != nil {
		return keyBody{}, err
	}
	second, err := newRecoverySlot(key, operator, recovery)
	if err != nil {
		return keyBody{}, err
	}
	return keyBody{Version: keyVersion, Slots: []slot{first, second}}, nil
}

func newDataKey() (key dataKey) {
	rand.Read(key[:])
	return key
}

// encode returns the bytes of the key file.
func (b keyBody) encode() ([]byte, error) {
	body, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("encode key file: %w", err)
	}
	sum := sha256.Sum256(body)
	file, err := json.Marshal(keyEnvelope{Format: keyFormat, SHA256: hex.EncodeToString(sum[:]), Body: body})
	if err != nil {
		return nil, fmt.Errorf("encode key file: %w", err)
	}
	return append(file, '\n'), nil
}

// readKeyFile reads and checks the key file at a path.
func readKeyFile(path string) (keyBody, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return keyBody{}, text.Fail("store.key_missing", path).Because(ErrKeyFile)
	}
	if err != nil {
		return keyBody{}, explain(fmt.Errorf("open key file: %w", err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxKeyFile+1))
	if err != nil {
		return keyBody{}, explain(fmt.Errorf("read key file: %w", err))
	}
	return parseKeyFile(data, path)
}

// parseKeyFile tells four cases apart: a file of something else, a damaged one,
// one of a newer version, and one that can be used.
func parseKeyFile(data []byte, path string) (keyBody, error) {
	damaged := text.Fail("store.key_damaged", path).Because(ErrKeyFile)
	if len(data) > maxKeyFile || !bytes.Contains(data, []byte(keyFormat)) {
		return keyBody{}, text.Fail("store.key_foreign", path).Because(ErrKeyFile)
	}
	var envelope keyEnvelope
	if decodeStrictJSON(data, &envelope) != nil || envelope.Format != keyFormat {
		return keyBody{}, damaged
	}
	if sum := sha256.Sum256(envelope.Body); hex.EncodeToString(sum[:]) != envelope.SHA256 {
		return keyBody{}, damaged
	}
	var version struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(envelope.Body, &version) != nil {
		return keyBody{}, damaged
	}
	if version.Version > keyVersion {
		return keyBody{}, text.Fail("store.newer_version").Because(ErrNewerVersion)
	}
	var body keyBody
	if decodeStrictJSON(envelope.Body, &body) != nil || body.Version != keyVersion || body.check() != nil {
		return keyBody{}, damaged
	}
	return body, nil
}

func (b keyBody) check() error {
	if len(b.Slots) == 0 || len(b.Slots) > maxKeySlots {
		return fmt.Errorf("%d key slots", len(b.Slots))
	}
	for _, s := range b.Slots {
		if err := s.check(); err != nil {
			return err
		}
	}
	return nil
}

func decodeStrictJSON(data []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

// unlock returns the data key that a passphrase opens, and whose it is.
func (b keyBody) unlock(passphrase []byte) (key dataKey, operator string, err error) {
	for _, s := range b.Slots {
		if s.Kind != passphraseSlot {
			continue
		}
		if key, err := s.openWith(s.KDF.derive(passphrase, s.Salt)); err == nil {
			return key, s.Operator, nil
		}
	}
	return dataKey{}, "", text.Fail("store.wrong_passphrase").Because(ErrWrongPassphrase)
}

// recover returns the data key that a recovery secret opens, and who was given
// the code.
func (b keyBody) recover(secret []byte) (key dataKey, operator string, err error) {
	for _, s := range b.Slots {
		if s.Kind != recoverySlot {
			continue
		}
		if key, err := s.openWith(deriveRecoveryKey(secret, s.Salt)); err == nil {
			return key, s.Operator, nil
		}
	}
	return dataKey{}, "", text.Fail("store.recovery_wrong").Because(ErrRecoveryCode)
}

// withPassphrase returns the body with the operator's passphrase replaced, or set
// where the operator has none. The data key stays, so nothing else has to be
// written again.
func (b keyBody) withPassphrase(key dataKey, operator string, passphrase []byte) (keyBody, error) {
	return b.withOperator(key, operator, operator, passphrase)
}

// withOperator returns the body with a passphrase for an operator, at the cost
// that somebody else's has.
func (b keyBody) withOperator(key dataKey, costOf, operator string, passphrase []byte) (keyBody, error) {
	s, err := newPassphraseSlot(key, operator, passphrase, b.cost(costOf))
	if err != nil {
		return keyBody{}, err
	}
	return b.with(s), nil
}

// withRecovery returns the body with another recovery secret instead of the one
// before.
func (b keyBody) withRecovery(key dataKey, operator string, secret []byte) (keyBody, error) {
	s, err := newRecoverySlot(key, operator, secret)
	if err != nil {
		return keyBody{}, err
	}
	kept := b.without(func(o slot) bool { return o.Kind == recoverySlot })
	return kept.with(s), nil
}

// with returns the body with a slot in the place of the one of the same kind and
// operator.
func (b keyBody) with(s slot) keyBody {
	kept := b.without(func(o slot) bool { return o.Kind == s.Kind && o.Operator == s.Operator })
	kept.Slots = append(kept.Slots, s)
	return kept
}

func (b keyBody) without(gone func(slot) bool) keyBody {
	return keyBody{Version: b.Version, Slots: slices.DeleteFunc(slices.Clone(b.Slots), gone)}
}

func (b keyBody) withoutPassphrase(operator string) keyBody {
	return b.without(func(s slot) bool { return s.Kind == passphraseSlot && s.Operator == operator })
}

func (b keyBody) hasPassphrase(operator string) bool {
	return slices.ContainsFunc(b.Slots, func(s slot) bool { return s.Kind == passphraseSlot && s.Operator == operator })
}

// cost returns what the passphrase of an operator costs, or the default cost.
func (b keyBody) cost(operator string) KDF {
	for _, s := range b.Slots {
		if s.Kind == passphraseSlot && s.Operator == operator {
			return *s.KDF
		}
	}
	return LeastKDF
}
