package demo_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/demo"
	"ruhu/app/roster"
	"ruhu/app/visit"
	"ruhu/survey"
)

// inherited is what somebody has from the father: the surname, or among Uyghurs
// what stands after the point.
func inherited(m survey.Member) string {
	if _, father, ok := strings.Cut(m.Name, "·"); ok && m.Ethnicity == "05" {
		return father
	}
	return string([]rune(m.Name)[:1])
}

// passedOn is what somebody's children have of him.
func passedOn(m survey.Member) string {
	if given, _, ok := strings.Cut(m.Name, "·"); ok && m.Ethnicity == "05" {
		return given
	}
	return inherited(m)
}

// father is the head, or the husband of a woman at the head; a widow's is not
// there to compare with.
func father(h survey.Household) (survey.Member, bool) {
	head, _ := h.Head()
	i := slices.IndexFunc(h.Members, func(m survey.Member) bool { return m.Relation == "11" })
	if head.Sex == "female" && i >= 0 {
		return h.Members[i], true
	}
	return head, head.Sex == "male"
}

func TestNamesGoFromFatherToChildrenAndWivesHaveTheirOwn(t *testing.T) { eachScene(t, namesGoOn) }

func namesGoOn(t *testing.T, _ scene, r result) {
	w := open(t, r.dir, "township")
	children, wives := []string{"22", "23", "24", "32", "33", "34", "41", "42"}, []string{"12", "38", "52"}
	for _, h := range apptest.Documents(t, w) {
		head, _ := h.Head()
		names := map[string]bool{}
		for _, m := range h.Members {
			if names[m.Name] || m.Ethnicity != head.Ethnicity {
				t.Errorf("%s, in the family of %s: a second one, or of another people", m.Name, head.Name)
			}
			names[m.Name] = true
			dad, here := father(h)
			switch {
			case !here:
			case slices.Contains(children, m.Relation) && inherited(m) != passedOn(dad):
				t.Errorf("%s is a child of the family of %s", m.Name, dad.Name)
			case slices.Contains(wives, m.Relation) && inherited(m) == inherited(dad):
				t.Errorf("%s married into the family of %s", m.Name, dad.Name)
			}
		}
	}
}

func TestTheReasonForAbsenceFitsThePerson(t *testing.T) { eachScene(t, absenceFits) }

func absenceFits(t *testing.T, _ scene, played result) {
	w := open(t, played.dir, "county")
	reasons := map[string]int{}
	for _, row := range apptest.Holding(t, w) {
		if row.Visits == 0 {
			continue
		}
		r, err := visit.Find(t.Context(), w.Store, row.ID)
		apptest.OK(t, err)
		for _, met := range r.Visit.Met {
			m, _ := r.Visit.Household.Member(met.Member)
			age, _ := m.BirthDate.AgeOn(r.Visit.Day())
			pupil, worker := m.Schooling != "none", m.Labour == "full" && age >= 18 && age < 60
			if met.Reason == "在校" && !pupil || met.Reason == "在外务工" && !worker || *met.InPerson != (met.Reason == "") {
				t.Errorf("%s, %d, was not met: %q", m.Name, age, met.Reason)
			}
			reasons[met.Reason]++
		}
	}
	if len(reasons) < 4 {
		t.Errorf("only the reasons %v", reasons)
	}
}

func TestARosterWithMistakesListsTheirRowsAndTakesTheRest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	_, err := demo.Play(t.Context(), dir, options(4))
	apptest.OK(t, err)
	w := open(t, dir, "village-2")
	r, err := roster.Import(t.Context(), w, filepath.Join(dir, "sheets", "roster-with-mistakes.xlsx"), "")
	apptest.OK(t, err)
	codes := map[string]int{}
	for _, p := range r.Rejected {
		codes[p.Code]++
	}
	if len(r.Added) != 2 || codes["id_destroyed"] != 1 || codes["no_relation"] != 1 || codes["second_head"] != 1 {
		t.Errorf("added %d, rejected for %v", len(r.Added), codes)
	}
}

func TestNoHouseholdsAreNotTheUsualNumber(t *testing.T) {
	_, err := demo.Play(t.Context(), filepath.Join(t.TempDir(), "demo"), demo.Options{PackID: demo.DefaultPack, KDF: apptest.KDF})
	apptest.Says(t, err, "demo.households")
}
