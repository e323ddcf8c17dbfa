package visit_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

func cancelledContext(t testing.TB) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

// reasons are the keys of the sentences for which a visit was refused.
func reasons(err error) []string {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	var keys []string
	for _, e := range joined.Unwrap() {
		var said *text.Error
		if errors.As(e, &said) {
			keys = append(keys, said.Key)
		}
	}
	return keys
}

func TestAVisitIsRefusedWithEveryReasonAndTheDraftStays(t *testing.T) {
	second := survey.Visitor{Name: "李建民", Level: "township"}
	tests := []struct {
		name   string
		change func(*survey.Visit)
		want   []string
	}{
		{"nothing was answered", func(*survey.Visit) {}, []string{"problem.two_visitors", "problem.met_not_asked", "problem.met_not_asked"}},
		{"one came alone", func(v *survey.Visit) { apptest.Complete(v); v.Visitors = v.Visitors[:1] }, []string{"problem.two_visitors"}},
		{"the same person stands there twice", func(v *survey.Visit) {
			apptest.Complete(v)
			v.Visitors = append(v.Visitors[:1], survey.Visitor{Name: " 王秀英", Unit: "小河镇民政所", Level: "township"})
		}, []string{"problem.two_visitors"}},
		{"the second visitor has no name", func(v *survey.Visit) { apptest.Complete(v); v.Visitors[1].Name = "　" }, []string{"problem.two_visitors"}},
		{"somebody was not met and nobody says why", func(v *survey.Visit) {
			apptest.Complete(v)
			v.Met[1] = survey.Meeting{Member: "m2", InPerson: new(false), Reason: " "}
		}, []string{"problem.met_no_reason"}},
		{"somebody was forgotten", func(v *survey.Visit) { apptest.Complete(v); v.Met = v.Met[:1] }, []string{"problem.met_not_asked"}},
		{"the family is empty", func(v *survey.Visit) { v.Visitors = append(v.Visitors, second); v.Household.Members = nil }, []string{"problem.no_members"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w, h := known(t, "张国强", "李桂兰")
			s := apptest.Begin(t, w, h.ID)
			edit(t, s, "met", tt.change)
			before := apptest.Counts(t, w)
			_, err := s.Finish(t.Context())
			if got := reasons(err); !slices.Equal(got, tt.want) || !errors.Is(err, visit.ErrRefused) {
				t.Errorf("refused for %v, want %v", got, tt.want)
			}
			again, err := visit.Resume(w, s.Visit().ID)
			apptest.OK(t, err)
			if apptest.Counts(t, w) != before || again.Cursor() != "met" || !reflect.DeepEqual(again.Visit(), s.Visit()) {
				t.Errorf("the draft is now %+v", again.Visit())
			}
		})
	}
}

func TestAFinishedVisitIsSignedAndFollowsWhatItBeganFrom(t *testing.T) {
	w, h := known(t, "张国强", "王𬍛")
	s := apptest.Begin(t, w, h.ID)
	heads := state(t, w, h.ID).Heads
	edit(t, s, "", func(v *survey.Visit) {
		apptest.Complete(v)
		v.Household.Incomes = []survey.Income{{Key: "i1", Item: "farm.crop", GrossFen: fen(4600), CostFen: fen(1200)}}
	})
	said := s.Assess(text.Zh)
	o, err := s.Finish(t.Context())
	apptest.OK(t, err)

	if _, err := object.Verify(o.Sealed, w.Identity.Key().Public().(ed25519.PublicKey)); err != nil {
		t.Errorf("the signature: %v", err)
	}
	if o.Type != object.Visit || o.Division != apptest.Village || o.Subject != h.ID || !slices.Equal(o.Parents, heads) {
		t.Errorf("%s of %s about %s follows %v, began from %v", o.Type, o.Division, o.Subject, o.Parents, heads)
	}
	got := state(t, w, h.ID)
	if c := apptest.Counts(t, w); c.Drafts != 0 || c.Visited != 1 || !slices.Equal(got.Heads, []object.ID{o.ID}) {
		t.Errorf("%+v with heads %v", c, got.Heads)
	}
	r, err := visit.Read(w.Store, o.ID)
	apptest.OK(t, err)
	want := s.Visit()
	if want.Finished == "" || r.Visit.Finished != want.Finished || !reflect.DeepEqual(r.Visit, want) || r.Reason != "" {
		t.Errorf("signed %+v, was %+v", r.Visit, want)
	}
	if expected, err := json.Marshal(said); err != nil || string(r.Assessment) != string(expected) {
		t.Errorf("signed with another assessment than was shown: %v\n%s", err, r.Assessment)
	}
	apptest.Sound(t, w)
}

