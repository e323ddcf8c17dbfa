package people_test

import (
	"slices"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/people"
	"ruhu/app/roster"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

func find(t testing.TB, w *app.Workspace) people.Found {
	t.Helper()
	found, err := people.Find(t.Context(), w)
	apptest.OK(t, err)
	return found
}

// only returns the one case that there is.
func only(t testing.TB, w *app.Workspace) people.Case {
	t.Helper()
	found := find(t, w)
	if len(found.Cases) != 1 {
		t.Fatalf("%d cases: %+v", len(found.Cases), found.Cases)
	}
	return found.Cases[0]
}

func settle(t testing.TB, w *app.Workspace, same bool, cases ...people.Case) {
	t.Helper()
	apptest.OK(t, people.Settle(t.Context(), w, cases, same, "核对过户口簿"))
}

// TestOneRosterTakenInOnTwoLaptopsEndsAsOneCount plays what DESIGN 6 says: two
// laptops of a village import one roster, visit different families, and meet at
// the township, which links all pairs in one action.
func TestOneRosterTakenInOnTwoLaptopsEndsAsOneCount(t *testing.T) {
	o := apptest.Enrolled(t)
	second := apptest.Create(t, apptest.Village)
	apptest.Enrol(t, o.Township, second)
	file := apptest.Roster(t, apptest.Rows(apptest.Family(apptest.Village, 1, "张国强", "李桂兰"), apptest.Family(apptest.Village, 9, "王𬍛"), apptest.Family(apptest.Village, 15, "赵国富", "孙敏")))
	for i, w := range []*app.Workspace{o.Village, second} {
		_, err := roster.Import(t.Context(), w, file, "")
		apptest.OK(t, err)
		list := apptest.Holding(t, w)
		for _, row := range list[:1+i] { // one family both visit, one only the second
			apptest.Visit(t, w, row.ID)
		}
		apptest.Send(t, w, "", o.Township, o.County)
	}
	found := find(t, o.Township)
	if len(found.Cases) != 3 || len(found.Identical()) != 3 {
		t.Fatalf("%d cases, %d of the very same people: %+v", len(found.Cases), len(found.Identical()), found.Cases)
	}
	if c := apptest.Counts(t, o.Township); c.Households != 6 || c.Members != 10 {
		t.Errorf("before anybody said so, they count as one: %+v", c)
	}
	settle(t, o.Township, true, found.Identical()...)
	if len(find(t, o.Township).Cases) != 0 {
		t.Errorf("what was settled is asked again: %+v", find(t, o.Township).Cases)
	}
	apptest.Send(t, o.Township, "", o.County)
	for _, w := range []*app.Workspace{o.Township, o.County} {
		c := apptest.Counts(t, w)
		if c.Households != 3 || c.Members != 5 || c.Visited != 2 || len(apptest.Holding(t, w)) != 3 {
			t.Errorf("%s counts %+v", w.Division, c)
		}
		visits := 0
		for _, row := range apptest.Holding(t, w) {
			visits += row.Visits
		}
		if visits != 3 {
			t.Errorf("%s shows %d visits of 3", w.Division, visits)
		}
		apptest.Sound(t, w)
	}
	apptest.Send(t, o.Township, apptest.Village, o.Village, second)
	for _, w := range []*app.Workspace{o.Village, second} {
		if c := apptest.Counts(t, w); c.Households != 3 || c.Visited != 2 {
			t.Errorf("a laptop of the village counts %+v", c)
		}
		again, err := roster.Import(t.Context(), w, file, "")
		apptest.OK(t, err)
		if len(again.Added) != 0 || len(again.Already) != 3 {
			t.Errorf("the roster once more adds %d and knows %d", len(again.Added), len(again.Already))
		}
	}
}

func TestOnePersonInTwoHouseholdsIsACase(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	father, own := apptest.Family(apptest.Village, 1, "张国强", "李桂兰", "张敏"), apptest.Family(apptest.Village, 9, "刘洋", "张敏")
	own.Members[1].IDNumber, own.Members[1].BirthDate = father.Members[2].IDNumber, father.Members[2].BirthDate
	apptest.Seed(t, w, father, own)
	c := only(t, w)
	if c.Kind != people.Person || c.State != people.Open || c.By != people.ByNumber || c.Sides[0].Person.Name != "张敏" {
		t.Errorf("%+v", c)
	}
	if n := apptest.Counts(t, w); n.Members != 5 {
		t.Errorf("nobody said that it is one person, and %d are counted", n.Members)
	}
	settle(t, w, true, c)
	if c := only(t, w); c.State != people.Confirmed {
		t.Errorf("a person still in both households: %+v", c)
	}
	if n := apptest.Counts(t, w); n.Members != 4 {
		t.Errorf("one person is counted twice: %d", n.Members)
	}
	apptest.Visit(t, w, father.ID, func(v *survey.Visit) {
		v.Household.Members[2].InFamily, v.Household.Members[2].Membership.Left = new(false), "2016-10-01"
	})
	if found := find(t, w); len(found.Cases) != 0 {
		t.Errorf("she left on a day, and is still asked for: %+v", found.Cases)
	}
}

func TestWhoOnlyLooksTheSameIsAskedOnce(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	one, two := apptest.Family(apptest.Village, 1, "张国强", "张伟"), apptest.Family(apptest.Village, 9, "刘洋", "张伟")
	two.Members[1].IDNumber, two.Members[1].BirthDate = "", one.Members[1].BirthDate
	apptest.Seed(t, w, one, two)
	c := only(t, w)
	if c.By != people.ByName {
		t.Errorf("%+v", c)
	}
	settle(t, w, false, c)
	if found := find(t, w); len(found.Cases) != 0 {
		t.Errorf("%+v", found.Cases)
	}
	if n := apptest.Counts(t, w); n.Members != 4 {
		t.Errorf("%d people of 4", n.Members)
	}
}

func TestTwoNumbersInOrderAreTwoPeople(t *testing.T) {
	one := apptest.Family(apptest.Village, 1, "张国强", "张伟")
	for number, cases := range map[string]int{
		apptest.IDNumber(10): 0,
		"41069919900307999X": 1, // it is wrong anyhow, and tells nobody apart
	} {
		w := apptest.Create(t, apptest.Village)
		two := apptest.Family(apptest.Village, 9, "刘洋", "张伟")
		two.Members[1].IDNumber, two.Members[1].BirthDate = number, one.Members[1].BirthDate
		apptest.Seed(t, w, one, two)
		if found := find(t, w); len(found.Cases) != cases {
			t.Errorf("with %s there are %d cases", number, len(found.Cases))
		}
	}
}

func TestAWrongFindingIsTakenBack(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	one, two := apptest.Family(apptest.Village, 1, "张国强", "李桂兰"), apptest.Family(apptest.Village, 1, "张国强", "李桂兰")
	apptest.Seed(t, w, one, two)
	c := only(t, w)
	if c.Kind != people.Household || !c.Identical {
		t.Fatalf("%+v", c)
	}
	settle(t, w, true, c)
	if n := apptest.Counts(t, w); n.Households != 1 {
		t.Errorf("%+v", n)
	}
	settle(t, w, false, c)
	if n := apptest.Counts(t, w); n.Households != 2 {
		t.Errorf("taken back: %+v", n)
	}
	found := find(t, w)
	if len(found.Cases) != 2 || found.Cases[0].Kind != people.Person {
		t.Errorf("two families with the same people, of whom none is asked for: %+v", found.Cases)
	}
}

// TestTwoLaptopsThatDisagreeAreAsked lets two laptops of a village say the
// opposite, and the township settle it.
func TestTwoLaptopsThatDisagreeAreAsked(t *testing.T) {
	o := apptest.Enrolled(t)
	second := apptest.Create(t, apptest.Village)
	apptest.Enrol(t, o.Township, second)
	one, two := apptest.Family(apptest.Village, 1, "张国强"), apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, o.Township, one, two)
	apptest.Send(t, o.Township, apptest.Village, o.Village, second)
	for i, w := range []*app.Workspace{o.Village, second} {
		settle(t, w, i == 0, only(t, w))
		apptest.Send(t, w, "", o.Township)
	}
	c := only(t, o.Township)
	if c.State != people.Contradicted || apptest.Counts(t, o.Township).Households != 2 {
		t.Fatalf("%+v", c)
	}
	settle(t, o.Township, true, c)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	for _, w := range []*app.Workspace{o.Township, o.Village} {
		if n := apptest.Counts(t, w); n.Households != 1 || len(find(t, w).Cases) != 0 {
			t.Errorf("settled: %+v", n)
		}
	}
}

