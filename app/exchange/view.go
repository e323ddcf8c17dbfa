package exchange

import (
	"context"
	"fmt"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// View reads what this workspace knows, as far as it matters for a batch of the
// stream.
func View(ctx context.Context, w *app.Workspace, stream string) (syncpkg.View, error) {
	v := office(w)
	for _, load := range []func(context.Context, *app.Workspace, string, *syncpkg.View) error{
		viewDevices, viewHeld, viewBatches, viewReceipts,
	} {
		if err := load(ctx, w, stream, &v); err != nil {
			return v, err
		}
	}
	return v, nil
}

// office is what a workspace knows of itself.
func office(w *app.Workspace) syncpkg.View {
	v := syncpkg.View{Superiors: w.Identity.Superiors(), Epoch: epoch}
	var enrolled bool
	if v.Self, enrolled = w.Identity.Certificate(); !enrolled {
		v.Self.Role, v.Self.Division = w.Role, w.Division
	}
	return v
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
	v.Held = make([]syncpkg.Held, len(held))
	for i, h := range held {
		v.Held[i] = syncpkg.Held(h)
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
	exports, err := w.Store.Exports()
	if err != nil {
		return fmt.Errorf("read exports: %w", err)
	}
	for _, e := range exports {
		v.Written = append(v.Written, seen(v.Self.KeyID, e.Epoch, e.Stream, e.Seq, e.Hash, syncpkg.BatchID{}))
	}
	carried, err := w.Store.Exported(v.Epoch, stream)
	if err != nil {
		return fmt.Errorf("read what was exported: %w", err)
	}
	v.Carried = map[string][]object.ID{stream: carried}
	return nil
}

func seen(signer object.KeyID, epoch uint64, stream string, seq uint64, id, prev syncpkg.BatchID) syncpkg.Seen {
	return syncpkg.Seen{StreamID: syncpkg.StreamID{Signer: signer, Epoch: epoch, Stream: stream}, Seq: seq, ID: id, Prev: prev}
}

func viewReceipts(ctx context.Context, w *app.Workspace, _ string, v *syncpkg.View) (err error) {
	v.Receipts, err = Receipts(ctx, w)
	return err
}
