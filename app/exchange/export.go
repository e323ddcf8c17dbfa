package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"time"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// BatchExt is the extension of batch files.
const BatchExt = ".ruhu"

// ErrNothing says that there is nothing to export.
var ErrNothing = errors.New("nothing to export")

// Exported is a batch that was written, read back and found whole.
type Exported struct {
	File    string
	Stream  string
	Seq     uint64
	Objects int
}

// Export writes batches into a folder, usually on a stick. Without a division a
// village or township sends up to the county all that no receipt covers yet, and
// a county sends each township the receipts for it. With the code of a lower
// division it sends down what belongs there. The error is ErrNothing when there
// is nothing to send.
func Export(ctx context.Context, w *app.Workspace, dir, division string) ([]Exported, error) {
	if _, enrolled := w.Identity.Certificate(); !enrolled {
		return nil, text.Fail("exchange.not_enrolled")
	}
	if w.Role == syncpkg.County {
		if err := makeReceipts(ctx, w); err != nil {
			return nil, err
		}
	}
	streams, err := streamsFor(w, division)
	if err != nil {
		return nil, err
	}
	var done []Exported
	for _, stream := range streams {
		e, err := exportStream(ctx, w, dir, stream)
		if errors.Is(err, ErrNothing) {
			continue
		}
		if err != nil {
			return done, err
		}
		done = append(done, e)
	}
	if len(done) == 0 {
		return nil, text.Fail("exchange.nothing").Because(ErrNothing)
	}
	return done, nil
}

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

func exportStream(ctx context.Context, w *app.Workspace, dir, stream string) (Exported, error) {
	spec, ids, err := plan(ctx, w, stream)
	if err != nil {
		return Exported{}, err
	}
	path := filepath.Join(dir, fileName(w, stream, spec.Seq))
	if _, err := os.Stat(path); err == nil {
		return Exported{}, text.Fail("exchange.file_exists", path)
	}
	var written syncpkg.Manifest
	err = app.WritePart(path, func(out io.Writer) error {
		written, err = syncpkg.WriteBatch(out, w.Identity, spec)
		return err
	})
	if err != nil {
		return Exported{}, err
	}
	signed, err := readBack(app.PartName(path), w.Identity, written)
	if err != nil {
		os.Remove(app.PartName(path))
		return Exported{}, text.Fail("exchange.not_read_back", path).Because(err)
	}
	// The number is taken in the workspace before the file gets its name: a number
	// that was never used is a gap that the next batch explains, two batches of one
	// number would look like a cloned laptop.
	if err := record(ctx, w, path, written, signed, ids); err != nil {
		os.Remove(app.PartName(path))
		return Exported{}, err
	}
	if err := app.Publish(path); err != nil {
		return Exported{}, err
	}
	return Exported{File: path, Stream: stream, Seq: spec.Seq, Objects: len(ids)}, nil
}

// fileName says who sent it to whom and its number, and nothing about people.
func fileName(w *app.Workspace, stream string, seq uint64) string {
	own, _ := w.Identity.Certificate()
	return fmt.Sprintf("%s-%s-to-%s-%04d%s", w.Division, own.KeyID.String()[:6], stream, seq, BatchExt)
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
	before, err := w.Store.Exported(stream)
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
	reached, err := received(ctx, w, records)
	if err != nil {
		return nil, err
	}
	var all []syncpkg.SignedManifest
	for _, r := range records {
		if r.Seq > reached[syncpkg.StreamID{Signer: r.Signer, Epoch: uint64(r.Epoch), Stream: r.Stream}] {
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

// errOtherBatch says that what lies on the stick is not what was written.
var errOtherBatch = errors.New("another batch was read back")

// readBack proves that what lies on the stick is the batch that was written, by
// reading it to its end, and returns its signed manifest.
func readBack(path string, id *syncpkg.Identity, want syncpkg.Manifest) (syncpkg.SignedManifest, error) {
	f, err := os.Open(path)
	if err != nil {
		return syncpkg.SignedManifest{}, fmt.Errorf("open what was written: %w", err)
	}
	defer f.Close()
	b, err := syncpkg.OpenBatch(f, id)
	if err != nil {
		return syncpkg.SignedManifest{}, err
	}
	if err := readAll(b); err != nil {
		return syncpkg.SignedManifest{}, err
	}
	if b.SignedManifest().ID() != want.ID() {
		return syncpkg.SignedManifest{}, errOtherBatch
	}
	return b.SignedManifest(), nil
}

// readAll reads a batch to its end. An object that its readers will not believe
// is theirs to judge: it must not keep the others from being sent.
func readAll(b *syncpkg.BatchReader) error {
	for {
		_, err := b.Next()
		var bad *syncpkg.BadObject
		switch {
		case err == io.EOF:
			return nil
		case err != nil && !errors.As(err, &bad):
			return err
		}
	}
}

// record keeps what was sent: the number, the objects, and the manifest itself.
func record(ctx context.Context, w *app.Workspace, path string, m syncpkg.Manifest, signed syncpkg.SignedManifest, ids []object.ID) error {
	file := filepath.Base(path)
	return w.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.AddManifest(manifestRecord(w, m, signed, file)); err != nil {
			return err
		}
		return tx.AddExport(store.Export{
			Stream: m.Stream, Seq: m.Seq, Hash: signed.ID(), CreatedAt: w.Now(), File: file, Objects: len(ids),
		}, ids)
	})
}
