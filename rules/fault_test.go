package rules_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
)

// wrongPacks are packs with one thing wrong: in a table, one text is replaced
// by another. An empty old text replaces the whole table.
var wrongPacks = []struct{ name, table, old, new string }{
	{"a table that is no YAML", "pack.yaml", "", "schema: [1"},
	{"two documents", "pack.yaml", "schema: 1", "schema: 1\n---\nschema: 1"},
	{"an empty table", "findings.yaml", "", "# nothing\n"},
	{"a table in another encoding", "pack.yaml", "schema: 1", "schema: 1 # \xba\xd7\xb1\xda"},
	{"a misspelled key", "pack.yaml", "issuer:", "isuer:"},
	{"a key twice", "pack.yaml", "schema: 1", "schema: 1\nschema: 1"},
	{"a list as key", "pack.yaml", "schema: 1", "[schema]: 1"},
	{"an anchor", "pack.yaml", "schema: 1", "schema: &one 1"},
	{"a tag", "pack.yaml", "schema: 1", "schema: !!str 1"},
	{"nesting without end", "pack.yaml", "divisions: [\"4106\"]", "divisions: [[[[[[[[[[[[[[[]]]]]]]]]]]]]]]"},
	{"another layout", "pack.yaml", "schema: 1", "schema: 2"},
	{"a text where a table stands", "parameters.yaml", "", "nothing"},
	{"no parameters", "parameters.yaml", "", "{}"},
	{"a table where a text stands", "pack.yaml", "id: hebi-2017", "id: {}"},
	{"a text where a list stands", "pack.yaml", "divisions: [\"4106\"]", "divisions: \"4106\""},
	{"no divisions", "pack.yaml", "divisions: [\"4106\"]\n", ""},
	{"a list of no divisions", "pack.yaml", "divisions: [\"4106\"]", "divisions: []"},
	{"a division that is no code", "pack.yaml", "divisions: [\"4106\"]", "divisions: [鹤壁, \"410\", \"4106\"]"},
	{"a key of nothing known", "pack.yaml", "issuer:", "government_office_that_issued_it:"},
	{"a clause of nothing known", "clauses.yaml", "", "documents: {H: 鹤政办〔2017〕14号}\nclauses: {}\n"},
	{"a day that is none", "pack.yaml", "2017-05-17", "2017-02-30"},
	{"a clause of no document", "clauses.yaml", `"H:三(三)"`, `"K:三(三)"`},
	{"a value without a clause", "parameters.yaml", `, clauses: ["H:三(一)"]}`, "}"},
	{"a clause that is none", "parameters.yaml", `clauses: ["H:三(一)"]}`, `clauses: ["H:三(九)"]}`},
	{"a number with a leading zero", "parameters.yaml", "value: 300000", "value: 0300000"},
	{"a number with a separator", "parameters.yaml", "value: 300000", "value: 300_000"},
	{"a number with a point", "parameters.yaml", "value: 300000", "value: 300000.5"},
	{"a number in quotes", "parameters.yaml", "value: 300000", "value: \"300000\""},
	{"a standard of nothing", "parameters.yaml", "value: 300000", "value: 0"},
	{"a unit of another kind", "parameters.yaml", "unit: percent", "unit: years"},
	{"a unit where there is none", "parameters.yaml", "options: [paid, due]", "options: [paid, due]\n  unit: percent"},
	{"a window that ends before it begins", "parameters.yaml", "to: 2017-12-31", "to: 2016-12-31"},
	{"a gap", "parameters.yaml", `["H:三(一)"]}`, `["H:三(一)"]}` + "\n    - {from: 2018-02-01, value: 321000, clauses: [\"H:三(一)\"]}"},
	{"an overlap", "parameters.yaml", `["H:三(一)"]}`, `["H:三(一)"]}` + "\n    - {from: 2017-12-31, value: 321000, clauses: [\"H:三(一)\"]}"},
	{"a date twice", "parameters.yaml", `["H:三(一)"]}`, `["H:三(一)"]}` + "\n    - {from: 2017-01-01, value: 321000, clauses: [\"H:三(一)\"]}"},
	{"a fixed value that is not there", "parameters.yaml", "row: C-16", "row: C-16\n  fixed: true"},
	{"a range of one number", "parameters.yaml", "type: percent\n  unit: percent", "type: percent\n  unit: percent\n  range: [20]"},
	{"a range that ends before it begins", "parameters.yaml", "type: percent\n  unit: percent", "type: percent\n  unit: percent\n  range: [40, 20]"},
	{"a range of a choice", "parameters.yaml", "options: [paid, due]", "options: [paid, due]\n  range: [1, 2]"},
	{"a multiple with zeros at its end", "parameters.yaml", "type: percent\n  unit: percent", "type: multiple\n  values:\n    - {value: 1.50, clauses: [\"H:三(一)\"]}"},
	{"a multiple of too much", "parameters.yaml", "type: percent\n  unit: percent", "type: multiple\n  values:\n    - {value: 100.5, clauses: [\"H:三(一)\"]}"},
	{"ages the wrong way round", "parameters.yaml", "type: percent\n  unit: percent", "type: ages\n  unit: years\n  values:\n    - {value: [6, 3], clauses: [\"H:三(一)\"]}"},
	{"amounts without one of the options", "parameters.yaml", "type: percent\n  unit: percent", "type: amounts\n  unit: fen/person/month\n  options: [elder, student]\n  values:\n    - {value: {elder: 1}, clauses: [\"H:三(一)\"]}"},
	{"a proposed choice", "parameters.yaml", "options: [paid, due]", "options: [paid, due]\n  values:\n    - {value: paid, proposed: due, clauses: [\"H:三(一)\"]}"},
	{"a condition that a pack sets", "parameters.yaml", "type: percent\n  unit: percent", "type: condition\n  values:\n    - {value: member.age > 60, clauses: [\"H:三(一)\"]}"},
	{"an item that is none", "income.yaml", "wage.migrant:", "wage.migrants:"},
	{"a row with neither clause nor practice", "income.yaml", "transfer.gift: {both: {treatment: counted, practice: true}}", "transfer.gift: {both: {treatment: counted}}"},
	{"a row said twice", "income.yaml", "transfer.other: {both: {treatment: open}}", "transfer.other: {both: {treatment: open}, dibao: {treatment: open}}"},
	{"a treatment that is none", "income.yaml", "transfer.other: {both: {treatment: open}}", "transfer.other: {both: {treatment: maybe}}"},
	{"an employment cost without its rate", "parameters.yaml", "employment_cost_rate:", "employment_cost_rates:"},
	{"a code no rule knows", "findings.yaml", "dibao.exit:", "dibao.exits:"},
	{"a review of nothing known", "findings.yaml", "review: [property_limit,", "review: [property_limits,"},
	{"a figure of nothing known", "findings.yaml", "figures: [income.dibao.per_capita,", "figures: [income.dibao.percapita,"},
	{"money against a bare number", "findings.yaml", "per_capita < dibao_standard", "per_capita < 300000"},
	{"equality of money", "findings.yaml", "per_capita < dibao_standard", "per_capita == dibao_standard"},
	{"a full-width operator", "findings.yaml", "per_capita < dibao_standard", "per_capita ＜ dibao_standard"},
	{"a fact that is none", "findings.yaml", "income.dibao.per_capita < dibao_standard", "income.dibao.percapita < dibao_standard"},
	{"a fact of another place", "income.yaml", "member.schooling in ['primary'", "income.dibao.per_capita in ['primary'"},
	{"a status that is none", "findings.yaml", "dibao.status == 'active'", "dibao.status == 'aktive'"},
	{"a school that is none", "income.yaml", "'college']", "'collage']"},
	{"a condition that is no question", "findings.yaml", "applies: dibao.status == 'active'", "applies: dibao.status"},
	{"a text that is none", "findings.yaml", "dibao.exit:", "dibao.exit:\n  text: dibao.exits"},
	{"a silence without a name", "findings.yaml", ", missing: at_standard}", "}"},
	{"a subject that is none", "findings.yaml", "dibao.exit:", "dibao.exit:\n  subject: head"},
	{"a member of the whole household", "findings.yaml", "dibao.status == 'active'", "member.age > 60"},
	{"a figure of a member in a household", "findings.yaml", "figures: [income.dibao.per_capita,", "figures: [member.age,"},
	{"the grades of disability in order", "findings.yaml", "dibao.continue:\n  clauses: [\"H:三(二)第二阶段\", \"H:三(二)末段\"]\n  applies: dibao.status == 'active'", "dibao.continue:\n  clauses: [\"H:三(二)第二阶段\"]\n  subject: member\n  applies: member.disability.grade <= 2"},
	{"an amount that is a question", "findings.yaml", "dibao.exit:", "dibao.exit:\n  amount: dibao_standard < dibao_standard"},
	{"an amount taken off a number", "findings.yaml", "dibao.exit:", "dibao.exit:\n  amount: 3 - dibao_standard"},
	{"a division", "findings.yaml", "per_capita < dibao_standard", "per_capita < dibao_standard / 2"},
	{"a calendar of nothing known", "calendar.yaml", "", "rechecks: {}"},
	{"a recheck without its levels", "calendar.yaml", "", "recheck: {clauses: [\"H:三(三)\"], per_year: {times: 0, level: [village]}}"},
	{"a recheck in both ways", "calendar.yaml", "", "recheck: {clauses: [\"H:三(三)\"], per_year: {times: 2, levels: [hamlet]}, per_class: {A: 12}}"},
	{"a recheck of months that are no period", "calendar.yaml", "", "recheck: {clauses: [\"H:三(三)\"], per_class: {A: 12, B: 5}}"},
	{"a campaign of wrong dates", "calendar.yaml", "", "campaign:\n  title: {zh: 复核, en: Review}\n  scope: [rural, coastal]\n" +
		"  stages:\n    - {id: a, title: {zh: 甲, en: A}, from: 2017-05-26, to: 2017-05-08, clauses: [\"H:三(三)\"]}\n" +
		"    - {id: a, title: {zh: 乙, en: B}, from: 2017-05-26, to: 2017-05-28, clauses: [\"H:三(三)\"], open: [nothing]}\n" +
		"  effective: {title: {zh: 起, en: From}, month: 2017-7, clauses: [\"H:三(三)\"]}\n"},
	{"a calendar of wrong entries", "calendar.yaml", "", "visit_rates:\n  - {level: county, percent: 101, clauses: [\"H:三(三)\"]}\n" +
		"meet_everyone: {}\nmin_visitors: {value: 0, clauses: [\"H:三(三)\"]}\n" +
		"reminders:\n  - {id: a, title: {zh: 甲, en: A}, period: month, by: \"12-32\", clauses: [\"H:三(三)\"]}\n" +
		"lists:\n  - {id: a, title: {zh: 甲, en: A}, from: mz, to: bank, clauses: [\"H:三(三)\"]}\n" +
		"notices:\n  - {id: a, title: {zh: 甲, en: A}, clauses: []}\n"},
	{"a condition over several lines", "findings.yaml", "applies: dibao.status == 'active'", "applies: >\n    dibao.status == 'active'"},
}

