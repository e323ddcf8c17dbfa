package exchange_test

import (
	"path/filepath"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func keyOf(w *app.Workspace) object.KeyID {
	own, _ := w.Identity.Certificate()
	return own.KeyID
}

// rotate takes a workspace through a rotation.
func rotate(t testing.TB, superior, w *app.Workspace) {
	t.Helper()
	dir := t.TempDir()
	request, approval := filepath.Join(dir, "a.request.pem"), filepath.Join(dir, "a.approval.pem")
	_, err := exchange.Rotate(t.Context(), w, request)
	apptest.OK(t, err)
	req, err := exchange.ReadRequest(request)
	apptest.OK(t, err)
	apptest.OK(t, exchange.Approve(t.Context(), superior, req, approval))
	_, err = exchange.Accept(t.Context(), w, approval)
	apptest.OK(t, err)
}

func countVisited(t testing.TB, w *app.Workspace) int {
	t.Helper()
	return apptest.Counts(t, w).Visited
}

func epochOf(t testing.TB, w *app.Workspace) app.Epoch {
	t.Helper()
	e, err := app.EpochOf(&w.Store.Reader)
	apptest.OK(t, err)
	return e
}

func TestALostLaptopIsRevokedAndWhatItHadSentStays(t *testing.T) {
	o, families := seeded(t, 3)
	thief := apptest.Copy(t, o.Village)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township) // then the laptop is stolen
	apptest.Visit(t, thief, families[1].ID)
	early := apptest.Export(t, thief, "")
	apptest.OK(t, exchange.Revoke(t.Context(), o.Township, exchange.Revoking{Key: keyOf(o.Village), Reason: syncpkg.KeyLost, Comment: "电脑被盗"}))

	if r := take(t, o.Township, early); r.Err != nil || len(r.Quarantined) != 1 || r.Added != 0 || r.Quarantined[0].Code() != "revoked" {
		t.Errorf("what the thief sent: %+v", r)
	}
	apptest.Sound(t, o.Township)
	if n := countVisited(t, o.Township); n != 1 {
		t.Errorf("the township counts %d visits", n)
	}
	// The county hears of it and judges alike, whichever way it came. What the
	// township rightly did not hand on, it is not said to have kept back.
	apptest.Send(t, o.Township, "", o.County)
	gaps, err := exchange.Gaps(o.County)
	apptest.OK(t, err)
	if len(gaps) != 1 || gaps[0].Absent != 0 || gaps[0].Void != 1 {
		t.Errorf("gaps %+v", gaps)
	}
	if r := take(t, o.County, early); r.Err != nil || len(r.Quarantined) != 1 {
		t.Errorf("at the county: %+v", r)
	}
	if n := countVisited(t, o.County); n != 1 {
		t.Errorf("the county counts %d visits", n)
	}
	keys, err := exchange.Keys(o.County)
	apptest.OK(t, err)
	i := slices.IndexFunc(keys, func(k exchange.Key) bool { return k.KeyID == keyOf(o.Village) })
	if i < 0 || keys[i].Believed || len(keys[i].Revoked) != 1 || keys[i].Revoked[0].Body.Comment != "电脑被盗" {
		t.Errorf("the county's list: %+v", keys)
	}
	// Nothing is written to the stolen laptop any more.
	if _, err := exchange.Export(t.Context(), o.Township, t.TempDir(), apptest.Village, nil); err == nil {
		t.Error("a batch was written for the thief")
	}

	// The village gets a new laptop, and goes on.
	fresh := apptest.Create(t, apptest.Village)
	apptest.Enrol(t, o.Township, fresh)
	down := apptest.Export(t, o.Township, apptest.Village)
	apptest.Import(t, fresh, down)
	if r := take(t, thief, down); r.Err == nil {
		t.Error("the thief reads on")
	}
	if !slices.Equal(apptest.Holding(t, fresh), apptest.Holding(t, o.Township)) {
		t.Error("the new laptop does not hold what the township has")
	}
	if r := take(t, fresh, early); r.Err == nil {
		t.Error("a batch that was not for the new laptop was read")
	}
	apptest.Visit(t, fresh, families[2].ID)
	apptest.Send(t, fresh, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	if n := countVisited(t, o.County); n != 2 {
		t.Errorf("the county counts %d visits", n)
	}
}

func TestATownshipIsAcknowledgedThoughItsLostBatchCarriedWhatIsRevoked(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township, o.County)
	apptest.Visit(t, o.Village, families[1].ID)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Export(t, o.Township, "") // lost on the way
	apptest.OK(t, exchange.Revoke(t.Context(), o.County, exchange.Revoking{Key: keyOf(o.Village), Reason: syncpkg.KeyLost}))
	receiptsHome(t, o.County, o.Township)
	if e := epochOf(t, o.Township); e.Reason != app.EpochRevoked {
		t.Errorf("epoch %+v", e)
	}
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township)
	if n := pending(t, o.Township); n != 0 {
		t.Errorf("%d objects are pending though the county has them", n)
	}
	apptest.Sound(t, o.Township)
	before := epochOf(t, o.Township)
	receiptsHome(t, o.County, o.Township)
	if after := epochOf(t, o.Township); after != before {
		t.Errorf("it numbers anew once more: %+v", after)
	}
}

