package survey_test

import (
	"reflect"
	"slices"
	"testing"

	"ruhu/survey"
)

// family is a household as it was before two laptops recorded it.
func family() survey.Household {
	return survey.Household{
		ID: "h", Village: "410621105201", Phone: "13800002231",
		Members: []survey.Member{
			{Key: "m1", Name: "陈龚", IDNumber: "410699195001010010", InFamily: new(true), Disability: &survey.Disability{Category: 4, Grade: 2}},
			{Key: "m2", Name: "陈小雨", InFamily: new(true)},
		},
		Incomes:   []survey.Income{{Key: "i1", Item: "wage.migrant", Member: "m1", GrossFen: new(survey.Fen(1_200_000))}},
		Contacts:  []survey.Contact{{Name: "邻居甲", Phone: "1"}, {Name: "邻居乙", Phone: "2"}},
		Relatives: []survey.Relative{{Key: "r1", Official: "某干部"}},
	}
}

// edited is the family with changes.
func edited(changes ...func(*survey.Household)) survey.Household {
	h := family()
	for _, change := range changes {
		change(&h)
	}
	return h
}

// shown writes a difference as a test wants it: its path, and what is offered.
func shown(c survey.Comparison) []string {
	var lines []string
	for _, d := range c.Differences {
		line := d.Path
		if d.Offered != survey.MustChoose {
			line += " offers " + string(rune('A'+d.Offered))
		}
		lines = append(lines, line)
	}
	return lines
}

type edit = func(*survey.Household)

func TestWhatAPersonMustChooseAndWhatIsOffered(t *testing.T) {
	phone := func(h *survey.Household) { h.Phone = "15900000417" }
	danger := func(h *survey.Household) { h.Housing.Danger = "C" }
	wage := func(fen survey.Fen) edit { return func(h *survey.Household) { h.Incomes[0].GrossFen = &fen } }
	left := func(h *survey.Household) { h.Members[1].InFamily = new(false) }
	none := func(*survey.Household) {}
	for name, c := range map[string]struct {
		a, b edit
		want []string
	}{
		"nothing changed":                          {none, none, nil},
		"both made the same edit":                  {wage(1), wage(1), nil},
		"edits that do not touch are offered":      {danger, phone, []string{"phone offers B", "housing.danger offers A"}},
		"one fact changed in two ways":             {func(h *survey.Household) { h.Phone = "1" }, phone, []string{"phone"}},
		"money that one changed":                   {wage(960_000), none, []string{"incomes.i1.gross_fen"}},
		"membership that one changed":              {none, left, []string{"members.m2.in_family"}},
		"identity that one changed":                {none, func(h *survey.Household) { h.Members[0].Name = "陈龑" }, []string{"members.m1.name"}},
		"what an income is for is money":           {func(h *survey.Household) { h.Incomes[0].Item = "wage.local" }, none, []string{"incomes.i1.item"}},
		"an account":                               {func(h *survey.Household) { h.Bank.Account = "6217" }, none, []string{"bank.account"}},
		"a note on an income":                      {func(h *survey.Household) { h.Incomes[0].Note = "工地" }, none, []string{"incomes.i1.note offers A"}},
		"a line of income that one added":          {none, func(h *survey.Household) { h.Incomes = append(h.Incomes, survey.Income{Key: "i2", Item: "farm.crop"}) }, []string{"incomes.i2"}},
		"a line of income that one took away":      {func(h *survey.Household) { h.Incomes = nil }, none, []string{"incomes.i1"}},
		"a member that one added":                  {none, func(h *survey.Household) { h.Members = append(h.Members, survey.Member{Key: "m3", Name: "陈新生"}) }, []string{"members.m3"}},
		"a member that one took away":              {func(h *survey.Household) { h.Members = h.Members[:1] }, none, []string{"members.m2"}},
		"asked, none against not asked":            {func(h *survey.Household) { h.Expenses = []survey.Expense{} }, none, []string{"expenses"}},
		"asked, none of what is not money":         {func(h *survey.Household) { h.Checks = []survey.Check{} }, none, []string{"checks offers A"}},
		"a list of codes not asked or empty":       {func(h *survey.Household) { h.Members[0].Health = []string{} }, none, []string{"members.m1.health offers A"}},
		"no disability against an empty one":       {func(h *survey.Household) { h.Members[1].Disability = &survey.Disability{} }, none, []string{"members.m2.disability"}},
		"an official who is no relative after all": {func(h *survey.Household) { h.Relatives = nil }, none, []string{"relatives.r1 offers A"}},
		"taken away by one, changed by the other":  {func(h *survey.Household) { h.Relatives = nil }, func(h *survey.Household) { h.Relatives[0].Unit = "镇政府" }, []string{"relatives.r1"}},
		"a contact goes by the name":               {func(h *survey.Household) { h.Contacts = h.Contacts[1:] }, func(h *survey.Household) { h.Contacts[1].Phone = "3" }, []string{"contacts.邻居甲 offers A", "contacts.邻居乙.phone offers B"}},
		"facts that say one thing together":        {func(h *survey.Household) { h.Members[0].Disability.Grade = 1 }, func(h *survey.Household) { h.Members[0].Disability.Category = 5 }, []string{"members.m1.disability.category", "members.m1.disability.grade"}},
		"both facts of one record":                 {func(h *survey.Household) { h.Members[0].Disability.Grade, h.Members[0].Disability.Category = 1, 5 }, none, []string{"members.m1.disability.category offers A", "members.m1.disability.grade offers A"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := survey.Compare([]survey.Household{family()}, []survey.Household{edited(c.a), edited(c.b)})
			if !slices.Equal(shown(got), c.want) {
				t.Errorf("got %q, want %q", shown(got), c.want)
			}
		})
	}
}

