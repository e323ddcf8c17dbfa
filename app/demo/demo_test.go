package demo_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/demo"
	"ruhu/app/exchange"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

func options(households int) demo.Options { return optionsOf(demo.DefaultPack, households) }

func optionsOf(pack string, households int) demo.Options {
	return demo.Options{PackID: pack, Households: households, KDF: apptest.KDF}
}

// result is a demo that was played: where, and what it says it left.
type result struct {
	dir  string
	made []demo.Made
}

// scene is the demo of one pack, and what is its own.
type scene struct {
	pack        string
	today, from survey.Date // the last day, and that of the first visit
	ids         string      // where ID numbers are from
	sizes       []int
	files       map[string]int
	words       []string // what somebody is: a status, or what a finding says
	played      func() (result, error)
}

// shared is where the demos lie that all tests share which only look at them.
var shared = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "demo-*") })

func playedOnce(pack string) func() (result, error) {
	return sync.OnceValues(func() (result, error) {
		parent, err := shared()
		if err != nil {
			return result{}, err
		}
		dir := filepath.Join(parent, pack)
		made, err := demo.Play(context.Background(), dir, optionsOf(pack, demo.DefaultHouseholds))
		return result{dir, made}, err
	})
}

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := shared(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func (s scene) play(t testing.TB) result {
	t.Helper()
	r, err := s.played()
	apptest.OK(t, err)
	return r
}

// eachScene looks at the demo of every pack.
func eachScene(t *testing.T, look func(t *testing.T, s scene, r result)) {
	for _, s := range scenes {
		t.Run(s.pack, func(t *testing.T) { look(t, s, s.play(t)) })
	}
}

var scenes = []scene{
	{
		pack: "hebi-2017", today: "2017-05-19", from: "2017-05-09", ids: "410699", played: playedOnce("hebi-2017"),
		sizes: []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
		files: map[string]int{"policy/*": 0},
		words: []string{
			"低保 stopped", "特困 stopped",
			"dibao.include met", "dibao.include not_met", "dibao.include undetermined",
			"dibao.continue met", "dibao.continue not_met", "dibao.continue undetermined",
			"dibao.exit met", "dibao.exit not_met", "dibao.exit undetermined", "dibao.shortfall met", "dibao.shortfall not_met",
			"tekun.transfer undetermined", "jdlk.include not_met", "jdlk.include undetermined", "jdlk.attribute met", "jdlk.attribute not_met",
			"backstop met", "backstop not_met", "priority.visit met", "relapse.support met", "mark.near_relative met", "mark.near_relative not_met",
			"recheck.due met", "recheck.due not_met", "subsidy.living undetermined", "subsidy.nursing undetermined",
			"aid.temporary met", "aid.medical met", "aid.insurance met", "aid.fund met", "group.severe_disability undetermined",
		},
	},
	{
		pack: "fengjie-2017", today: "2017-07-03", from: "2017-06-22", ids: "500299", played: playedOnce("fengjie-2017"),
		sizes: []int{1, 2, 3, 4, 5, 10, 12},
		files: map[string]int{"policy/county.yaml": 1},
		words: []string{
			"dibao.include met", "dibao.include not_met", "dibao.include undetermined",
			"dibao.continue met", "dibao.continue not_met", "dibao.continue undetermined",
			"dibao.exit met", "dibao.exit not_met", "dibao.exit undetermined", "dibao.expenditure met", "dibao.expenditure not_met",
			"dibao.single_person met", "dibao.single_person not_met", "jdlk.include met", "jdlk.include not_met", "relapse.support met",
			"subsidy.living met", "subsidy.nursing met", "subsidy.nursing not_met",
			"supplement.disabled met", "supplement.serious_illness met", "supplement.elder met", "supplement.preschool met", "supplement.student met",
			"recheck.due met", "recheck.due not_met", "recheck A met", "recheck A not_met", "recheck B met", "recheck B not_met",
			"recheck C met", "recheck C not_met",
			"aid.temporary met", "aid.medical met", "aid.insurance met", "aid.fund met",
		},
	},
}

// open opens a workspace of a demo.
func open(t testing.TB, dir, office string) *app.Workspace {
	t.Helper()
	w, err := app.Open(filepath.Join(dir, office), []byte(demo.Passphrase))
	apptest.OK(t, err)
	t.Cleanup(func() { w.Close() })
	return w
}

var offices = []string{"village-1", "village-2", "township", "county"}

func TestTheDemoLeavesWhatItNamesAndNothingElse(t *testing.T) {
	eachScene(t, leavesWhatItNames)
}

func leavesWhatItNames(t *testing.T, s scene, r result) {
	var named []string
	for _, m := range r.made {
		if _, err := os.Stat(m.Path); err != nil {
			t.Errorf("%s: %v", m.Key, err)
		}
		for _, lang := range []text.Lang{text.Zh, text.En} {
			if s := lang.T(m.Key, m.Args...); !lang.Has(m.Key) || strings.Contains(s, "%!") {
				t.Errorf("%s is said to be %q", m.Path, s)
			}
		}
		rel, err := filepath.Rel(r.dir, m.Path)
		apptest.OK(t, err)
		named = append(named, filepath.ToSlash(rel))
	}
	for _, file := range apptest.Files(t, r.dir) {
		if !slices.ContainsFunc(named, func(n string) bool { return file == n || strings.HasPrefix(file, n+"/") }) {
			t.Errorf("%s is there and nobody says what it is", file)
		}
	}
	want := map[string]int{
		"village-1": 1, "village-2": 1, "township": 1, "county": 1, "sheets/roster.xlsx": 1,
		"batches/up/*.ruhu": 3, "batches/down/*.ruhu": 3, "paper/visit-*.pdf": 8, "paper/blank.pdf": 1,
	}
	maps.Copy(want, s.files)
	for pattern, want := range want {
		if got, err := filepath.Glob(filepath.Join(r.dir, filepath.FromSlash(pattern))); err != nil || len(got) != want {
			t.Errorf("%s: %d, want %d (%v)", pattern, len(got), want, err)
		}
	}
}

func TestAllOfficesHoldTheSameHouseholds(t *testing.T) { eachScene(t, holdTheSame) }

func holdTheSame(t *testing.T, s scene, r result) {
	holding := map[string][]store.HouseholdRow{}
	for _, office := range offices {
		w := open(t, r.dir, office)
		apptest.Sound(t, w)
		holding[office] = apptest.Holding(t, w)
		if gaps, err := exchange.Gaps(w); err != nil || len(gaps) > 0 {
			t.Errorf("%s sees gaps %+v, %v", office, gaps, err)
		}
		if n, err := exchange.Pending(t.Context(), w); err != nil || n > 0 {
			t.Errorf("%s has %d objects to send, %v", office, n, err)
		}
		c := apptest.Counts(t, w)
		if c.Conflicts+c.Quarantined > 0 || (c.Drafts == 1) != (office == "village-1") || w.Today() != s.today {
			t.Errorf("%s on %s: %+v", office, w.Today(), c)
		}
	}
	if !reflect.DeepEqual(holding["county"], holding["township"]) {
		t.Error("the county holds something else than the township")
	}
	if !reflect.DeepEqual(append(holding["village-1"], holding["village-2"]...), holding["township"]) {
		t.Error("the villages hold something else than the township")
	}
	if n := len(holding["county"]); n != demo.DefaultHouseholds {
		t.Errorf("%d households", n)
	}
}

func TestTwoOfThreeHouseholdsAreVisitedAndTheVisitsAreInOrder(t *testing.T) {
	eachScene(t, visitsAreInOrder)
}

func visitsAreInOrder(t *testing.T, s scene, r result) {
	w := open(t, r.dir, "county")
	visits := 0
	for o, err := range w.Store.Objects(t.Context(), store.ObjectFilter{Types: []object.Type{object.Visit}}) {
		apptest.OK(t, err)
		visits++
		r, err := visit.Read(w.Store, o.ID)
		apptest.OK(t, err)
		if problems := r.Visit.Unfinished(); len(problems) > 0 {
			t.Errorf("%s: %+v", r.Visit.Household.DisplayName(), problems)
		}
		if problems := r.Visit.Household.Check(r.Visit.Day()); slices.ContainsFunc(problems, func(p survey.Problem) bool { return p.Strength == survey.Error }) {
			t.Errorf("%s: %+v", r.Visit.Household.DisplayName(), problems)
		}
		if day := r.Visit.Day(); day < s.from || day > s.today {
			t.Errorf("%s was visited on %s", r.Visit.Household.DisplayName(), day)
		}
	}
	if c := apptest.Counts(t, w); visits != 40 || c.Visited != 40 || c.Households != 60 {
		t.Errorf("%d visits: %+v", visits, c)
	}
}

func TestEveryStatusEverySizeAndEveryResultOccurs(t *testing.T) { eachScene(t, everythingOccurs) }

func everythingOccurs(t *testing.T, s scene, r result) {
	w := open(t, r.dir, "county")
	sizes, words := map[int]bool{}, map[string]bool{}
	for _, h := range apptest.Documents(t, w) {
		sizes[len(h.Members)] = true
		words["低保 "+h.Dibao.Status], words["class "+h.Dibao.Class] = true, true
		words["特困 "+h.Tekun.Status], words["建档立卡 "+h.Jdlk.Status] = true, true
		for _, finding := range w.Pack.Assess(h, s.today, text.Zh).Findings {
			words[finding.Code+" "+string(finding.State)] = true
			if finding.Code == "recheck.due" {
				words["recheck "+h.Dibao.Class+" "+string(finding.State)] = true
			}
		}
	}
	for _, n := range s.sizes {
		if !sizes[n] {
			t.Errorf("no household has %d people", n)
		}
	}
	for _, want := range append(s.words,
		"低保 none", "低保 active", "class A", "class B", "class C", "特困 none", "特困 active",
		"建档立卡 none", "建档立卡 active", "建档立卡 exited", "建档立卡 relapsed") {
		if !words[want] {
			t.Errorf("nobody is %s", want)
		}
	}
}

// TestDoubtfulPapersArePointedAt checks that each doubt is found, and that the
// other papers are in order.
func TestDoubtfulPapersArePointedAt(t *testing.T) { eachScene(t, doubtsAreFound) }

func doubtsAreFound(t *testing.T, s scene, r result) {
	found := map[string]int{}
	for _, h := range apptest.Documents(t, open(t, r.dir, "county")) {
		if h.Incomes == nil {
			continue // not visited
		}
		for _, p := range h.Check(s.today) {
			found[p.Code]++
		}
	}
	for _, want := range []string{"certificate_holder", "out_of_school", "insured_twice", "general_poor_in_dibao", "dibao_poor_without_money"} {
		if found[want] == 0 {
			t.Errorf("nobody is found for %s: %v", want, found)
		}
	}
	for _, noise := range []string{"ask_health", "ask_in_family", "relation_sex", "id_birth", "stopped_without_date", "duplicate_id"} {
		if found[noise] > 0 {
			t.Errorf("%d times %s", found[noise], noise)
		}
	}
}

func TestPeopleAreNobodyAndLookLikeSomebody(t *testing.T) { eachScene(t, peopleAreNobody) }

func peopleAreNobody(t *testing.T, s scene, r result) {
	seen := map[string]string{}
	var dots, beyond int
	for _, h := range apptest.Documents(t, open(t, r.dir, "township")) {
		if _, ok := h.Head(); !ok {
			t.Errorf("%s has no head", h.ID)
		}
		for _, m := range h.Members {
			id, err := survey.ParseIDNumber(m.IDNumber)
			if err != nil || id.Number != m.IDNumber || !strings.HasPrefix(id.Number, s.ids) {
				t.Errorf("%s has the number %s: %v", m.Name, m.IDNumber, err)
			}
			if m.BirthDate != id.Birth || m.Sex != id.Sex {
				t.Errorf("%s, %s born %s, has the number %s", m.Name, m.Sex, m.BirthDate, m.IDNumber)
			}
			if other := seen[m.IDNumber]; other != "" {
				t.Errorf("%s and %s share the number %s", m.Name, other, m.IDNumber)
			}
			seen[m.IDNumber] = m.Name
			if strings.Contains(m.Name, "·") {
				dots++
			}
			if strings.ContainsFunc(m.Name, func(r rune) bool { return r > 0xffff }) {
				beyond++
			}
		}
	}
	if dots == 0 || beyond == 0 || len(seen) < 200 {
		t.Errorf("%d people, %d with a dot, %d beyond U+FFFF", len(seen), dots, beyond)
	}
}

// told is what two demos have in common: people and amounts, not keys and ids.
func told(t *testing.T, dir string) []survey.Household {
	t.Helper()
	docs := apptest.Documents(t, open(t, dir, "county"))
	for i := range docs {
		docs[i].ID = ""
	}
	return docs
}

func TestTheDemoIsTheSameEveryTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "again")
	again, err := demo.Play(t.Context(), dir, options(demo.DefaultHouseholds))
	apptest.OK(t, err)
	first := scenes[0].play(t)
	if a, b := told(t, first.dir), told(t, dir); !reflect.DeepEqual(a, b) {
		t.Error("two demos differ in people or amounts")
	}
	if len(again) != len(first.made) {
		t.Errorf("%d things made, %d before", len(again), len(first.made))
	}
}

