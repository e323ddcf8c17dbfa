package exchange

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Receipts returns the receipts in the workspace, in the order they came.
func Receipts(ctx context.Context, w *app.Workspace) ([]syncpkg.Receipt, error) {
	var all []syncpkg.Receipt
	for o, err := range w.Store.Objects(ctx, store.ObjectFilter{Types: []object.Type{object.Receipt}}) {
		if err != nil {
			return nil, fmt.Errorf("read receipts: %w", err)
		}
		body, err := syncpkg.ReadReceipt(o)
		if err != nil {
			return nil, err
		}
		all = append(all, syncpkg.Receipt{ReceiptBody: body, By: o.Signer})
	}
	return all, nil
}

// makeReceipts signs a receipt for every stream that came up to this county and
// moved since its last receipt.
func makeReceipts(ctx context.Context, w *app.Workspace) error {
	all, err := manifests(w, store.ManifestFilter{})
	if err != nil {
		return err
	}
	senders, err := below(w)
	if err != nil {
		return err
	}
	verdict, err := verdicts(w)
	if err != nil {
		return err
	}
	var made []object.Object
	for _, state := range syncpkg.Gaps(slices.Values(all)) {
		sender, ok := senders[state.Signer]
		if !ok || state.Stream != county(w) {
			continue
		}
		body := syncpkg.Acknowledge(state.StreamID, slices.Values(all), verdict)
		o, changed, err := nextReceipt(ctx, w, sender.Division, body)
		if err != nil {
			return err
		}
		if changed {
			made = append(made, o)
		}
	}
	return w.Store.Update(ctx, func(tx *store.Tx) error {
		for _, o := range made {
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// nextReceipt signs a receipt that follows the last one of its stream, unless
// that says the same.
func nextReceipt(ctx context.Context, w *app.Workspace, division string, body syncpkg.ReceiptBody) (object.Object, bool, error) {
	var parents []object.ID
	for o, err := range w.Store.Objects(ctx, store.ObjectFilter{Types: []object.Type{object.Receipt}, Subject: body.Subject()}) {
		if err != nil {
			return o, false, fmt.Errorf("read receipts: %w", err)
		}
		last, err := syncpkg.ReadReceipt(o)
		if err != nil {
			return o, false, err
		}
		if reflect.DeepEqual(last, body) {
			return o, false, nil
		}
		parents = []object.ID{o.ID}
	}
	raw, err := object.Encode(body)
	if err != nil {
		return object.Object{}, false, fmt.Errorf("encode receipt: %w", err)
	}
	o, err := w.Sign(object.Header{Type: object.Receipt, Division: division, Subject: body.Subject(), Parents: parents, Body: raw})
	return o, true, err
}

// codeRevoked is the code of what does not count because a key was revoked.
var codeRevoked = (&syncpkg.BadObject{Reason: syncpkg.ErrRevoked}).Code()

// verdicts says what became of each object that came here.
func verdicts(w *app.Workspace) (func(object.ID) syncpkg.Verdict, error) {
	records, err := w.Store.Quarantined()
	if err != nil {
		return nil, fmt.Errorf("read quarantine: %w", err)
	}
	quarantined, apart := map[object.ID]string{}, map[object.ID]bool{}
	for _, q := range records {
		// Copies of one object may be there for several reasons, in the order they came.
		if id := q.Sealed.ID(); quarantined[id] == "" || q.Reason < quarantined[id] {
			quarantined[id] = q.Reason
		}
	}
	for _, what := range []struct {
		code string
		ids  func() ([]object.ID, error)
	}{{syncpkg.ContentMissing, w.Store.Lacking}, {codeRevoked, w.Store.Revoked}} {
		ids, err := what.ids()
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			quarantined[id], apart[id] = what.code, true
		}
	}
	held, err := w.Store.ObjectIDs(w.Store.Context())
	if err != nil {
		return nil, err
	}
	return func(id object.ID) syncpkg.Verdict {
		if held[id] && !apart[id] {
			return syncpkg.Verdict{Held: true}
		}
		return syncpkg.Verdict{Quarantine: quarantined[id]}
	}, nil
}
