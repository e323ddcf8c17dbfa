package exchange_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/app/roster"
	"ruhu/store"
	"ruhu/syncpkg"
)

func TestTheWholeChainFromTheRosterToTheReceipts(t *testing.T) {
	o := apptest.Enrolled(t)
	families := append(apptest.Families(apptest.Village, 3), apptest.Family(apptest.OtherVillage, 10, "阿依古丽·买买提", "王𬍛"))
	if _, err := roster.Import(t.Context(), o.Township, apptest.Roster(t, apptest.Rows(families...)), ""); err != nil {
		t.Fatal(err)
	}
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	apptest.Send(t, o.Township, apptest.OtherVillage, o.Other)
	for _, v := range []*app.Workspace{o.Village, o.Other} {
		for _, row := range apptest.Holding(t, v)[:1] {
			apptest.Visit(t, v, row.ID)
		}
		apptest.Send(t, v, "", o.Township)
	}
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township, o.Village, o.Other)

	all := apptest.Holding(t, o.Township)
	if got := apptest.Holding(t, o.County); !reflect.DeepEqual(got, all) || len(all) != 4 {
		t.Errorf("the county holds %v\nthe township %v", got, all)
	}
	var below []store.HouseholdRow
	for _, v := range []*app.Workspace{o.Village, o.Other} {
		rows := apptest.Holding(t, v)
		below = append(below, rows...)
		if rows[0].Village != v.Division || rows[0].Visits != 1 {
			t.Errorf("village %s holds %+v", v.Division, rows[0])
		}
	}
	if !reflect.DeepEqual(below, all) {
		t.Errorf("the villages hold %v\nthe township %v", below, all)
	}
	for _, w := range []*app.Workspace{o.County, o.Township, o.Village, o.Other} {
		apptest.Sound(t, w)
		if n := pending(t, w); n != 0 {
			t.Errorf("%d objects are pending at the %s", n, w.Role)
		}
	}
	noGaps(t, o.County, o.Township)
	state, err := o.Village.Store.Household(all[0].ID)
	apptest.OK(t, err)
	if !state.Revisions[1].Accepted {
		t.Error("the village does not know that the county has its visit")
	}
}

func TestExportIsCumulativeUntilTheReceipt(t *testing.T) {
	o, families := seeded(t, 3)
	dir := t.TempDir()
	for i, h := range families {
		apptest.Visit(t, o.Village, h.ID)
		e := export(t, o.Village, dir, "")
		if e.Objects != i+1 || e.Seq != uint64(i+1) || e.Stream != apptest.County || pending(t, o.Village) != i+1 {
			t.Fatalf("after %d visits: %+v, pending %d", i+1, e, pending(t, o.Village))
		}
		apptest.Import(t, o.Township, e.File)
	}
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township, o.Village)
	for _, w := range []*app.Workspace{o.Village, o.Township} {
		if _, err := exchange.Export(t.Context(), w, dir, "", nil); !errors.Is(err, exchange.ErrNothing) || pending(t, w) != 0 {
			t.Errorf("after the receipt the %s still has %d to send: %v", w.Role, pending(t, w), err)
		}
	}
	apptest.Visit(t, o.Village, families[0].ID)
	e := export(t, o.Village, dir, "")
	report := take(t, o.Township, e.File)
	if e.Objects != 1 || e.Seq != 4 || report.Added != 1 || report.Inner != 0 {
		t.Errorf("the next batch is %+v with %d manifests of earlier ones", e, report.Inner)
	}
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township, o.Village)
	if pending(t, o.Village)+pending(t, o.Township) != 0 {
		t.Error("the second receipt does not cover what was sent after the first")
	}
	noGaps(t, o.Township, o.County)
}

