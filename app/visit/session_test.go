package visit_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

func fen(yuan int) *survey.Fen { return new(survey.Fen(yuan * 100)) }

// known makes a village that knows one household.
func known(t testing.TB, names ...string) (*app.Workspace, survey.Household) {
	t.Helper()
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 0, names...)
	apptest.Seed(t, w, h)
	return w, h
}

func edit(t testing.TB, s *visit.Session, cursor string, change func(*survey.Visit)) {
	t.Helper()
	apptest.OK(t, s.Edit(t.Context(), cursor, change))
}

// state is a household as the workspace has it.
func state(t testing.TB, w *app.Workspace, household string) store.HouseholdState {
	t.Helper()
	s, err := w.Store.Household(household)
	apptest.OK(t, err)
	return s
}

func TestAVisitStartsWithTheOperatorAndNobodyMetYet(t *testing.T) {
	w, h := known(t, "张国强", "李桂兰")
	v := apptest.Begin(t, w, h.ID).Visit()
	me := w.Store.Operator()
	want := []survey.Visitor{{Name: "王秀英", Unit: "驻村工作队", Post: "队员", Level: "village", Operator: me.ID}}
	if !slices.Equal(v.Visitors, want) {
		t.Errorf("visitors %+v", v.Visitors)
	}
	if !reflect.DeepEqual(v.Met, []survey.Meeting{{Member: "m1"}, {Member: "m2"}}) {
		t.Errorf("meetings %+v", v.Met)
	}
	if v.Kind != "campaign" || v.Level != "township" || v.Finished != "" || !strings.HasPrefix(v.Started, string(apptest.Day)) {
		t.Errorf("%s visit of %s started %s, finished %q", v.Kind, v.Level, v.Started, v.Finished)
	}
	if !reflect.DeepEqual(v.Household, h) {
		t.Errorf("the household changed on the way:\n%+v\n%+v", v.Household, h)
	}
}

func TestTheNextVisitStartsWithTheLastAnswers(t *testing.T) {
	w, h := known(t, "张国强", "李桂兰")
	apptest.Visit(t, w, h.ID, func(v *survey.Visit) {
		v.Household.Incomes = []survey.Income{{Key: "i1", Item: "farm.crop", GrossFen: fen(4600)}}
		v.Household.Members = append(v.Household.Members, survey.Member{Key: "m3", Name: "王𬍛"})
		v.Met = append(v.Met, survey.Meeting{Member: "m3", Reason: "在校"})
		v.Note = "下次带上残疾证"
	})
	v := apptest.Begin(t, w, h.ID).Visit()
	if len(v.Household.Incomes) != 1 || *v.Household.Incomes[0].GrossFen != 460000 || v.Household.Members[2].Name != "王𬍛" {
		t.Errorf("the last answers are gone: %+v", v.Household)
	}
	if !reflect.DeepEqual(v.Met, []survey.Meeting{{Member: "m1"}, {Member: "m2"}, {Member: "m3"}}) {
		t.Errorf("somebody is met before anybody came: %+v", v.Met)
	}
	if len(v.Visitors) != 1 || v.Note != "" {
		t.Errorf("visitors %+v and note %q of the last visit", v.Visitors, v.Note)
	}
}

func TestEarlierVisitsAreCounted(t *testing.T) {
	w, h := known(t, "张国强")
	if v := apptest.Begin(t, w, h.ID).Visit(); v.Household.Checks != nil {
		t.Errorf("nobody asked about earlier visits, and there are %v", v.Household.Checks)
	}
	asked := apptest.Family(apptest.Village, 10, "赵伾")
	asked.Checks = []survey.Check{{Date: "2017-01-15", Level: "village"}}
	apptest.Seed(t, w, asked)
	for _, day := range []survey.Date{"2017-02-01", "2017-03-01"} {
		apptest.OK(t, w.SetDemoDay(t.Context(), day))
		apptest.Visit(t, w, asked.ID)
	}
	apptest.OK(t, w.SetDemoDay(t.Context(), apptest.Day))
	want := []survey.Check{{Date: "2017-01-15", Level: "village"}, {Date: "2017-02-01", Level: "township"}, {Date: "2017-03-01", Level: "township"}}
	if got := apptest.Begin(t, w, asked.ID).Visit().Household.Checks; !slices.Equal(got, want) {
		t.Errorf("counted %v, want %v", got, want)
	}
	state, err := w.Store.Household(asked.ID)
	apptest.OK(t, err)
	if got := visit.Current(state).Checks; !slices.Equal(got, want) {
		t.Errorf("the household as it stands has %v, want %v", got, want)
	}
}

