package exchange_test

import (
	"errors"
	"slices"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestAReceiptIsWrittenAgainOnlyWhenItSaysSomethingNew(t *testing.T) {
	o, families := seeded(t, 2)
	if _, err := exchange.Export(t.Context(), o.County, t.TempDir(), "", nil); !errors.Is(err, exchange.ErrNothing) {
		t.Errorf("a county that received nothing sends %v", err)
	}
	apptest.Send(t, o.Township, "", o.County)
	for range 2 {
		apptest.Export(t, o.County, "")
	}
	if got := inventory(t, o.County).receipts; got != 1 {
		t.Errorf("%d receipts for one batch", got)
	}
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	apptest.Export(t, o.County, "")
	receipts, err := exchange.Receipts(t.Context(), o.County)
	apptest.OK(t, err)
	county, _ := o.County.Identity.Certificate()
	var got []uint64
	for _, r := range receipts {
		if r.By != county.KeyID {
			t.Errorf("a receipt by %s", r.By)
		}
		if r.StreamID() == stream(o.Township) {
			got = append(got, r.Seq)
		}
	}
	if len(receipts) != 3 || !slices.Equal(got, []uint64{1, 2}) {
		t.Errorf("%d receipts, those for the township up to %v", len(receipts), got)
	}
}

func TestOnlyTheCountysReceiptForTheBatchItselfStopsResending(t *testing.T) {
	tests := []struct {
		name string
		send func(t *testing.T, o apptest.Offices) // brings a receipt to the village
		want int                                   // still pending
	}{
		{"the township's receipt", func(t *testing.T, o apptest.Offices) {
			r := receipt(t, stream(o.Village), o.Village, 1)
			put(t, o.Township, object.Header{Type: object.Receipt, Division: apptest.Village, Subject: r.Subject()}, r)
			apptest.Send(t, o.Township, apptest.Village, o.Village)
		}, 1},
		{"the county's receipt for another device of the village", func(t *testing.T, o apptest.Offices) {
			other := stream(o.Village)
			other.Signer = object.KeyID{1}
			fromCounty(t, o, receipt(t, other, o.Village, 1))
		}, 1},
		{"the county's receipt for another batch of the number", func(t *testing.T, o apptest.Offices) {
			r := receipt(t, stream(o.Village), o.Village, 1)
			r.Batch = syncpkg.BatchID{1}
			fromCounty(t, o, r)
		}, 1},
		{"the county's receipt for another epoch", func(t *testing.T, o apptest.Offices) {
			r := receipt(t, stream(o.Village), o.Village, 1)
			r.Epoch = 2
			fromCounty(t, o, r)
		}, 1},
		{"the county's receipt that nothing is complete", func(t *testing.T, o apptest.Offices) {
			fromCounty(t, o, receipt(t, stream(o.Village), o.Village, 0))
		}, 1},
		{"the county's receipt", func(t *testing.T, o apptest.Offices) {
			fromCounty(t, o, receipt(t, stream(o.Village), o.Village, 1))
		}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, families := seeded(t, 1)
			apptest.Visit(t, o.Village, families[0].ID)
			apptest.Export(t, o.Village, "")
			tt.send(t, o)
			if e := inventory(t, o.Village); e.receipts != 1 || pending(t, o.Village) != tt.want {
				t.Fatalf("pending %d, want %d: %+v", pending(t, o.Village), tt.want, e)
			}
			if tt.want == 0 {
				return
			}
			apptest.Send(t, o.Village, "", o.Township)
			apptest.Send(t, o.Township, "", o.County)
			if !slices.Equal(apptest.Holding(t, o.County), apptest.Holding(t, o.Township)) {
				t.Error("the county does not hold what the village sent")
			}
			noGaps(t, o.Township, o.County)
		})
	}
}

// fromCounty brings a receipt, as the county signed it, to the village: by way of
// the township, because the county knows no device that it has not heard from.
func fromCounty(t testing.TB, o apptest.Offices, r syncpkg.ReceiptBody) {
	t.Helper()
	put(t, o.County, object.Header{Type: object.Receipt, Division: apptest.Village, Subject: r.Subject()}, r)
	receiptsHome(t, o.County, o.Township)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
}

func TestAReceiptForWhatWentDownStopsNothingThatGoesUp(t *testing.T) {
	o, families := seeded(t, 2)
	down := stream(o.Township)
	down.Stream = apptest.Village
	r := receipt(t, down, o.Township, 1)
	put(t, o.County, object.Header{Type: object.Receipt, Division: apptest.Township, Subject: r.Subject()}, r)
	receiptsHome(t, o.County, o.Township)
	if n := pending(t, o.Township); n != len(families) {
		t.Errorf("%d of %d households are pending", n, len(families))
	}
}

func TestAReceiptForABatchBeforeTheBackupStopsNothingAfterIt(t *testing.T) {
	o, families := seeded(t, 2)
	restored := apptest.Copy(t, o.Village) // the backup
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.County)

	apptest.Visit(t, restored, families[1].ID)
	apptest.Export(t, restored, "") // lost, under the number that the county has another batch of
	receiptsHome(t, o.County, restored)
	if n := pending(t, restored); n != 1 {
		t.Errorf("%d visits are pending, and the county has none of them", n)
	}
	if e := inventory(t, o.County); e.counts.Visited != 1 {
		t.Errorf("%+v", e)
	}
}
