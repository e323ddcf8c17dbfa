package packview_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ruhu/app/packview"
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

var update = flag.Bool("update", false, "write the golden files anew")

const day = survey.Date("2017-06-01")

// small is a pack that stands beside the tests of rules and does not change with
// the policies; a table of it is changed where old is given.
func small(t *testing.T, table, old, new string) *rules.Pack {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "small")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "rules", "testdata", "packs", "small"))); err != nil {
		t.Fatal(err)
	}
	if old != "" {
		file := filepath.Join(dir, table)
		data, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(data), old) {
			t.Fatalf("%s has no %q: %v", table, old, err)
		}
		if err := os.WriteFile(file, []byte(strings.ReplaceAll(string(data), old, new)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := rules.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func household(t *testing.T, fields string) survey.Household {
	t.Helper()
	h, err := survey.DecodeHousehold([]byte(`{"members":[{"key":"m1","name":"张国强","relation":"02","in_family":true}],
		"dibao":{"status":"none"},"tekun":{"status":"none"},"jdlk":{"status":"none"},` + fields + `}`))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAPackIsShownWhole(t *testing.T) {
	for _, l := range []text.Lang{text.Zh, text.En} {
		v := packview.Of(small(t, "", "", ""), day, l)
		v.Pack.SHA256 = ""
		got, err := json.MarshalIndent(v, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", "small."+string(l)+".json")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || string(got) != string(want) {
			t.Errorf("%s differs (%v); got:\n%s", file, err, got)
		}
	}
}

func TestEveryEmbeddedPackIsShownInWords(t *testing.T) {
	for _, info := range rules.List() {
		p, err := rules.Load(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range []text.Lang{text.Zh, text.En} {
			data, err := json.Marshal(packview.Of(p, day, l))
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range []string{"rules.", "packview.", "%!"} {
				if i := strings.Index(string(data), `"`+key); i >= 0 || strings.Contains(string(data), "%!") {
					t.Errorf("%s in %s: a sentence is missing: %.80s", info.ID, l, string(data)[max(i, 0):])
				}
			}
			for _, r := range p.Rules(l) {
				if r.Met == nil || r.Met.Words == "" || r.Applies != nil && r.Applies.Words == "" {
					t.Errorf("%s in %s: %s has a condition without words", info.ID, l, r.Code)
				}
			}
		}
	}
}

// changes are editions of a pack, what of it differs, and what changes for a
// household that has just less than the standard.
var changes = []struct {
	name, table, old, new string
	differs               []string // kind and id
	findings              []string // code, old state, new state
	because               []string // of the first finding, kind and id
}{
	{"nothing", "", "", "", nil, nil, nil},
	{
		"a lower standard", "parameters.yaml", "value: 300000", "value: 290000",
		[]string{"parameter dibao_standard"},
		[]string{"dibao.include met not_met"},
		[]string{"parameter dibao_standard"},
	},
	{
		"an item that no longer counts", "income.yaml", "farm.crop: {both: {treatment: counted, practice: true}}", `farm.crop: {both: {treatment: excluded, clauses: ["A:一(一)"]}}`,
		[]string{"item farm.crop"},
		nil, nil,
	},
	{
		"an item left open", "income.yaml", "transfer.gift: {both: {treatment: counted, practice: true}}", "transfer.gift: {both: {treatment: open}}",
		[]string{"item transfer.gift", "parameter item.transfer.gift"},
		nil, nil,
	},
	{
		"a rule the other way round", "findings.yaml", "met: income.dibao.per_capita < dibao_standard", "met: income.dibao.per_capita > dibao_standard",
		[]string{"rule dibao.include"},
		[]string{"dibao.include met not_met"},
		[]string{"rule dibao.include"},
	},
	{
		"a question that is no longer asked", "findings.yaml", "dibao.exit:", "dibao.continue:",
		[]string{"rule dibao.continue", "rule dibao.exit"},
		[]string{"dibao.continue  not_applicable", "dibao.exit not_applicable "},
		[]string{"rule dibao.continue"},
	},
	{
		"a clause in other words", "clauses.yaml", "低保标准。", "标准。",
		[]string{"clause A:一(一)"},
		nil, nil,
	},
}

func TestWhatDiffersBetweenTwoPacksAndForWhom(t *testing.T) {
	h := household(t, `"incomes":[{"key":"i1","item":"farm.crop","member":"","gross_fen":295000,"cost_fen":0}]`)
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			comparison := packview.Compare(small(t, "", "", ""), small(t, c.table, c.old, c.new), day, text.Zh)
			if got := named(comparison.Differences); !slices.Equal(got, c.differs) {
				t.Errorf("differs in %q, want %q", got, c.differs)
			}
			change, _ := comparison.Household("h", h)
			var got []string
			for _, f := range change.Findings {
				got = append(got, f.Code+" "+string(f.Old)+" "+string(f.New))
			}
			if !slices.Equal(got, c.findings) {
				t.Errorf("changes %q, want %q", got, c.findings)
			}
			if len(got) > 0 && !slices.Equal(named(change.Findings[0].Because), c.because) {
				t.Errorf("because of %q, want %q", named(change.Findings[0].Because), c.because)
			}
		})
	}
}

func named(all []packview.Difference) []string {
	var names []string
	for _, d := range all {
		names = append(names, d.Kind+" "+d.ID)
	}
	slices.Sort(names)
	return names
}

func TestAnIncomeThatChangesSaysWhy(t *testing.T) {
	c := changes[2]
	comparison := packview.Compare(small(t, "", "", ""), small(t, c.table, c.old, c.new), day, text.Zh)
	change, ok := comparison.Household("h", household(t, `"incomes":[{"key":"i1","item":"farm.crop","member":"","gross_fen":295000,"cost_fen":0}]`))
	if !ok || len(change.Incomes) != 2 || change.Incomes[0].New.Low.Sign() != 0 || !slices.Equal(named(change.Incomes[0].Because), []string{"item farm.crop"}) {
		t.Errorf("got %+v", change)
	}
	if _, ok := comparison.Household("h", household(t, `"incomes":[{"key":"i1","item":"farm.livestock","member":"","gross_fen":1,"cost_fen":0}]`)); ok {
		t.Error("a household without that income changes")
	}
}
