package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/syncpkg"
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
// is nothing to send. Cancelled, it leaves the batches already written, and
// nothing of the others.
func Export(ctx context.Context, w *app.Workspace, dir, division string, progress Progress) ([]Exported, error) {
	t := task{ctx: ctx, progress: progress}
	done, err := export(&t, w, dir, division)
	return done, t.ended(err, "exchange.export_cancelled")
}

func export(t *task, w *app.Workspace, dir, division string) ([]Exported, error) {
	ctx := t.ctx
	if _, enrolled := w.Identity.Certificate(); !enrolled {
		return nil, text.Fail("exchange.not_enrolled")
	}
	if w.Role == syncpkg.County {
		if err := makeReceipts(ctx, w); err != nil {
			return nil, err
		}
	}
	if w.Role != syncpkg.Village {
		if err := makeDirectories(ctx, w); err != nil {
			return nil, err
		}
	}
	streams, err := streamsFor(w, division)
	if err != nil {
		return nil, err
	}
	var done []Exported
	for _, stream := range streams {
		written, err := exportStream(t, w, dir, stream)
		done = append(done, written...)
		if err != nil {
			return done, err
		}
	}
	if len(done) == 0 {
		return nil, text.Fail("exchange.nothing").Because(ErrNothing)
	}
	return done, nil
}

// exportStream writes the batches of a stream, as many as it takes.
func exportStream(t *task, w *app.Workspace, dir, stream string) ([]Exported, error) {
	v, err := View(t.ctx, w, stream)
	if err != nil {
		return nil, err
	}
	t.total += 3 * weightOf(syncpkg.Plan{Objects: v.ToSend(stream)}) // looked through, written, read back
	var done []Exported
	for {
		plan := syncpkg.NextBatch(v, stream)
		if plan.Empty() {
			return done, nil
		}
		if !plan.Reached {
			return done, text.Fail("exchange.nobody_there", stream)
		}
		e, id, err := exportBatch(t, w, dir, plan)
		if err != nil {
			return done, err
		}
		if done = append(done, e); len(plan.Rest) == 0 {
			return done, nil
		}
		v = v.Continue(plan, id)
	}
}

func exportBatch(t *task, w *app.Workspace, dir string, plan syncpkg.Plan) (Exported, syncpkg.BatchID, error) {
	fail := func(err error) (Exported, syncpkg.BatchID, error) { return Exported{}, syncpkg.BatchID{}, err }
	path := filepath.Join(dir, fileName(w, plan))
	if _, err := os.Lstat(path); err == nil {
		return fail(text.Fail("exchange.file_exists", path))
	}
	spec, err := specOf(t, w, plan)
	if err != nil {
		return fail(err)
	}
	var written syncpkg.Manifest
	err = app.WritePart(path, func(out io.Writer) error {
		written, err = syncpkg.WriteBatch(out, w.Identity, spec)
		return err
	})
	if err != nil {
		return fail(err)
	}
	signed, err := readBack(t, app.PartName(path), weightOf(plan), w.Identity, written)
	if err != nil {
		os.Remove(app.PartName(path))
		return fail(text.Fail("exchange.not_read_back", path).Because(err))
	}
	// The number is taken in the workspace before the file gets its name: a number
	// that was never used is a gap that the next batch explains, two batches of one
	// number would look like a cloned laptop.
	if err := record(t.ctx, w, path, written, signed); err != nil {
		os.Remove(app.PartName(path))
		return fail(err)
	}
	if err := app.Publish(path); err != nil {
		return fail(err)
	}
	return Exported{File: path, Stream: plan.Stream, Seq: plan.Seq, Objects: len(plan.Objects)}, signed.ID(), nil
}

// weightOf measures how much work it is to go through what a plan holds once, in
// bytes.
func weightOf(p syncpkg.Plan) (weight int64) {
	for _, h := range p.Objects {
		weight += h.Size + h.Content
	}
	return weight
}

// fileName says who sent it to whom and its number, and nothing about people. Past
// the first epoch it names the epoch: the numbers have begun again.
func fileName(w *app.Workspace, p syncpkg.Plan) string {
	own, _ := w.Identity.Certificate()
	epoch := ""
	if p.Epoch > 1 {
		epoch = strconv.FormatUint(p.Epoch, 36) + "-"
	}
	return fmt.Sprintf("%s-%s-to-%s-%s%04d%s", w.Division, own.KeyID.String()[:6], p.Stream, epoch, p.Seq, BatchExt)
}

// errOtherBatch says that what lies on the stick is not what was written.
var errOtherBatch = errors.New("another batch was read back")

// readBack proves that what lies on the stick is the batch that was written, by
// reading it to its end, past the memory in which the system keeps what was
// written, and returns its signed manifest. Weight is how much that is of the task.
func readBack(t *task, path string, weight int64, id *syncpkg.Identity, want syncpkg.Manifest) (syncpkg.SignedManifest, error) {
	f, err := openUncached(path)
	if err != nil {
		return syncpkg.SignedManifest{}, fmt.Errorf("open what was written: %w", err)
	}
	defer f.Close()
	b, err := syncpkg.OpenBatch(t.scaled(f, sizeOf([]string{path}), weight), id)
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
func record(ctx context.Context, w *app.Workspace, path string, m syncpkg.Manifest, signed syncpkg.SignedManifest) error {
	file := filepath.Base(path)
	return w.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.AddManifest(manifestRecord(w, m, signed, file)); err != nil {
			return err
		}
		if err := tx.AddExport(store.Export{
			Epoch: m.Epoch, Stream: m.Stream, Seq: m.Seq, Hash: signed.ID(), CreatedAt: w.Now(), File: file, Objects: m.Count(),
		}, slices.Collect(m.Objects())); err != nil {
			return err
		}
		return w.AuditIn(tx, app.AuditExported, file, strconv.Itoa(m.Count()))
	})
}
