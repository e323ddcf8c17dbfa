package syncpkg

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"filippo.io/age"

	"ruhu/syncpkg/object"
)

// Holder is who holds a signing key: what a request asks for and a certificate
// confirms.
type Holder struct {
	Role      Role
	Division  string            // 6, 9 or 12 digits, by the role
	Name      string            // of the office, or of the person and device
	Recipient string            // age X25519 recipient for data: age1…
	Key       ed25519.PublicKey // for signatures
}

// fingerprintGroups times four digits are 79 bits: more than anyone can search
// through for a second key with the same fingerprint, and still short enough to
// be read aloud on the telephone.
const fingerprintGroups = 6

// Fingerprint returns groups of digits that two people read to each other. It
// covers everything in the holder, so that equal fingerprints mean equal
// requests or certificates. A request and the certificate made from it have the
// same one.
func (h Holder) Fingerprint() string {
	content, err := object.Encode([]any{string(h.Role), h.Division, h.Name, h.Recipient, []byte(h.Key)})
	if err != nil {
		return "" // unreachable: strings and bytes always encode
	}
	sum := sha256.Sum256(object.Signable("ruhu fingerprint v1", content))
	digits := new(big.Int).SetBytes(sum[:])
	digits.Mod(digits, new(big.Int).Exp(big.NewInt(10), big.NewInt(4*fingerprintGroups), nil))
	s := fmt.Sprintf("%0*s", 4*fingerprintGroups, digits)
	groups := make([]string, fingerprintGroups)
	for i := range groups {
		groups[i] = s[4*i : 4*i+4]
	}
	return strings.Join(groups, " ")
}

// check refuses a holder that no certificate may name.
func (h Holder) check() error {
	switch {
	case !h.Role.fits(h.Division):
		return fmt.Errorf("%w: %s %q", ErrDivision, h.Role, h.Division)
	case !validName(h.Name):
		return ErrName
	case len(h.Key) != ed25519.PublicKeySize:
		return fmt.Errorf("%w: key of %d bytes", ErrMalformed, len(h.Key))
	}
	return checkRecipient(h.Recipient)
}

func validName(name string) bool {
	n := utf8.RuneCountInString(name)
	return n > 0 && n <= MaxName && utf8.ValidString(name) && strings.TrimSpace(name) == name &&
		!strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

// checkRecipient refuses what is no X25519 recipient. Each has one spelling.
func checkRecipient(s string) error {
	if _, err := age.ParseX25519Recipient(s); err != nil {
		return fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return nil
}
