package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"ruhu/assets/text"
	"ruhu/survey"
)

// A recovery code is 128 random bits and a checksum in the 32 characters of
// Crockford's alphabet, which has no I, L, O and U, in groups of four:
// 7 groups, written down on paper once and typed in on a bad day.
const (
	recoveryBytes    = 16
	recoveryAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	recoveryGroup    = 4
)

var recoveryEncoding = base32.NewEncoding(recoveryAlphabet).WithPadding(base32.NoPadding)

// newRecoverySecret makes the secret that a recovery code stands for.
func newRecoverySecret() []byte {
	secret := make([]byte, recoveryBytes)
	rand.Read(secret)
	return secret
}

// recoveryCode writes a secret with its two characters of checksum in groups.
func recoveryCode(secret []byte) string {
	code := recoveryEncoding.EncodeToString(secret) + recoveryChecksum(secret)
	var groups []string
	for ; len(code) > 0; code = code[recoveryGroup:] {
		groups = append(groups, code[:recoveryGroup])
	}
	return strings.Join(groups, "-")
}

func recoveryChecksum(secret []byte) string {
	sum := sha256.Sum256(append([]byte("ruhu recovery code"), secret...))
	return recoveryEncoding.EncodeToString(sum[:])[:2]
}

// parseRecoveryCode reads a code as people type it: any case and width, with or
// without separators, O for 0, I or L for 1.
func parseRecoveryCode(code string) ([]byte, error) {
	code = strings.ToUpper(survey.FoldWidth(code))
	code = strings.NewReplacer("O", "0", "I", "1", "L", "1", "-", "", "—", "", "–", "", "_", "").Replace(code)
	code = strings.Join(strings.Fields(code), "")
	wrong := text.Fail("store.recovery_typo").Because(ErrRecoveryCode)
	if len(code) < 2 {
		return nil, wrong
	}
	body, sum := code[:len(code)-2], code[len(code)-2:]
	secret, err := recoveryEncoding.DecodeString(body)
	if err != nil || len(secret) != recoveryBytes || recoveryEncoding.EncodeToString(secret) != body || recoveryChecksum(secret) != sum {
		return nil, wrong
	}
	return secret, nil
}
