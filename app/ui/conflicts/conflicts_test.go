package conflicts_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/conflict"
	"ruhu/app/ui/conflicts"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/survey"
)

func words(key string, args ...any) string { return text.Zh.T("ui_conflict."+key, args...) }

func fen(yuan int64) *survey.Fen { return new(survey.Fen(yuan * 100)) }

// two are two records of the Chen family that differ in what is offered and in
// what a person must choose.
func two(t *testing.T) (*app.Workspace, string) {
	t.Helper()
	w := apptest.Create(t, apptest.Township)
	h := apptest.Family(apptest.Village, 1, "陈龚", "陈小雨")
	h.Phone = "13800002231"
	h.Incomes = []survey.Income{{Key: "i1", Item: "wage.migrant", Member: "m1", GrossFen: fen(12000)}}
	apptest.Seed(t, w, h)
	apptest.Apart(t, w, h.ID,
		func(v *survey.Visit) {
			v.Visitors[0].Name, v.Note = "刘建国", "看了房子，屋顶漏雨。"
			v.Household.Housing.Danger, v.Household.Incomes[0].GrossFen = "C", fen(9600)
		},
		func(v *survey.Visit) {
			v.Visitors[0].Name = "赵磊"
			v.Household.Phone, v.Household.Incomes[0].GrossFen = "15900000417", fen(15000)
			v.Household.Members[1].InFamily = new(false)
			v.Household.Members[1].Membership = survey.Membership{Left: "2017-03-01", LeftReason: survey.MembershipReasons[0].Code}
		})
	return w, h.ID
}

// option presses the option with these words.
func option(t *testing.T, d *uitest.Desk, words string) {
	t.Helper()
	if !each(d.Window.Content(), func(o fyne.CanvasObject) bool {
		b, ok := o.(*widgets.Option)
		if ok && b.Words() == words {
			b.Tapped(nil)
			return true
		}
		return false
	}) {
		t.Fatalf("there is no option %q", words)
	}
}

// field types into the first field of the screen.
func field(t *testing.T, d *uitest.Desk, typed string) {
	t.Helper()
	if !each(d.Window.Content(), func(o fyne.CanvasObject) bool {
		f, ok := o.(*widgets.Field)
		if ok {
			test.Type(f, typed)
		}
		return ok
	}) {
		t.Fatal("there is no field")
	}
}

// each looks at visible objects until one is found.
func each(o fyne.CanvasObject, found func(fyne.CanvasObject) bool) bool {
	if !o.Visible() {
		return false
	}
	if found(o) {
		return true
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		if each(child, found) {
			return true
		}
	}
	return false
}

func TestAConflictIsSettledInTheWindow(t *testing.T) {
	w, id := two(t)
	d := uitest.NewDesk(t, w)
	d.Show(t, conflicts.New, screen.Place{Screen: screen.Conflict, Household: id})
	uitest.Save(t, d.Window, "conflict-open")
	for _, want := range []string{"成员 陈小雨", "9,600.00 元", "****0417", "看了房子", words("choose"), words("missing.reason")} {
		if !uitest.Shows(d.Window, want) {
			t.Errorf("the screen does not show %q", want)
		}
	}
	d.Press(t, words("sign"))
	if len(d.Places) > 0 {
		t.Fatal("it was signed with choices open")
	}
	d.Press(t, words("reveal"))
	if !uitest.Shows(d.Window, "15900000417") {
		t.Error("the number is not shown after somebody asked for it")
	}
	option(t, d, "9,600.00 元")
	option(t, d, "否")
	for _, base := range []string{"刘建国", "赵磊"} {
		for n := 1; n <= 2; n++ {
			if uitest.Shows(d.Window, words("record", n, base)) {
				option(t, d, words("record", n, base))
			}
		}
	}
	c, err := conflict.Read(w.Store, id)
	apptest.OK(t, err)
	for _, path := range []string{"members.m2.membership.left", "members.m2.membership.left_reason"} {
		for _, diff := range c.Differences {
			if diff.Path == path {
				option(t, d, otherThan(c, diff, c.Words(diff, 0, text.Zh), c.WordsBefore(diff, text.Zh)))
			}
		}
	}
	field(t, d, "看了工资条")
	if !uitest.Shows(d.Window, words("ready")) {
		t.Error("the screen does not say that it can be signed")
	}
	uitest.Save(t, d.Window, "conflict-chosen")
	d.Press(t, words("sign"))
	if !d.Heard(words("signed")) || len(d.Places) != 1 || d.Places[0].Household != id {
		t.Fatalf("it said %q and went to %v", d.Said, d.Places)
	}
	state, err := w.Store.Household(id)
	apptest.OK(t, err)
	h := state.Doc
	if len(state.Heads) != 1 || h.Phone != "15900000417" || h.Housing.Danger != "C" || *h.Incomes[0].GrossFen != *fen(9600) || *h.Members[1].InFamily {
		t.Errorf("%d heads, %+v", len(state.Heads), h)
	}
}