func TestAVillageCannotSettleForAnother(t *testing.T) {
	o := apptest.Enrolled(t)
	here, there := apptest.Family(apptest.Village, 1, "张国强"), apptest.Family(apptest.OtherVillage, 1, "张国强")
	apptest.Seed(t, o.Township, here, there)
	c := only(t, o.Township)
	apptest.Says(t, people.Settle(t.Context(), o.Village, []people.Case{c}, true, ""), "people.outside")
	apptest.Says(t, people.Settle(t.Context(), o.Township, []people.Case{c}, true, strings.Repeat("长", 2001)), "people.comment_too_long")
	settle(t, o.Township, true, c)
	rows := apptest.Holding(t, o.Township)
	if len(rows) != 1 || rows[0].Linked != 1 {
		t.Errorf("%+v", rows)
	}
}

func TestALinkWithoutEffectIsListed(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	apptest.Seed(t, w, apptest.Family(apptest.Village, 1, "张国强"))
	c := people.Case{Kind: people.Household, Sides: []people.Side{
		{LinkMember: object.LinkMember{Household: "gone"}}, {LinkMember: object.LinkMember{Household: apptest.Holding(t, w)[0].ID}},
	}}
	for i := range c.Sides {
		c.Sides[i].Row.Divisions = apptest.Village
	}
	settle(t, w, true, c)
	found := find(t, w)
	if len(found.Idle) != 1 || found.Idle[0].Effect != object.Waiting {
		t.Errorf("%+v", found.Idle)
	}
}

// TestANumberThatEverybodyHasDoesNotFloodTheList gives forty households one person
// each with a number that somebody made up.
func TestANumberThatEverybodyHasDoesNotFloodTheList(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	families := apptest.Families(apptest.Village, 40)
	for i := range families {
		families[i].Members = append(families[i].Members, survey.Member{Key: "m2", Name: "某某", IDNumber: "410699199003070041"}, survey.Member{Key: "m3", Name: "乙"})
	}
	apptest.Seed(t, w, families...)
	found := find(t, w)
	if len(found.Cases) != 39 || slices.ContainsFunc(found.Cases, func(c people.Case) bool { return c.Kind == people.Household }) {
		t.Errorf("%d cases", len(found.Cases))
	}
}