func TestAVisitThatCannotBeSavedStaysADraft(t *testing.T) {
	w, h := known(t, "张国强")
	s := apptest.Begin(t, w, h.ID)
	edit(t, s, "", apptest.Complete)
	before := apptest.Counts(t, w)
	cancelled, cancel := cancelledContext(t)
	cancel()
	_, err := s.Finish(cancelled)
	apptest.Says(t, err, "visit.not_finished")
	if after := apptest.Counts(t, w); after != before || s.Visit().Finished != "" {
		t.Errorf("before %+v, after %+v, finished %q", before, after, s.Visit().Finished)
	}
	if _, err := s.Finish(t.Context()); err != nil {
		t.Errorf("the second try: %v", err)
	}
}

func TestTwoVisitsFromOneStateAreAConflictThatBothSidesSee(t *testing.T) {
	o := apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 0, "张国强")
	apptest.Seed(t, o.Township, h)
	apptest.Send(t, o.Township, apptest.Village, o.Village)

	there, here := apptest.Begin(t, o.Township, h.ID), apptest.Begin(t, o.Village, h.ID)
	for _, s := range []*visit.Session{there, here} {
		edit(t, s, "", apptest.Complete)
		_, err := s.Finish(t.Context())
		apptest.OK(t, err)
	}
	up := apptest.Export(t, o.Village, "")
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	apptest.Import(t, o.Township, up)

	atTownship, inVillage := state(t, o.Township, h.ID).Heads, state(t, o.Village, h.ID).Heads
	if len(atTownship) != 2 || !slices.Equal(atTownship, inVillage) {
		t.Errorf("the township sees heads %v, the village %v", atTownship, inVillage)
	}
	next := apptest.Begin(t, o.Village, h.ID)
	edit(t, next, "", apptest.Complete)
	followed, err := next.Finish(t.Context())
	apptest.OK(t, err)
	if !slices.Equal(followed.Parents, inVillage[:1]) || len(state(t, o.Village, h.ID).Heads) != 2 {
		t.Errorf("a visit that follows %v settled a conflict that nobody looked at", followed.Parents)
	}
}

func TestADraftFollowsTheStateItBeganFromWhateverArrivesMeanwhile(t *testing.T) {
	o := apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 0, "张国强")
	apptest.Seed(t, o.Township, h)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	seed := state(t, o.Village, h.ID).Heads

	draft := apptest.Begin(t, o.Village, h.ID)
	apptest.Visit(t, o.Township, h.ID)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	resumed, err := visit.Resume(o.Village, draft.Visit().ID)
	apptest.OK(t, err)
	edit(t, resumed, "", apptest.Complete)
	signed, err := resumed.Finish(t.Context())
	apptest.OK(t, err)
	if !slices.Equal(signed.Parents, seed) || len(state(t, o.Village, h.ID).Heads) != 2 {
		t.Errorf("follows %v, began from %v", signed.Parents, seed)
	}
}

func TestAVisitIsFoundByAnyOfItsNames(t *testing.T) {
	w, h := known(t, "张国强")
	other := apptest.Family(apptest.Village, 10, "赵伾")
	apptest.Seed(t, w, other)
	first := apptest.Visit(t, w, h.ID)
	last := apptest.Visit(t, w, h.ID)
	r, err := visit.Read(w.Store, first.ID)
	apptest.OK(t, err)
	for name, tt := range map[string]struct {
		id   string
		want object.ID
	}{
		"its object":                      {first.ID.String(), first.ID},
		"the visit":                       {r.Visit.ID, first.ID},
		"the household, the latest of it": {h.ID, last.ID},
	} {
		if got, err := visit.Find(t.Context(), w.Store, tt.id); err != nil || got.Object.ID != tt.want || got.Visit.Household.ID != h.ID {
			t.Errorf("by %s: %s, %v", name, got.Object.ID, err)
		}
	}
	seed := state(t, w, other.ID).Heads[0]
	for name, tt := range map[string]struct{ id, key string }{
		"a household without a visit":      {other.ID, "visit.none_finished"},
		"nothing":                          {"", "visit.unknown"},
		"an id of nobody":                  {"0192f0c1-7a00-7000-8000-000000000001", "visit.unknown"},
		"an object that is not here":       {object.ID{1}.String(), "visit.unknown"},
		"an object that is no visit":       {seed.String(), "visit.unknown"},
		"a draft that is not finished yet": {apptest.Begin(t, w, other.ID).Visit().ID, "visit.unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := visit.Find(t.Context(), w.Store, tt.id)
			apptest.Says(t, err, tt.key)
		})
	}
}
