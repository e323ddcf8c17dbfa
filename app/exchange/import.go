package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// FileReport says what a batch file is and what became of it. When Err is set
// the file was refused and nothing of it was kept.
type FileReport struct {
	File        string
	Batch       syncpkg.BatchID
	Sender      syncpkg.Certificate
	Manifest    syncpkg.Manifest
	Inner       int  // manifests from below that it carries
	Before      bool // it was imported before and brought nothing new
	Forked      bool // another batch of its stream and number came before it; both are kept
	Objects     int  // authentic objects in the file
	Added       int  // of those, new to this workspace
	Contents    int  // contents of attachments, new to this workspace
	Quarantined []*syncpkg.BadObject
	Err         error
}

// Verify proves for each file that it is authentic and whole, and changes
// nothing.
func Verify(ctx context.Context, w *app.Workspace, files []string, progress Progress) []FileReport {
	return overFiles(ctx, w, files, progress, func(batch *syncpkg.BatchReader, r *FileReport) error {
		fresh := false
		err := eachObject(batch, func(o object.Object) error {
			r.Objects++
			has, err := w.Store.HasObject(o.ID)
			fresh = fresh || !has
			return err
		}, func(bad *syncpkg.BadObject) error {
			r.Quarantined = append(r.Quarantined, bad)
			return nil
		})
		r.Before = r.Before && !fresh
		return err
	})
}

// Import verifies each file and takes its objects in, a transaction a file:
// nothing of a file is visible before all of it was verified. An object that is
// not to be believed goes into quarantine while the rest goes in. Importing a
// file again changes nothing. Cancelled, it leaves the files not yet taken in as
// they are, and the workspace without anything of them.
func Import(ctx context.Context, w *app.Workspace, files []string, progress Progress) []FileReport {
	return overFiles(ctx, w, files, progress, func(batch *syncpkg.BatchReader, r *FileReport) error {
		i := importing{w: w, batch: batch, report: r}
		err := w.Store.Update(ctx, i.all)
		if err == nil && i.issue {
			err = w.RefreshPack(ctx)
		}
		r.Before = r.Before && r.Added == 0 && r.Contents == 0 // a later batch may have brought its manifest, and nothing else of it
		return err
	})
}

func overFiles(ctx context.Context, w *app.Workspace, files []string, progress Progress, work func(*syncpkg.BatchReader, *FileReport) error) []FileReport {
	reports := make([]FileReport, len(files))
	t := task{ctx: ctx, progress: progress, total: sizeOf(files)}
	for i, file := range files {
		r := FileReport{File: file}
		if err := t.ended(r.read(&t, w, work), "exchange.import_cancelled"); err != nil {
			r.Err, r.Added, r.Objects, r.Contents, r.Quarantined = err, 0, 0, 0, nil
		}
		reports[i] = r
	}
	return reports
}

// read opens the batch, says what it is, and lets the work go through it.
func (r *FileReport) read(t *task, w *app.Workspace, work func(*syncpkg.BatchReader, *FileReport) error) error {
	f, err := openBatchFile(r.File)
	if err != nil {
		return err
	}
	defer f.Close()
	batch, err := syncpkg.OpenBatch(t.reads(f), w.Identity)
	if err != nil {
		return err
	}
	known, err := manifests(w)
	if err != nil {
		return err
	}
	r.Batch, r.Sender, r.Manifest, r.Inner = batch.SignedManifest().ID(), batch.Signer(), batch.Manifest(), len(batch.Inner())
	err = syncpkg.CheckStream(slices.Values(known), r.Manifest)
	r.Before, r.Forked = errors.Is(err, syncpkg.ErrRepeated), errors.Is(err, syncpkg.ErrForked)
	return work(batch, r)
}

// openBatchFile opens a file for reading; a folder is not one.
func openBatchFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, text.Fail("exchange.cannot_open", path).Because(err)
	}
	if !info.Mode().IsRegular() {
		return nil, text.Fail("exchange.not_a_file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, text.Fail("exchange.cannot_open", path).Because(err)
	}
	return f, nil
}

// eachObject reads a batch to its end, which proves it.
func eachObject(batch *syncpkg.BatchReader, accept func(object.Object) error, quarantine func(*syncpkg.BadObject) error) error {
	for {
		o, err := batch.Next()
		var bad *syncpkg.BadObject
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &bad):
			err = quarantine(bad)
		case err == nil:
			err = accept(o)
		}
		if err != nil {
			return err
		}
	}
}

// importing is one batch on its way into the workspace.
type importing struct {
	w      *app.Workspace
	batch  *syncpkg.BatchReader
	report *FileReport
	issue  bool // it brought an issue of the county's overlays
}

