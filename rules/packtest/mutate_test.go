package packtest_test

import (
	"os"
	"path/filepath"
	"testing"

	"ruhu/rules"
	"ruhu/rules/packtest"
)

// least is how much of the mutants of a pack its tests catch at least, in
// percent.
const least = 95

// TestMostMutantsAreCaught takes about a minute, so it runs only when it is
// asked for: make mutants.
func TestMostMutantsAreCaught(t *testing.T) {
	if os.Getenv("RUHU_MUTANTS") == "" {
		t.Skip("make mutants")
	}
	for _, p := range rules.List() {
		t.Run(p.ID, func(t *testing.T) { hunt(t, p.ID) })
	}
}

func TestMutantsOfTheSamplePackAreCaught(t *testing.T) {
	hunt(t, sample)
}

func hunt(t *testing.T, ref string) {
	t.Helper()
	r, err := load(t, ref).Mutate()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Survivors {
		t.Logf("%s: survives: %s", m.Place(), m.Name)
	}
	for _, p := range r.Problems {
		t.Error(p)
	}
	t.Logf("%s: %d mutants, %d caught, %d survive, %d change nothing: %.1f %% of those that change something (%d more are refused when read)",
		ref, r.Mutants, r.Caught, len(r.Survivors), len(r.Equivalent), r.Percent(), r.Refused)
	if r.Percent() < least {
		t.Errorf("fewer than %d %% of the mutants are caught", least)
	}
}

const exitIsStrict = "findings.yaml:dibao.exit.met: > → >="

// withoutExit is the sample pack without what tells whether leaving is strict.
func withoutExit(t *testing.T, equivalent string) *packtest.Suite {
	t.Helper()
	dir := changed(t, dibao, "dibao.exit: [not_met, not_met, met]", "dibao.exit: [not_met, {review: [property_limit, economic_check, rigid_expenses]}, met]")
	if equivalent != "" {
		list := "- {mutant: '" + equivalent + "', because: so it is}\n"
		if err := os.WriteFile(filepath.Join(dir, "tests", "equivalent.yaml"), []byte(list), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return load(t, dir)
}

func TestAMutantThatNoTestCatchesSurvives(t *testing.T) {
	r, err := withoutExit(t, "").Mutate()
	if err != nil || len(r.Survivors) != 1 || r.Survivors[0].Name != exitIsStrict || r.Caught != r.Mutants-1 {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestAMutantThatIsListedAsChangingNothingIsCountedOnItsOwn(t *testing.T) {
	r, err := withoutExit(t, exitIsStrict).Mutate()
	if err != nil || len(r.Survivors) != 0 || len(r.Equivalent) != 1 || r.Percent() != 100 || len(r.Problems) != 0 {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestAMutantThatIsCaughtCannotBeListedAsChangingNothing(t *testing.T) {
	r, err := withoutExit(t, "findings.yaml:dibao.exit.met: > → <=").Mutate()
	if err != nil || len(r.Problems) != 1 {
		t.Errorf("got %+v, %v", r.Problems, err)
	}
}

func TestMutantsOfAPackWhoseTestsFailSayNothing(t *testing.T) {
	r, err := load(t, changed(t, dibao, "        state: met", "        state: not_met")).Mutate()
	if err != nil || len(r.Problems) == 0 {
		t.Errorf("got %+v, %v", r.Problems, err)
	}
}
