package packtest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules/packtest"
)

const sample = "testdata/sample"

func load(t *testing.T, ref string) *packtest.Suite {
	t.Helper()
	s, err := packtest.Load(ref)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheSamplePackIsExercisedInAllItsParts(t *testing.T) {
	r := load(t, sample).Run()
	for _, p := range r.Problems {
		t.Error(p)
	}
	for _, c := range r.Coverage {
		if c.Covered != c.Total || c.Total == 0 && c.Kind != "calendar" {
			t.Errorf("%d of %d %s", c.Covered, c.Total, c.Kind)
		}
	}
	if r.Tests < 10 || r.Cases < 2*r.Tests || r.Added < 10 {
		t.Errorf("%d tests, %d cases, %d added", r.Tests, r.Cases, r.Added)
	}
}

// changed copies the sample pack with one text of one file replaced.
func changed(t *testing.T, file, old, new string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "sample")
	if err := os.CopyFS(dir, os.DirFS(sample)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, filepath.FromSlash(file))
	data, err := os.ReadFile(path)
	if err != nil {
		data = nil // a file that the sample has not
	}
	content := strings.Replace(string(data), old, new, 1)
	if content == string(data) {
		t.Fatalf("%s has no %q", file, old)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

const dibao, income, people = "tests/dibao.yaml", "tests/income.yaml", "tests/people.yaml"

var spoiled = []struct {
	name           string
	file, old, new string
	says           string // the place and the sentence, or parts of them
}{
	{"another state", dibao, "        state: met", "        state: not_met", `dibao.yaml:6: a couple below the standard is to be included (2017-07-01): dibao.include, state: expected "not_met", got "met"`},
	{"another review", dibao, "review: [property_limit, ", "review: [", "expected \"economic_check rigid_expenses\", got \"property_limit economic_check"},
	{"another sum", dibao, "counted: 250000, per", "counted: 250001, per", `income dibao, counted: expected "250001", got "250000"`},
	{"another number of members", dibao, "members: 2", "members: 2..3", `members: expected "2..3", got "2"`},
	{"another treatment", dibao, "line i2 dibao: {treatment: deducted", "line i2 dibao: {treatment: counted", `line i2 dibao, treatment: expected "counted", got "deducted"`},
	{"another thing missing", dibao, "undetermined dibao.status", "undetermined tekun.status", `got "undetermined dibao.status"`},
	{"a boundary one fen off", dibao, "at: 300000", "at: 300001", `(income.dibao.per_capita=300000 2017-07-01): dibao.include, state: expected "met", got "undetermined dibao_standard"`},
	{"a date one day off", dibao, "on: 2017-12-31", "on: 2017-12-30", "the standards end with the year (2017-12-31)"},
	{"a value with another answer", income, "over: [none, preschool", "over: [none, primary", "(members.m2.schooling=primary 2017-07-01)"},
	{"a member who is not there", dibao, "      dibao.continue: not_applicable", "      dibao.continue m9: not_applicable", "the pack says nothing about dibao.continue m9"},
	{"an overlay that is not refused as expected", dibao, "refused: authority", "refused: unit", "should be refused with unit"},
	{"an overlay that is refused", people, "employment_cost_rate: 20", "employment_cost_rate: 101", "out_of_range"},

	{"a state that no test expects", dibao, "      dibao.exit: [not_met, not_met, met]", "      dibao.exit: [not_met, not_met, {review: [property_limit, economic_check, rigid_expenses]}]", "findings.yaml:19: no test expects dibao.exit met"},
	{"a row that no test looks at", income, "      line i3: {treatment: counted, practice: true}\n", "", "income.yaml:14: no test expects how the line of item wage.public_post dibao counts"},
	{"a row whose condition always holds", income, "line i23 dibao: [open, open, ", "line i23 poverty: [open, open, ", "no test expects how the line of item student.living dibao otherwise counts"},
	{"an edge that no test shows", dibao, "[met, met, undetermined dibao_standard]", "{review: [property_limit, economic_check, rigid_expenses]}", "parameters.yaml:15: no dates entry shows what changes at dibao_standard 2017-12-31|2018-01-01"},
	{"a comparison without a boundary", dibao, "      dibao.exit: [not_met, not_met, met]", "      dibao.include: not_applicable", "no boundaries entry shows dibao.exit: income.dibao.per_capita > dibao_standard"},
	{"another clause", "findings.yaml", `clauses: ["H:二(二)", `, `clauses: ["H:二(二)", "H:二(三)", `, "got \"H:二(二) H:二(三) H:三(二)第一阶段"},
	{"a clause without a test", "parameters.yaml", "  clauses: [\"H:二(三)\"]", "\nunused:\n  title: {zh: 无, en: none}\n  kind: judgement\n  clauses: [\"H:二(三)\"]", "parameters.yaml:84: no test rests on the clause H:二(三)"},
	{"a part said not to be reached that is", "tests/unreachable.yaml", "", "- {part: dibao.exit met, because: nobody leaves}\n", "dibao.exit met is said never to be reached"},
	{"a part that the pack has not", "tests/unreachable.yaml", "", "- {part: dibao.leave met, because: nobody leaves}\n", `the pack has no part "dibao.leave met"`},
	{"a rule that says something about a limit and says that it does not", "findings.yaml", "met: income.dibao.per_capita < dibao_standard\n  silent", "met: income.dibao.per_capita <= dibao_standard\n  silent", "dibao.continue with income.dibao.per_capita at dibao_standard should be undetermined, as on the side that the comparison counts it to, and is met"},
	{"a calendar that says something else", dibao, "boundaries:", "calendar: {visit_rates.county.percent: 30}\n\nboundaries:", `visit_rates.county.percent in calendar.yaml: expected "30", got ""`},

	{"a file that is no table", "tests/more.yml", "", "tests: []\n", "sample/tests/more.yml:1: the tests of a pack are files that end in .yaml"},
	{"a key that is none", dibao, "as_of: 2017-07-01", "asof: 2017-07-01", "dibao.yaml:4:5 unknown_key"},
	{"a state that is none", dibao, "dibao.continue: not_applicable", "dibao.continue: no", "dibao.yaml:10:23 not_an_option"},
	{"undetermined without what is missing", dibao, "undetermined dibao.status", "undetermined", "after undetermined, and only there"},
	{"met with something missing", dibao, "dibao.exit: [not_met, not_met, met]", "dibao.exit: [not_met, not_met, met at_standard]", "after undetermined, and only there"},
	{"two expectations for three cases", dibao, "[not_met, not_met, met]", "[not_met, met]", "has 2 expectations; give 3"},
	{"an expectation of nothing there is", dibao, "line i1: {", "line i1 both: {", `"line i1 both" is nothing that can be expected`},
	{"no expectation", income, "expect: {line i1: [open, excluded, excluded]}", "expect: {}", "nothing is expected here"},
	{"no value", income, "over: [none, preschool, primary, junior, senior, zhongzhuan, college]", "over: []", "nothing is expected here"},
	{"a name twice", dibao, "name: the standards end with the year", "name: the standards begin with the year", "stands twice"},
	{"a household that is not there", dibao, "household: couple", "household: cuople", "no household cuople"},
	{"an overlay that is not there", dibao, "overlay: cost", "overlay: costs", "no overlay costs"},
	{"a household based on itself", people, "based_on: couple", "based_on: on_dibao", "the household on_dibao is based on itself"},
	{"a place that no household has", people, "set: {dibao.status: active}", "set: {dibao.status.now: active}", "no place dibao.status.now"},
	{"a field that no household has", people, "set: {dibao.status: active}", "set: {dibao.state: active}", "the household on_dibao cannot be read: dibao unknown_field state"},
	{"a code that looks like a number", people, `relation: "02"`, "relation: 02", "not_a_number"},
	{"a limit that is no amount", dibao, "at: 300000", "at: 3000.oo", "is no exact amount"},
	{"a limit that cannot be stood at", dibao, "move: incomes.i1.gross_fen", "move: incomes.i1.cost_fen", "cannot be brought to exactly"},
	{"a figure that cannot be moved", dibao, "figure: income.dibao.per_capita", "figure: income.dibao.counted", "income.dibao.counted cannot be moved"},
}

func TestWhatIsWrongWithTestsIsSaidWithItsPlace(t *testing.T) {
	for _, c := range spoiled {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(problems(changed(t, c.file, c.old, c.new)), "\n")
			if c.says == "" && got != "" || !strings.Contains(got, c.says) {
				t.Errorf("want %q, got\n%s", c.says, got)
			}
		})
	}
}

// problems tests a pack and returns what is wrong, one line each.
func problems(ref string) []string {
	s, err := packtest.Load(ref)
	if err != nil {
		return text.En.Explain(err)
	}
	r := s.Run()
	if len(r.Problems) == 0 {
		return nil
	}
	return text.En.Explain(r.Problems)
}