func TestWithoutACommonAncestorNothingIsOffered(t *testing.T) {
	c := survey.Compare(nil, []survey.Household{family(), edited(func(h *survey.Household) { h.Phone = "1" })})
	if want := []string{"phone"}; !slices.Equal(shown(c), want) {
		t.Errorf("got %q, want %q", shown(c), want)
	}
}

func TestAncestorsThatDifferAreNone(t *testing.T) {
	a, b := edited(func(h *survey.Household) { h.Phone = "1" }), edited(func(h *survey.Household) { h.Phone = "2" })
	both := func(h *survey.Household) { h.Housing.Danger = "D" }
	c := survey.Compare([]survey.Household{a, b}, []survey.Household{a, edited(func(h *survey.Household) { h.Phone = "2" }, both)})
	if want := []string{"phone", "housing.danger offers B"}; !slices.Equal(shown(c), want) {
		t.Errorf("got %q, want %q", shown(c), want)
	}
}

func TestThreeRecords(t *testing.T) {
	c := survey.Compare([]survey.Household{family()}, []survey.Household{
		edited(func(h *survey.Household) { h.Phone = "1" }),
		edited(func(h *survey.Household) { h.Housing.Danger = "C" }),
		edited(func(h *survey.Household) { h.Housing.Danger = "D"; h.Incomes[0].GrossFen = new(survey.Fen(5)) }),
	})
	if want := []string{"phone offers A", "incomes.i1.gross_fen", "housing.danger"}; !slices.Equal(shown(c), want) {
		t.Fatalf("got %q, want %q", shown(c), want)
	}
	h, open := c.Settle(survey.Choices{"incomes.i1.gross_fen": 2})
	if !slices.Equal(open, []string{"housing.danger"}) {
		t.Errorf("open: %q", open)
	}
	h, open = c.Settle(survey.Choices{"incomes.i1.gross_fen": 2, "housing.danger": 1})
	if len(open) > 0 || h.Phone != "1" || h.Housing.Danger != "C" || *h.Incomes[0].GrossFen != 5 {
		t.Errorf("%q %+v", open, h)
	}
}

func TestTwoPeopleUnderOneKeyStayTwo(t *testing.T) {
	add := func(name, id string, fen survey.Fen) edit {
		return func(h *survey.Household) {
			h.Members = append(h.Members, survey.Member{Key: "m3", Name: name, IDNumber: id})
			h.Incomes = append(h.Incomes, survey.Income{Key: "i2", Item: "wage.local", Member: "m3", GrossFen: &fen})
			h.Jdlk.Members = []string{"m1", "m3"}
		}
	}
	c := survey.Compare([]survey.Household{family()}, []survey.Household{
		edited(add("陈大", "410699198001010012", 1)), edited(add("陈二", "410699198201010014", 2)),
	})
	if want := []string{"members.m3", "members.m4", "jdlk.members", "incomes.i2", "incomes.i3"}; !slices.Equal(shown(c), want) {
		t.Fatalf("got %q, want %q", shown(c), want)
	}
	if !reflect.DeepEqual(c.Renamed[1], map[string]string{"m3": "m4"}) {
		t.Errorf("renamed: %v", c.Renamed)
	}
	h, open := c.Settle(survey.Choices{"members.m3": 0, "members.m4": 1, "jdlk.members": 1, "incomes.i2": 0, "incomes.i3": 1})
	if len(open) > 0 || len(h.Members) != 4 || h.Incomes[2].Member != "m4" || !slices.Equal(h.Jdlk.Members, []string{"m1", "m4"}) {
		t.Errorf("%q %+v", open, h)
	}
}

