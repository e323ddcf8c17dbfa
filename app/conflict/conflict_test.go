package conflict_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/conflict"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// laptops are a township and two laptops of one of its villages.
type laptops struct {
	township, one, two *app.Workspace
	household          string
}

// setUp seeds a family of two at the township and brings it to both laptops.
func setUp(t *testing.T) laptops {
	t.Helper()
	county := apptest.Create(t, apptest.County)
	l := laptops{township: apptest.Create(t, apptest.Township), one: apptest.Create(t, apptest.Village), two: apptest.Create(t, apptest.Village)}
	apptest.Enrol(t, county, l.township)
	apptest.Enrol(t, l.township, l.one)
	apptest.Enrol(t, l.township, l.two)
	h := apptest.Family(apptest.Village, 1, "陈龚", "陈小雨")
	h.Phone, l.household = "13800002231", h.ID
	apptest.Seed(t, l.township, h)
	apptest.Send(t, l.township, apptest.Village, l.one, l.two)
	return l
}

// meet brings the visits of both laptops to the township.
func (l laptops) meet(t *testing.T, one, two func(*survey.Visit)) *conflict.Conflict {
	t.Helper()
	apptest.Visit(t, l.one, l.household, one)
	apptest.Visit(t, l.two, l.household, two)
	for _, w := range []*app.Workspace{l.one, l.two} {
		apptest.Import(t, l.township, apptest.Export(t, w, ""))
	}
	return read(t, l.township, l.household)
}

func read(t *testing.T, w *app.Workspace, household string) *conflict.Conflict {
	t.Helper()
	c, err := conflict.Read(w.Store, household)
	apptest.OK(t, err)
	return c
}

// by returns the place of the record in which a fact holds.
func by(t *testing.T, c *conflict.Conflict, is func(survey.Household) bool) int {
	t.Helper()
	i := slices.IndexFunc(c.Records, is)
	if i < 0 {
		t.Fatal("there is no such record")
	}
	return i
}

func earns(fen survey.Fen) func(*survey.Visit) {
	return func(v *survey.Visit) {
		v.Household.Incomes = []survey.Income{{Key: "i1", Item: "wage.migrant", Member: "m1", GrossFen: &fen}}
	}
}

func phone(number string) func(*survey.Visit) {
	return func(v *survey.Visit) { v.Household.Phone = number }
}

func both(changes ...func(*survey.Visit)) func(*survey.Visit) {
	return func(v *survey.Visit) {
		for _, change := range changes {
			change(v)
		}
	}
}

func TestTwoLaptopsAreSettledAtTheTownshipAndBothSeeOneRecord(t *testing.T) {
	l := setUp(t)
	c := l.meet(t, both(earns(960_000), phone("15900000417")), earns(1_500_000))
	if len(c.Ancestors) != 1 || c.Ancestors[0].Type != object.Seed {
		t.Errorf("ancestors: %+v", c.Ancestors)
	}
	one := by(t, c, func(h survey.Household) bool { return h.Phone == "15900000417" })
	o, err := conflict.Resolve(t.Context(), l.township, c, conflict.Resolution{
		Base: one, Choices: survey.Choices{"incomes.i1.gross_fen": 1 - one}, Reason: "看了工资条",
	})
	apptest.OK(t, err)
	for _, w := range []*app.Workspace{l.one, l.two} {
		apptest.Import(t, w, apptest.Export(t, l.township, apptest.Village))
		state, err := w.Store.Household(l.household)
		apptest.OK(t, err)
		if !slices.Equal(state.Heads, []object.ID{o.ID}) || *state.Doc.Incomes[0].GrossFen != 1_500_000 || state.Doc.Phone != "15900000417" {
			t.Errorf("%d heads, %+v", len(state.Heads), state.Doc)
		}
		if len(state.Revisions) != 4 {
			t.Errorf("%d records are kept, want the seed, both visits and the resolution", len(state.Revisions))
		}
	}
	if _, err := conflict.Read(l.township.Store, l.household); !errors.Is(err, conflict.ErrSettled) {
		t.Errorf("after it was settled: %v", err)
	}
}

