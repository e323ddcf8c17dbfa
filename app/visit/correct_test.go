package visit_test

import (
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/visit"
	"ruhu/survey"
)

// TestAReturnedVisitIsCorrectedInTheVillage sends a visit up, back with a comment,
// down, and its correction up again.
func TestAReturnedVisitIsCorrectedInTheVillage(t *testing.T) {
	o := apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, o.Village, h)
	first := apptest.Visit(t, o.Village, h.ID)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.OK(t, visit.Return(t.Context(), o.Township, h.ID, " 务工收入请重新核对\n"))
	for _, w := range []*app.Workspace{o.Township, o.Village} {
		if w == o.Village {
			apptest.Send(t, o.Township, apptest.Village, w)
		}
		if rows := apptest.Holding(t, w); rows[0].Returned != 1 || apptest.Counts(t, w).Returned != 1 {
			t.Errorf("%s does not show that it was sent back: %+v", w.Division, rows)
		}
	}

	s, err := visit.Correct(t.Context(), o.Village, first.ID)
	apptest.OK(t, err)
	returns, err := s.Returns()
	if err != nil || len(returns) != 1 || returns[0].Comment != "务工收入请重新核对" {
		t.Errorf("the draft of the correction says %+v, %v", returns, err)
	}
	again, err := visit.Correct(t.Context(), o.Village, first.ID)
	if err != nil || again.Visit().ID != s.Visit().ID {
		t.Errorf("correcting twice: %v", err)
	}
	apptest.OK(t, o.Village.SetDemoDay(t.Context(), "2017-06-20"))
	apptest.OK(t, s.Edit(t.Context(), "notes/note", func(v *survey.Visit) { v.Note = "已核对" }))
	corrected, err := s.Finish(t.Context())
	apptest.OK(t, err)
	r, err := visit.Read(o.Village.Store, corrected.ID)
	apptest.OK(t, err)
	if r.Reason != "务工收入请重新核对" || r.Visit.Note != "已核对" || r.Visit.Day() != apptest.Day || !strings.HasPrefix(r.Object.Claimed, "2017-06-20") {
		t.Errorf("%+v of %s, made %s", r.VisitRevision.Reason, r.Visit.Day(), r.Object.Claimed)
	}
	apptest.Send(t, o.Village, "", o.Township)
	for _, w := range []*app.Workspace{o.Township, o.Village} {
		rows := apptest.Holding(t, w)
		if rows[0].Returned != 0 || rows[0].Visits != 1 || rows[0].Heads != 1 {
			t.Errorf("%s after the correction: %+v", w.Division, rows)
		}
		apptest.Sound(t, w)
	}
	_, err = visit.Correct(t.Context(), o.Village, first.ID)
	apptest.Says(t, err, "visit.followed")
}

func TestANewVisitAnswersAReturnToo(t *testing.T) {
	o := apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, o.Township, h)
	apptest.OK(t, visit.Return(t.Context(), o.Township, h.ID, "请入户"))
	apptest.Visit(t, o.Township, h.ID)
	if rows := apptest.Holding(t, o.Township); rows[0].Returned != 0 || rows[0].Visits != 1 {
		t.Errorf("%+v", rows)
	}
}

func TestWhatCannotBeSentBackOrCorrected(t *testing.T) {
	o := apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, o.Village, h)
	apptest.Seed(t, o.Township, h)
	for key, err := range map[string]error{
		"visit.return_village": visit.Return(t.Context(), o.Village, h.ID, "x"),
		"visit.return_comment": visit.Return(t.Context(), o.Township, h.ID, " \n"),
		"visit.unknown":        visit.Return(t.Context(), o.Township, "nobody", "x"),
	} {
		apptest.Says(t, err, key)
	}
	apptest.Says(t, visit.Return(t.Context(), o.Township, h.ID, strings.Repeat("长", 2001)), "visit.return_comment")
	state, err := o.Village.Store.Household(h.ID)
	apptest.OK(t, err)
	_, err = visit.Correct(t.Context(), o.Village, state.Heads[0])
	apptest.Says(t, err, "visit.unknown")
}

func TestVisitsOfTheSameFamilyElsewhereAreChecks(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	one, two := apptest.Family(apptest.Village, 1, "张国强"), apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, one, two)
	apptest.Visit(t, w, two.ID)
	apptest.Begin(t, w, two.ID)
	before, err := w.Store.Household(one.ID)
	apptest.OK(t, err)
	if checks := visit.Current(before).Checks; len(checks) != 0 {
		t.Errorf("two households that nobody linked share checks: %v", checks)
	}
	apptest.LinkHouseholds(t, w, one.ID, two.ID)
	state, err := w.Store.Household(one.ID)
	apptest.OK(t, err)
	if checks := visit.Current(state).Checks; len(checks) != 1 {
		t.Errorf("checks %v", checks)
	}
	if s := apptest.Begin(t, w, one.ID); s.Visit().Household.ID != two.ID {
		t.Error("a family with a draft gets a second one")
	}
}
