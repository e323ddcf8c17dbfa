package store_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"ruhu/store"
	"ruhu/survey"
	"ruhu/survey/hanzi"
	"ruhu/syncpkg/object"
)

// linked is what a person found about households or people: "h1" or "h1/m2".
func linked(t testing.TB, kind string, members []string, parents ...object.ID) object.Object {
	t.Helper()
	body := object.LinkBody{Kind: kind, Comment: "核对过户口簿"}
	for _, m := range members {
		id, key, _ := strings.Cut(m, "/")
		body.Members = append(body.Members, object.LinkMember{Household: id, Member: key})
	}
	return sign(t, object.Linking, "link/"+strings.Join(members, "+"), body, parents...)
}

func one(t testing.TB, s *store.Store) store.HouseholdRow {
	t.Helper()
	list, err := s.Households(ctx)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d households, %v", len(list), err)
	}
	return list[0]
}

// TestOneRosterOnTwoLaptopsIsCountedOnce links what two laptops seeded of one
// family, each with a visit of its own.
func TestOneRosterOnTwoLaptopsIsCountedOnce(t *testing.T) {
	s := newStore(t)
	mine, theirs := household("h1", "张国强", "李桂兰"), household("h2", "张国强", "李桂兰", "王𬍛")
	seeds := []object.Object{seed(t, mine), seed(t, theirs)}
	visit := visited(t, theirs, "v2", "2017-05-17", seeds[1].ID)
	link := linked(t, object.SameHousehold, []string{"h1", "h2"})
	add(t, s, link, seeds[0], seeds[1], visit) // the link came first
	update(t, s, func(tx *store.Tx) error {
		return tx.SaveDraft(store.Draft{VisitID: "d1", Household: "h1", SavedAt: time.Unix(1, 0)})
	})

	row := one(t, s)
	if row.ID != "h2" || row.Linked != 1 || row.Visits != 1 || row.LastVisit != "2017-05-17" || row.DraftVisit != "d1" || row.Members != 3 {
		t.Errorf("%+v", row)
	}
	for _, typed := range []string{"王𬍛", "zgq", "001x"} {
		if !hanzi.Match(row.SearchText, typed) {
			t.Errorf("%q does not find the family in %q", typed, row.SearchText)
		}
	}
	behind, err := s.Duplicates(ctx)
	if err != nil || len(behind) != 1 || behind[0].ID != "h1" || behind[0].Behind != "h2" || behind[0].DraftVisit != "d1" {
		t.Errorf("behind it: %+v, %v", behind, err)
	}
	want := store.Counts{Households: 1, Members: 3, Visited: 1, Drafts: 1, Objects: 4, Unacknowledged: 4}
	if c, err := s.Counts(); err != nil || c != want {
		t.Errorf("%+v, %v", c, err)
	}
	for id, other := range map[string]string{"h1": "h2", "h2": "h1"} {
		state, err := s.Household(id)
		if err != nil || state.Doc.ID != id || len(state.Others) != 1 || state.Others[0].Doc.ID != other {
			t.Errorf("%s: %+v, %v", id, state, err)
		}
	}
	add(t, s, visited(t, mine, "v1", "2017-05-16", seeds[0].ID))
	if row := one(t, s); row.ID != "h1" || row.Visits != 2 || row.LastVisit != "2017-05-17" {
		t.Errorf("with a visit in both: %+v", row)
	}
	intact(t, s)

	add(t, s, linked(t, object.DifferentHousehold, []string{"h1", "h2"}, link.ID))
	if list, err := s.Households(ctx); err != nil || len(list) != 2 {
		t.Errorf("taken back: %+v, %v", list, err)
	}
	if c, err := s.Counts(); err != nil || c.Households != 2 || c.Members != 5 || c.Visited != 2 {
		t.Errorf("taken back: %+v, %v", c, err)
	}
	intact(t, s)
}

