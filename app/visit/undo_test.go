package visit_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ruhu/app/apptest"
	"ruhu/app/visit"
	"ruhu/store"
	"ruhu/survey"
)

// typeNote types a note letter by letter, an edit each.
func typeNote(t testing.TB, s *visit.Session, words string) {
	t.Helper()
	for i := range []rune(words) {
		edit(t, s, "notes/note", func(v *survey.Visit) { v.Note = string([]rune(words)[:i+1]) })
	}
}

func steps(t testing.TB, s *visit.Session, undo, redo bool) {
	t.Helper()
	if u, r, err := s.Steps(); u != undo || r != redo || err != nil {
		t.Errorf("undo %t, redo %t, %v; want %t, %t", u, r, err, undo, redo)
	}
}

func TestWhatWasTypedIntoAFieldIsTakenBackAsAWholeAndMadeAgain(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	steps(t, s, false, false)
	edit(t, s, "contact/phone", func(v *survey.Visit) { v.Household.Phone = "1390000" })
	typeNote(t, s, "门锁着")
	steps(t, s, true, false)

	apptest.OK(t, s.Undo(t.Context()))
	if v := s.Visit(); v.Note != "" || v.Household.Phone != "1390000" || s.Cursor() != "notes/note" {
		t.Errorf("note %q, phone %q at %q", v.Note, v.Household.Phone, s.Cursor())
	}
	steps(t, s, true, true)
	apptest.OK(t, s.Redo(t.Context()))
	if v := s.Visit(); v.Note != "门锁着" {
		t.Errorf("note %q", v.Note)
	}
	steps(t, s, true, false)
	apptest.OK(t, s.Redo(t.Context()))
	if s.Visit().Note != "门锁着" {
		t.Error("making nothing again changed something")
	}
}

func TestEachLineThatComesOrGoesIsAStep(t *testing.T) {
	w, h := known(t, "张国强", "李桂兰", "王𬍛")
	s := apptest.Begin(t, w, h.ID)
	for range 2 {
		edit(t, s, "members/members", func(v *survey.Visit) { v.Household.Members = v.Household.Members[:len(v.Household.Members)-1] })
	}
	for want := 2; want <= 3; want++ {
		apptest.OK(t, s.Undo(t.Context()))
		if got := len(s.Visit().Household.Members); got != want {
			t.Errorf("%d members, want %d", got, want)
		}
	}
}

func TestStepsOutliveTheProgram(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	typeNote(t, s, "门锁着")
	apptest.OK(t, s.Undo(t.Context()))
	edit(t, s, "contact/phone", func(v *survey.Visit) { v.Household.Phone = "1" })
	steps(t, s, true, false) // what was taken back is gone with the next edit
	again, err := visit.Resume(apptest.Copy(t, w), s.Visit().ID)
	apptest.OK(t, err)
	edit(t, again, "contact/phone", func(v *survey.Visit) { v.Household.Phone = "13" }) // after reopening a step of its own
	for _, want := range []string{"1", ""} {
		apptest.OK(t, again.Undo(t.Context()))
		if got := again.Visit().Household.Phone; got != want {
			t.Errorf("phone %q, want %q", got, want)
		}
	}
	steps(t, again, false, true)
	apptest.OK(t, again.Undo(t.Context()))
}

func TestTakingBackKeepsWhatCouldNotBeSaved(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	typeNote(t, s, "门锁着")
	cancelled, cancel := cancelledContext(t)
	cancel()
	apptest.Says(t, s.Undo(cancelled), "visit.not_saved")
	if s.Visit().Note != "门锁着" {
		t.Error("a step that failed changed the visit")
	}
	apptest.Says(t, s.Edit(cancelled, "notes/note", func(v *survey.Visit) { v.Note = "门锁着。" }), "visit.not_saved")
	apptest.OK(t, s.Undo(t.Context()))
	apptest.OK(t, s.Redo(t.Context()))
	if s.Visit().Note != "门锁着。" {
		t.Errorf("note %q", s.Visit().Note)
	}
}

func TestOnlyTheLastEditsAreKept(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	for i := range store.MaxDraftSteps + 5 {
		edit(t, s, []string{"contact/phone", "notes/note"}[i%2], func(v *survey.Visit) { v.Note += "雨" })
	}
	taken := 0
	for undo := true; undo; taken++ {
		apptest.OK(t, s.Undo(t.Context()))
		var err error
		undo, _, err = s.Steps()
		apptest.OK(t, err)
	}
	if taken != store.MaxDraftSteps || s.Visit().Note != "雨雨雨雨雨" {
		t.Errorf("%d edits taken back to %q", taken, s.Visit().Note)
	}
}

func TestAFinishedVisitHasNoSteps(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	edit(t, s, "", apptest.Complete)
	_, err := s.Finish(t.Context())
	apptest.OK(t, err)
	steps(t, s, false, false)
	apptest.Says(t, s.Undo(t.Context()), "visit.over")
}

// However one goes back and forth, each step leads to a state that was there.
func TestGoingBackAndForthNeverLosesAState(t *testing.T) {
	w, h := known(t, "张国强")
	rapid.Check(t, func(r *rapid.T) {
		s := apptest.Begin(t, w, h.ID)
		defer func() { apptest.OK(t, s.Discard(t.Context())) }()
		states, at := []survey.Visit{s.Visit()}, 0
		for i := range rapid.IntRange(1, 20).Draw(r, "edits") {
			switch rapid.IntRange(0, 3).Draw(r, "what") {
			case 0:
				apptest.OK(t, s.Undo(t.Context()))
				at = max(at-1, 0)
			case 1:
				apptest.OK(t, s.Redo(t.Context()))
				at = min(at+1, len(states)-1)
			default:
				edit(t, s, fmt.Sprintf("notes/%d", i), func(v *survey.Visit) { v.Note += "雨" })
				at++
				states = append(states[:at:at], s.Visit())
			}
			if !reflect.DeepEqual(s.Visit(), states[at]) {
				r.Fatalf("state %d is %q, want %q", at, s.Visit().Note, states[at].Note)
			}
		}
	})
}
