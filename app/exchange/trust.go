package exchange

import (
	"fmt"
	"iter"
	"slices"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// learn takes the certificates out of the directories that are here: they name
// the devices that an office above knows. A key that is known may be listed with
// another chain; the store decides between the two.
func learn(tx *store.Tx, w *app.Workspace, source string) error {
	anchor, _ := w.Identity.Anchor()
	return eachOf(tx, object.Directory, func(o object.Object) error {
		body, err := syncpkg.ReadDirectory(o)
		if err != nil {
			return err
		}
		for _, chain := range body.Chains {
			c, err := syncpkg.VerifyChain(chain, anchor)
			if err != nil {
				continue // what does not lead to the county is nobody
			}
			if err := tx.PutCertificate(certificateRecord(c, chain, source)); err != nil {
				return err
			}
		}
		return nil
	})
}

// eachOf goes through all objects of a type, those that do not count included.
func eachOf(tx *store.Tx, kind object.Type, work func(object.Object) error) error {
	return eachIn(&tx.Reader, kind, work)
}

func eachIn(r *store.Reader, kind object.Type, work func(object.Object) error) error {
	for o, err := range r.Objects(r.Context(), store.ObjectFilter{Types: []object.Type{kind}, Revoked: true}) {
		if err != nil {
			return fmt.Errorf("read %s: %w", kind, err)
		}
		if err := work(o); err != nil {
			return err
		}
	}
	return nil
}

// judge marks what revoked keys signed and does not count, and opens another
// epoch where that or a receipt asks for it. What came before a revocation and
// what comes after it is judged alike.
func judge(tx *store.Tx, w *app.Workspace) error {
	s, err := standing(&tx.Reader, w)
	if err != nil {
		return err
	}
	var not []object.ID
	for _, key := range s.Doubtful() {
		ids, err := tx.SignedBy(key)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !s.Counts(key, id) {
				not = append(not, id)
			}
		}
	}
	if err := tx.SetRevoked(not); err != nil {
		return err
	}
	return renew(tx, w, not)
}

// renew opens another epoch when a receipt says that somebody else numbers
// batches in the workspace's name, or when this one has carried what does not
// count any more.
func renew(tx *store.Tx, w *app.Workspace, not []object.ID) error {
	v, err := sent(tx, w)
	if err != nil || w.Role == syncpkg.County {
		return err
	}
	if slices.ContainsFunc(v.Receipts, v.MustRenew) {
		return app.OpenEpoch(tx, app.EpochForked)
	}
	gone := map[object.ID]bool{}
	for _, id := range not {
		gone[id] = true
	}
	if v.Stranded(county(w), gone) {
		return app.OpenEpoch(tx, app.EpochRevoked)
	}
	return nil
}

// sent reads what was sent up from here, and what is said about it.
func sent(tx *store.Tx, w *app.Workspace) (syncpkg.View, error) {
	v, err := office(w, &tx.Reader)
	if err != nil {
		return v, err
	}
	if err := written(&tx.Reader, &v); err != nil {
		return v, err
	}
	carried, err := tx.Exported(v.Epoch, county(w))
	if err != nil {
		return v, fmt.Errorf("read what was exported: %w", err)
	}
	v.Carried = map[string][]object.ID{county(w): carried}
	return v, eachOf(tx, object.Receipt, func(o object.Object) error {
		body, err := syncpkg.ReadReceipt(o)
		v.Receipts = append(v.Receipts, syncpkg.Receipt{ReceiptBody: body, By: o.Signer})
		return err
	})
}

// standing reads all that says which keys are believed.
func standing(r *store.Reader, w *app.Workspace) (*syncpkg.Standing, error) {
	e := syncpkg.Evidence{Own: map[object.KeyID]bool{}, Devices: map[object.KeyID]syncpkg.Device{}, Manifests: map[syncpkg.BatchID]syncpkg.Manifest{}}
	for _, load := range []func(*store.Reader, *app.Workspace, *syncpkg.Evidence) error{
		evidentRevocations, evidentDevices, evidentDirectories, evidentManifests, evidentReceipts,
	} {
		if err := load(r, w, &e); err != nil {
			return nil, err
		}
	}
	return syncpkg.Judge(e), nil
}

