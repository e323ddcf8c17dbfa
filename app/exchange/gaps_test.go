package exchange_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// batch writes a batch up to the county as no honest workspace would.
func batch(t testing.TB, w *app.Workspace, seq uint64, prev syncpkg.BatchID, objects ...object.Object) string {
	t.Helper()
	var file bytes.Buffer
	var recipients []string
	var ids []object.ID
	for _, c := range w.Identity.Superiors() {
		recipients = append(recipients, c.Recipient)
	}
	for _, o := range objects {
		ids = append(ids, o.ID)
	}
	_, err := syncpkg.WriteBatch(&file, w.Identity, syncpkg.BatchSpec{
		Stream: apptest.County, Epoch: 1, Seq: seq, Prev: prev, Recipients: recipients,
		Everything: syncpkg.InventoryOf(func(yield func(object.ID) bool) {
			for _, id := range ids {
				if !yield(id) {
					return
				}
			}
		}),
		Objects: func(yield func(object.Object, error) bool) {
			for _, o := range objects {
				if !yield(o, nil) {
					return
				}
			}
		},
	})
	apptest.OK(t, err)
	path := filepath.Join(t.TempDir(), "b.ruhu")
	apptest.OK(t, os.WriteFile(path, file.Bytes(), 0o600))
	return path
}

func TestMissingBatchesAndForksAreReported(t *testing.T) {
	o, families := seeded(t, 1)
	visited := apptest.Visit(t, o.Village, families[0].ID)
	third := batch(t, o.Village, 3, syncpkg.BatchID{7}, visited)
	if r := take(t, o.Township, third); r.Err != nil || r.Added != 1 {
		t.Fatalf("%+v", r)
	}
	gaps, err := exchange.Gaps(o.Township)
	apptest.OK(t, err)
	if len(gaps) != 1 || gaps[0].Sender.Division != apptest.Village || len(gaps[0].State.Missing) != 1 || gaps[0].State.Missing[0].To != 2 {
		t.Errorf("gaps %+v", gaps)
	}
}

func TestBothBatchesOfOneNumberAreTakenInAndReported(t *testing.T) {
	o, families := seeded(t, 2)
	copied := apptest.Copy(t, o.Village)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Visit(t, copied, families[1].ID)
	first, second := apptest.Export(t, o.Village, ""), apptest.Export(t, copied, "")
	if r := take(t, o.Township, first); r.Err != nil || r.Forked {
		t.Fatalf("the first: %+v", r)
	}
	if r := exchange.Verify(t.Context(), o.Township, []string{second}, nil)[0]; r.Err != nil || !r.Forked || r.Before {
		t.Errorf("verified: %+v", r)
	}
	if r := take(t, o.Township, second); r.Err != nil || !r.Forked || r.Added != 1 || r.Before {
		t.Errorf("the second: %+v", r)
	}
	before := inventory(t, o.Township)
	if before.counts.Visited != 2 || before.manifests != 3 {
		t.Errorf("the township holds %+v", before)
	}
	for _, file := range []string{first, second} {
		if r := take(t, o.Township, file); r.Err != nil || !r.Before || r.Forked || r.Added != 0 {
			t.Errorf("again: %+v", r)
		}
	}
	if after := inventory(t, o.Township); after != before {
		t.Errorf("before %+v, after %+v", before, after)
	}
	gaps, err := exchange.Gaps(o.Township)
	apptest.OK(t, err)
	if len(gaps) != 1 || !slices.Equal(gaps[0].State.Forked, []uint64{1}) {
		t.Errorf("gaps %+v", gaps)
	}

	// The county acknowledges neither, and so both laptops go on sending.
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Village, copied)
	for _, w := range []*app.Workspace{o.Village, copied} {
		if n := pending(t, w); n != 1 {
			t.Errorf("%d visits are pending", n)
		}
	}
}

func TestWhatGoesDownLeavesNoGapAbove(t *testing.T) {
	o, _ := seeded(t, 1)
	apptest.Export(t, o.Township, apptest.Village)
	apptest.Import(t, o.County, apptest.Export(t, o.Township, apptest.Village))
	noGaps(t, o.County)
}