func TestAResolutionIsAVisitWithFindingsOfItsOwn(t *testing.T) {
	l := setUp(t)
	c := l.meet(t, earns(960_000), earns(1_500_000))
	o, err := conflict.Resolve(t.Context(), l.township, c, conflict.Resolution{Base: 1, Choices: survey.Choices{"incomes.i1.gross_fen": 0}, Reason: " 邻居证实 "})
	apptest.OK(t, err)
	r, err := visit.Read(l.township.Store, o.ID)
	apptest.OK(t, err)
	base := c.Heads[1].Visit
	if r.Reason != "邻居证实" || r.Visit.ID != base.ID || r.Visit.Finished != base.Finished || len(r.Visit.Visitors) != len(base.Visitors) {
		t.Errorf("%+v", r.Visit)
	}
	if !slices.Equal(o.Parents, c.IDs()) {
		t.Errorf("it follows %v, want %v", o.Parents, c.IDs())
	}
	var signed rules.Result
	apptest.OK(t, json.Unmarshal(r.Assessment, &signed))
	want := l.township.Pack.Assess(r.Visit.Household, base.Day(), text.Zh)
	if signed.Receipt.Fingerprint() != want.Receipt.Fingerprint() || signed.AsOf != base.Day() {
		t.Errorf("signed %v, computed %v", signed.Receipt, want.Receipt)
	}
	rows, err := l.township.Store.Households(t.Context())
	apptest.OK(t, err)
	if rows[0].Visits != 2 || rows[0].Heads != 1 {
		t.Errorf("two visits were made, and %d are counted; %d heads", rows[0].Visits, rows[0].Heads)
	}
}

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	l := setUp(t)
	newHead := func(v *survey.Visit) {
		v.Household.Members[0].Relation, v.Household.Members[1].Relation = "01", survey.RelationHead
	}
	c := l.meet(t, both(earns(1), newHead), both(earns(2), phone("1")))
	head := by(t, c, func(h survey.Household) bool { return h.Members[1].Relation == survey.RelationHead })
	all := func(to int) survey.Choices {
		choices := survey.Choices{}
		for _, d := range c.Differences {
			choices[d.Path] = to
		}
		return choices
	}
	twoHeads := all(head)
	twoHeads["members.m1.relation"] = 1 - head
	for name, refused := range map[string]struct {
		r    conflict.Resolution
		want string
	}{
		"nothing chosen":             {conflict.Resolution{Reason: "是"}, "incomes.i1.gross_fen"},
		"no reason":                  {conflict.Resolution{Choices: all(0), Reason: " "}, "理由"},
		"a reason beyond all bounds": {conflict.Resolution{Choices: all(0), Reason: strings.Repeat("长", conflict.MaxReason+1)}, "理由"},
		"no base":                    {conflict.Resolution{Base: 7, Choices: all(0), Reason: "是"}, "以哪一次核查为准"},
		"a contradiction of choices": {conflict.Resolution{Choices: twoHeads, Reason: "是"}, "户主"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := conflict.Resolve(t.Context(), l.township, c, refused.r)
			if lines := strings.Join(text.Zh.Explain(err), "\n"); !errors.Is(err, conflict.ErrRefused) || !strings.Contains(lines, refused.want) {
				t.Errorf("got %q, want %q", lines, refused.want)
			}
			if again := read(t, l.township, l.household); !slices.Equal(again.IDs(), c.IDs()) {
				t.Error("the records are others now")
			}
		})
	}
}

func TestARecordThatArrivesMeanwhileIsNotLost(t *testing.T) {
	l := setUp(t)
	third := apptest.Create(t, apptest.Village)
	apptest.Enrol(t, l.township, third)
	apptest.Send(t, l.township, apptest.Village, third)
	c := l.meet(t, both(earns(1), phone("1")), both(earns(2), phone("2")))
	choices := survey.Choices{"incomes.i1.gross_fen": 0, "phone": 1}
	apptest.Visit(t, third, l.household, phone("3"))
	apptest.Import(t, l.township, apptest.Export(t, third, ""))
	_, err := conflict.Resolve(t.Context(), l.township, c, conflict.Resolution{Choices: choices, Reason: "是"})
	if !errors.Is(err, conflict.ErrMoved) {
		t.Fatalf("got %v", err)
	}
	now := read(t, l.township, l.household)
	if len(now.Heads) != 3 {
		t.Fatalf("%d heads", len(now.Heads))
	}
	kept := now.Carry(c, choices)
	for path, record := range choices {
		if now.Heads[kept[path]].ID != c.Heads[record].ID {
			t.Errorf("the choice of %s is of another record now", path)
		}
	}
	_, err = conflict.Resolve(t.Context(), l.township, now, conflict.Resolution{Choices: kept, Reason: "是"})
	if !errors.Is(err, conflict.ErrRefused) || !strings.Contains(err.Error(), "incomes.i1 ") {
		t.Fatalf("the third has no such income, and nobody was asked: %v", err)
	}
	kept["incomes.i1"] = kept["incomes.i1.gross_fen"]
	_, err = conflict.Resolve(t.Context(), l.township, now, conflict.Resolution{Choices: kept, Reason: "是"})
	apptest.OK(t, err)
}

