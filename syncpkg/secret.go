package syncpkg

import (
	"bytes"
	"fmt"
	"io"

	"filippo.io/age"
)

// maxSecret bounds what SealFor is for and Unseal reads, in bytes: keys, not
// contents.
const maxSecret = 1 << 10

// SealFor encrypts a short secret so that only the holder of a certificate can
// read it.
func SealFor(c Certificate, secret []byte) ([]byte, error) {
	recipient, err := age.ParseX25519Recipient(c.Recipient)
	if err != nil {
		return nil, fmt.Errorf("read recipient: %w", err)
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		return nil, fmt.Errorf("seal secret: %w", err)
	}
	if _, err := w.Write(secret); err != nil {
		return nil, fmt.Errorf("seal secret: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("seal secret: %w", err)
	}
	return sealed.Bytes(), nil
}

// Unseal reads what SealFor encrypted for this identity.
func (id *Identity) Unseal(sealed []byte) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(sealed), id.readings()...)
	if err != nil {
		return nil, fmt.Errorf("unseal secret: %w", err)
	}
	secret, err := io.ReadAll(io.LimitReader(r, maxSecret+1))
	if err != nil {
		return nil, fmt.Errorf("unseal secret: %w", err)
	}
	if len(secret) > maxSecret {
		return nil, fmt.Errorf("unseal secret: %w", ErrTooLarge)
	}
	return secret, nil
}
