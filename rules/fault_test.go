package rules_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
)

func TestEveryFaultIsShownWithItsPlaceLineAndFix(t *testing.T) {
	for _, c := range brokenPacks {
		t.Run(c.code, func(t *testing.T) {
			faults := c.faultsOf(t)
			var b strings.Builder
			for _, f := range faults {
				b.WriteString(f.Show(text.Zh) + f.Show(text.En))
			}
			golden(t, filepath.Join("faults", c.code+".txt"), []byte(b.String()))
			if !slices.ContainsFunc(faults, func(f rules.Fault) bool { return f.Code == c.code }) {
				t.Errorf("the pack gives %v", faults)
			}
			if strings.Contains(b.String(), "%!") || strings.Contains(b.String(), "rules.f") {
				t.Error("a sentence lacks what it names, or is missing")
			}
		})
	}
}

func TestEveryFaultHasItsSentencesAndAGoldenFile(t *testing.T) {
	codes := argsInSource(t, map[string]int{"fault": 1, "warn": 1, "unknown": 1, "meant": 2, "expression": 4})
	for _, what := range []string{"nothing", "flag", "time", "date", "number"} {
		codes = append(codes, "reads_as_"+what)
	}
	if len(codes) < 80 {
		t.Fatalf("only %d codes were found: %v", len(codes), codes)
	}
	for _, code := range codes {
		if !text.Zh.Has("rules.fault."+code) || !text.Zh.Has("rules.fix."+code) {
			t.Errorf("%s lacks its sentence or its suggestion", code)
		}
		if !slices.ContainsFunc(brokenPacks, func(c broken) bool { return c.code == code }) {
			t.Errorf("no broken pack shows %s", code)
		}
	}
	for _, key := range text.Zh.Keys() {
		if code, ok := strings.CutPrefix(key, "rules.fault."); ok && !slices.Contains(codes, code) {
			t.Errorf("nothing reports %s", code)
		}
	}
}

// argsInSource returns the texts that the package hands to methods, by the
// method's name and the argument's place; -1 stands for all.
func argsInSource(t *testing.T, methods map[string]int) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || strings.HasSuffix(file, "_test.go") {
				return true
			}
			if name, ok := call.Fun.(*ast.SelectorExpr); ok {
				if at, ok := methods[name.Sel.Name]; ok {
					all = append(all, literals(call.Args, at)...)
				}
			}
			return true
		})
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func literals(args []ast.Expr, at int) []string {
	var all []string
	for i, arg := range args {
		l, ok := arg.(*ast.BasicLit)
		if !ok || l.Kind != token.STRING || at >= 0 && i != at {
			continue
		}
		if s, err := strconv.Unquote(l.Value); err == nil {
			all = append(all, s)
		}
	}
	return all
}

// TestEveryKeyHasItsPlace puts every key that a table can have where it does not
// belong: each is told its place.
func TestEveryKeyHasItsPlace(t *testing.T) {
	keys := argsInSource(t, map[string]int{"object": -1})
	if len(keys) < 40 {
		t.Fatalf("only %d keys were found", len(keys))
	}
	here := []string{"zh", "en"}
	keys = slices.DeleteFunc(keys, func(key string) bool { return slices.Contains(here, key) })
	told := 0
	for _, f := range (broken{table: "pack.yaml", old: "title: {", new: "title: {" + strings.Join(keys, ": x, ") + ": x, "}).faultsOf(t) {
		switch f.Code {
		case "misplaced_key":
			told++
		case "unknown_key":
			t.Errorf("%v has no place in keyPlaces", f.Args)
		}
	}
	if told != len(keys) {
		t.Errorf("%d of %d keys were told their place", told, len(keys))
	}
}

func TestEveryEmbeddedPackIsWithoutFaults(t *testing.T) {
	for _, info := range rules.List() {
		p, faults, err := rules.Check(info.ID)
		if err != nil || len(faults) > 0 || p == nil {
			t.Errorf("%s: %v %v", info.ID, faults, err)
		}
	}
}

func TestAWarningDoesNotRefuseAPack(t *testing.T) {
	i := slices.IndexFunc(brokenPacks, func(c broken) bool { return c.code == "below_poverty_standard" })
	if faults := brokenPacks[i].faultsOf(t); len(faults) != 1 || len(faults.Errors()) != 0 || faults[0].Line != 4 {
		t.Errorf("got %v", faults)
	}
}

func TestTheCaretStandsBelowTheCharacterHoweverWideTheLine(t *testing.T) {
	f := rules.Fault{File: "a.yaml", Line: 3, Column: 8, Code: "tab", Excerpt: "名称: 鹤壁市\t低保"}
	if got := strings.Split(f.Show(text.En), "\n"); got[1] != "    3 | 名称: 鹤壁市<U+0009>低保" || got[2] != "      | "+strings.Repeat(" ", 12)+"^" {
		t.Errorf("got %q", got)
	}
	f = rules.Fault{File: "a.yaml", Line: 3, Column: 501, Code: "tab", Excerpt: strings.Repeat("低", 500) + "x" + strings.Repeat("保", 500)}
	lines := strings.Split(f.Show(text.En), "\n")
	before, _, _ := strings.Cut(strings.TrimPrefix(lines[1], "    3 | "), "x")
	if caret := strings.TrimPrefix(lines[2], "      | "); len(caret)-1 != text.Width(before) || len([]rune(lines[1])) > 130 {
		t.Errorf("got %q", lines)
	}
}

func TestAPlaceInAConditionOverTwoLinesIsInItsLine(t *testing.T) {
	faults := broken{table: "findings.yaml", old: "applies: dibao.status != 'active' && tekun", new: "applies: dibao.status != 'active' &&\n    tekum"}.faultsOf(t)
	if len(faults) != 1 || faults[0].Line != 4 || faults[0].Column != 5 || faults[0].Near != "tekun.status" {
		t.Errorf("got %v", faults)
	}
}

func TestAFolderThatIsNoPackIsRefusedWithOneSentence(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "compose.yaml"), []byte("a: 1"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := rules.Load(dir)
	for _, l := range []text.Lang{text.Zh, text.En} {
		if lines := l.Explain(err); err == nil || len(lines) != 1 || !strings.Contains(lines[0], "pack.yaml") || !strings.Contains(lines[0], dir) {
			t.Errorf("got %q", lines)
		}
	}
}

func TestAPackThatIsNowhereIsRefusedWithASentence(t *testing.T) {
	_, err := rules.Load("hebi-2071")
	if lines := text.Zh.Explain(err); err == nil || len(lines) != 1 || !strings.Contains(lines[0], "hebi-2071") {
		t.Errorf("got %q", lines)
	}
}
