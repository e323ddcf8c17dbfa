package rules_test

import (
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// incomeOf gives the family of two this much a head, in fen.
func incomeOf(fenAHead string) string {
	return `"members":[{"key":"m1","in_family":true}],"incomes":[{"key":"i1","item":"property.rent","gross_fen":` + fenAHead + `}]`
}

func TestFindingsFollowTheirRowOfTheTable(t *testing.T) {
	const none = `"dibao":{"status":"none"}`
	set := []string{"dibao_standard: 300000"}
	for _, c := range []struct {
		name    string
		code    string
		fields  []string
		settled []string
		state   rules.State
		missing string
	}{
		{"below both standards", "dibao.include", []string{none, incomeOf("299999")}, nil, rules.Met, ""},
		{"at the standard in force", "dibao.include", []string{none, incomeOf("300000")}, nil, rules.Undetermined, "dibao_standard"},
		{"between the standards", "dibao.include", []string{none, incomeOf("310000")}, nil, rules.Undetermined, "dibao_standard"},
		{"one fen below the proposed", "dibao.include", []string{none, incomeOf("320999")}, nil, rules.Undetermined, "dibao_standard"},
		{"at the proposed standard", "dibao.include", []string{none, incomeOf("321000")}, nil, rules.NotMet, ""},
		{"one fen below a set standard", "dibao.include", []string{incomeOf("299999")}, set, rules.Met, ""},
		{"equal to a set standard is not below it", "dibao.include", []string{incomeOf("300000")}, set, rules.NotMet, ""},
		{"one fen above a set standard", "dibao.include", []string{incomeOf("300001")}, set, rules.NotMet, ""},
		{"in dibao", "dibao.include", []string{active, incomeOf("1")}, nil, rules.NotApplicable, ""},
		{"in tekun", "dibao.include", []string{`"tekun":{"status":"active"}`, incomeOf("1")}, nil, rules.NotApplicable, ""},
		{"in tekun where dibao was not asked", "dibao.include", []string{`"dibao":{},"tekun":{"status":"active"}`, incomeOf("1")}, nil, rules.NotApplicable, ""},
		{"stopped is outside", "dibao.include", []string{`"dibao":{"status":"stopped"},"tekun":{"status":"stopped"}`, incomeOf("1")}, nil, rules.Met, ""},
		{"dibao and tekun not asked", "dibao.include", []string{`"dibao":{},"tekun":{}`, incomeOf("1")}, nil, rules.Undetermined, "dibao.status tekun.status"},
		{"a status that is no status answers nothing", "dibao.include", []string{`"dibao":{"status":"maybe"}`, incomeOf("1")}, nil, rules.Undetermined, "dibao.status"},
		{"incomes not asked", "dibao.include", []string{`"incomes":null`}, nil, rules.Undetermined, "dibao_standard incomes"},
		{"members not asked", "dibao.include", []string{`"members":null`}, set, rules.Undetermined, "members"},

		{"below", "dibao.continue", []string{active, incomeOf("299999")}, nil, rules.Met, ""},
		{"equal", "dibao.continue", []string{active, incomeOf("300000")}, set, rules.Undetermined, "at_standard"},
		{"above", "dibao.continue", []string{active, incomeOf("300001")}, set, rules.NotMet, ""},
		{"above both", "dibao.continue", []string{active, incomeOf("321001")}, nil, rules.NotMet, ""},
		{"equal to the proposed", "dibao.continue", []string{active, incomeOf("321000")}, nil, rules.Undetermined, "dibao_standard"},
		{"not in dibao", "dibao.continue", []string{none, incomeOf("1")}, nil, rules.NotApplicable, ""},
		{"dibao not asked", "dibao.continue", []string{`"dibao":{}`, incomeOf("1")}, nil, rules.Undetermined, "dibao.status"},

		{"below", "dibao.exit", []string{active, incomeOf("299999")}, nil, rules.NotMet, ""},
		{"equal is not above", "dibao.exit", []string{active, incomeOf("300000")}, set, rules.NotMet, ""},
		{"one fen above", "dibao.exit", []string{active, incomeOf("300001")}, set, rules.Met, ""},
		{"between the standards", "dibao.exit", []string{active, incomeOf("310000")}, nil, rules.Undetermined, "dibao_standard"},
		{"equal to the proposed", "dibao.exit", []string{active, incomeOf("321000")}, nil, rules.Undetermined, "dibao_standard"},
		{"above the proposed", "dibao.exit", []string{active, incomeOf("321001")}, nil, rules.Met, ""},
		{"not in dibao", "dibao.exit", []string{none, incomeOf("999999")}, nil, rules.NotApplicable, ""},

		{"only what is open is missing", "dibao.continue", []string{active, `"incomes":[
			{"key":"i1","item":"transfer.dibao","gross_fen":900000},{"key":"i2","item":"transfer.elder","gross_fen":0},
			{"key":"i3","item":"wage.local","gross_fen":500000,"from_poverty_project":false}]`}, set, rules.Undetermined, "item.transfer.dibao"},
		{"what is open but cannot matter is not missing", "dibao.continue", []string{active, `"incomes":[
			{"key":"i1","item":"transfer.dibao","gross_fen":1000}]`}, nil, rules.Met, ""},
	} {
		t.Run(c.code+" "+c.name, func(t *testing.T) {
			f := finding(t, assess(with(t, c.settled...), household(t, c.fields...)), c.code)
			if f.State != c.state || strings.Join(f.Missing, " ") != c.missing {
				t.Errorf("got %s, missing %v; want %s, missing %s", f.State, f.Missing, c.state, c.missing)
			}
		})
	}
}

func TestOutsideItsYearTheStandardHasNoValue(t *testing.T) {
	h := household(t, incomeOf("1"))
	for _, on := range []survey.Date{"2016-12-31", "2018-01-01", "", "2017-13-01"} {
		f := finding(t, hebi(t).Assess(h, on, text.Zh), "dibao.include")
		if f.State != rules.Undetermined || !slices.Equal(f.Missing, []string{"dibao_standard"}) {
			t.Errorf("%q: got %s, missing %v", on, f.State, f.Missing)
		}
	}
	for _, on := range []survey.Date{"2017-01-01", "2017-12-31"} {
		if f := finding(t, hebi(t).Assess(h, on, text.Zh), "dibao.include"); f.State != rules.Met {
			t.Errorf("%q: got %s", on, f.State)
		}
	}
}

func TestFindingsCiteTheirClausesAndListWhatPeopleReview(t *testing.T) {
	p := hebi(t)
	r := assess(p, household(t, `"residence_type":"rural"`, active, incomeOf("1")))
	for _, f := range r.Findings {
		for _, id := range f.Clauses {
			if _, ok := p.Clause(id); !ok {
				t.Errorf("%s cites %s, which the pack does not have", f.Code, id)
			}
		}
		if f.State == rules.NotApplicable {
			if len(f.Review) != 0 {
				t.Errorf("%s does not arise and lists %v", f.Code, f.Review)
			}
			continue
		}
		if want := []string{"property_limit", "economic_check", "rigid_expenses"}; strings.HasPrefix(f.Code, "dibao.") &&
			f.Code != "dibao.shortfall" && !slices.Equal(f.Review, want) {
			t.Errorf("%s lists %v", f.Code, f.Review)
		}
	}
}

// Where only the status was not asked, what the figures say is clear and is said.
func TestATextSaysThatItIsUnclearWhetherTheQuestionArises(t *testing.T) {
	poor := household(t, `"dibao":{}`, incomeOf("10"))
	for lang, want := range map[text.Lang]string{
		text.Zh: "家庭人均年收入 0.10 元，低于标准 3,000.00 元；是否涉及这一项还看不出。还要弄清：是否在低保中。",
		text.En: "Per-capita income a year: 0.10 yuan, below the standard of 3,000.00 yuan; not yet clear whether the question arises. Still to find out: whether in dibao.",
	} {
		r := with(t, "dibao_standard: 300000").Assess(poor, day, lang)
		if f := finding(t, r, "dibao.include"); f.State != rules.Undetermined || f.Text != want {
			t.Errorf("%s %s", f.State, f.Text)
		}
	}
	unknown := household(t, `"dibao":{},"incomes":null`)
	f := finding(t, with(t, "dibao_standard: 300000").Assess(unknown, day, text.Zh), "dibao.exit")
	want := "家庭人均年收入 不明，标准 3,000.00 元，是否高于标准还看不出；是否涉及这一项还看不出。还要弄清：是否在低保中、家庭收入。"
	if f.Text != want {
		t.Errorf("got %s", f.Text)
	}
}

// Every sentence of both packs is said of some of these households.
func TestNoTextSoundsLikeADecision(t *testing.T) {
	words := map[text.Lang][]string{
		text.Zh: {"符合", "批准", "取消", "应退", "同意"},
		text.En: {"eligible", "qualif", "approve", "cancel", "must leave"},
	}
	for _, info := range rules.List() {
		p, err := rules.Load(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		for lang, banned := range words {
			for seed := range uint64(300) {
				for _, f := range p.Assess(drawHousehold(seeded(seed)), day, lang).Findings {
					soundsLike(t, f, banned)
				}
			}
		}
	}
}

func soundsLike(t *testing.T, f rules.Finding, banned []string) {
	t.Helper()
	for _, word := range banned {
		if strings.Contains(f.Text, word) {
			t.Fatalf("%s %s says %s", f.Code, f.State, f.Text)
		}
	}
}

func TestListsAreNeverNull(t *testing.T) {
	for _, h := range []survey.Household{{}, household(t), household(t, project), household(t, `"members":null,"incomes":null`)} {
		got := compact(t, assess(hebi(t), h))
		for _, field := range []string{`"missing":null`, `"review":null`, `"clauses":null`, `"lines":null`, `"findings":null`, `"overlays":null`} {
			if strings.Contains(got, field) {
				t.Errorf("%s in %s", field, got)
			}
		}
	}
}

// Whatever a pack says about anybody, it says in whole sentences.
func TestEveryTextIsASentence(t *testing.T) {
	for _, info := range rules.List() {
		p, err := rules.Load(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		ways := settlements(t, p, 20)
		for seed := range uint64(1000) {
			h := drawHousehold(seeded(seed))
			for _, l := range []text.Lang{text.Zh, text.En} {
				for _, f := range ways[int(seed)%len(ways)].Assess(h, day, l).Findings {
					if strings.Contains(f.Text, "rules.") || strings.Contains(f.Text, "%!") || f.Text == "" {
						t.Errorf("%s %s of %s: %q", info.ID, f.Code, f.State, f.Text)
					}
				}
			}
		}
	}
}