func evidentRevocations(r *store.Reader, _ *app.Workspace, e *syncpkg.Evidence) error {
	return eachIn(r, object.Revocation, func(o object.Object) error {
		body, err := syncpkg.ReadRevocation(o)
		e.Revocations = append(e.Revocations, syncpkg.Revoking{
			ID: o.ID, Parents: o.Parents, Signer: o.Signer, Division: o.Division, Body: body,
		})
		return err
	})
}

func evidentDevices(r *store.Reader, w *app.Workspace, e *syncpkg.Evidence) error {
	anchor, enrolled := w.Identity.Anchor()
	if !enrolled {
		return nil
	}
	chains, err := w.Chains(r)
	if err != nil {
		return err
	}
	for _, chain := range chains {
		if err := addDevice(e, chain, anchor); err != nil {
			return err
		}
	}
	for key := range e.Devices {
		e.Own[key] = w.Identity.Owns(key)
	}
	return nil
}

// addDevice adds the holder of a chain with those above it.
func addDevice(e *syncpkg.Evidence, chain [][]byte, anchor object.KeyID) error {
	var keys []object.KeyID
	for i := range chain {
		c, err := syncpkg.VerifyChain(chain[len(chain)-1-i:], anchor)
		if err != nil {
			return fmt.Errorf("check certificate: %w", err)
		}
		if _, known := e.Devices[c.KeyID]; !known {
			above := slices.Clone(keys)
			slices.Reverse(above)
			e.Devices[c.KeyID] = syncpkg.Device{Key: c.KeyID, Division: c.Division, Issuers: above}
		}
		keys = append(keys, c.KeyID)
	}
	return nil
}

// evidentDirectories reads directories only where keys were revoked: nothing else
// depends on them.
func evidentDirectories(r *store.Reader, w *app.Workspace, e *syncpkg.Evidence) error {
	if len(e.Revocations) == 0 {
		return nil
	}
	anchor, _ := w.Identity.Anchor()
	return eachIn(r, object.Directory, func(o object.Object) error {
		body, err := syncpkg.ReadDirectory(o)
		v := syncpkg.Vouching{ID: o.ID, Signer: o.Signer}
		for _, chain := range body.Chains {
			if c, err := syncpkg.VerifyChain(chain, anchor); err == nil {
				v.Listed = append(v.Listed, c.KeyID)
			}
		}
		e.Directories = append(e.Directories, v)
		return err
	})
}

func evidentManifests(r *store.Reader, _ *app.Workspace, e *syncpkg.Evidence) error {
	if len(e.Revocations) == 0 {
		return nil
	}
	records, err := r.Manifests(store.ManifestFilter{})
	if err != nil {
		return fmt.Errorf("read manifests: %w", err)
	}
	for _, record := range records {
		var m syncpkg.Manifest
		if err := object.Decode(record.Bytes, &m); err != nil {
			return fmt.Errorf("read manifest of batch %d: %w", record.Seq, err)
		}
		e.Manifests[record.Hash] = m
	}
	return nil
}

func evidentReceipts(r *store.Reader, w *app.Workspace, e *syncpkg.Evidence) error {
	if len(e.Revocations) == 0 {
		return nil
	}
	anchor, _ := w.Identity.Anchor()
	return eachIn(r, object.Receipt, func(o object.Object) error {
		body, err := syncpkg.ReadReceipt(o)
		if o.Signer == anchor {
			e.Acknowledged = append(e.Acknowledged, body.Batch)
		}
		return err
	})
}

// signedBy yields the ids of what a key signed, for Standing.Proof.
func signedBy(r *store.Reader, failed *error) func(object.KeyID) iter.Seq[object.ID] {
	return func(key object.KeyID) iter.Seq[object.ID] {
		ids, err := r.SignedBy(key)
		if err != nil {
			*failed = err
		}
		return slices.Values(ids)
	}
}

// setApart moves the objects of the file that do not count from those taken in to
// those in quarantine.
func (r *FileReport) setApart(tx *store.Tx) error {
	ids, err := tx.Revoked()
	if err != nil || len(ids) == 0 {
		return err
	}
	here := map[object.ID]bool{}
	for id := range r.Manifest.Objects() {
		here[id] = true
	}
	for _, id := range ids {
		if here[id] {
			r.Objects--
			r.Added = min(r.Added, r.Objects)
			r.Quarantined = append(r.Quarantined, &syncpkg.BadObject{ID: id, Reason: syncpkg.ErrRevoked})
		}
	}
	return nil
}
