package rules_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// explainedHouseholds is over how many random households, for each pack, every
// finding is explained.
const explainedHouseholds = 20

// eachExplanation explains every finding of random households on every pack, and
// of the worked example on its own.
func eachExplanation(t *testing.T, look func(t *testing.T, p *rules.Pack, h survey.Household, f rules.Finding, x rules.Explanation)) {
	t.Helper()
	one := func(t *testing.T, p *rules.Pack, h survey.Household) {
		for _, f := range p.Assess(h, day, text.Zh).Findings {
			x, ok := p.Explain(h, day, text.Zh, f.Code, f.Subject)
			if !ok {
				t.Fatalf("%s of %s is not explained", f.Code, f.Subject)
			}
			look(t, p, h, f, x)
		}
	}
	t.Run("example", func(t *testing.T) { one(t, withCounty(t), example(t)) })
	for _, info := range rules.List() {
		p, err := rules.Load(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(info.ID, func(t *testing.T) {
			for seed := range uint64(explainedHouseholds) {
				one(t, p, drawHousehold(seeded(seed)))
			}
		})
	}
}

func TestAnExplanationIsOfTheFindingItself(t *testing.T) {
	eachExplanation(t, func(t *testing.T, _ *rules.Pack, h survey.Household, f rules.Finding, x rules.Explanation) {
		if got, want := compact(t, x.Finding), compact(t, f); got != want {
			t.Fatalf("got  %s\nwant %s\n%s", got, want, asJSON(h))
		}
		if state := stateOfTree(x.Nodes); x.Nodes.Value != string(f.State) || state != f.State {
			t.Fatalf("%s of %s is %s, its nodes say %s and %s\n%s\n%s",
				f.Code, f.Subject, f.State, x.Nodes.Value, state, strings.Join(x.NodesText(), "\n"), asJSON(h))
		}
		if last := x.Sheet[len(x.Sheet)-1]; last.Kind != rules.SheetResult || !strings.HasPrefix(x.Sentence, strings.TrimSuffix(f.Text, "。")) {
			t.Fatalf("sheet ends in %v, sentence is %s", last, x.Sentence)
		}
	})
}

// stateOfTree concludes the state from the conditions of an explanation.
func stateOfTree(root rules.Node) rules.State {
	value := func(name string) string {
		answer := "no"
		for _, n := range root.Parts {
			if n.Name == name || strings.HasPrefix(n.Name, name+".") {
				if n.Value == "yes" || answer == "no" {
					answer = n.Value
				}
			}
		}
		return answer
	}
	switch applies, met := value("applies"), value("met"); {
	case applies == "no":
		return rules.NotApplicable
	case applies == "?":
		return rules.Undetermined
	case met == "yes":
		return rules.Met
	case met == "no" && value("silent") == "no":
		return rules.NotMet
	}
	return rules.Undetermined
}

// TestEveryFactOfAnExplanationHasItsSource looks for leaves without a source and
// for names that nobody put into words.
func TestEveryFactOfAnExplanationHasItsSource(t *testing.T) {
	eachExplanation(t, func(t *testing.T, _ *rules.Pack, h survey.Household, f rules.Finding, x rules.Explanation) {
		var look func(n rules.Node)
		look = func(n rules.Node) {
			leaf := n.Kind == rules.NodeFact || n.Kind == rules.NodeParameter || n.Kind == rules.NodeLine
			if leaf && (n.Source == nil || n.Source.Shown == "") {
				t.Fatalf("%s: %s has no source", f.Code, n.Name)
			}
			if n.Label == "" || n.Clauses == nil || n.Kind != rules.NodeOperation && n.Shown == "" {
				t.Fatalf("%s: %+v lacks words", f.Code, n)
			}
			for _, part := range n.Parts {
				look(part)
			}
		}
		look(x.Nodes)
		all := strings.Join(slices.Concat(x.SheetText(), x.NodesText()), "\n")
		for _, flip := range x.Flips {
			all += flip.Shown
		}
		for _, key := range []string{"rules.", "finding.", "state.", "%!", "<nil>"} {
			if strings.Contains(all, key) {
				t.Fatalf("%s: %q in\n%s", f.Code, key, all)
			}
		}
	})
}

// TestAFlipReallyFlips changes the one thing that a flip names, in the JSON of
// the household or in an overlay, and assesses anew.
func TestAFlipReallyFlips(t *testing.T) {
	flips := map[string]int{}
	eachExplanation(t, func(t *testing.T, p *rules.Pack, h survey.Household, f rules.Finding, x rules.Explanation) {
		for _, flip := range x.Flips {
			changed, pack := h, p
			if parameter, ok := p.Parameter(flip.Path); ok {
				pack = settlingOne(t, p, parameter, flip.Value)
				flips["parameter"]++
			} else {
				changed = changedAt(t, h, flip.Path, flip.Value)
				flips[strings.SplitN(flip.Path, ".", 2)[0]]++
			}
			after, _ := pack.Assess(changed, day, text.Zh).Finding(f.Code, f.Subject)
			if after.State == f.State || after.State != flip.State {
				t.Fatalf("%s of %s is %s; with %s = %s it is %s and not %s\n%s",
					f.Code, f.Subject, f.State, flip.Path, flip.Value, after.State, flip.State, asJSON(h))
			}
		}
	})
	for _, kind := range []string{"parameter", "dibao", "members", "incomes"} {
		if flips[kind] == 0 {
			t.Errorf("no flip of %s was tried: %v", kind, flips)
		}
	}
}

func settlingOne(t *testing.T, p *rules.Pack, parameter rules.Parameter, value string) *rules.Pack {
	t.Helper()
	next, err := p.WithOverlay("county.yaml", []byte(overlayOf(p, setting(parameter, strings.Trim(value, `"`)))))
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// changedAt puts a value into the JSON of a household by a path in which the
// elements of lists go by their key.
func changedAt(t *testing.T, h survey.Household, path, value string) survey.Household {
	t.Helper()
	var doc any
	if err := json.Unmarshal([]byte(compact(t, h)), &doc); err != nil {
		t.Fatal(err)
	}
	at, steps := doc, strings.Split(path, ".")
	for _, step := range steps[:len(steps)-1] {
		switch parent := at.(type) {
		case map[string]any:
			if parent[step] == nil {
				parent[step] = map[string]any{}
			}
			at = parent[step]
		case []any:
			at = parent[slices.IndexFunc(parent, func(e any) bool { return e.(map[string]any)["key"] == step })]
		}
	}
	if strings.HasSuffix(path, "disability.grade") || strings.HasSuffix(path, "disability.category") {
		value = strings.Trim(value, `"`) // codes of numbers are numbers in the document
	}
	at.(map[string]any)[steps[len(steps)-1]] = json.RawMessage(value)
	changed, err := survey.DecodeHousehold([]byte(compact(t, doc)))
	if err != nil {
		t.Fatalf("%s = %s: %v", path, value, err)
	}
	return changed
}

func TestTheDistanceIsNothingExactlyAtTheThreshold(t *testing.T) {
	p := withCounty(t)
	for _, c := range []struct {
		name, income, gap, family, shown string
	}{
		{"one fen below", "599999", "1/2", "1", "少 0.01 元，全家一年 0.01 元"},
		{"at the threshold", "600000", "0", "0", "正好等于界限"},
		{"one fen above", "600001", "-1/2", "-1", "多 0.01 元"},
		{"far below", "100000", "250000", "500000", "少 2,500.00 元，全家一年 5,000.00 元"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, ok := p.Explain(household(t, rentOf(c.income), `"dibao":{"status":"active"}`), day, text.Zh, "dibao.continue", rules.SubjectHousehold)
			if !ok || len(x.Distances) == 0 {
				t.Fatalf("got %+v", x)
			}
			d := x.Distances[0]
			if !d.Gap.Exact() || d.Gap.Low.RatString() != c.gap || d.All == nil || d.All.Low.RatString() != c.family {
				t.Errorf("got %s and %s, want %s and %s", compact(t, d.Gap), compact(t, d.All), c.gap, c.family)
			}
			if !strings.Contains(d.Shown, c.shown) {
				t.Errorf("got %s, want %s", d.Shown, c.shown)
			}
		})
	}
}

// TestOneAmountFlipsAtTheFirstFenThatDoes holds the nearest amount against those
// beside it.
func TestOneAmountFlipsAtTheFirstFenThatDoes(t *testing.T) {
	p, h := withCounty(t), household(t, rentOf("123456"), `"dibao":{"status":"active"}`)
	x, _ := p.Explain(h, day, text.Zh, "dibao.continue", rules.SubjectHousehold)
	got := map[rules.State]string{}
	for _, flip := range x.Flips {
		if flip.Path == "incomes.i1.gross_fen" {
			got[flip.State] = flip.Value
		}
	}
	if len(got) != 2 || got[rules.Undetermined] != "600000" || got[rules.NotMet] != "600001" {
		t.Errorf("got %v", got)
	}
}

// rentOf is the income of a family of two that certainly counts.
func rentOf(fen string) string {
	return `"incomes":[{"key":"i1","item":"property.rent","gross_fen":` + fen + `}]`
}

func TestADistanceThatRoundsToNothingIsStillSaid(t *testing.T) {
	h := example(t)
	h.Incomes = []survey.Income{{Key: "i1", Item: "property.rent", GrossFen: new(survey.Fen(900001))}}
	x, _ := withCounty(t).Explain(h, day, text.Zh, "dibao.continue", rules.SubjectHousehold)
	if d := x.Distances[0]; d.Gap.Low.RatString() != "-1/3" || !strings.Contains(d.Shown, "多 不到 0.01 元") {
		t.Errorf("got %+v", d)
	}
}

func TestAFindingThatIsNotThereIsNotExplained(t *testing.T) {
	p, h := withCounty(t), example(t)
	for _, about := range [][2]string{{"no.such", "household"}, {"dibao.continue", "m1"}, {"dibao.continue", ""}} {
		if x, ok := p.Explain(h, day, text.Zh, about[0], about[1]); ok {
			t.Errorf("%v: %+v", about, x.Finding)
		}
	}
}

// TestExplanationsOfTheExampleAreAsKept keeps sentence, sheet, nodes and flips
// as people read them.
func TestExplanationsOfTheExampleAreAsKept(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		x, ok := withCounty(t).Explain(example(t), "2017-07-01", lang, "dibao.continue", rules.SubjectHousehold)
		if !ok {
			t.Fatal("not explained")
		}
		lines := slices.Concat([]string{x.Sentence, ""}, x.SheetText(), []string{""}, x.NodesText(), []string{""})
		for _, flip := range x.Flips {
			lines = append(lines, flip.Shown)
		}
		golden(t, "explanation."+string(lang)+".txt", []byte(strings.Join(lines, "\n")+"\n"))
	}
}

func BenchmarkExplain(b *testing.B) {
	p, h := withCounty(b), example(b)
	b.ReportAllocs()
	for b.Loop() {
		p.Explain(h, "2017-07-01", text.Zh, "dibao.continue", rules.SubjectHousehold)
	}
}