func TestALostStickIsMadeGoodByTheNext(t *testing.T) {
	o, families := seeded(t, 3)
	dir := t.TempDir()
	apptest.Visit(t, o.Village, families[0].ID)
	export(t, o.Village, dir, "") // lost on the way to the township
	apptest.Visit(t, o.Village, families[1].ID)
	fromVillage := export(t, o.Village, dir, "")
	apptest.Import(t, o.Township, fromVillage.File)
	export(t, o.Township, dir, "") // lost on the way to the county
	fromTownship := export(t, o.Township, dir, "")

	report := take(t, o.County, fromTownship.File)
	apptest.OK(t, report.Err)
	if report.Inner != 3 || fromTownship.Seq != 2 {
		t.Errorf("batch %d carries the manifests of %d others", fromTownship.Seq, report.Inner)
	}
	if !reflect.DeepEqual(apptest.Holding(t, o.County), apptest.Holding(t, o.Township)) {
		t.Error("the county does not hold what the township holds")
	}
	noGaps(t, o.County, o.Township)
	receiptsHome(t, o.County, o.Township, o.Village)
	for _, w := range []*app.Workspace{o.Village, o.Township} {
		if e := inventory(t, w); e.acknowledged < 2 || pending(t, w) != 0 {
			t.Errorf("the %s has %d pending; the county has %d of its batches", w.Role, pending(t, w), e.acknowledged)
		}
	}
}

func TestAVillagesStickReadAtTheCountyIsEnough(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.County)
	receiptsHome(t, o.County, o.Village, o.Township)
	if pending(t, o.Village) != 0 || pending(t, o.Township) != len(families) {
		t.Errorf("pending in the village %d, at the township %d", pending(t, o.Village), pending(t, o.Township))
	}
	noGaps(t, o.County)
}

func TestImportingTwiceAndInAnyOrderGivesTheSame(t *testing.T) {
	o, families := seeded(t, 2)
	other := apptest.Family(apptest.OtherVillage, 20, "王𬍛")
	apptest.Seed(t, o.Other, other)
	apptest.Visit(t, o.Village, families[0].ID)
	files := []string{apptest.Export(t, o.Village, ""), apptest.Export(t, o.Other, "")}
	apptest.Visit(t, o.Village, families[0].ID)
	files = append(files, apptest.Export(t, o.Village, ""), apptest.Export(t, o.Township, ""))

	fresh := o.County
	in := apptest.Copy(t, fresh)
	apptest.Import(t, in, files...)
	want, before := apptest.Holding(t, in), inventory(t, in)
	if len(want) != 3 || before.counts.Visited != 1 {
		t.Fatalf("the county holds %+v", want)
	}
	for _, r := range exchange.Import(t.Context(), in, files, nil) {
		if r.Err != nil || r.Added != 0 || r.Objects == 0 || !r.Before {
			t.Errorf("a second time: %+v", r)
		}
	}
	if after := inventory(t, in); after != before {
		t.Errorf("importing twice changed %+v to %+v", before, after)
	}
	for order := range permutations(len(files)) {
		w := apptest.Copy(t, fresh)
		for _, n := range order {
			if r := take(t, w, files[n]); r.Err != nil || r.Added > 0 && r.Before {
				t.Errorf("order %v, file %d: %+v", order, n, r)
			}
		}
		if got := apptest.Holding(t, w); !reflect.DeepEqual(got, want) || inventory(t, w) != before {
			t.Errorf("order %v gives %+v", order, got)
		}
		apptest.Sound(t, w)
		noGaps(t, w)
		apptest.OK(t, w.Close())
	}
}

// permutations goes through all orders of n things.
func permutations(n int) func(func([]int) bool) {
	return func(yield func([]int) bool) {
		var place func([]int) bool
		place = func(order []int) bool {
			if len(order) == n {
				return yield(order)
			}
			for i := range n {
				if !slices.Contains(order, i) && !place(append(slices.Clone(order), i)) {
					return false
				}
			}
			return true
		}
		place(nil)
	}
}

// TestABatchThatBringsNothingNewIsForwarded: a copied or restored laptop sends
// under new numbers what the county has already. Without the manifest it would
// wait for its receipt for ever.
func TestABatchThatBringsNothingNewIsForwarded(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township)
	apptest.Send(t, o.Village, "", o.Township) // it has no receipt yet
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township)
	receipts, err := exchange.Receipts(t.Context(), o.Township)
	apptest.OK(t, err)
	if !slices.ContainsFunc(receipts, func(r syncpkg.Receipt) bool { return r.StreamID() == stream(o.Village) && r.Seq == 2 }) {
		t.Errorf("no receipt for the second batch among %+v", receipts)
	}
	if _, err := exchange.Export(t.Context(), o.Township, t.TempDir(), "", nil); !errors.Is(err, exchange.ErrNothing) {
		t.Errorf("with every receipt in hand the township still sends: %v", err)
	}
}
