package exchange

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// streamsFor names the audiences of an export.
func streamsFor(w *app.Workspace, division string) ([]string, error) {
	switch {
	case division == "" && w.Role == syncpkg.County:
		return townships(w)
	case division == "":
		return []string{county(w)}, nil
	case division == w.Division || survey.DivisionRole(division) == "" || !upward(w, division) && !survey.InDivision(division, w.Division):
		return nil, text.Fail("exchange.not_below", division)
	}
	return []string{division}, nil
}

// townships returns the townships whose devices a county knows.
func townships(w *app.Workspace) ([]string, error) {
	devices, err := below(w)
	if err != nil {
		return nil, err
	}
	var codes []string
	for _, d := range devices {
		codes = append(codes, d.Division[:survey.TownshipDigits])
	}
	slices.Sort(codes)
	return slices.Compact(codes), nil
}

// plan decides what the next batch of a stream holds.
func plan(ctx context.Context, w *app.Workspace, stream string) (syncpkg.BatchSpec, []object.ID, error) {
	spec := syncpkg.BatchSpec{
		Stream: stream, Epoch: epoch, Seq: 1,
		Created: w.Now().Format(time.RFC3339), App: "ruhu " + app.Version,
	}
	if err := continueStream(w, &spec); err != nil {
		return spec, nil, err
	}
	ids, err := selectObjects(ctx, w, stream)
	if err != nil {
		return spec, nil, err
	}
	if len(ids) == 0 {
		return spec, nil, ErrNothing
	}
	before, err := w.Store.Exported(epoch, stream)
	if err != nil {
		return spec, nil, fmt.Errorf("read what was exported: %w", err)
	}
	spec.Everything = syncpkg.InventoryOf(slices.Values(slices.Concat(before, ids)))
	spec.Objects = objectsByID(w.Store, ids)
	if spec.Recipients, err = recipients(w, stream); err != nil {
		return spec, nil, err
	}
	if upward(w, stream) {
		if spec.Inner, err = inner(ctx, w); err != nil {
			return spec, nil, err
		}
	}
	spec.Chains, err = chains(w)
	return spec, ids, err
}

// continueStream takes the next number of the stream.
func continueStream(w *app.Workspace, spec *syncpkg.BatchSpec) error {
	exports, err := w.Store.Exports()
	if err != nil {
		return fmt.Errorf("read exports: %w", err)
	}
	for _, e := range exports {
		if e.Stream == spec.Stream && e.Seq >= spec.Seq {
			spec.Seq, spec.Prev = e.Seq+1, e.Hash
		}
	}
	return nil
}

// selectObjects returns what a batch of the stream carries, in the order in
// which it came here.
func selectObjects(ctx context.Context, w *app.Workspace, stream string) ([]object.ID, error) {
	filter := store.ObjectFilter{Types: []object.Type{object.Seed, object.Visit, object.Receipt}}
	belongs := func(o object.Object) bool { return survey.InDivision(o.Division, stream) }
	switch {
	case upward(w, stream):
		filter = store.ObjectFilter{Types: []object.Type{object.Seed, object.Visit}, Unacknowledged: true}
		fromAbove := map[object.KeyID]bool{}
		for _, c := range w.Identity.Superiors() {
			fromAbove[c.KeyID] = true
		}
		belongs = func(o object.Object) bool { return !fromAbove[o.Signer] }
	case survey.DivisionRole(stream) != "village":
		filter.Types = []object.Type{object.Receipt} // nobody gets another village's people
	}
	var ids []object.ID
	for o, err := range w.Store.Objects(ctx, filter) {
		if err != nil {
			return nil, fmt.Errorf("read objects: %w", err)
		}
		if belongs(o) {
			ids = append(ids, o.ID)
		}
	}
	return ids, nil
}

func objectsByID(s *store.Store, ids []object.ID) iter.Seq2[object.Object, error] {
	return func(yield func(object.Object, error) bool) {
		for _, id := range ids {
			if o, err := s.Object(id); !yield(o, err) {
				return
			}
		}
	}
}

// recipients are the readers of a batch besides its writer: upward everybody
// above; downward the devices of the audience and everybody above them.
func recipients(w *app.Workspace, stream string) ([]string, error) {
	var all []string
	for _, c := range w.Identity.Superiors() {
		all = append(all, c.Recipient)
	}
	if upward(w, stream) {
		return all, nil
	}
	devices, err := Devices(w)
	if err != nil {
		return nil, err
	}
	reached := false
	for _, d := range devices {
		if survey.InDivision(d.Division, stream) || survey.InDivision(stream, d.Division) {
			all = append(all, d.Recipient)
			reached = reached || survey.InDivision(d.Division, stream)
		}
	}
	if !reached {
		return nil, text.Fail("exchange.nobody_there", stream)
	}
	return all, nil
}

// inner returns the manifests from below, and the workspace's own earlier ones,
// that the county has not acknowledged: with them it sees what was sent even
// where a stick was lost on the way.
func inner(ctx context.Context, w *app.Workspace) ([]syncpkg.SignedManifest, error) {
	records, err := w.Store.Manifests(store.ManifestFilter{Stream: county(w)})
	if err != nil {
		return nil, fmt.Errorf("read manifests: %w", err)
	}
	done, err := covered(ctx, w, records)
	if err != nil {
		return nil, err
	}
	var all []syncpkg.SignedManifest
	for _, r := range records {
		if !done[r.Hash] {
			all = append(all, syncpkg.SignedManifest{Manifest: r.Bytes, Signature: r.Signature})
		}
	}
	return all, nil
}

// chains returns every chain the workspace knows, its own and its superiors'
// included; the writer takes those it needs.
func chains(w *app.Workspace) ([][][]byte, error) {
	var all [][][]byte
	own := w.Identity.Chain()
	for i := range own {
		all = append(all, own[i:])
	}
	records, err := w.Store.Certificates()
	if err != nil {
		return nil, fmt.Errorf("read certificates: %w", err)
	}
	for _, r := range records {
		all = append(all, r.Chain)
	}
	return all, nil
}