func TestOnePersonAddedTwiceIsOne(t *testing.T) {
	c := survey.Compare([]survey.Household{family()}, []survey.Household{
		edited(func(h *survey.Household) {
			h.Members = append(h.Members, survey.Member{Key: "m3", Name: "陈大"}, survey.Member{Key: "m4", Name: "陈二", Sex: "male"})
		}),
		edited(func(h *survey.Household) { h.Members = append(h.Members, survey.Member{Key: "m3", Name: "陈二"}) }),
	})
	if want := []string{"members.m3", "members.m4.sex"}; !slices.Equal(shown(c), want) {
		t.Errorf("got %q, want %q", shown(c), want)
	}
}

func TestWhatIsWithinALineLeftOutNeedsNoChoice(t *testing.T) {
	c := survey.Compare([]survey.Household{family()}, []survey.Household{
		edited(func(h *survey.Household) { h.Members = h.Members[:1] }),
		edited(func(h *survey.Household) { h.Members[1].Name = "陈小宇" }),
		edited(func(h *survey.Household) { h.Members[1].Name = "陈晓雨" }),
	})
	if want := []string{"members.m2", "members.m2.name"}; !slices.Equal(shown(c), want) {
		t.Fatalf("got %q, want %q", shown(c), want)
	}
	if _, open := c.Settle(survey.Choices{"members.m2": 0}); len(open) > 0 {
		t.Errorf("without the member there is still %q to choose", open)
	}
	if _, open := c.Settle(survey.Choices{"members.m2": 1}); !slices.Equal(open, []string{"members.m2.name"}) {
		t.Errorf("with the member there is %q to choose", open)
	}
	if _, open := c.Settle(survey.Choices{"members.m2": 1, "members.m2.name": 0}); !slices.Equal(open, []string{"members.m2.name"}) {
		t.Errorf("an answer that a record does not have was taken: %q", open)
	}
}

func TestAListWithoutLinesIsNoneOrNotAskedAsWasChosen(t *testing.T) {
	c := survey.Compare([]survey.Household{family()}, []survey.Household{
		edited(func(h *survey.Household) { h.Incomes = []survey.Income{} }),
		edited(func(h *survey.Household) { h.Incomes = nil }),
		family(),
	})
	if want := []string{"incomes", "incomes.i1"}; !slices.Equal(shown(c), want) {
		t.Fatalf("got %q, want %q", shown(c), want)
	}
	none, open := c.Settle(survey.Choices{"incomes": 0, "incomes.i1": 0})
	if len(open) > 0 || none.Incomes == nil || len(none.Incomes) > 0 {
		t.Errorf("%q %v", open, none.Incomes)
	}
	notAsked, _ := c.Settle(survey.Choices{"incomes": 1, "incomes.i1": 0})
	if notAsked.Incomes != nil {
		t.Errorf("%v", notAsked.Incomes)
	}
	kept, open := c.Settle(survey.Choices{"incomes.i1": 2})
	if len(open) > 0 || len(kept.Incomes) != 1 {
		t.Errorf("%q %v", open, kept.Incomes)
	}
}

func TestWhatIsComparedIsNotChanged(t *testing.T) {
	a := edited(func(h *survey.Household) { h.Members = append(h.Members, survey.Member{Key: "m3", Name: "甲"}) })
	b := edited(func(h *survey.Household) { h.Members = append(h.Members, survey.Member{Key: "m3", Name: "乙"}) })
	c := survey.Compare(nil, []survey.Household{a, b})
	h, _ := c.Settle(survey.Choices{"members.m3": 0, "members.m4": 1})
	h.Members[0].Name, *h.Members[0].InFamily = "丙", false
	if b.Members[2].Key != "m3" || a.Members[0].Name != "陈龚" || !*a.Members[0].InFamily || !*c.Records[0].Members[0].InFamily {
		t.Error("the records that were compared are others now")
	}
}
