package survey_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/survey"
)

func TestGroupsAreOrderedAsPeopleCount(t *testing.T) {
	groups := []string{"10组", "2组", "", "1组", "二组", "2组东", "第3组", "02组", "第12组"}
	slices.SortStableFunc(groups, survey.CompareNatural)
	if want := []string{"", "1组", "2组", "02组", "2组东", "10组", "二组", "第3组", "第12组"}; !slices.Equal(groups, want) {
		t.Errorf("got %q, want %q", groups, want)
	}
}

func TestTheNaturalOrderIsAnOrder(t *testing.T) {
	word := rapid.StringMatching(`[0-2组a]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		if survey.CompareNatural(a, b) != -survey.CompareNatural(b, a) {
			t.Fatalf("%q and %q are ordered differently both ways", a, b)
		}
		if survey.CompareNatural(a, b) <= 0 && survey.CompareNatural(b, c) <= 0 && survey.CompareNatural(a, c) > 0 {
			t.Fatalf("%q, %q, %q go round", a, b, c)
		}
	})
}