func TestWhatCameBeforeTheRevocationIsJudgedLikeWhatCameAfterIt(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Visit(t, o.Village, families[0].ID)
	first := apptest.Export(t, o.Village, "")
	apptest.Visit(t, o.Village, families[1].ID)
	second := apptest.Export(t, o.Village, "")
	late := apptest.Copy(t, o.Township)
	apptest.Import(t, o.Township, first, second)
	one := uint64(1)
	apptest.OK(t, exchange.Revoke(t.Context(), o.Township, exchange.Revoking{Key: keyOf(o.Village), Reason: syncpkg.KeyLost, Last: &one}))
	if n := countVisited(t, o.Township); n != 1 {
		t.Errorf("%d visits count", n)
	}
	apptest.Sound(t, o.Township)

	apptest.Import(t, late, first)
	for o, err := range o.Township.Store.Objects(t.Context(), store.ObjectFilter{Types: []object.Type{object.Revocation}}) {
		apptest.OK(t, err)
		apptest.OK(t, late.Store.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.AddObject(o, ""); return err }))
	}
	if r := take(t, late, second); r.Err != nil || len(r.Quarantined) != 1 {
		t.Errorf("%+v", r)
	}
	if !slices.Equal(apptest.Holding(t, late), apptest.Holding(t, o.Township)) {
		t.Error("the order of arrival matters")
	}

	// The township thinks again: all that came is good.
	two := uint64(2)
	apptest.OK(t, exchange.Revoke(t.Context(), o.Township, exchange.Revoking{Key: keyOf(o.Village), Reason: syncpkg.KeyLost, Last: &two}))
	if n := countVisited(t, o.Township); n != 2 {
		t.Errorf("after the second thought %d visits count", n)
	}
	apptest.Sound(t, o.Township)
}

func TestARotationLosesNothing(t *testing.T) {
	o, families := seeded(t, 4)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township, o.County)
	receiptsHome(t, o.County, o.Village) // the first visit is acknowledged
	apptest.Visit(t, o.Village, families[1].ID)
	apptest.Export(t, o.Village, "") // lost on the way
	old := keyOf(o.Village)
	late := apptest.Export(t, o.Township, apptest.Village)
	rotate(t, o.Township, o.Village)
	apptest.Visit(t, o.Village, families[2].ID)
	if e := epochOf(t, o.Village); keyOf(o.Village) == old || e.Reason != app.EpochRotated {
		t.Errorf("epoch %+v", e)
	}
	if n := countVisited(t, o.Village); n != 3 {
		t.Errorf("%d visits at the village itself", n)
	}
	apptest.Import(t, o.Village, late) // written for the old key

	up := apptest.Export(t, o.Village, "")
	apptest.Import(t, o.Township, up)
	noGaps(t, o.Township)
	apptest.Send(t, o.Township, "", o.County)
	for _, w := range []*app.Workspace{o.Township, o.County} {
		if n := countVisited(t, w); n != 3 {
			t.Errorf("the %s counts %d visits", w.Role, n)
		}
		apptest.Sound(t, w)
	}
	apptest.Import(t, o.County, up)
	noGaps(t, o.County)
	receiptsHome(t, o.County, o.Village)
	if n := pending(t, o.Village); n != 0 {
		t.Errorf("%d objects are pending though the county has them", n)
	}

	// A second laptop of the village takes all of it from the township.
	second := apptest.Create(t, apptest.Village)
	apptest.Enrol(t, o.Township, second)
	apptest.Send(t, o.Township, apptest.Village, second)
	if !slices.Equal(apptest.Holding(t, second), apptest.Holding(t, o.Township)) {
		t.Error("the other laptop of the village counts something else")
	}
}

