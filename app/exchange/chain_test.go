package exchange_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/app/roster"
	"ruhu/store"
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
		if _, err := exchange.Export(t.Context(), w, dir, ""); !errors.Is(err, exchange.ErrNothing) || pending(t, w) != 0 {
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

func TestAReceiptIsWrittenAgainOnlyWhenItSaysSomethingNew(t *testing.T) {
	o, families := seeded(t, 2)
	if _, err := exchange.Export(t.Context(), o.County, t.TempDir(), ""); !errors.Is(err, exchange.ErrNothing) {
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
	for _, r := range exchange.Import(t.Context(), in, files) {
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

func TestNumbersGoOnAfterAWriteThatFailed(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	dir := t.TempDir()
	var seqs []uint64
	for range 3 {
		before := inventory(t, o.Village)
		_, err := exchange.Export(t.Context(), o.Village, apptest.Blocked(t, "stick"), "")
		apptest.Says(t, err, "app.cannot_write")
		if after := inventory(t, o.Village); after != before {
			t.Errorf("a write that failed changed %+v to %+v", before, after)
		}
		seqs = append(seqs, export(t, o.Village, dir, "").Seq)
	}
	if !slices.Equal(seqs, []uint64{1, 2, 3}) || len(apptest.Files(t, dir)) != 3 {
		t.Errorf("numbers %v, files %v", seqs, apptest.Files(t, dir))
	}
}

func TestAFileThatIsThereIsNotOverwritten(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	dir, copied := t.TempDir(), apptest.Copy(t, o.Village)
	e := export(t, o.Village, dir, "")
	before := inventory(t, copied)
	_, err := exchange.Export(t.Context(), copied, dir, "")
	apptest.Says(t, err, "exchange.file_exists")
	if after := inventory(t, copied); after != before || len(apptest.Files(t, dir)) != 1 {
		t.Errorf("before %+v, after %+v, files %v", before, after, apptest.Files(t, dir))
	}
	if r := exchange.Verify(o.Township, []string{e.File})[0]; r.Err != nil || r.Objects != 1 {
		t.Errorf("the file that was there: %+v", r)
	}
	if got := export(t, copied, t.TempDir(), ""); got.Seq != e.Seq || filepath.Base(got.File) != filepath.Base(e.File) {
		t.Errorf("elsewhere it is %+v", got)
	}
}

func TestWhereThereIsNobodyNothingIsSent(t *testing.T) {
	o, _ := seeded(t, 1)
	stranger := apptest.Create(t, apptest.Village)
	tests := []struct {
		name     string
		w        *app.Workspace
		division string
		key      string
	}{
		{"a workspace that is not enrolled", stranger, "", "exchange.not_enrolled"},
		{"a village that has only what it was given", o.Village, "", "exchange.nothing"},
		{"a township with nothing for the village", o.Township, apptest.OtherVillage, "exchange.nothing"},
		{"its own division", o.Township, apptest.Township, "exchange.not_below"},
		{"a division beside it", o.Village, apptest.OtherVillage, "exchange.not_below"},
		{"a division of another county", o.County, "410622105", "exchange.not_below"},
		{"no division", o.County, "小河村", "exchange.not_below"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "stick")
			_, err := exchange.Export(t.Context(), tt.w, dir, tt.division)
			apptest.Says(t, err, tt.key)
			if errors.Is(err, exchange.ErrNothing) != (tt.key == "exchange.nothing") {
				t.Errorf("got %v", err)
			}
		})
	}
	apptest.Seed(t, o.Township, apptest.Family("410621105203", 50, "赵伾"))
	_, err := exchange.Export(t.Context(), o.Township, t.TempDir(), "410621105203")
	apptest.Says(t, err, "exchange.nobody_there")
}

func TestAVillageGetsNobodyElsesPeople(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Seed(t, o.Township, apptest.Family(apptest.OtherVillage, 20, "王𬍛"))
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township, o.Village)
	apptest.Send(t, o.Township, apptest.OtherVillage, o.Other)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	for _, w := range []*app.Workspace{o.Village, o.Other} {
		for _, row := range apptest.Holding(t, w) {
			if row.Village != w.Division {
				t.Errorf("village %s has %s of %s", w.Division, row.HeadName, row.Village)
			}
		}
	}
}