func TestTheSmallestDemoIsWhole(t *testing.T) {
	for _, households := range []int{4, 5} {
		dir := filepath.Join(t.TempDir(), "small")
		_, err := demo.Play(t.Context(), dir, options(households))
		apptest.OK(t, err)
		c := apptest.Counts(t, open(t, dir, "county"))
		if c.Households != households || c.Visited != households*2/3 {
			t.Errorf("of %d: %+v", households, c)
		}
	}
}

func TestADemoThatCannotBeLeavesEverythingAsItWas(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name    string
		ctx     context.Context
		in      func(parent string) string // the folder of the demo
		options demo.Options
		key     string
	}{
		{"in a folder that holds something", t.Context(), func(p string) string { return p }, options(4), "demo.not_empty"},
		{"in a file", t.Context(), func(p string) string { return filepath.Join(p, "照片.jpg") }, options(4), "app.cannot_write"},
		{"below a file", t.Context(), func(p string) string { return filepath.Join(p, "照片.jpg", "demo") }, options(4), "app.cannot_write"},
		{"with a pack without a place", t.Context(), func(p string) string { return filepath.Join(p, "demo") }, demo.Options{PackID: "nowhere", Households: 4}, "demo.no_place"},
		{"with too few households", t.Context(), func(p string) string { return filepath.Join(p, "demo") }, options(3), "demo.households"},
		{"with none", t.Context(), func(p string) string { return filepath.Join(p, "demo") }, options(0), "demo.households"},
		{"with a negative number", t.Context(), func(p string) string { return filepath.Join(p, "demo") }, options(-1), "demo.households"},
		{"with too many households", t.Context(), func(p string) string { return filepath.Join(p, "demo") }, options(5001), "demo.households"},
		{"that somebody stopped", cancelled, func(p string) string { return filepath.Join(p, "demo") }, options(4), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parent := t.TempDir()
			apptest.OK(t, os.WriteFile(filepath.Join(parent, "照片.jpg"), []byte("x"), 0o600))
			made, err := demo.Play(tt.ctx, tt.in(parent), tt.options)
			if err == nil || made != nil {
				t.Fatalf("made %v, %v", made, err)
			}
			if tt.key != "" {
				apptest.Says(t, err, tt.key)
			}
			left, err := os.ReadDir(parent)
			apptest.OK(t, err)
			if len(left) != 1 || left[0].Name() != "照片.jpg" {
				t.Errorf("left %v", left)
			}
		})
	}
}

func TestADemoThatIsStoppedOnTheWayLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	for asked := 1; asked < 1<<20; asked *= 3 {
		ctx, stop := apptest.Stopping(t, asked)
		_, err := demo.Play(ctx, filepath.Join(parent, "demo"), options(4))
		stop()
		if err == nil {
			if asked < 100 {
				t.Errorf("stopped after %d questions, and yet it was played", asked)
			}
			return
		}
		if left, readErr := os.ReadDir(parent); readErr != nil || len(left) > 0 {
			t.Fatalf("stopped after %d questions: left %v, %v", asked, left, readErr)
		}
	}
	t.Error("the demo never ended")
}

func TestTheDemoTakesAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	_, err := demo.Play(t.Context(), dir, options(4))
	apptest.OK(t, err)
	open(t, dir, "county")
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".demo-*")); err != nil || len(left) > 0 {
		t.Errorf("left beside it: %v, %v", left, err)
	}
}
