package roster_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/roster"
	"ruhu/ledger"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// family is a household of the village without an id, as a roster knows it.
func family(village string, n int, names ...string) survey.Household {
	h := apptest.Family(village, n, names...)
	h.ID = ""
	return h
}

// load imports a roster of the households.
func load(t testing.TB, w *app.Workspace, households ...survey.Household) roster.Report {
	t.Helper()
	return loadRows(t, w, apptest.Rows(households...))
}

// loadRows imports a roster and checks that it accounts for every row.
func loadRows(t testing.TB, w *app.Workspace, rows []ledger.RosterRow) roster.Report {
	t.Helper()
	before := apptest.Counts(t, w)
	r, err := roster.Import(t.Context(), w, apptest.Roster(t, rows), "")
	apptest.OK(t, err)
	accounted := r.Members()
	for _, s := range r.Already {
		accounted += s.Members
	}
	rejected := map[int]bool{}
	for _, p := range r.Rejected {
		rejected[p.Row] = true
	}
	if accounted += len(rejected); accounted != len(rows) {
		t.Errorf("%d rows, %d accounted for: %+v", len(rows), accounted, r)
	}
	after := apptest.Counts(t, w)
	if after.Households-before.Households != len(r.Added) || after.Members-before.Members != r.Members() {
		t.Errorf("before %+v, after %+v, added %d households of %d people", before, after, len(r.Added), r.Members())
	}
	apptest.Sound(t, w)
	return r
}

func names(seeded []roster.Seeded) (list []string) {
	for _, s := range seeded {
		list = append(list, s.Name)
	}
	return list
}

func codes(problems []ledger.RowProblem) (list []string) {
	for _, p := range problems {
		list = append(list, p.Code)
	}
	return list
}

func TestHouseholdsAreAddedToTheirVillages(t *testing.T) {
	w := apptest.Create(t, apptest.Township)
	r := load(t, w,
		family(apptest.Village, 0, "张国强", "王𬍛"),
		family(apptest.OtherVillage, 10, "阿依古丽·买买提"))
	if got := names(r.Added); !slices.Equal(got, []string{"张国强", "阿依古丽·买买提"}) || len(r.Already)+len(r.Rejected) > 0 {
		t.Fatalf("%+v", r)
	}
	for i, want := range []string{apptest.Village, apptest.OtherVillage} {
		state, err := w.Store.Household(r.Added[i].ID)
		apptest.OK(t, err)
		rev := state.Revisions[0]
		if r.Added[i].Village != want || state.Doc.Village != want || rev.Type != object.Seed || rev.Batch != "" {
			t.Errorf("%s lives in %s: %+v", r.Added[i].Name, state.Doc.Village, rev)
		}
	}
	state, err := w.Store.Household(r.Added[0].ID)
	apptest.OK(t, err)
	if m := state.Doc.Members[1]; m.Name != "王𬍛" || m.IDNumber != apptest.IDNumber(1) {
		t.Errorf("the second member is %+v", m)
	}
	o, err := w.Store.Object(state.Heads[0])
	apptest.OK(t, err)
	var seed survey.Seed
	apptest.OK(t, object.Decode(o.Body, &seed))
	if seed.Source != r.Added[0].Source || seed.Source == "" {
		t.Errorf("comes from %q, said %q", seed.Source, r.Added[0].Source)
	}
}

func TestAVillageIsFoundByItsNameWithinTheWorkspace(t *testing.T) {
	tests := []struct {
		name, division, village, want string
	}{
		{"a village of the township", apptest.Township, "小河村", apptest.Village},
		{"the same without its suffix", apptest.Township, "小河", apptest.Village},
		{"nothing said, in a village", apptest.Village, "", apptest.Village},
		{"nothing said, in a township", apptest.Township, "", ""},
		{"a village of nowhere", apptest.Township, "无此村", ""},
		{"a village of another township", "410621100", "小河村", ""},
		{"another village than one's own", apptest.OtherVillage, "小河村", ""},
		{"a name that no table knows, in a village", apptest.Village, "无此村", apptest.Village},
		{"a village that no table knows", "410621105299", "新村", "410621105299"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := apptest.Rows(family(apptest.Village, 0, "张国强", "李桂兰", "张小军"))
			for i := range rows {
				rows[i].Village = tt.village
			}
			r := loadRows(t, apptest.Create(t, tt.division), rows)
			if tt.want == "" {
				if got := codes(r.Rejected); !slices.Equal(got, []string{"village_unknown", "same_household", "same_household"}) {
					t.Errorf("rejected for %v", got)
				}
				return
			}
			if len(r.Added) != 1 || r.Added[0].Village != tt.want {
				t.Errorf("added %+v", r.Added)
			}
			if noted := slices.Contains(codes(r.Notes), "village_taken_as_own"); noted != (tt.village == "无此村" || tt.village == "新村") {
				t.Errorf("notes are %v", codes(r.Notes))
			}
		})
	}
}

