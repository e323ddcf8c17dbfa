package exchange_test

import (
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestWhatAVillageSaysAboutAnotherGoesIntoQuarantineAndTheRestGoesIn(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	foreign := apptest.Family(apptest.OtherVillage, 50, "外村人")
	forged := put(t, o.Village, object.Header{Type: object.Seed, Division: foreign.Village, Subject: foreign.ID}, survey.Seed{Household: foreign})
	file := apptest.Export(t, o.Village, "")
	for _, w := range []*app.Workspace{o.Township, o.County} {
		r := take(t, w, file)
		if r.Err != nil || r.Added != 1 || len(r.Quarantined) != 1 || r.Quarantined[0].ID != forged.ID || r.Quarantined[0].Code() != "division" {
			t.Fatalf("at the %s: %+v", w.Role, r)
		}
		if has, err := w.Store.HasObject(forged.ID); has || err != nil {
			t.Errorf("the %s believes it: %v", w.Role, err)
		}
		if verified := exchange.Verify(t.Context(), w, []string{file}, nil)[0]; len(verified.Quarantined) != 1 {
			t.Errorf("verified %+v", verified)
		}
		kept, err := w.Store.Quarantined()
		apptest.OK(t, err)
		if len(kept) != 1 || kept[0].Sealed.ID() != forged.ID || kept[0].Reason != "division" {
			t.Errorf("the %s keeps %+v", w.Role, kept)
		}
		if again := take(t, w, file); again.Added != 0 || apptest.Counts(t, w).Quarantined != 1 {
			t.Errorf("a second time: %+v", again)
		}
		apptest.Sound(t, w)
	}
	receiptsHome(t, o.County, o.Village)
	receipts, err := exchange.Receipts(t.Context(), o.Village)
	apptest.OK(t, err)
	if len(receipts) != 1 || receipts[0].Seq != 1 || len(receipts[0].Quarantined) != 1 ||
		receipts[0].Quarantined[0] != (syncpkg.Quarantined{ID: forged.ID, Reason: "division"}) {
		t.Errorf("the receipt says %+v", receipts)
	}
	if n := pending(t, o.Village); n != 1 {
		t.Errorf("%d objects are sent again, and one was not believed", n)
	}
	if r := take(t, o.County, apptest.Export(t, o.Village, "")); r.Objects != 0 || len(r.Quarantined) != 1 || apptest.Counts(t, o.County).Quarantined != 1 {
		t.Errorf("the next batch: %+v", r)
	}
	receiptsHome(t, o.County, o.Village)
	if n := pending(t, o.Village); n != 1 {
		t.Errorf("%d objects are sent again after the next receipt", n)
	}
}

func TestAnObjectWhoseBodyCannotBeUsedGoesIntoQuarantine(t *testing.T) {
	o, families := seeded(t, 1)
	village := o.Village
	sign := func(typ object.Type, subject string, body any) object.Object {
		raw, err := object.Encode(body)
		apptest.OK(t, err)
		signed, err := village.Sign(object.Header{Type: typ, Division: apptest.Village, Subject: subject, Body: raw})
		apptest.OK(t, err)
		return signed
	}
	good := sign(object.Seed, "h", survey.Seed{Household: survey.Household{ID: "h", Village: apptest.Village}})
	bad := sign(object.Visit, families[0].ID, map[string]int{"no visit": 1})
	file := batch(t, village, 1, syncpkg.BatchID{}, good, bad)
	r := take(t, o.Township, file)
	if r.Err != nil || r.Added != 1 || len(r.Quarantined) != 1 || r.Quarantined[0].ID != bad.ID || r.Quarantined[0].Code() != "form" {
		t.Errorf("%+v", r)
	}
	if c := apptest.Counts(t, o.Township); c.Quarantined != 1 || c.Households != len(families)+1 {
		t.Errorf("%+v", c)
	}
}

func TestAReceiptWhoseBodyCannotBeUsedGoesIntoQuarantine(t *testing.T) {
	o, _ := seeded(t, 1)
	raw, err := object.Encode("done")
	apptest.OK(t, err)
	bad, err := o.Township.Sign(object.Header{Type: object.Receipt, Division: apptest.Village, Subject: "x", Body: raw})
	apptest.OK(t, err)
	r := take(t, o.County, batch(t, o.Township, 1, syncpkg.BatchID{}, bad))
	if r.Err != nil || len(r.Quarantined) != 1 || r.Quarantined[0].Code() != "form" {
		t.Errorf("%+v", r)
	}
}
