package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ruhu/store"
	"ruhu/survey/hanzi"
	"ruhu/syncpkg/object"
)

func TestTheListShowsAHouseholdAsItsHeadSays(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强", "买买提·吐尔逊")
	first := seed(t, h)
	h.Members[0].Name, h.Group = "张国富", "5组"
	h.Members[1].Reading = "mai mai ti tursun"
	visit := visited(t, h, "v1", "2017-05-16", first.ID)
	add(t, s, visit, first) // the order of arrival does not matter
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveDraft(store.Draft{VisitID: "old", Household: "h1", SavedAt: time.Unix(1, 0)}),
			tx.SaveDraft(store.Draft{VisitID: "new", Household: "h1", SavedAt: time.Unix(2, 0)}))
	})
	list, err := s.Households(ctx)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	row := list[0]
	search := row.SearchText
	row.SearchText = ""
	want := store.HouseholdRow{
		ID: "h1", Village: "410621105201", Group: "5组", HeadName: "张国富", Members: 2, Dibao: "active", DibaoClass: "B",
		Tekun: "none", Jdlk: "exited", Visits: 1, LastVisit: "2017-05-16", Heads: 1, DraftVisit: "new",
		Divisions: "410621105201",
	}
	if row != want {
		t.Errorf("got  %+v\nwant %+v", row, want)
	}
	for _, typed := range []string{"国富", "zgf", "zhangguo", "001x", "吐尔逊", "买买提吐", "tuerxun", "tex", "maimaititur"} {
		if !hanzi.Match(search, typed) {
			t.Errorf("%q does not find the household in %q", typed, search)
		}
	}
	state, err := s.Household("h1")
	if err != nil || state.Doc.Group != "5组" || !slices.Equal(state.Heads, []object.ID{visit.ID}) || len(state.Revisions) != 2 {
		t.Fatalf("%+v, %v", state, err)
	}
	v := state.Revisions[0]
	if v.ID != visit.ID || v.VisitID != "v1" || v.Day != "2017-05-16" || v.Level != "village" || v.Author != operator.Name || v.Batch != "batch-1" || v.Accepted {
		t.Errorf("%+v", v)
	}
	if c, err := s.Counts(); err != nil || c != (store.Counts{Households: 1, Members: 2, Visited: 1, Drafts: 2, Objects: 2, Unacknowledged: 2}) {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestTwoHeadsAreAConflictThatARevisionOfBothEnds(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强")
	root := seed(t, h)
	h.Group = "甲"
	a := visited(t, h, "v1", "2017-05-16", root.ID)
	h.Group = "乙"
	b := visited(t, h, "v2", "2017-05-17", root.ID)
	add(t, s, root, a, b)
	heads := []object.ID{a.ID, b.ID}
	slices.SortFunc(heads, func(x, y object.ID) int { return strings.Compare(x.String(), y.String()) })
	shown := map[object.ID]string{a.ID: "甲", b.ID: "乙"}[heads[0]]
	state, err := s.Household("h1")
	if err != nil || !slices.Equal(state.Heads, heads) || state.Doc.Group != shown {
		t.Errorf("%+v, %v", state, err)
	}
	list, _ := s.Households(ctx)
	if c, _ := s.Counts(); list[0].Heads != 2 || list[0].Group != shown || list[0].Visits != 2 || c.Conflicts != 1 {
		t.Errorf("%+v, %+v", list[0], c)
	}
	h.Group = "丙"
	add(t, s, visited(t, h, "v3", "2017-05-18", a.ID, b.ID))
	list, _ = s.Households(ctx)
	if c, _ := s.Counts(); list[0].Heads != 1 || list[0].Group != "丙" || c.Conflicts != 0 {
		t.Errorf("%+v, %+v", list[0], c)
	}
	intact(t, s)
}

func TestAnotherVillageCannotTakeAHouseholdOver(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强")
	root := seed(t, h)
	own := visited(t, h, "v1", "2017-05-16", root.ID)
	h.Village = "410621105202"
	theirs := visited(t, h, "v1", "2071-05-16", own.ID)
	add(t, s, root, theirs, own)
	heads := []object.ID{own.ID, theirs.ID}
	slices.SortFunc(heads, func(x, y object.ID) int { return strings.Compare(x.String(), y.String()) })
	state, err := s.Household("h1")
	if err != nil || !slices.Equal(state.Heads, heads) {
		t.Errorf("heads %v, want %v, %v", state.Heads, heads, err)
	}
	if c, err := s.Counts(); err != nil || c.Conflicts != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	intact(t, s)
	update(t, s, func(tx *store.Tx) error { return tx.Rebuild() })
	intact(t, s)
}

func TestTheTownshipEndsAConflictAcrossVillages(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强")
	own := seed(t, h)
	elsewhere := household("h1", "张国强")
	elsewhere.Village = "410621105202"
	theirs := visited(t, elsewhere, "v1", "2017-05-16", own.ID)
	h.Group = "丙"
	settled := visited(t, h, "v1", "2017-05-18", own.ID, theirs.ID)
	settled.Reach = "410621105"
	add(t, s, settled, theirs, own)
	state, err := s.Household("h1")
	if err != nil || !slices.Equal(state.Heads, []object.ID{settled.ID}) || state.Doc.Group != "丙" {
		t.Errorf("%+v, %v", state, err)
	}
	list, err := s.Households(ctx)
	if err != nil || list[0].Heads != 1 || list[0].LastVisit != "2017-05-18" || list[0].Visits != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	if o, err := s.Object(settled.ID); err != nil || o.Reach != settled.Reach {
		t.Errorf("%q, %v", o.Reach, err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.Rebuild() })
	intact(t, s)
}

func TestAWorkspaceOfEveryEarlierVersionIsBroughtUpToDate(t *testing.T) {
	h := household("h1", "张国强")
	root := seed(t, h)
	objects := []object.Object{root, visited(t, h, "v1", "2017-05-16", root.ID)}
	today := newStore(t)
	add(t, today, objects...)
	want, err := today.Households(ctx)
	if err != nil || len(want) != 1 {
		t.Fatal(want, err)
	}
	for version := 1; version < store.LatestVersion(); version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "old")
			if err := store.CreateOld(dir, version, passphrase, cheap.KDF, objects); err != nil {
				t.Fatal(err)
			}
			before := contents(t, filepath.Join(dir, "data.db"))
			s := open(t, dir)
			if got, err := s.Households(ctx); err != nil || !slices.Equal(got, want) {
				t.Errorf("got %+v, %v, want %+v", got, err, want)
			}
			intact(t, s)
			copies, err := filepath.Glob(filepath.Join(dir, "backup", fmt.Sprintf("*-version-%d", version)))
			if err != nil || len(copies) != 1 || !slices.Equal(contents(t, filepath.Join(copies[0], "data.db")), before) {
				t.Errorf("what was there before is not among %q, %v", copies, err)
			}
		})
	}
}

