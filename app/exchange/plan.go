package exchange

import (
	"fmt"
	"io"
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

// specOf loads what a plan names.
func specOf(t *task, w *app.Workspace, p syncpkg.Plan) (syncpkg.BatchSpec, error) {
	spec := syncpkg.BatchSpec{
		Stream: p.Stream, Epoch: p.Epoch, Seq: p.Seq, Prev: p.Prev,
		Created: w.Now().Format(time.RFC3339), App: "ruhu " + app.Version,
		Recipients: p.Recipients, Everything: p.Everything, Objects: objectsOf(t, w.Store, p.Objects),
	}
	if err := attach(t, w, &spec, p.Contents); err != nil {
		return spec, err
	}
	for _, s := range p.Inner {
		m, err := w.Store.Manifest(s.ID)
		if err != nil {
			return spec, fmt.Errorf("read manifest of batch %d: %w", s.Seq, err)
		}
		spec.Inner = append(spec.Inner, syncpkg.SignedManifest{Manifest: m.Bytes, Signature: m.Signature})
	}
	var err error
	spec.Chains, err = w.Chains(&w.Store.Reader)
	return spec, err
}

// attach puts the contents of attachments into the batch.
func attach(t *task, w *app.Workspace, spec *syncpkg.BatchSpec, attachments []object.ID) error {
	for _, id := range attachments {
		b, here, err := w.Store.BlobOf(id)
		if err != nil {
			return err
		}
		if here {
			spec.Blobs = append(spec.Blobs, syncpkg.Blob{Hash: b.Hash, Size: b.Size})
		}
	}
	spec.OpenBlob = func(b syncpkg.Blob) (io.Reader, error) {
		content, err := w.Store.OpenBlob(store.Blob{Hash: b.Hash, Size: b.Size})
		return t.reads(content), err
	}
	return nil
}

func objectsOf(t *task, s *store.Store, held []syncpkg.Held) iter.Seq2[object.Object, error] {
	return func(yield func(object.Object, error) bool) {
		for _, h := range held {
			o, err := s.Object(h.ID)
			if err == nil {
				err = t.add(h.Size)
			}
			if !yield(o, err) || err != nil {
				return
			}
		}
	}
}