func TestALinkOfAnotherVillageDoesNothing(t *testing.T) {
	s := newStore(t)
	here, there := household("h1", "张国强"), household("h2", "张国强")
	there.Village = "410621105202"
	own := linked(t, object.SameHousehold, []string{"h1", "h2"})
	add(t, s, own, seed(t, here), signFor(t, there.Village, object.Seed, "h2", survey.Seed{Household: there}))
	_, joined, err := s.Links(ctx)
	if err != nil || joined.Effects[own.ID] != object.Outside {
		t.Errorf("%v, %v", joined.Effects, err)
	}
	if list, err := s.Households(ctx); err != nil || len(list) != 2 {
		t.Errorf("%v, %v", list, err)
	}
	township := linked(t, object.SameHousehold, []string{"h1", "h2"}, own.ID)
	township.Reach = "410621105"
	add(t, s, township)
	if row := one(t, s); row.Linked != 1 {
		t.Errorf("the township's link: %+v", row)
	}
	intact(t, s)
}

func TestOnePersonInTwoHouseholdsIsCountedOnce(t *testing.T) {
	s := newStore(t)
	add(t, s, seed(t, household("h1", "张国强", "张敏")), seed(t, household("h2", "李伟", "张敏")), seed(t, household("h3", "李伟")),
		linked(t, object.SamePerson, []string{"h1/m2", "h2/m2"}), linked(t, object.SamePerson, []string{"h1/m1", "h3/gone"}))
	c, err := s.Counts()
	if err != nil || c.Households != 3 || c.Members != 4 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestPeopleAreFoundAgainInOtherHouseholds(t *testing.T) {
	const born = "1990-03-07"
	number := survey.CompleteIDNumber("41069919900307004")
	person := func(change func(*survey.Member)) survey.Member {
		m := survey.Member{Key: "m1", Name: "张敏", IDNumber: number, BirthDate: born}
		change(&m)
		return m
	}
	tests := map[string]struct {
		other func(*survey.Member)
		found bool
	}{
		"the same number":                  {func(m *survey.Member) { m.Name, m.BirthDate = "张 敏敏", "" }, true},
		"as it is typed on a phone":        {func(m *survey.Member) { m.Name, m.IDNumber = "别人", "'４１０６９９ 19900307 "+number[14:] }, true},
		"a number of fifteen digits":       {func(m *survey.Member) { m.Name, m.IDNumber = "别人", number[:6]+number[8:17] }, true},
		"of a disability certificate":      {func(m *survey.Member) { m.Name, m.IDNumber = "别人", number+"44" }, true},
		"name and birth date":              {func(m *survey.Member) { m.IDNumber = "" }, true},
		"the name written with a space":    {func(m *survey.Member) { m.IDNumber, m.Name = "", "张　敏" }, true},
		"her name before":                  {func(m *survey.Member) { m.IDNumber, m.Name, m.FormerName = "", "张慧敏", "张敏" }, true},
		"a birth date of the number alone": {func(m *survey.Member) { m.IDNumber, m.BirthDate = "41069919900307999X", "" }, true},
		"the name alone":                   {func(m *survey.Member) { m.IDNumber, m.BirthDate = "", "" }, false},
		"the birth date alone":             {func(m *survey.Member) { m.IDNumber, m.Name = "", "" }, false},
		"another birth date":               {func(m *survey.Member) { m.IDNumber, m.BirthDate = "", "1990-03-08" }, false},
		"a number that is no date":         {func(m *survey.Member) { m.IDNumber, m.Name = "000000000000000000", "王" }, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			for id, m := range map[string]survey.Member{"h1": person(func(*survey.Member) {}), "h2": person(test.other)} {
				h := household(id)
				h.Members = []survey.Member{m, {Key: "m2", Name: "无名"}}
				add(t, s, seed(t, h))
			}
			people, err := s.Lookalikes(ctx)
			if err != nil {
				t.Fatal(err)
			}
			found := map[string]bool{}
			for _, p := range people {
				found[p.Household+"/"+p.Member] = true
			}
			want := map[string]bool{}
			if test.found {
				want = map[string]bool{"h1/m1": true, "h2/m1": true}
			}
			if !reflect.DeepEqual(found, want) {
				t.Errorf("found %v, want %v", found, want)
			}
			intact(t, s)
		})
	}
}