func TestAnOldWorkspaceThatCannotBeBackedUpIsRefusedUntouched(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "old")
	if err := store.CreateOld(dir, 1, passphrase, cheap.KDF, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "backup"), nil, 0o600); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	before, files := contents(t, filepath.Join(dir, "data.db")), names(t, dir)
	_, err := store.Open(dir, passphrase)
	if key(err) != "store.not_migrated" {
		t.Errorf("got %v", err)
	}
	if after := names(t, dir); !slices.Equal(before, contents(t, filepath.Join(dir, "data.db"))) || len(after) > len(files)+1 { // and the lock
		t.Errorf("the folder held %v and holds %v", files, after)
	}
}

func TestACorrectionIsNoFurtherVisit(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强")
	root := seed(t, h)
	wrong := visited(t, h, "v1", "2071-05-16", root.ID)
	right := visited(t, h, "v1", "2017-05-16", wrong.ID)
	add(t, s, root, wrong, right)
	list, err := s.Households(ctx)
	if err != nil || list[0].Visits != 1 || list[0].LastVisit != "2017-05-16" {
		t.Errorf("%+v, %v", list, err)
	}
	intact(t, s)
}

// history makes revisions of a few households with parents drawn from earlier
// ones, of which some name nothing or things unknown.
func history(t *testing.T, rt *rapid.T) (objects []object.Object) {
	for h := range rapid.IntRange(1, 3).Draw(rt, "households") {
		id := fmt.Sprintf("h%d", h)
		ids := []object.ID{{9}}
		for n := range rapid.IntRange(1, 6).Draw(rt, "revisions") {
			doc := household(id, fmt.Sprintf("张%d", n))
			doc.Village = rapid.SampledFrom([]string{"410621105201", "410621105202"}).Draw(rt, "village")
			parents := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, 2, rapid.ID[object.ID]).Draw(rt, "parents")
			reach := rapid.SampledFrom([]string{"", "410621105"}).Draw(rt, "reach")
			o := visited(t, doc, rapid.SampledFrom([]string{"v1", "v2", ""}).Draw(rt, "visit"), fmt.Sprintf("2017-05-%02d", n+1), parents...)
			o.Reach = reach
			ids = append(ids, o.ID)
			objects = append(objects, o)
		}
		if rapid.Bool().Draw(rt, "returned") {
			objects = append(objects, sentBack(t, id, "x", rapid.SampledFrom(ids).Draw(rt, "sent back")))
		}
	}
	return append(objects, links(t, rt)...)
}

