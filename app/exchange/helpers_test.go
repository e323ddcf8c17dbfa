package exchange_test

import (
	"os"
	"path/filepath"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// seeded makes enrolled offices; the township has sent the village its
// households.
func seeded(t testing.TB, households int) (apptest.Offices, []survey.Household) {
	t.Helper()
	o := apptest.Enrolled(t)
	families := apptest.Families(apptest.Village, households)
	apptest.Seed(t, o.Township, families...)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	return o, families
}

func pending(t testing.TB, w *app.Workspace) int {
	t.Helper()
	n, err := exchange.Pending(t.Context(), w)
	apptest.OK(t, err)
	return n
}

// export writes the one batch that there is to write into a folder.
func export(t testing.TB, w *app.Workspace, dir, division string) exchange.Exported {
	t.Helper()
	done, err := exchange.Export(t.Context(), w, dir, division, nil)
	apptest.OK(t, err)
	if len(done) != 1 {
		t.Fatalf("wrote %+v", done)
	}
	return done[0]
}

// take imports one file and returns what became of it.
func take(t testing.TB, w *app.Workspace, file string) exchange.FileReport {
	t.Helper()
	return exchange.Import(t.Context(), w, []string{file}, nil)[0]
}

// noGaps fails the test when batches from below seem to be missing.
func noGaps(t testing.TB, offices ...*app.Workspace) {
	t.Helper()
	for _, w := range offices {
		gaps, err := exchange.Gaps(w)
		apptest.OK(t, err)
		for _, g := range gaps {
			t.Errorf("the %s sees a gap: %+v", w.Role, g.State)
		}
	}
}

// receiptsHome brings the county's receipts to offices.
func receiptsHome(t testing.TB, county *app.Workspace, to ...*app.Workspace) {
	t.Helper()
	apptest.Send(t, county, "", to...)
}

// everything is all that an import can change.
type everything struct {
	counts                            store.Counts
	manifests, certificates, receipts int
	acknowledged                      int
}

func inventory(t testing.TB, w *app.Workspace) everything {
	t.Helper()
	manifests, err := w.Store.Manifests(store.ManifestFilter{})
	apptest.OK(t, err)
	certificates, err := w.Store.Certificates()
	apptest.OK(t, err)
	receipts, err := exchange.Receipts(t.Context(), w)
	apptest.OK(t, err)
	e := everything{apptest.Counts(t, w), len(manifests), len(certificates), len(receipts), 0}
	exports, err := w.Store.Exports()
	apptest.OK(t, err)
	for _, x := range exports {
		if x.Acknowledged {
			e.acknowledged++
		}
	}
	return e
}

// put signs something and puts it into the signer's own workspace, whether its
// signer may say so or not.
func put(t testing.TB, w *app.Workspace, h object.Header, body any) object.Object {
	t.Helper()
	var err error
	h.Body, err = object.Encode(body)
	apptest.OK(t, err)
	o, err := w.Sign(h)
	apptest.OK(t, err)
	apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddObject(o, "")
		return err
	}))
	return o
}

// stream is where an office sends upward.
func stream(w *app.Workspace) syncpkg.StreamID {
	own, _ := w.Identity.Certificate()
	return syncpkg.StreamID{Signer: own.KeyID, Epoch: 1, Stream: apptest.County}
}

// receipt is what an office would say of the batch with a number.
func receipt(t testing.TB, id syncpkg.StreamID, w *app.Workspace, seq uint64) syncpkg.ReceiptBody {
	t.Helper()
	r := syncpkg.ReceiptBody{
		Signer: id.Signer, Epoch: id.Epoch, Stream: id.Stream, Seq: seq,
		Missing: []syncpkg.Range{}, Quarantined: []syncpkg.Quarantined{}, Forked: []uint64{},
	}
	exports, err := w.Store.Exports()
	apptest.OK(t, err)
	for _, e := range exports {
		if e.Stream == id.Stream && e.Seq == seq {
			r.Batch = e.Hash
		}
	}
	return r
}

// damaged writes a copy of a file with one bit changed.
func damaged(t testing.TB, dir string, data []byte, at int) string {
	t.Helper()
	path := filepath.Join(dir, "damaged.ruhu")
	copied := append([]byte{}, data...)
	copied[at] ^= 1 << (at % 8)
	apptest.OK(t, os.WriteFile(path, copied, 0o600))
	return path
}
