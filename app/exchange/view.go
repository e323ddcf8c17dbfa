package exchange

import (
	"context"
	"fmt"
	"slices"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// View reads what this workspace knows, as far as it matters for a batch of the
// stream.
func View(ctx context.Context, w *app.Workspace, stream string) (syncpkg.View, error) {
	v, err := office(w, &w.Store.Reader)
	if err != nil {
		return v, err
	}
	for _, load := range []func(context.Context, *app.Workspace, string, *syncpkg.View) error{
		viewDevices, viewHeld, viewBatches, viewReceipts, viewTrust,
	} {
		if err := load(ctx, w, stream, &v); err != nil {
			return v, err
		}
	}
	return v, nil
}

// office is what a workspace knows of itself, within a transaction or outside one.
func office(w *app.Workspace, r *store.Reader) (syncpkg.View, error) {
	epoch, err := app.EpochOf(r)
	if err != nil {
		return syncpkg.View{}, err
	}
	v := syncpkg.View{Superiors: w.Identity.Superiors(), Epoch: epoch.Number}
	for _, f := range w.Identity.Former() {
		v.Former = append(v.Former, f.KeyID)
	}
	var enrolled bool
	if v.Self, enrolled = w.Identity.Certificate(); !enrolled {
		v.Self.Role, v.Self.Division = w.Role, w.Division
	}
	return v, nil
}

func viewDevices(_ context.Context, w *app.Workspace, _ string, v *syncpkg.View) error {
	devices, err := Devices(w)
	above := 1 + len(v.Superiors) // Devices begins with the workspace itself and those above it
	if len(devices) > above {
		v.Devices = devices[above:]
	}
	return err
}

// viewHeld reads what may be sent: upward what the county does not have, downward
// what is about the audience.
func viewHeld(ctx context.Context, w *app.Workspace, stream string, v *syncpkg.View) error {
	filter := store.HeldFilter{About: stream}
	if v.Upward(stream) {
		filter = store.HeldFilter{Unacknowledged: true}
	}
	held, err := w.Store.Held(ctx, filter)
	if err != nil {
		return err
	}
	old, err := replacedDirectories(&w.Store.Reader)
	if err != nil {
		return err
	}
	v.Held = make([]syncpkg.Held, 0, len(held))
	for _, h := range held {
		// What a former key listed travels on: the manifests of the new one vouch for it.
		if !old[h.ID] || h.Signer != v.Self.KeyID && h.Signer != v.County().KeyID {
			v.Held = append(v.Held, syncpkg.Held(h))
		}
	}
	return nil
}

func viewBatches(_ context.Context, w *app.Workspace, stream string, v *syncpkg.View) error {
	batches, err := w.Store.Manifests(store.ManifestFilter{Stream: stream, Bare: true})
	if err != nil {
		return fmt.Errorf("read batches: %w", err)
	}
	for _, m := range batches {
		v.Seen = append(v.Seen, seen(m.Signer, m.Epoch, m.Stream, m.Seq, m.Hash, m.Prev))
	}
	if err := written(&w.Store.Reader, v); err != nil {
		return err
	}
	carried, err := w.Store.Exported(v.Epoch, stream)
	if err != nil {
		return fmt.Errorf("read what was exported: %w", err)
	}
	v.Carried = map[string][]object.ID{stream: carried}
	return nil
}

// written reads the batches that were written here.
func written(r *store.Reader, v *syncpkg.View) error {
	exports, err := r.Exports()
	if err != nil {
		return fmt.Errorf("read exports: %w", err)
	}
	for _, e := range exports {
		v.Written = append(v.Written, seen(v.Self.KeyID, e.Epoch, e.Stream, e.Seq, e.Hash, syncpkg.BatchID{}))
	}
	return nil
}

func seen(signer object.KeyID, epoch uint64, stream string, seq uint64, id, prev syncpkg.BatchID) syncpkg.Seen {
	return syncpkg.Seen{StreamID: syncpkg.StreamID{Signer: signer, Epoch: epoch, Stream: stream}, Seq: seq, ID: id, Prev: prev}
}

func viewReceipts(ctx context.Context, w *app.Workspace, _ string, v *syncpkg.View) (err error) {
	v.Receipts, err = Receipts(ctx, w)
	return err
}

// viewTrust reads whom nothing is encrypted to any more, and what shows an
// audience below that objects of revoked keys count.
func viewTrust(_ context.Context, w *app.Workspace, stream string, v *syncpkg.View) error {
	r := &w.Store.Reader
	s, err := standing(r, w)
	if err != nil {
		return err
	}
	v.Distrusted = map[object.KeyID]bool{}
	for _, d := range slices.Concat(v.Superiors, v.Devices) {
		v.Distrusted[d.KeyID] = !s.Believed(d.KeyID)
	}
	if v.Upward(stream) {
		return nil
	}
	var failed error
	for _, id := range s.Proof(stream, signedBy(r, &failed)) {
		m, err := r.Manifest(id)
		if err != nil {
			return err
		}
		v.Proof = append(v.Proof, seen(m.Signer, m.Epoch, m.Stream, m.Seq, m.Hash, m.Prev))
	}
	return failed
}
