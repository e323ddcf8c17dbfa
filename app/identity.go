package app

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"strings"
	"time"
	"unicode"

	"ruhu/assets"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Sign makes a signed object in the name of the operator, now.
func (w *Workspace) Sign(h object.Header) (object.Object, error) {
	h.Claimed = w.Now().Format(time.RFC3339)
	h.Author = w.Store.Operator().Name
	o, err := object.Sign(w.Identity.Key(), h)
	if err != nil {
		return o, fmt.Errorf("sign %s: %w", h.Type, err)
	}
	o.Reach = w.Division
	return o, nil
}

// OfficeName is how certificates name this workspace: its place and who works
// with it.
func (w *Workspace) OfficeName() string {
	return officeName(w.Division, w.Store.Operator())
}

// officeName brings what people typed into the form that a certificate takes:
// no invisible characters, single spaces, and no longer than fits.
func officeName(division string, o store.Operator) string {
	typed := strings.Join([]string{assets.DivisionPath(division), o.Unit, o.Name}, " ")
	name := []rune(strings.Join(strings.Fields(strings.Map(visible, typed)), " "))
	return strings.TrimSpace(string(name[:min(len(name), syncpkg.MaxName)]))
}

// visible drops a character that cannot be seen; every kind of space is a space.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsPrint(r):
		return r
	}
	return -1
}

// SaveIdentity stores the identity after it changed: something was requested,
// or a certificate accepted.
func (w *Workspace) SaveIdentity(tx *store.Tx) error {
	secret, err := encodeIdentity(w.Identity)
	if err != nil {
		return err
	}
	return tx.SetSetting(settingIdentity, secret)
}

func encodeIdentity(id *syncpkg.Identity) (string, error) {
	secret, err := id.Marshal()
	if err != nil {
		return "", fmt.Errorf("encode identity: %w", err)
	}
	return base64.StdEncoding.EncodeToString(secret), nil
}

func decodeIdentity(s string) (*syncpkg.Identity, error) {
	secret, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, fmt.Errorf("decode identity: %w", err)
	}
	return syncpkg.ParseIdentity(secret)
}

// publicKeys returns the keys of everybody whose certificate is here, and the
// workspace's own.
func (w *Workspace) publicKeys() (map[object.KeyID]ed25519.PublicKey, error) {
	own := w.Identity.Key().Public().(ed25519.PublicKey)
	keys := map[object.KeyID]ed25519.PublicKey{object.KeyIDOf(own): own}
	anchor, enrolled := w.Identity.Anchor()
	if !enrolled {
		return keys, nil
	}
	chains, err := w.Chains(&w.Store.Reader)
	if err != nil {
		return nil, err
	}
	for _, chain := range chains {
		if c, err := syncpkg.VerifyChain(chain, anchor); err == nil {
			keys[c.KeyID] = c.Key
		}
	}
	return keys, nil
}

// Chains returns every chain of certificates the workspace knows: its own with
// those above it, those of the keys it had before, and what came with batches. It
// reads within a transaction or outside one.
func (w *Workspace) Chains(r *store.Reader) ([][][]byte, error) {
	var all [][][]byte
	own := [][][]byte{w.Identity.Chain()}
	for _, f := range w.Identity.Former() {
		own = append(own, f.Chain)
	}
	for _, chain := range own {
		for i := range chain {
			all = append(all, chain[i:])
		}
	}
	records, err := r.Certificates()
	if err != nil {
		return nil, fmt.Errorf("read certificates: %w", err)
	}
	for _, c := range records {
		all = append(all, c.Chain)
	}
	return all, nil
}
