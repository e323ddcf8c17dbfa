package exchange

import (
	"bytes"
	"context"
	"io"
	"slices"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// pieceBytes is how much of a batch is verified before it is put aside: little
// enough for any computer to hold, much enough for the disk to be waited for
// seldom. A smaller batch is never put aside. Tests put aside sooner.
var pieceBytes = 4 << 20

// importing is one batch on its way into the workspace.
type importing struct {
	w      *app.Workspace
	batch  *syncpkg.BatchReader
	report *FileReport

	known    int                 // authentic objects that were here already
	wanted   map[store.Blob]bool // contents that attachments of the batch ask for
	piece    []store.Staged      // verified, and not put aside yet
	contents []content           // likewise
	buffer   []byte              // what contents lie in
	bytes    int                 // read since something was put aside

	issue bool // it brought an issue of the county's overlays
}

// content is that of an attachment.
type content struct {
	blob store.Blob
	data []byte
}

// run reads the batch to its end and shows what it brought.
func (i *importing) run(ctx context.Context) error {
	if err := i.resume(); err != nil {
		return err
	}
	i.batch.TakeBlobs(func(b syncpkg.Blob, r io.Reader) error { return i.content(ctx, b, r) })
	err := eachObject(i.batch,
		func(o object.Object) error { return i.accept(ctx, o) },
		func(bad *syncpkg.BadObject) error {
			return i.put(ctx, store.Staged{Sealed: bad.Sealed, Bad: true})
		})
	if err != nil {
		return err
	}
	if err := i.w.Store.Update(ctx, i.show); err != nil {
		return err
	}
	if i.issue {
		return i.w.RefreshPack(ctx)
	}
	return nil
}

// resume goes on from where an earlier import of the batch was broken off.
func (i *importing) resume() error {
	before, err := i.w.Store.Staging(i.report.Batch)
	if err != nil {
		return err
	}
	i.known, i.report.Resumed = before.Known, before.Blocks
	i.batch.Skip(before.Blocks)
	i.wanted = map[store.Blob]bool{}
	for s, err := range i.w.Store.Staged(i.report.Batch) {
		if err != nil {
			return err
		}
		if o, err := object.Trusted(s.Sealed); err == nil && !s.Bad {
			i.want(o)
		}
	}
	return nil
}

// want notes which content an attachment asks for.
func (i *importing) want(o object.Object) {
	if o.Type != object.Attachment {
		return
	}
	if a, err := syncpkg.ReadAttachment(o); err == nil {
		i.wanted[store.Blob{Hash: a.SHA256, Size: a.Size}] = true
	}
}

// accept keeps an authentic object that is not here yet.
func (i *importing) accept(ctx context.Context, o object.Object) error {
	has, err := i.w.Store.HasObject(o.ID)
	if err != nil {
		return err
	}
	if has {
		i.known++
		return i.progressed(ctx, len(o.Sealed.Payload))
	}
	i.want(o)
	return i.put(ctx, store.Staged{Sealed: o.Sealed, Reach: o.Reach})
}

func (i *importing) put(ctx context.Context, o store.Staged) error {
	i.piece = append(i.piece, o)
	return i.progressed(ctx, len(o.Sealed.Payload))
}

// content keeps the content of an attachment that is asked for, by this batch or
// an earlier one. It is read before the database is written to: nobody waits for
// the stick.
func (i *importing) content(ctx context.Context, b syncpkg.Blob, r io.Reader) error {
	blob := store.Blob{Hash: b.Hash, Size: b.Size}
	wants, err := i.w.Store.WantsBlob(blob)
	if err == nil && !wants && i.wanted[blob] {
		wants, err = i.w.Store.HasBlob(blob)
		wants = !wants
	}
	if err != nil || !wants {
		return err
	}
	// One buffer for all: contents are large, and the collector would lag behind.
	begin := len(i.buffer)
	i.buffer = slices.Grow(i.buffer, int(b.Size))[:begin+int(b.Size)]
	data := i.buffer[begin:]
	if _, err := io.ReadFull(r, data); err != nil {
		return err
	}
	i.report.Contents++
	i.contents = append(i.contents, content{blob, data})
	return i.progressed(ctx, len(data))
}

// progressed puts aside what came together where a block ends and it is enough.
func (i *importing) progressed(ctx context.Context, bytes int) error {
	i.bytes += bytes
	blocks, left := i.batch.Opened()
	if left > 0 || i.bytes < pieceBytes {
		return nil
	}
	err := i.w.Store.Update(ctx, func(tx *store.Tx) error {
		if err := i.keepContents(tx); err != nil {
			return err
		}
		return tx.Stage(i.report.Batch, store.Staging{Blocks: blocks, Known: i.known}, i.piece)
	})
	if err != nil {
		return err
	}
	clear(i.piece)
	i.piece, i.contents, i.buffer, i.bytes = i.piece[:0], nil, i.buffer[:0], 0
	return nil
}

func (i *importing) keepContents(tx *store.Tx) error {
	for _, c := range i.contents {
		if err := tx.PutBlob(c.blob, bytes.NewReader(c.data)); err != nil {
			return err
		}
	}
	return nil
}
