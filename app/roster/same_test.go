package roster_test

import (
	"reflect"
	"slices"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/roster"
	"ruhu/survey"
)

// together puts people who are known already into one household; the first is
// its head.
func together(members ...survey.Member) survey.Household {
	h := family(apptest.Village, 0)
	for i, m := range members {
		m.Relation = "10"
		if i == 0 {
			m.Relation = survey.RelationHead
		}
		h.Members = append(h.Members, m)
	}
	return h
}

func TestACorrectedRosterAddsOnlyWhatWasMissing(t *testing.T) {
	w := apptest.Create(t, apptest.Township)
	households := []survey.Household{
		family(apptest.Village, 0, "张国强", "李桂兰"), family(apptest.Village, 10, "赵伾"), family(apptest.OtherVillage, 20, "马红军", "马小燕", "马大山"),
	}
	rows := apptest.Rows(households...)
	rows[2].IDAsNumber = true
	first := loadRows(t, w, rows)
	if got := names(first.Added); !slices.Equal(got, []string{"张国强", "马红军"}) {
		t.Fatalf("added %v", got)
	}
	rows[2].IDAsNumber = false
	second := loadRows(t, w, rows)
	if got := names(second.Added); !slices.Equal(got, []string{"赵伾"}) {
		t.Errorf("added %v", got)
	}
	if second.Already[0].ID != first.Added[0].ID || second.Already[1].ID != first.Added[1].ID {
		t.Errorf("already %+v, added before %+v", second.Already, first.Added)
	}
	docs := apptest.Documents(t, w)
	third := loadRows(t, w, rows)
	if len(third.Added) != 0 || len(third.Already) != 3 || !reflect.DeepEqual(apptest.Documents(t, w), docs) {
		t.Errorf("the third time %+v", third)
	}
}

func TestWhoIsTheSameFamily(t *testing.T) {
	people := family(apptest.Village, 0, "张国强", "李桂兰", "张小燕", "张小军", "刘德顺", "刘小妹").Members
	father, mother, daughter, son, husband, child := people[0], people[1], people[2], people[3], people[4], people[5]
	corrected := mother
	corrected.IDNumber = apptest.IDNumber(77)
	unnumbered := mother
	unnumbered.IDNumber, unnumbered.NoIDReason = "", "遗失"
	wrong := son
	wrong.IDNumber = father.IDNumber // a cell that was copied down
	tests := []struct {
		name          string
		before, after survey.Household
		same          bool
		listed        []string // people of the second whom the first household lacks
	}{
		{"the same people", together(father, mother), together(father, mother), true, nil},
		{"the same people under another head", together(father, mother, son), together(mother, father, son), true, nil},
		{"a child was born", together(father, mother), together(father, mother, child), true, []string{"刘小妹"}},
		{"a grandmother moved out", together(father, mother, son), together(father, son), true, nil},
		{"one of two numbers was corrected", together(father, mother), together(father, corrected), true, []string{"李桂兰"}},
		{"somebody without a number, by name and birth date", together(father, unnumbered), together(father, unnumbered), true, nil},
		{"a daughter married out", together(father, mother, daughter), together(husband, daughter, child), false, nil},
		{"a daughter left her father and lives alone", together(father, daughter), together(daughter), false, nil},
		{"a daughter left her father and married", together(father, daughter), together(husband, daughter), false, nil},
		{"a daughter came back to her father", together(daughter), together(father, daughter), false, nil},
		{"people who were never seen", together(father, mother), together(husband, child), false, nil},
		{"one number stands twice in a family", together(father, mother, wrong), together(father, husband, child), false, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			apart, atOnce := apptest.Create(t, apptest.Village), apptest.Create(t, apptest.Village)
			load(t, apart, tt.before)
			for where, r := range map[string]roster.Report{
				"in another roster":  load(t, apart, tt.after),
				"in the same roster": load(t, atOnce, tt.before, tt.after),
			} {
				var listed []string
				for _, p := range r.Rejected {
					listed = append(listed, p.Args[0].(string))
				}
				if same := len(r.Already) == 1; same != tt.same || !slices.Equal(listed, tt.listed) {
					t.Errorf("%s: already %v, added %v, rejected %v", where, names(r.Already), names(r.Added), r.Rejected)
				}
			}
		})
	}
}
