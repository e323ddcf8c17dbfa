package exchange_test

import (
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// list signs a directory of chains in the name of a workspace.
func list(t testing.TB, w *app.Workspace, parents []object.ID, chains ...[][]byte) object.Object {
	t.Helper()
	header, err := syncpkg.Compose(object.Directory, w.Division, apptest.Township, syncpkg.DirectoryBody{Serial: 1, Chains: chains})
	apptest.OK(t, err)
	header.Parents = parents
	o, err := w.Sign(header)
	apptest.OK(t, err)
	return o
}

func hold(t testing.TB, w *app.Workspace, objects ...object.Object) {
	t.Helper()
	apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		for _, o := range objects {
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
		}
		return nil
	}))
}

// TestOfTwoChainsForOneKeyTheSameStaysWhicheverCameFirst approves one request at
// two laptops of a township.
func TestOfTwoChainsForOneKeyTheSameStaysWhicheverCameFirst(t *testing.T) {
	o := apptest.Enrolled(t)
	second := apptest.Create(t, apptest.Township)
	apptest.Enrol(t, o.County, second)
	laptop := apptest.Create(t, apptest.Village)
	request, err := laptop.Identity.Request(laptop.Role, laptop.Division, laptop.OfficeName())
	apptest.OK(t, err)
	req, err := syncpkg.ParseRequest(request)
	apptest.OK(t, err)
	key := object.KeyIDOf(req.Key)
	var chains [][][]byte
	for _, office := range []*app.Workspace{o.Township, second} {
		approval, err := office.Identity.Approve(req)
		apptest.OK(t, err)
		a, err := syncpkg.ParseApproval(approval)
		apptest.OK(t, err)
		chains = append(chains, a.Chain)
	}
	put := func(w *app.Workspace, chain [][]byte) {
		apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
			return tx.PutCertificate(store.Certificate{KeyID: key, Role: string(req.Role), Division: req.Division, Chain: chain})
		}))
	}
	kept := map[int][]byte{}
	for i := range chains {
		w := []*app.Workspace{o.County, o.Township}[i]
		put(w, chains[i])
		hold(t, w, list(t, o.County, nil, chains[1-i]))
		apptest.Seed(t, o.Village, apptest.Family(apptest.Village, 1+9*i, "张国强"))
		apptest.Send(t, o.Village, "", w)
		known, err := w.Store.Certificates()
		apptest.OK(t, err)
		at := slices.IndexFunc(known, func(c store.Certificate) bool { return c.KeyID == key })
		kept[i] = slices.Concat(known[at].Chain...)
	}
	if !slices.Equal(kept[0], kept[1]) {
		t.Error("which chain is kept depends on which came first")
	}
}

func TestNobodyStopsADirectoryThatTheyDoNotReach(t *testing.T) {
	o := apptest.Enrolled(t)
	countys := list(t, o.County, nil, o.Township.Identity.Chain())
	hold(t, o.Township, countys, list(t, o.Township, []object.ID{countys.ID}, o.Village.Identity.Chain()))
	v, err := exchange.View(t.Context(), o.Township, apptest.Village)
	apptest.OK(t, err)
	if !slices.ContainsFunc(v.Held, func(h syncpkg.Held) bool { return h.ID == countys.ID }) {
		t.Error("the county's directory does not travel on")
	}
}
