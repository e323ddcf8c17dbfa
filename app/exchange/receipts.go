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

// Receipt is a receipt in a workspace.
type Receipt struct {
	syncpkg.ReceiptBody
	By object.KeyID // who signed it; Signer is whose stream it is about
}

// fromCounty reports whether the county says so. A township's receipt says only
// that something got that far: nobody stops sending because of it. The county is
// the root of the trust, and the only office of its role.
func (r Receipt) fromCounty(w *app.Workspace) bool {
	anchor, enrolled := w.Identity.Anchor()
	return enrolled && r.By == anchor
}

// Receipts returns the receipts in the workspace, in the order they came.
func Receipts(ctx context.Context, w *app.Workspace) ([]Receipt, error) {
	var all []Receipt
	for o, err := range w.Store.Objects(ctx, store.ObjectFilter{Types: []object.Type{object.Receipt}}) {
		if err != nil {
			return nil, fmt.Errorf("read receipts: %w", err)
		}
		body, err := syncpkg.ReadReceipt(o)
		if err != nil {
			return nil, err
		}
		all = append(all, Receipt{ReceiptBody: body, By: o.Signer})
	}
	return all, nil
}

// covered returns which of the batches the county's receipts cover: the one that
// a receipt names, and those before it in its own history. Another batch of one
// of their numbers, from a copied disk or a restored backup, is not among them.
func covered(ctx context.Context, w *app.Workspace, manifests []store.Manifest) (map[syncpkg.BatchID]bool, error) {
	receipts, err := Receipts(ctx, w)
	if err != nil {
		return nil, err
	}
	type batch struct {
		stream syncpkg.StreamID
		id     syncpkg.BatchID
	}
	before := map[batch]syncpkg.BatchID{}
	for _, m := range manifests {
		before[batch{syncpkg.StreamID{Signer: m.Signer, Epoch: m.Epoch, Stream: m.Stream}, m.Hash}] = m.Prev
	}
	done := map[syncpkg.BatchID]bool{}
	for _, r := range receipts {
		if !r.fromCounty(w) {
			continue
		}
		for id := r.Batch; !done[id]; {
			prev, here := before[batch{r.StreamID(), id}]
			if !here {
				break
			}
			done[id], id = true, prev
		}
	}
	return done, nil
}

// makeReceipts signs a receipt for every stream that came up to this county and
// moved since its last receipt.
func makeReceipts(ctx context.Context, w *app.Workspace) error {
	all, err := manifests(w)
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

// verdicts says what became of each object that came here.
func verdicts(w *app.Workspace) (func(object.ID) syncpkg.Verdict, error) {
	records, err := w.Store.Quarantined()
	if err != nil {
		return nil, fmt.Errorf("read quarantine: %w", err)
	}
	quarantined := map[object.ID]string{}
	for _, q := range records {
		quarantined[q.Sealed.ID()] = q.Reason
	}
	return func(id object.ID) syncpkg.Verdict {
		if held, err := w.Store.HasObject(id); err == nil && held {
			return syncpkg.Verdict{Held: true}
		}
		return syncpkg.Verdict{Quarantine: quarantined[id]}
	}, nil
}
