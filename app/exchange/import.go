package exchange

import (
	"context"
	"errors"
	"io"
	"os"
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
	Released    int  // objects of earlier batches that are believed since this one brought their signers' certificates
	Resumed     int  // blocks that an earlier, broken off import had verified
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

// Import verifies each file and takes its objects in. Nothing of a file is visible
// before all of it was verified; then one transaction shows everything. What was
// verified before a break, be it a stick that was pulled out, a crash or a cancel,
// waits in the workspace, and importing the batch again, from whatever stick, goes
// on from there. An object that is not to be believed goes into quarantine while
// the rest goes in. Importing a file again changes nothing.
func Import(ctx context.Context, w *app.Workspace, files []string, progress Progress) []FileReport {
	return overFiles(ctx, w, files, progress, func(batch *syncpkg.BatchReader, r *FileReport) error {
		i := importing{w: w, batch: batch, report: r}
		err := i.run(ctx)
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
			r.Err, r.Added, r.Objects, r.Contents, r.Released, r.Quarantined = err, 0, 0, 0, 0, nil
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
	r.Batch, r.Sender, r.Manifest, r.Inner = batch.SignedManifest().ID(), batch.Signer(), batch.Manifest(), len(batch.Inner())
	// Of its own stream alone: a county holds the manifests of years.
	known, err := manifests(w, store.ManifestFilter{Signer: &r.Manifest.Signer, Stream: r.Manifest.Stream})
	if err != nil {
		return err
	}
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