func (i *importing) all(tx *store.Tx) error {
	for _, step := range []func(*store.Tx) error{i.objects, i.certificates, i.manifests, i.trust} {
		if err := step(tx); err != nil {
			return err
		}
	}
	return nil
}

// trust learns who is to be believed now, and takes what does not count out of
// the report.
func (i *importing) trust(tx *store.Tx) error {
	if err := learn(tx, i.w, filepath.Base(i.report.File)); err != nil {
		return err
	}
	if err := judge(tx, i.w); err != nil {
		return err
	}
	return i.report.setApart(tx)
}

func (i *importing) objects(tx *store.Tx) error {
	i.batch.TakeBlobs(func(b syncpkg.Blob, content io.Reader) error { return i.content(tx, b, content) })
	return eachObject(i.batch,
		func(o object.Object) error { return i.accept(tx, o) },
		func(bad *syncpkg.BadObject) error { return i.quarantine(tx, bad) })
}

// content keeps the content of an attachment that is asked for. Objects come
// first, so it is known by then.
func (i *importing) content(tx *store.Tx, b syncpkg.Blob, content io.Reader) error {
	blob := store.Blob{Hash: b.Hash, Size: b.Size}
	wants, err := tx.WantsBlob(blob)
	if err != nil || !wants {
		return err
	}
	i.report.Contents++
	return tx.PutBlob(blob, content)
}

func (i *importing) accept(tx *store.Tx, o object.Object) error {
	if o.Type == object.Receipt {
		r, err := syncpkg.ReadReceipt(o)
		if err != nil {
			return i.quarantine(tx, &syncpkg.BadObject{ID: o.ID, Sealed: o.Sealed, Reason: err})
		}
		if err := i.acknowledge(tx, syncpkg.Receipt{ReceiptBody: r, By: o.Signer}); err != nil {
			return err
		}
	}
	added, err := tx.AddObject(o, i.report.Batch.String())
	if errors.Is(err, store.ErrBody) {
		return i.quarantine(tx, &syncpkg.BadObject{ID: o.ID, Sealed: o.Sealed, Reason: fmt.Errorf("%w: %w", syncpkg.ErrForm, err)})
	}
	if err != nil {
		return err
	}
	i.report.Objects++
	if added {
		i.report.Added++
		i.issue = i.issue || o.Type == object.Pack
	}
	return nil
}

// acknowledge marks what the county has when its receipt is for this workspace,
// and for the very batch that was written here under its number: after a restored
// backup the number may stand for another one, of which the county has nothing.
func (i *importing) acknowledge(tx *store.Tx, r syncpkg.Receipt) error {
	v, err := office(i.w, &tx.Reader)
	if err != nil || !v.Acknowledges(r) {
		return err
	}
	var disbelieved []object.ID
	for _, q := range r.Quarantined {
		disbelieved = append(disbelieved, q.ID)
	}
	return tx.Acknowledge(r.Epoch, r.Stream, r.Seq, r.Batch, disbelieved)
}

func (i *importing) quarantine(tx *store.Tx, bad *syncpkg.BadObject) error {
	i.report.Quarantined = append(i.report.Quarantined, bad)
	return tx.AddQuarantine(store.Quarantine{
		Sealed: bad.Sealed, Batch: i.report.Batch.String(), Reason: bad.Code(), Detail: bad.Error(), ReceivedAt: i.w.Now(),
	})
}

// certificates keeps the chains of everybody who signed something in the batch.
func (i *importing) certificates(tx *store.Tx) error {
	anchor, _ := i.w.Identity.Anchor()
	for _, chain := range i.batch.Chains() {
		c, err := syncpkg.VerifyChain(chain, anchor)
		if err != nil {
			return err
		}
		if err := tx.PutCertificate(certificateRecord(c, chain, filepath.Base(i.report.File))); err != nil {
			return err
		}
	}
	return nil
}

// manifests keeps the batch's own manifest and the authentic ones it carries:
// with them a missing or forked batch is found.
func (i *importing) manifests(tx *store.Tx) error {
	file := filepath.Base(i.report.File)
	if _, err := tx.AddManifest(manifestRecord(i.w, i.batch.Manifest(), i.batch.SignedManifest(), file)); err != nil {
		return err
	}
	for _, m := range i.batch.Inner() {
		if m.Err != nil {
			continue
		}
		if _, err := tx.AddManifest(manifestRecord(i.w, m.Manifest, m.Signed, file)); err != nil {
			return err
		}
	}
	return nil
}