func TestAnUnknownHouseholdCannotBeVisited(t *testing.T) {
	w, _ := known(t, "张国强")
	if _, err := visit.Start(t.Context(), w, "nobody", visit.Options{}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if _, err := visit.Resume(w, "nothing"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if c := apptest.Counts(t, w); c.Drafts != 0 {
		t.Errorf("%d drafts", c.Drafts)
	}
}

func TestASecondStartResumesTheDraft(t *testing.T) {
	w, h := known(t, "张国强")
	other := apptest.Family(apptest.Village, 10, "赵伾")
	apptest.Seed(t, w, other)
	first := apptest.Begin(t, w, h.ID)
	apptest.Begin(t, w, other.ID)
	edit(t, first, "notes/note", func(v *survey.Visit) { v.Note = "门锁着" })
	again, err := visit.Start(t.Context(), w, h.ID, visit.Options{Kind: "periodic", Level: "county"})
	apptest.OK(t, err)
	if !reflect.DeepEqual(again.Visit(), first.Visit()) || again.Cursor() != "notes/note" || !again.SavedAt().Equal(first.SavedAt()) {
		t.Errorf("resumed %+v at %q", again.Visit(), again.Cursor())
	}
	if c := apptest.Counts(t, w); c.Drafts != 2 {
		t.Errorf("%d drafts of two visits", c.Drafts)
	}
}

func TestEveryEditIsOnTheDiskAtOnce(t *testing.T) {
	w, h := known(t, "张国强", "王𬍛")
	s := apptest.Begin(t, w, h.ID)
	edits := []struct {
		cursor string
		change func(*survey.Visit)
	}{
		{"incomes/incomes.0.gross_fen", func(v *survey.Visit) {
			v.Household.Incomes = []survey.Income{{Key: "i1", Item: "farm.crop", GrossFen: fen(1)}}
		}},
		{"members/m2.name", func(v *survey.Visit) { v.Household.Members[1].Name = "王𬍛𠅤・Ａ１２" }},
		{"incomes/incomes.0.gross_fen", func(v *survey.Visit) { v.Household.Incomes = []survey.Income{} }},
		{"notes/note", func(v *survey.Visit) { v.Note = "第一行\n“引号” <tag> \\ \u2028 ０１２\t" }},
		{"", func(v *survey.Visit) { v.Household.Members = v.Household.Members[:1] }},
	}
	for _, e := range edits {
		edit(t, s, e.cursor, e.change)
		copied := apptest.Copy(t, w)
		drafts, err := copied.Store.Drafts()
		apptest.OK(t, err)
		if len(drafts) != 1 || drafts[0].Household != h.ID {
			t.Fatalf("drafts %+v", drafts)
		}
		after, err := visit.Resume(copied, drafts[0].VisitID)
		apptest.OK(t, err)
		if !reflect.DeepEqual(after.Visit(), s.Visit()) || after.Cursor() != e.cursor || !after.SavedAt().Equal(s.SavedAt()) {
			t.Errorf("typed %+v at %q, on the disk %+v at %q", s.Visit(), e.cursor, after.Visit(), after.Cursor())
		}
	}
}

func TestAnEditThatCannotBeSavedIsKeptAndSavedWithTheNext(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	cancelled, cancel := cancelledContext(t)
	cancel()
	err := s.Edit(cancelled, "notes/note", func(v *survey.Visit) { v.Note = "门锁着" })
	apptest.Says(t, err, "visit.not_saved")
	if s.Visit().Note != "门锁着" {
		t.Error("what was typed is gone")
	}
	edit(t, s, "members/m1.phone", func(v *survey.Visit) { v.Household.Phone = "1390000" })
	after, err := visit.Resume(w, s.Visit().ID)
	apptest.OK(t, err)
	if after.Visit().Note != "门锁着" || after.Visit().Household.Phone != "1390000" {
		t.Errorf("saved %+v", after.Visit())
	}
}

// A draft beyond the bounds of a document could not be opened again.
func TestATextTooLongIsNotSavedAndWhatWasSavedStillOpens(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	edit(t, s, "note", func(v *survey.Visit) { v.Note = "屋顶漏雨" })
	err := s.Edit(t.Context(), "note", func(v *survey.Visit) { v.Note = strings.Repeat("雨", survey.MaxText+1) })
	apptest.Says(t, err, "visit.too_large")
	again, err := visit.Resume(w, s.Visit().ID)
	apptest.OK(t, err)
	if again.Visit().Note != "屋顶漏雨" {
		t.Errorf("the draft says %.20q", again.Visit().Note)
	}
	edit(t, s, "note", func(v *survey.Visit) { v.Note = strings.Repeat("雨", survey.MaxText) })
	if again, err = visit.Resume(w, s.Visit().ID); err != nil || len(again.Visit().Note) != 3*survey.MaxText {
		t.Errorf("the longest note does not come back: %v", err)
	}
}

func TestADraftThatCannotBeReadIsKept(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		return tx.SaveDraft(store.Draft{VisitID: s.Visit().ID, Household: h.ID, Doc: []byte(`{"of_a_newer_version": 1}`)})
	}))
	_, err := visit.Start(t.Context(), w, h.ID, visit.Options{})
	apptest.Says(t, err, "visit.draft_unreadable")
	if d, err := w.Store.Draft(s.Visit().ID); err != nil || !strings.Contains(string(d.Doc), "newer") {
		t.Errorf("the draft is now %s, %v", d.Doc, err)
	}
}