func TestHouseholdsThatCannotBeTakenAreListedAndTheOthersGoIn(t *testing.T) {
	w := apptest.Create(t, apptest.Township)
	rows := apptest.Rows(
		family(apptest.Village, 0, "张国强"),
		family(apptest.Village, 10, "赵伾", "孙秀英"),
		family("410621105999", 20, "马红军"))
	rows[2].IDAsNumber = true
	r := loadRows(t, w, rows)
	if got := names(r.Added); !slices.Equal(got, []string{"张国强"}) {
		t.Errorf("added %v", got)
	}
	if got := codes(r.Rejected); !slices.Equal(got, []string{"same_household", "id_destroyed", "village_unknown"}) {
		t.Errorf("rejected for %v", got)
	}
}

func TestAFileThatIsNoRosterChangesNothing(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.xlsx")
	apptest.OK(t, os.WriteFile(broken, []byte("PK\x03\x04 no workbook"), 0o600))
	nonsense := filepath.Join(dir, "map.yaml")
	apptest.OK(t, os.WriteFile(nonsense, []byte("姓名: colour\n"), 0o600))
	good := apptest.Roster(t, apptest.Rows(family(apptest.Village, 0, "张国强")))
	w := apptest.Create(t, apptest.Village)
	before := apptest.Counts(t, w)
	for name, files := range map[string][2]string{
		"no workbook":                     {broken, ""},
		"a folder":                        {dir, ""},
		"nothing there":                   {filepath.Join(dir, "gone.xlsx"), ""},
		"a heading map that is not there": {good, filepath.Join(dir, "gone.yaml")},
		"a heading map of other fields":   {good, nonsense},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := roster.Import(t.Context(), w, files[0], files[1])
			if err == nil || !reflect.DeepEqual(r, roster.Report{}) {
				t.Errorf("%+v, %v", r, err)
			}
			if after := apptest.Counts(t, w); after != before {
				t.Errorf("before %+v, after %+v", before, after)
			}
		})
	}
}

func TestAHeadingMapSaysWhatAHeadingMeans(t *testing.T) {
	headings := filepath.Join(t.TempDir(), "map.yaml")
	apptest.OK(t, os.WriteFile(headings, []byte("行政村: ignore\n"), 0o600))
	file := apptest.Roster(t, apptest.Rows(family(apptest.OtherVillage, 0, "张国强")))
	r, err := roster.Import(t.Context(), apptest.Create(t, apptest.Village), file, headings)
	apptest.OK(t, err)
	if len(r.Added) != 1 || r.Added[0].Village != apptest.Village {
		t.Errorf("the column was not left out: %+v", r)
	}
}

func TestWhereverAnImportIsStoppedNothingIsHalfImported(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	load(t, w, family(apptest.Village, 0, "张国强"))
	before := apptest.Documents(t, w)
	file := apptest.Roster(t, apptest.Rows(
		family(apptest.Village, 10, "赵伾"), family(apptest.Village, 20, "马红军"), family(apptest.Village, 30, "孙秀英")))
	for asked := 1; asked < 2000; asked++ {
		ctx, stop := apptest.Stopping(t, asked)
		r, err := roster.Import(ctx, w, file, "")
		stop()
		if err == nil {
			if asked < 10 || len(r.Added) != 3 {
				t.Fatalf("stopped after %d questions and yet %+v", asked, r)
			}
			return
		}
		if !reflect.DeepEqual(r, roster.Report{}) || !reflect.DeepEqual(apptest.Documents(t, w), before) {
			t.Fatalf("stopped after %d questions: %+v", asked, r)
		}
	}
	t.Fatal("the import never ended")
}

func TestAHouseholdTooLargeToSignIsRejectedAndTheOthersGoIn(t *testing.T) {
	var all []string
	for n := range 3000 {
		all = append(all, fmt.Sprintf("张%d", n))
	}
	r := load(t, apptest.Create(t, apptest.Village), family(apptest.Village, 0, all...), family(apptest.Village, 5000, "赵伾"))
	if got := names(r.Added); !slices.Equal(got, []string{"赵伾"}) || len(r.Rejected) != 3000 || r.Rejected[0].Code != "household_too_large" {
		t.Errorf("added %v, rejected %d rows", got, len(r.Rejected))
	}
}