// TestWrongPacksAreRefusedWithTheirPlace keeps the faults of every wrong pack
// and overlay, and checks that every kind of fault is among them.
func TestWrongPacksAreRefusedWithTheirPlace(t *testing.T) {
	var b strings.Builder
	record := func(name string, err error) {
		var faults rules.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: got %v", name, err)
		}
		fmt.Fprintf(&b, "# %s\n%v\n\n", name, err)
	}
	for _, c := range wrongPacks {
		_, err := rules.Load(changed(t, c.table, c.old, c.new))
		record(c.name, err)
	}
	for _, c := range wrongFolders {
		dir := changed(t, "pack.yaml", "", read(t, "pack.yaml"))
		c.spoil(t, dir)
		_, err := rules.Load(dir)
		record(c.name, err)
	}
	for _, c := range wrongOverlays {
		_, err := hebi(t).WithOverlay("county.yaml", []byte(c.text))
		record(c.name, err)
	}
	_, err := fengjie(t).WithOverlay("county.yaml", []byte("extends: fengjie-2017\nissuer: x\nparameters:\n"+
		"  employment_cost_rate:\n    - {from: 2017-01-01, value: 30, unit: percent, document: x, authority: county}\n"))
	record("an overlay over what the policy fixes", err)
	golden(t, "faults.txt", []byte(b.String()))
	for _, key := range text.En.Keys() {
		code, isFault := strings.CutPrefix(key, "rules.fault.")
		code = strings.TrimSuffix(code, ".near")
		if isFault && code != "already_set" && !strings.Contains(b.String(), ": "+code+" ") {
			t.Errorf("no wrong pack has the fault %s", code)
		}
	}
	if strings.Contains(b.String(), "meant: ?") || strings.Contains(b.String(), "meant: \n") {
		t.Error("a sentence suggests nothing")
	}
	if strings.Contains(b.String(), "%!") {
		t.Error("a sentence lacks what it names")
	}
}