func TestTheCalculationFollowsWhatIsTyped(t *testing.T) {
	w, h := known(t, "张国强", "李桂兰")
	s := apptest.Begin(t, w, h.ID)
	for yuan, want := range map[int]string{2000: "1,000.00", 9000: "4,500.00"} {
		edit(t, s, "incomes", func(v *survey.Visit) {
			v.Household.Incomes = []survey.Income{{Key: "i1", Item: "wage.local", Member: "m1", GrossFen: fen(yuan), CostFen: fen(0), FromPovertyProject: new(false)}}
		})
		r := s.Assess(text.Zh)
		if got := r.Income.Dibao.PerCapita.Show(text.Zh); !strings.Contains(got, want) || r.AsOf != apptest.Day {
			t.Errorf("%d yuan for two people: %s on %s, want %s", yuan, got, r.AsOf, want)
		}
	}
}

func TestProblemsBeginWithWhatStandsAgainstFinishing(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	edit(t, s, "", func(v *survey.Visit) { v.Household.Members[0].IDNumber = "410699195001010011" })
	var codes []string
	for _, p := range s.Problems() {
		codes = append(codes, p.Code)
	}
	if len(codes) < 3 || codes[0] != "two_visitors" || codes[1] != "met_not_asked" {
		t.Errorf("problems %v", codes)
	}
}

func TestDiscardThrowsAwayTheDraftAndNothingElse(t *testing.T) {
	w, h := known(t, "张国强")
	before := apptest.Visit(t, w, h.ID)
	s := apptest.Begin(t, w, h.ID)
	edit(t, s, "", func(v *survey.Visit) { v.Household.Phone = "1390000" })
	apptest.OK(t, s.Discard(t.Context()))
	got := state(t, w, h.ID)
	if c := apptest.Counts(t, w); c.Drafts != 0 || c.Objects != 2 {
		t.Errorf("%+v", c)
	}
	if !slices.Equal(got.Heads, []object.ID{before.ID}) || got.Doc.Phone != "" {
		t.Errorf("heads %v, phone %q", got.Heads, got.Doc.Phone)
	}
	if again := apptest.Begin(t, w, h.ID); again.Visit().ID == s.Visit().ID {
		t.Error("the discarded visit came back")
	}
}

func TestAVisitThatIsOverStaysOver(t *testing.T) {
	for name, end := range map[string]func(*testing.T, *visit.Session){
		"finished":  func(t *testing.T, s *visit.Session) { _, err := s.Finish(t.Context()); apptest.OK(t, err) },
		"discarded": func(t *testing.T, s *visit.Session) { apptest.OK(t, s.Discard(t.Context())) },
	} {
		t.Run(name, func(t *testing.T) {
			w, h := known(t, "张国强")
			s := apptest.Begin(t, w, h.ID)
			edit(t, s, "", apptest.Complete)
			elsewhere := apptest.Begin(t, w, h.ID) // the same draft, open a second time
			end(t, s)
			before := apptest.Counts(t, w)
			for _, session := range []*visit.Session{s, elsewhere} {
				err := session.Edit(t.Context(), "", func(v *survey.Visit) { v.Note = "too late" })
				apptest.Says(t, err, "visit.over")
				if !errors.Is(err, visit.ErrOver) {
					t.Errorf("got %v", err)
				}
				_, err = session.Finish(t.Context())
				apptest.Says(t, err, "visit.over")
			}
			if after := apptest.Counts(t, w); after != before || after.Drafts != 0 {
				t.Errorf("before %+v, after %+v", before, after)
			}
		})
	}
}