func TestAVillageDoesNotSettleWhatAnotherVillageSaid(t *testing.T) {
	o := apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 1, "陈龚")
	apptest.Seed(t, o.Township, h)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	apptest.Visit(t, o.Village, h.ID)
	moved := h
	moved.Village = apptest.OtherVillage
	apptest.Seed(t, o.Other, moved)
	for _, w := range []*app.Workspace{o.Village, o.Other} {
		apptest.Import(t, o.Township, apptest.Export(t, w, ""))
	}
	c := read(t, o.Township, h.ID)
	visited := slices.IndexFunc(c.Heads, conflict.Head.IsVisit)
	if want := []int{visited}; !slices.Equal(c.Bases(), want) {
		t.Errorf("bases %v, want %v: a seed says nothing of visitors", c.Bases(), want)
	}
	choices := survey.Choices{}
	for _, d := range c.Differences {
		choices[d.Path] = visited
	}
	seedAt(t, o.Village, o.Township, h.ID)
	r := conflict.Resolution{Base: visited, Choices: choices, Reason: "没有迁走"}
	if _, err := conflict.Resolve(t.Context(), o.Village, read(t, o.Village, h.ID), r); !errors.Is(err, conflict.ErrRefused) {
		t.Errorf("a village settled it: %v", err)
	}
	_, err := conflict.Resolve(t.Context(), o.Township, c, r)
	apptest.OK(t, err)
}

// seedAt copies what one workspace holds of a household to another, as if a batch
// had brought it.
func seedAt(t *testing.T, to, from *app.Workspace, household string) {
	t.Helper()
	apptest.OK(t, to.Store.Update(t.Context(), func(tx *store.Tx) error {
		for o, err := range from.Store.Objects(t.Context(), store.ObjectFilter{Subject: household}) {
			if err != nil {
				return err
			}
			if _, err := tx.AddObject(o, "stick"); err != nil {
				return err
			}
		}
		return nil
	}))
}

func TestTwoSeedsAreSettledByASeed(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 1, "陈龚")
	other := h
	other.Phone = "1"
	apptest.Seed(t, w, h, other)
	c := read(t, w, h.ID)
	if len(c.Ancestors) != 0 || len(c.Differences) != 1 || c.Differences[0].Offered != survey.MustChoose {
		t.Fatalf("%+v %+v", c.Ancestors, c.Differences)
	}
	o, err := conflict.Resolve(t.Context(), w, c, conflict.Resolution{Choices: survey.Choices{"phone": 0}, Reason: "重复导入"})
	apptest.OK(t, err)
	if o.Type != object.Seed {
		t.Errorf("it is a %s, and nobody visited", o.Type)
	}
}

func TestAMemberWhomTheBaseDoesNotKnowKeepsHowTheyWereMet(t *testing.T) {
	l := setUp(t)
	add := func(name string, id int, reason string) func(*survey.Visit) {
		return func(v *survey.Visit) {
			v.Household.Members = append(v.Household.Members, survey.Member{Key: "m3", Name: name, Relation: "20", IDNumber: apptest.IDNumber(id)})
			v.Met = append(v.Met, survey.Meeting{Member: "m3", Reason: reason})
		}
	}
	c := l.meet(t, add("陈大", 700, "在外务工"), add("陈二", 800, "住院"))
	choices := survey.Choices{}
	for _, d := range c.Differences {
		choices[d.Path] = by(t, c, func(h survey.Household) bool { _, has := h.Member(strings.TrimPrefix(d.Path, "members.")); return has })
	}
	o, err := conflict.Resolve(t.Context(), l.township, c, conflict.Resolution{Choices: choices, Reason: "两个都是家里人"})
	apptest.OK(t, err)
	r, err := visit.Read(l.township.Store, o.ID)
	apptest.OK(t, err)
	for name, reason := range map[string]string{"陈大": "在外务工", "陈二": "住院"} {
		i := slices.IndexFunc(r.Visit.Household.Members, func(m survey.Member) bool { return m.Name == name })
		if i < 0 {
			t.Fatalf("%s is lost", name)
		}
		if met, _ := r.Visit.MeetingWith(r.Visit.Household.Members[i].Key); met.Reason != reason {
			t.Errorf("%s: %+v", name, met)
		}
	}
}