func read(t testing.TB, table string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("packs", "hebi-2017", table))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// changed copies the 鹤壁 pack with one text replaced.
func changed(t testing.TB, table, old, new string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pack")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if table == "calendar.yaml" && old == "" {
		write(t, dir, table, new)
	}
	for _, name := range []string{"pack.yaml", "clauses.yaml", "parameters.yaml", "income.yaml", "findings.yaml"} {
		content := read(t, name)
		switch {
		case name != table:
		case old == "":
			content = new
		case !strings.Contains(content, old):
			t.Fatalf("%s has no %q", table, old)
		default:
			content = strings.Replace(content, old, new, 1)
		}
		write(t, dir, name, content)
	}
	return dir
}

func write(t testing.TB, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

var wrongFolders = []struct {
	name  string
	spoil func(t *testing.T, dir string)
}{
	{"a table missing", func(t *testing.T, dir string) {
		if err := os.Remove(filepath.Join(dir, "income.yaml")); err != nil {
			t.Fatal(err)
		}
	}},
	{"a table of another name", func(t *testing.T, dir string) {
		if err := os.WriteFile(filepath.Join(dir, "incomes.yml"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}},
	{"a table without end", func(t *testing.T, dir string) {
		if err := os.WriteFile(filepath.Join(dir, "pack.yaml"), make([]byte, 2<<20), 0o644); err != nil {
			t.Fatal(err)
		}
	}},
}

func set(id, entry string) string { return county + "  " + id + ":\n    - {" + entry + "}\n" }

const standard = "value: 321000, unit: fen/person/year, document: x, authority: city"

var wrongOverlays = []struct{ name, text string }{
	{"an overlay for another pack", "extends: fengjie-2017\nissuer: x\nparameters: {}\n"},
	{"an overlay for another pack with settings", strings.Replace(set("dibao_standart", "from: 2017-07-01, "+standard), "hebi-2017", "fengjie-2017", 1)},
	{"an overlay without end", county + strings.Repeat("# 浚县\n", 200_000)},
	{"a parameter like none there is", set("人均收入线", "from: 2017-07-01, "+standard)},
	{"an overlay without an issuer", "extends: hebi-2017\nparameters: {}\n"},
	{"a parameter that is none", set("dibao_standart", "from: 2017-07-01, "+standard)},
	{"another unit", set("dibao_standard", "from: 2017-07-01, value: 267, unit: yuan/person/month, document: x, authority: city")},
	{"no unit", set("dibao_standard", "from: 2017-07-01, value: 321000, document: x, authority: city")},
	{"a unit of a choice", set("obligor_support", "from: 2017-07-01, value: due, unit: percent, document: x, authority: county")},
	{"the county sets what is the city's", set("dibao_standard", "from: 2017-07-01, value: 321000, unit: fen/person/year, document: x, authority: county")},
	{"no document", set("dibao_standard", "from: 2017-07-01, value: 321000, unit: fen/person/year, authority: city")},
	{"no date", set("dibao_standard", standard)},
	{"a rate above all of the wage", set("employment_cost_rate", "from: 2017-07-01, value: 101, unit: percent, document: x, authority: county")},
	{"a choice that is none", set("item.transfer.elder", "from: 2017-07-01, value: half, document: x, authority: county")},
	{"a date twice", set("dibao_standard", "from: 2017-07-01, "+standard+"}\n    - {from: 2017-07-01, "+standard)},
	{"no values", county + "  dibao_standard: []\n"},
	{"one value instead of a list", county + "  dibao_standard: 321000\n"},
	{"the central pension within 十三五", set("item.pension.base_central", "from: 2019-01-01, value: counted, document: x, authority: county")},
	{"the central pension from before 十三五 on", set("item.pension.base_central", "from: 2015-01-01, value: counted, document: x, authority: county")},
	{"an item that always counts", set("item.wage.local", "from: 2017-01-01, value: excluded, document: x, authority: county")},
	{"what people judge", set("property_limit", "from: 2017-01-01, value: 1, document: x, authority: county")},
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
