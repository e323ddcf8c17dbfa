package exchange

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Key is a device with what is thought of its key.
type Key struct {
	syncpkg.Certificate
	Own      bool
	Believed bool
	Revoked  []syncpkg.Revoking // those that decide about it; none while it stands
}

// Keys returns the keys this workspace knows, its own first, then those above it,
// then all others.
func Keys(w *app.Workspace) ([]Key, error) {
	devices, err := Devices(w)
	if err != nil {
		return nil, err
	}
	s, err := standing(&w.Store.Reader, w)
	if err != nil {
		return nil, err
	}
	keys := make([]Key, len(devices))
	for i, d := range devices {
		keys[i] = Key{d, w.Identity.Owns(d.KeyID), s.Believed(d.KeyID), s.Revocations(d.KeyID)}
	}
	return keys, nil
}

// State says in a few words what the key is worth.
func (k Key) State(lang text.Lang, own object.KeyID) string {
	switch {
	case k.KeyID == own:
		return lang.T("exchange.key.own")
	case k.Own:
		return lang.T("exchange.key.former")
	case len(k.Revoked) > 0:
		return lang.T("exchange.key.revoked", lang.T("exchange.key.reason."+k.Revoked[0].Body.Reason))
	case !k.Believed:
		return lang.T("exchange.key.doubtful")
	}
	return lang.T("exchange.key.good")
}

// leastDigits is how much of a key people have to write to name it.
const leastDigits = 8

// FindKey returns the key that people name by the beginning of its id or by its
// whole fingerprint.
func FindKey(w *app.Workspace, name string) (Key, error) {
	keys, err := Keys(w)
	if err != nil {
		return Key{}, err
	}
	wanted := strings.ToLower(strings.Join(strings.Fields(name), ""))
	found := slices.DeleteFunc(keys, func(k Key) bool {
		return !(len(wanted) >= leastDigits && strings.HasPrefix(k.KeyID.String(), wanted)) &&
			strings.ReplaceAll(k.Fingerprint(), " ", "") != wanted
	})
	if len(found) != 1 {
		return Key{}, text.Fail("exchange.key_unknown", name, leastDigits)
	}
	return found[0], nil
}

// Revoking says why a key is no longer to be believed, and from where on.
type Revoking struct {
	Key     object.KeyID
	Reason  string // syncpkg.KeyLost, KeyCloned or KeyWithdrawn
	Comment string
	// Last is the number of the last batch that counts, in the newest series that
	// the device sent up. Nil: all that came here counts, or what a former
	// revocation of this office left.
	Last *uint64
}

// Revoke revokes the key of an office or device below. What it had sent with the
// last good batch and before stays; everything else of it goes into quarantine,
// here and wherever the revocation comes.
func Revoke(ctx context.Context, w *app.Workspace, r Revoking) error {
	c, err := subordinate(w, r.Key)
	if err != nil {
		return err
	}
	return w.Store.Update(ctx, func(tx *store.Tx) error {
		if c.Role == syncpkg.Township {
			// What a stolen key certifies from now on is told from what it had certified
			// by what this office knows at this moment.
			if err := listDevices(tx, w, c.Division); err != nil {
				return err
			}
		}
		return revoke(tx, w, c, r, object.KeyID{})
	})
}

// subordinate returns the certificate of a device below this office.
func subordinate(w *app.Workspace, key object.KeyID) (syncpkg.Certificate, error) {
	inside, err := below(w)
	if err != nil {
		return syncpkg.Certificate{}, err
	}
	c, known := inside[key]
	if !known || w.Role == syncpkg.Village {
		return syncpkg.Certificate{}, text.Fail("exchange.revoke_not_below")
	}
	return c, nil
}

// revoke signs a revocation that follows those of this office, and judges anew.
func revoke(tx *store.Tx, w *app.Workspace, c syncpkg.Certificate, r Revoking, successor object.KeyID) error {
	before, err := ownRevocations(tx, w, c.KeyID)
	if err != nil {
		return err
	}
	body := syncpkg.RevocationBody{Key: r.Key, Reason: r.Reason, Comment: r.Comment, Successor: successor}
	switch {
	case len(before) > 0 && r.Last == nil:
		body.Good = before[0].Body.Good
	default:
		if body.Good, err = lastGood(tx, w, r); err != nil {
			return err
		}
	}
	header, err := syncpkg.Compose(object.Revocation, c.Division, c.KeyID.String(), body)
	if err != nil {
		return err
	}
	for _, b := range before {
		header.Parents = append(header.Parents, b.ID)
	}
	o, err := w.Sign(header)
	if err != nil {
		return err
	}
	if _, err := tx.AddObject(o, ""); err != nil {
		return err
	}
	if err := w.AuditIn(tx, app.AuditKeys, c.KeyID.String(), "revoked "+c.Division+": "+r.Reason); err != nil {
		return err
	}
	return judge(tx, w)
}