// links says of the households of a history that some are one, or are not.
func links(t *testing.T, rt *rapid.T) (objects []object.Object) {
	var ids []object.ID
	for n := range rapid.IntRange(0, 4).Draw(rt, "links") {
		kind := rapid.SampledFrom([]string{object.SameHousehold, object.DifferentHousehold}).Draw(rt, "kind")
		pair := rapid.SampledFrom([][]string{{"h0", "h1"}, {"h1", "h2"}, {"h0", "h2"}}).Draw(rt, "pair")
		parents := rapid.SliceOfNDistinct(rapid.SampledFrom(append(ids, object.ID{8})), 0, 2, rapid.ID[object.ID]).Draw(rt, "parents")
		o := linked(t, kind, pair, append(parents, object.ID{7, byte(n)})...) // no two are one object
		o.Reach = rapid.SampledFrom([]string{"", "410621105"}).Draw(rt, "reach")
		ids = append(ids, o.ID)
		objects = append(objects, o)
	}
	return objects
}

func TestTheOrderOfArrivalChangesNothingAndRebuildingGivesTheSame(t *testing.T) {
	s := newStore(t)
	rapid.Check(t, func(rt *rapid.T) {
		objects := history(t, rt)
		var lists [][]store.HouseholdRow
		var counts []store.Counts
		for range 2 {
			again := errors.New("roll back")
			err := s.Update(ctx, func(tx *store.Tx) error {
				for _, o := range rapid.Permutation(objects).Draw(rt, "order") {
					if _, err := tx.AddObject(o, ""); err != nil {
						return err
					}
				}
				added, err := tx.Households(ctx)
				if err != nil {
					return err
				}
				if err := tx.Rebuild(); err != nil {
					return err
				}
				rebuilt, err := tx.Households(ctx)
				if !slices.Equal(added, rebuilt) {
					rt.Errorf("added %v\nrebuilt %v", added, rebuilt)
				}
				lists = append(lists, added)
				c, failure := tx.Counts()
				counts = append(counts, c)
				return errors.Join(err, failure, again)
			})
			if !errors.Is(err, again) {
				rt.Fatal(err)
			}
		}
		if !slices.Equal(lists[0], lists[1]) || counts[0] != counts[1] || counts[0].Households != len(lists[0]) {
			rt.Errorf("one order gives %v %v\nanother gives %v %v", lists[0], counts[0], lists[1], counts[1])
		}
	})
	if c, err := s.Counts(); err != nil || c.Objects != 0 {
		t.Errorf("what was rolled back is there: %+v, %v", c, err)
	}
}