// otherThan returns what a record says that changed a fact.
func otherThan(c *conflict.Conflict, d survey.Difference, first, before string) string {
	if first != before {
		return first
	}
	return c.Words(d, 1, text.Zh)
}

func TestARecordThatArrivesMeanwhileIsShownWithWhatWasChosen(t *testing.T) {
	w, id := two(t)
	before, err := w.Store.Household(id)
	apptest.OK(t, err)
	d := uitest.NewDesk(t, w)
	d.Show(t, conflicts.New, screen.Place{Screen: screen.Conflict, Household: id})
	each(d.Window.Content(), func(o fyne.CanvasObject) bool {
		if o, ok := o.(*widgets.Option); ok {
			o.Tapped(nil)
		}
		return false
	})
	field(t, d, "是")
	apptest.Visit(t, w, id, func(v *survey.Visit) { v.Household.Phone = "1" }) // follows the first head, which no longer holds
	d.Press(t, words("sign"))
	if !d.Heard("又来了新的记录") {
		t.Fatalf("it says %q", d.Said)
	}
	after, err := w.Store.Household(id)
	apptest.OK(t, err)
	if len(after.Heads) != 2 || after.Heads[0] == before.Heads[0] && after.Heads[1] == before.Heads[1] {
		t.Fatalf("%d heads", len(after.Heads))
	}
	if !uitest.Shows(d.Window, words("sign")) || len(d.Places) > 0 {
		t.Error("the screen does not show the records as they are now")
	}
}

func TestTheListOfConflicts(t *testing.T) {
	w, id := two(t)
	d := uitest.NewDesk(t, w)
	d.Show(t, conflicts.New, screen.Place{Screen: screen.Conflict})
	uitest.Save(t, d.Window, "conflict-list")
	d.Press(t, words("open"))
	if len(d.Places) != 1 || d.Places[0].Household != id {
		t.Errorf("it goes to %v", d.Places)
	}
}

func TestWithoutConflictsTheScreenSaysSo(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 1, "陈龚")
	apptest.Seed(t, w, h)
	d := uitest.NewDesk(t, w)
	for _, p := range []screen.Place{{Screen: screen.Conflict}, {Screen: screen.Conflict, Household: h.ID}} {
		d.Show(t, conflicts.New, p)
		if !uitest.Shows(d.Window, words("no_conflicts")) {
			t.Errorf("%v says nothing", p)
		}
	}
	uitest.Save(t, d.Window, "conflict-none")
}

func TestConflictsInEnglishInLargeTypeAndOfManyRecords(t *testing.T) {
	w := apptest.Create(t, apptest.Township)
	names := []string{"阿卜杜热西提·阿卜杜热合曼·麦麦提"}
	for i := range 11 {
		names = append(names, fmt.Sprintf("阿依努尔古丽·阿卜杜热西提%d", i))
	}
	h := apptest.Family(apptest.Village, 1, names...)
	h.Address = "后山自然村老槐树东边第三家，过了小桥往北走两百米红砖院子"
	apptest.Seed(t, w, h)
	many := func(n int) func(*survey.Visit) {
		return func(v *survey.Visit) {
			v.Household.Address = fmt.Sprintf("%s（第%d次核对）", v.Household.Address, n)
			for i := range v.Household.Members {
				v.Household.Members[i].InFamily = new((i+n)%2 == 0)
				v.Household.Incomes = append(v.Household.Incomes, survey.Income{Key: fmt.Sprintf("i%d", i+1), Item: "wage.migrant", Member: v.Household.Members[i].Key, GrossFen: fen(int64(1000*i + n))})
			}
			v.Household.Members = append(v.Household.Members, survey.Member{Key: "m13", Name: fmt.Sprintf("新成员%d", n), IDNumber: apptest.IDNumber(900 + 10*n), Relation: "20"})
			v.Met = append(v.Met, survey.Meeting{Member: "m13"})
		}
	}
	apptest.Apart(t, w, h.ID, many(1), many(2))
	place := screen.Place{Screen: screen.Conflict, Household: h.ID}
	d := uitest.NewDesk(t, w)
	d.Show(t, conflicts.New, place)
	uitest.Save(t, d.Window, "conflict-long")
	d.Env.Lang = text.En
	s := d.Show(t, conflicts.New, place)
	uitest.Save(t, d.Window, "conflict-english")
	uitest.Save(t, uitest.LargeWindow(t, s.Content(), 1366, 768), "conflict-english-large")
	d.Env.Lang = text.Zh
	apptest.Apart(t, w, h.ID, many(3), many(4), many(5)) // follow both, and are three heads
	apptest.Seed(t, w, h)
	s = d.Show(t, conflicts.New, place)
	uitest.Save(t, uitest.LargeWindow(t, s.Content(), 1366, 2400), "conflict-large")
	if !uitest.Shows(d.Window, "新成员5") {
		t.Error("the third record is not shown")
	}
}