// ownRevocations returns the newest revocations of a key by this office.
func ownRevocations(tx *store.Tx, w *app.Workspace, key object.KeyID) (own []syncpkg.Revoking, err error) {
	var e syncpkg.Evidence
	if err := evidentRevocations(&tx.Reader, w, &e); err != nil {
		return nil, err
	}
	replaced := map[object.ID]bool{}
	for _, r := range e.Revocations {
		if r.Body.Key == key && w.Identity.Owns(r.Signer) {
			own = append(own, r)
			for _, id := range r.Parents {
				replaced[id] = true
			}
		}
	}
	return slices.DeleteFunc(own, func(r syncpkg.Revoking) bool { return replaced[r.ID] }), nil
}

// lastGood returns the last batches of a key that count. Where nobody says which,
// also those that the county acknowledged and that never came here.
func lastGood(tx *store.Tx, w *app.Workspace, r Revoking) ([]syncpkg.LastGood, error) {
	records, err := tx.Manifests(store.ManifestFilter{Signer: &r.Key})
	if err != nil {
		return nil, fmt.Errorf("read manifests: %w", err)
	}
	batches, newest := map[syncpkg.BatchID]syncpkg.Manifest{}, uint64(0)
	for _, m := range records {
		batches[m.Hash] = syncpkg.Manifest{Signer: m.Signer, Epoch: m.Epoch, Stream: m.Stream, Seq: m.Seq, Prev: m.Prev}
		if survey.DivisionRole(m.Stream) == string(syncpkg.County) {
			newest = max(newest, m.Epoch)
		}
	}
	if r.Last != nil {
		return syncpkg.LastGoodOf(r.Key, batches, func(m syncpkg.Manifest) bool {
			up := survey.DivisionRole(m.Stream) == string(syncpkg.County)
			return !up || m.Epoch != newest || m.Seq <= *r.Last
		}), nil
	}
	anchor, _ := w.Identity.Anchor()
	err = eachOf(tx, object.Receipt, func(o object.Object) error {
		body, err := syncpkg.ReadReceipt(o)
		if _, here := batches[body.Batch]; o.Signer == anchor && body.Signer == r.Key && body.Seq > 0 && !here {
			batches[body.Batch] = syncpkg.Manifest{Signer: r.Key, Epoch: body.Epoch, Stream: body.Stream, Seq: body.Seq}
		}
		return err
	})
	return syncpkg.LastGoodOf(r.Key, batches, nil), err
}

// replace revokes the key in whose place another was approved. A key that was
// revoked for another reason keeps it, and gets its successor.
func replace(tx *store.Tx, w *app.Workspace, old, fresh syncpkg.Certificate) error {
	before, err := ownRevocations(tx, w, old.KeyID)
	if err != nil {
		return err
	}
	r := Revoking{Key: old.KeyID, Reason: syncpkg.KeyRotated}
	if len(before) > 0 {
		if before[0].Body.Successor == fresh.KeyID {
			return nil // approved before
		}
		r.Reason, r.Comment = before[0].Body.Reason, before[0].Body.Comment
	}
	return revoke(tx, w, old, r, fresh.KeyID)
}

// replaced returns the certificate of the key that a request is to replace, and
// refuses one that was another office's.
func replaced(w *app.Workspace, req syncpkg.Request) (syncpkg.Certificate, error) {
	inside, err := below(w)
	if err != nil {
		return syncpkg.Certificate{}, err
	}
	old, known := inside[req.Replaces]
	if !known || old.Division != req.Division {
		return syncpkg.Certificate{}, text.Fail("exchange.replaces_unknown", req.Division, req.Name)
	}
	return old, nil
}

// Rotate writes a request for new keys in place of those in use, which stay in
// use until the approval is accepted, and returns its fingerprint.
func Rotate(ctx context.Context, w *app.Workspace, path string) (fingerprint string, err error) {
	return writeRequest(ctx, w, path, func() ([]byte, error) { return w.Identity.Rotate(w.OfficeName()) })
}