func TestTheTownshipRotatesAndItsVillagesGoOn(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township)
	rotate(t, o.County, o.Township)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township) // it still writes to the old key
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	apptest.Send(t, o.Township, "", o.County)
	if !slices.Equal(apptest.Holding(t, o.County), apptest.Holding(t, o.Village)) {
		t.Error("county and village count something else")
	}
	receiptsHome(t, o.County, o.Township) // with the revocation
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	if !slices.Equal(apptest.Holding(t, o.County), apptest.Holding(t, o.Village)) {
		t.Error("after the revocation came down the village counts something else")
	}
	for _, w := range []*app.Workspace{o.Village, o.Township, o.County} {
		if c := apptest.Counts(t, w); c.Quarantined != 0 {
			t.Errorf("the %s has %d objects in quarantine", w.Role, c.Quarantined)
		}
	}
	apptest.Visit(t, o.Village, families[1].ID)
	r := take(t, o.Township, apptest.Export(t, o.Village, ""))
	fresh, _ := o.Township.Identity.Certificate()
	if r.Err != nil || !slices.Contains(r.Manifest.Recipients, fresh.Recipient) || r.Added != 1 {
		t.Errorf("the village does not write to the new key: %+v", r)
	}
}

func TestAStolenTownshipCannotMakeVillages(t *testing.T) {
	o, families := seeded(t, 2)
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	thief := apptest.Copy(t, o.Township)
	apptest.OK(t, exchange.Revoke(t.Context(), o.County, exchange.Revoking{Key: keyOf(o.Township), Reason: syncpkg.KeyLost}))
	forged := apptest.Create(t, apptest.Village)
	apptest.Enrol(t, thief, forged)
	apptest.Send(t, thief, apptest.Village, forged)
	apptest.Visit(t, forged, families[1].ID)
	if r := take(t, o.County, apptest.Export(t, forged, "")); r.Err != nil || len(r.Quarantined) != 1 {
		t.Errorf("a village made by the thief: %+v", r)
	}
	apptest.Visit(t, o.Village, families[1].ID)
	apptest.Import(t, o.County, apptest.Export(t, o.Village, "")) // certified before the theft
	if n := countVisited(t, o.County); n != 2 {
		t.Errorf("the county counts %d visits", n)
	}
	apptest.Sound(t, o.County)
}

func TestWhoMayNotRevokeIsTold(t *testing.T) {
	o, _ := seeded(t, 1)
	for name, c := range map[string]struct {
		by, of *app.Workspace
	}{
		"a village its neighbour":    {o.Village, o.Other},
		"a township its county":      {o.Township, o.County},
		"an office its own key":      {o.Township, o.Township},
		"a county whom it knows not": {o.County, o.Village},
	} {
		t.Run(name, func(t *testing.T) {
			err := exchange.Revoke(t.Context(), c.by, exchange.Revoking{Key: keyOf(c.of), Reason: syncpkg.KeyLost})
			apptest.Says(t, err, "exchange.revoke_not_below")
		})
	}
	if err := exchange.Revoke(t.Context(), o.Township, exchange.Revoking{Key: keyOf(o.Village), Reason: "rumour"}); err == nil {
		t.Error("a reason that is none")
	}
	if _, err := exchange.FindKey(o.Township, keyOf(o.Village).String()[:7]); err == nil {
		t.Error("seven digits name a key")
	}
	k, err := exchange.FindKey(o.Township, keyOf(o.Village).String()[:8])
	apptest.OK(t, err)
	again, err := exchange.FindKey(o.Township, k.Fingerprint())
	if err != nil || again.KeyID != keyOf(o.Village) {
		t.Errorf("%+v, %v", again, err)
	}
}
