package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

func example(t testing.TB) survey.Household {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "example", "household.json"))
	if err != nil {
		t.Fatal(err)
	}
	h, err := survey.DecodeHousehold(data)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func fengjie(t testing.TB) *rules.Pack {
	t.Helper()
	p, err := rules.Load("fengjie-2017")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func withCounty(t testing.TB) *rules.Pack {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "example", "county.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := fengjie(t).WithOverlay("county.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestTheWorkedExampleComesOut checks what was worked by hand for the example:
// the sums on both bases and every finding it speaks of.
func TestTheWorkedExampleComesOut(t *testing.T) {
	r := withCounty(t).Assess(example(t), "2017-07-01", text.Zh)
	for _, c := range []struct {
		what string
		got  any
		want string
	}{
		{"dibao sum", r.Income.Dibao.Counted, `{"low":"640000","high":"840000"}`},
		{"dibao share", r.Income.Dibao.PerCapita, `{"low":"640000/3","high":"280000"}`},
		{"dibao open", r.Income.Dibao.Missing, `["item.student.hardship"]`},
		{"wage", r.Income.Dibao.Lines[0].Counted, `{"low":"480000","high":"480000"}`},
		{"wage treatment", r.Income.Dibao.Lines[0].Treatment, `"deducted"`},
		{"crops", r.Income.Dibao.Lines[1].Counted, `{"low":"160000","high":"160000"}`},
		{"pension", r.Income.Dibao.Lines[2].Treatment, `"excluded"`},
		{"poverty sum", r.Income.Poverty.Counted, `{"low":"640000","high":"960000"}`},
		{"poverty share", r.Income.Poverty.PerCapita, `{"low":"640000/3","high":"320000"}`},
		{"poverty wage", r.Income.Poverty.Lines[0].Counted, `{"low":"480000","high":"600000"}`},
	} {
		if got := compact(t, c.got); got != c.want {
			t.Errorf("%s: got %s, want %s", c.what, got, c.want)
		}
	}
	answersAre(t, r, map[string]string{
		"dibao.continue": "met", "dibao.exit": "not_met", "dibao.include": "not_applicable", "jdlk.include": "not_applicable",
		"dibao.single_person m1": "not_applicable", "dibao.single_person m2": "not_applicable", "dibao.single_person m3": "not_applicable",
		"subsidy.nursing m2": "undetermined members.m2.disability.needs_long_term_care", "subsidy.living m2": "undetermined living_subsidy_conditions",
		"supplement.elder m2": "met", "supplement.disabled m2": "met", "supplement.student m3": "met", "recheck.due": "not_met",
	})
	elder, _ := r.Finding("supplement.elder", "m2")
	if got := compact(t, elder.Amount); got != `{"low":"0","high":null}` {
		t.Errorf("the amount of the supplement is %s", got)
	}
	disabled, _ := r.Finding("supplement.disabled", "m2")
	if !slices.Contains(disabled.Review, "supplement_disabilities") {
		t.Errorf("which disabilities count is not in %v", disabled.Review)
	}
	for _, due := range []string{"2017-07-20", "2017-12-31"} {
		if f := finding(t, r, "recheck.due"); !strings.Contains(f.Text, due) {
			t.Errorf("%s does not say %s", f.Text, due)
		}
	}
}

// Whoever belongs to several groups has a finding for each, whose amounts nobody
// is to add up where the county gives only one.
func TestASupplementSaysWhatAPersonOfSeveralGroupsGets(t *testing.T) {
	h := household(t, `"dibao":{"status":"active","benefit_members":["m1"]}`,
		`"members":[{"key":"m1","name":"王玉珍","birth_date":"1940-01-01","in_family":true,"health":["disabled","serious_illness"],"schooling":"college"}]`)
	for _, c := range []struct {
		settled []string
		zh, en  string
	}{
		{[]string{"supplement_stacking: highest"}, "；属几类的：只给最高的一类", "; of several groups: the highest"},
		{[]string{"supplement_stacking: all"}, "；属几类的：各类都给", "; of several groups: all of them"},
		{nil, "；属几类的：未定", "; of several groups: not set"},
	} {
		p := settles(t, fengjie(t), c.settled...)
		for _, code := range []string{"disabled", "serious_illness", "elder", "student"} {
			for l, want := range map[text.Lang]string{text.Zh: c.zh, text.En: c.en} {
				if f, _ := p.Assess(h, day, l).Finding("supplement."+code, "m1"); f.State != rules.Met || !strings.Contains(f.Text, want) {
					t.Errorf("%s: %s", code, f.Text)
				}
			}
		}
	}
}

// answersAre checks findings, each named with its subject where that is a member,
// for their state and what is missing.
func answersAre(t *testing.T, r rules.Result, want map[string]string) {
	t.Helper()
	for name, answer := range want {
		code, subject, about := strings.Cut(name, " ")
		if !about {
			subject = rules.SubjectHousehold
		}
		f, ok := r.Finding(code, subject)
		if got := strings.Join(append([]string{string(f.State)}, f.Missing...), " "); !ok || got != answer {
			t.Errorf("%s: got %s, want %s", name, got, answer)
		}
	}
}

func TestOutsideDibaoOnePersonOfTheExampleMayBeIncludedAlone(t *testing.T) {
	h := example(t)
	h.Dibao.Status = "none"
	r := withCounty(t).Assess(h, "2017-07-01", text.Zh)
	if got := compact(t, r.Income.Dibao.PerCapita); got != `{"low":"760000/3","high":"320000"}` {
		t.Errorf("without the employment cost the share is %s", got)
	}
	answersAre(t, r, map[string]string{
		"dibao.single_person m1": "not_met", "dibao.single_person m2": "met", "dibao.single_person m3": "not_met",
	})
}

func TestWithoutTheCountysStandardTheExampleIsUndetermined(t *testing.T) {
	answersAre(t, fengjie(t).Assess(example(t), "2017-07-01", text.Zh), map[string]string{
		"dibao.continue": "undetermined dibao_standard", "dibao.exit": "undetermined dibao_standard",
	})
}

// scenes are households whose whole results are kept.
var scenes = []struct {
	name   string
	fields []string
}{
	{"a family in dibao with every kind of line", []string{
		`"members":[{"key":"m1","name":"张国强","in_family":true,"schooling":"none"},{"key":"m2","name":"张王氏","in_family":true,"schooling":"none"},
			{"key":"m3","name":"张小雨","in_family":true,"schooling":"junior"},{"key":"m4","name":"张丽","in_family":false}]`,
		active,
		`"jdlk":{"status":"active","members":["m1","m3"]}`,
		`"incomes":[{"key":"i1","item":"wage.local","member":"m1","gross_fen":700000,"from_poverty_project":true},
			{"key":"i2","item":"farm.crop","gross_fen":460000,"cost_fen":180000},
			{"key":"i3","item":"pension.base_central","member":"m2","gross_fen":96000},
			{"key":"i4","item":"honour.fuxu","member":"m2","gross_fen":120000},
			{"key":"i5","item":"student.hardship","member":"m3","gross_fen":50000},
			{"key":"i6","item":"transfer.dibao","gross_fen":240000},
			{"key":"i7","item":"wage.migrant","member":"m4","gross_fen":2000000,"from_poverty_project":false}]`,
		`"obligors":[{"key":"o1","name":"张丽","relation":"34","due_fen":120000,"paid_fen":60000}]`,
	}},
	{"an applicant between the two standards", []string{incomeOf("310000")}},
	{"a family far above the standard", []string{active, incomeOf("9999999")}},
	{"nothing asked yet", []string{
		`"members":[{"key":"m1","name":"𠮷国强"}]`, `"incomes":null,"obligors":null,"dibao":{},"tekun":{},"jdlk":{}`,
	}},
	{"losses and unasked amounts", []string{
		`"incomes":[{"key":"i1","item":"farm.livestock","gross_fen":100000,"cost_fen":250000},{"key":"i2","item":"farm.crop","gross_fen":10000},
			{"key":"i3","item":"wage.other","member":"m2"}]`,
	}},
}

func TestWholeResultsAreAsKept(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		for _, s := range scenes {
			t.Run(string(lang)+" "+s.name, func(t *testing.T) {
				r := hebi(t).Assess(household(t, s.fields...), day, lang)
				r.Pack.SHA256, r.Receipt = "", rules.Receipt{} // checked on their own
				data, err := json.MarshalIndent(r, "", "  ")
				if err != nil {
					t.Fatal(err)
				}
				golden(t, strings.ReplaceAll(s.name, " ", "_")+"."+string(lang)+".json", append(data, '\n'))
			})
		}
	}
}

func TestAResultReadsBackAsItWasWritten(t *testing.T) {
	for _, s := range scenes {
		first := compact(t, assess(hebi(t), household(t, s.fields...)))
		var back rules.Result
		if err := json.Unmarshal([]byte(first), &back); err != nil {
			t.Fatal(err)
		}
		if again := compact(t, back); again != first {
			t.Errorf("%s: got %s, want %s", s.name, again, first)
		}
	}
}

func TestAmountsAreReadInTheirOneForm(t *testing.T) {
	for _, in := range []string{`{"low":"2/4"}`, `{"low":"1.5"}`, `{"low":"x"}`, `{"low":5}`, `{"low":"1e9"}`, `{"high":" 1"}`, `[]`} {
		var r rules.Range
		if err := json.Unmarshal([]byte(in), &r); err == nil {
			t.Errorf("%s was read as %v", in, r)
		}
	}
}

func TestManyMayAssessAtOnce(t *testing.T) {
	p, h := hebi(t), household(t, scenes[0].fields...)
	want := compact(t, assess(p, h))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := compact(t, assess(p, h)); got != want {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	wg.Wait()
}
