package rules_test

import (
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// answers are the fields of a household, written as JSON, and what a condition
// says of it.
type answers map[string]string

func TestFactsOfAHousehold(t *testing.T) {
	for _, c := range []struct {
		condition string
		answers   answers
	}{
		{"residence_type == 'rural'", answers{`"residence_type":"rural"`: "met", `"residence_type":"urban"`: "not_met", `"residence_type":""`: "undetermined residence_type", `"residence_type":"lunar"`: "undetermined residence_type"}},
		{"dibao.status == 'active'", answers{active: "met", `"dibao":{}`: "undetermined dibao.status"}},
		{"dibao.class in ['A', 'B']", answers{`"dibao":{"class":"A"}`: "met", `"dibao":{"class":"C"}`: "not_met", `"dibao":{"class":"D"}`: "undetermined dibao.class"}},
		{"dibao.basis == 'whole'", answers{`"dibao":{"basis":"whole"}`: "met", `"dibao":{"basis":"single"}`: "not_met", `"dibao":{}`: "met", `"dibao":{"basis":"?"}`: "undetermined dibao.basis"}},
		{"tekun.status == 'active'", answers{`"tekun":{"status":"active"}`: "met", `"tekun":{"status":"?"}`: "undetermined tekun.status"}},
		{"jdlk.status == 'relapsed'", answers{`"jdlk":{"status":"relapsed"}`: "met", `"jdlk":{}`: "undetermined jdlk.status"}},
		{"jdlk.attribute != 'dibao'", answers{`"jdlk":{"attribute":"general"}`: "met", `"jdlk":{"attribute":"dibao"}`: "not_met", `"jdlk":{}`: "undetermined jdlk.attribute"}},
		{"jdlk.stable_exit", answers{`"jdlk":{"stable_exit":true}`: "met", `"jdlk":{"stable_exit":false}`: "not_met", `"jdlk":{"stable_exit":null}`: "undetermined jdlk.stable_exit"}},
		{"'因病' in jdlk.causes", answers{`"jdlk":{"causes":["因残","因病"]}`: "met", `"jdlk":{"causes":[]}`: "not_met", `"jdlk":{"causes":null}`: "undetermined jdlk.causes"}},
		{"development_ability", answers{`"development_ability":true`: "met", `"development_ability":null`: "undetermined development_ability"}},
		{"guarantees.education == 'unmet'", answers{`"guarantees":{"education":"unmet"}`: "met", `"guarantees":{"education":"unknown"}`: "undetermined guarantees.education", `"guarantees":{}`: "undetermined guarantees.education"}},
		{"guarantees.medical == 'unmet'", answers{`"guarantees":{"medical":"met"}`: "not_met", `"guarantees":{"medical":"unknown"}`: "undetermined guarantees.medical"}},
		{"guarantees.housing == 'unmet'", answers{`"guarantees":{"housing":"met"}`: "not_met", `"guarantees":{}`: "undetermined guarantees.housing"}},
		{"water == 'unmet'", answers{`"water":"unmet"`: "met", `"water":"unknown"`: "undetermined water"}},
		{"self_reliance.industry == 'no'", answers{`"self_reliance":{"industry":"no"}`: "met", `"self_reliance":{}`: "undetermined self_reliance.industry"}},
		{"self_reliance.employment == 'no'", answers{`"self_reliance":{"employment":"partial"}`: "not_met", `"self_reliance":{"employment":"x"}`: "undetermined self_reliance.employment"}},
		{"self_reliance.relocation == 'no'", answers{`"self_reliance":{"relocation":"no"}`: "met", `"self_reliance":{}`: "undetermined self_reliance.relocation"}},
		{"economic_check.status != 'clear'", answers{`"economic_check":{"status":"differs"}`: "met", `"economic_check":{"status":"clear"}`: "not_met", `"economic_check":{}`: "undetermined economic_check.status"}},
		{"events.any", answers{`"events":[{"key":"v1"}]`: "met", `"events":[]`: "not_met", `"events":null`: "undetermined events"}},
		{"relatives.any", answers{`"relatives":[{"key":"r1"}]`: "met", `"relatives":[]`: "not_met", `"relatives":null`: "undetermined relatives"}},
		{"expenses.any_own", answers{
			`"expenses":[]`: "not_met", `"expenses":null`: "undetermined expenses",
			`"expenses":[{"key":"e1","item":"care","own_fen":null},{"key":"e2","item":"care","own_fen":1}]`: "met",
			`"expenses":[{"key":"e1","item":"care","own_fen":null},{"key":"e2","item":"care","own_fen":0}]`: "undetermined expenses.e1.own_fen",
		}},
		{"expenses.any_medical_own", answers{
			`"expenses":[{"key":"e1","item":"care","own_fen":5}]`:                   "not_met",
			`"expenses":[{"key":"e1","item":"medical","own_fen":5}]`:                "met",
			`"expenses":[{"key":"e1","item":"medical.out_of_catalogue"}]`:           "undetermined expenses.e1.own_fen",
			`"expenses":[{"key":"e1","item":"care"},{"key":"e2","item":"housing"}]`: "not_met",
			`"expenses":[{"key":"e1","own_fen":5}]`:                                 "undetermined expenses.e1.item",
			`"expenses":[{"key":"e1","item":"gold","own_fen":5}]`:                   "undetermined expenses.e1.item",
			`"expenses":[{"key":"e1","own_fen":0}]`:                                 "not_met",
		}},
		{"expenses.any_out_of_catalogue", answers{
			`"expenses":[{"key":"e1","item":"medical","total_fen":5}]`:                                "not_met",
			`"expenses":[{"key":"e1","total_fen":5}]`:                                                 "undetermined expenses.e1.item",
			`"expenses":[{"key":"e1","total_fen":0,"own_fen":0}]`:                                     "not_met",
			`"expenses":[{"key":"e1","item":"medical.out_of_catalogue","total_fen":5}]`:               "met",
			`"expenses":[{"key":"e1","item":"medical.out_of_catalogue","own_fen":5}]`:                 "met",
			`"expenses":[{"key":"e1","item":"medical.out_of_catalogue","total_fen":0}]`:               "undetermined expenses.e1.own_fen",
			`"expenses":[{"key":"e1","item":"medical.out_of_catalogue"}]`:                             "undetermined expenses.e1.own_fen expenses.e1.total_fen",
			`"expenses":[{"key":"e1","item":"medical.out_of_catalogue","total_fen":0,"own_fen":0}]`:   "not_met",
			`"expenses":[{"key":"e1","item":"medical.out_of_catalogue","total_fen":0,"own_fen":100}]`: "met",
		}},
		{"family.serious_illness", answers{
			`"members":null`: "undetermined members", `"members":[]`: "not_met",
			`"members":[{"key":"m1","in_family":true,"health":["serious_illness"]},{"key":"m2"}]`:          "met",
			`"members":[{"key":"m1","in_family":false,"health":["serious_illness"]}]`:                      "not_met",
			`"members":[{"key":"m1","health":["serious_illness"]}]`:                                        "undetermined members.m1.in_family",
			`"members":[{"key":"m1","in_family":true},{"key":"m2","in_family":true,"health":["chronic"]}]`: "undetermined members.m1.health",
		}},
		{"family.disabled", answers{
			`"members":[{"key":"m1","in_family":true,"disability":{"grade":4}}]`: "met",
			`"members":[{"key":"m1","in_family":true,"health":["healthy"]}]`:     "not_met",
		}},
	} {
		p := packOf(t, ofHousehold(c.condition), "")
		for fields, want := range c.answers {
			if got := said(p, household(t, fields)); got != want {
				t.Errorf("%s of %s: got %s, want %s", c.condition, fields, got, want)
			}
		}
	}
}

func TestFactsOfAMember(t *testing.T) {
	for _, c := range []struct {
		condition string
		answers   answers // of the fields of the member m1, and after | of the household
	}{
		{"member.age >= 18", answers{
			`"birth_date":"1999-06-01"`: "met", `"birth_date":"1999-06-02"`: "not_met", `"birth_date":"2017-06-02"`: "undetermined members.m1.birth_date",
			`"birth_date":""`: "undetermined members.m1.birth_date", `"birth_date":"1999-02-30"`: "undetermined members.m1.birth_date",
		}},
		{"member.sex == 'female'", answers{`"sex":"female"`: "met", `"sex":""`: "undetermined members.m1.sex", `"sex":"x"`: "undetermined members.m1.sex"}},
		{"member.in_family", answers{`"in_family":true`: "met", `"in_family":false`: "not_met", `"in_family":null`: "undetermined members.m1.in_family"}},
		{"member.schooling == 'primary'", answers{`"schooling":"primary"`: "met", `"schooling":""`: "undetermined members.m1.schooling"}},
		{"member.labour == 'none'", answers{`"labour":"none"`: "met", `"labour":"much"`: "undetermined members.m1.labour"}},
		{"member.self_care == 'none'", answers{`"self_care":"none"`: "met", `"self_care":""`: "undetermined members.m1.self_care"}},
		{"member.insured", answers{`"insured":false`: "not_met", `"insured":null`: "undetermined members.m1.insured"}},
		{"member.bedridden_long_term", answers{`"bedridden_long_term":true`: "met", `"bedridden_long_term":null`: "undetermined members.m1.bedridden_long_term"}},
		{"member.serious_illness", answers{`"health":["chronic","serious_illness"]`: "met", `"health":[]`: "not_met", `"health":null`: "undetermined members.m1.health"}},
		{"member.disabled", answers{
			`"health":["disabled"]`: "met", `"health":["healthy"]`: "not_met", `"health":null`: "undetermined members.m1.health",
			`"health":null,"disability":{"grade":4}`: "met", `"health":null,"disability":{}`: "undetermined members.m1.health",
			`"health":["healthy"],"disability":{"certificate":"x"}`: "met",
		}},
		{"member.disability.grade in [1, 2]", answers{
			`"health":["disabled"],"disability":{"grade":2}`: "met", `"health":["disabled"],"disability":{"grade":3}`: "not_met",
			`"health":["disabled"],"disability":{"grade":0}`: "undetermined members.m1.disability.grade", `"health":["disabled"]`: "undetermined members.m1.disability.grade",
			`"health":["disabled"],"disability":{"grade":9}`: "undetermined members.m1.disability.grade",
			`"health":["healthy"]`:                           "not_met", `"health":null`: "undetermined members.m1.health",
		}},
		{"member.disability.category == 6", answers{
			`"disability":{"category":6}`: "met", `"disability":{"grade":1}`: "undetermined members.m1.disability.category", `"health":[]`: "not_met",
		}},
		{"member.disability.needs_long_term_care", answers{
			`"disability":{"grade":1,"needs_long_term_care":true}`:  "met",
			`"disability":{"grade":1,"needs_long_term_care":false}`: "not_met",
			`"disability":{"grade":1}`:                              "undetermined members.m1.disability.needs_long_term_care",
			`"health":["disabled"]`:                                 "undetermined members.m1.disability.needs_long_term_care",
			`"health":["healthy"]`:                                  "not_met",
			`"health":null`:                                         "undetermined members.m1.disability.needs_long_term_care members.m1.health",
		}},
		{"member.benefit", answers{
			`|"dibao":{"status":"active","benefit_members":["m1"]}`: "met",
			`|"dibao":{"status":"active","benefit_members":[]}`:     "not_met",
			`|"dibao":{"status":"active","benefit_members":null}`:   "undetermined dibao.benefit_members",
			`|"dibao":{"status":"none","benefit_members":null}`:     "not_met",
			`|"dibao":{"benefit_members":["m2"]}`:                   "not_met",
			`|"dibao":{"benefit_members":["m1"]}`:                   "undetermined dibao.status",
		}},
		{"member.tekun", answers{
			`|"tekun":{"status":"active","members":["m1"]}`:            "met",
			`|"tekun":{"status":"active","members":["m2"]}`:            "not_met",
			`|"tekun":{"status":"stopped"}`:                            "not_met",
			`|"tekun":{"status":""}`:                                   "undetermined members.m1.in_family tekun.status",
			`"in_family":true|"tekun":{"status":"active"}`:             "met",
			`"in_family":false|"tekun":{"status":"active"}`:            "not_met",
			`|"tekun":{"status":"active"}`:                             "undetermined members.m1.in_family",
			`"in_family":false|"tekun":{"status":"","members":["m2"]}`: "not_met",
		}},
		{"dibao.status == 'active'", answers{`|` + active: "met", `|"dibao":{}`: "undetermined dibao.status"}},
	} {
		p := packOf(t, ofMember(c.condition), "")
		for fields, want := range c.answers {
			own, more, _ := strings.Cut(fields, "|")
			member := strings.TrimSuffix(`"members":[{"key":"m1",`+own, ",") + "}]"
			if got := said(p, household(t, member, more)); got != want {
				t.Errorf("%s of %s: got %s, want %s", c.condition, fields, got, want)
			}
		}
	}
}

func TestEachMemberHasAFindingInTheirOrder(t *testing.T) {
	p := packOf(t, strings.Replace(ofMember("member.age >= 60"), "applies: true", "applies: member.in_family", 1)+ofHousehold("any.group.elder"), "")
	h := household(t, `"members":[{"key":"m3","name":"张国强","in_family":true,"birth_date":"1950-01-01"},
		{"key":"m1","name":"张丽","in_family":false},{"key":"m2","name":"张小雨","in_family":true,"birth_date":""}]`)
	findings := p.Assess(h, day, text.Zh).Findings
	if last := findings[len(findings)-1]; len(findings) != 4 || last.Subject != rules.SubjectHousehold || last.State != rules.Met {
		t.Fatalf("got %+v", findings)
	}
	for i, want := range []string{
		"m3 met 张国强是低保家庭里的老年人，属重点救助对象。",
		"m1 not_applicable 不在低保家庭中，不涉及重点救助对象。",
		"m2 undetermined 张小雨是不是老年人还看不出。还要弄清：张小雨的出生日期。",
	} {
		if got := findings[i].Subject + " " + string(findings[i].State) + " " + findings[i].Text; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestAQuestionMayAskWhetherAnotherIsMetForSomeMember(t *testing.T) {
	p := packOf(t, ofHousehold("any.group.elder")+strings.Replace(ofMember("member.age >= 60"), "applies: true", "applies: member.in_family", 1), "")
	for fields, want := range (answers{
		`"members":null`: "undetermined members",
		`"members":[]`:   "not_met",
		`"members":[{"key":"m1","in_family":true,"birth_date":"1950-01-01"},{"key":"m2"}]`:                                "met",
		`"members":[{"key":"m1","in_family":true,"birth_date":"1990-01-01"}]`:                                             "not_met",
		`"members":[{"key":"m1","birth_date":"1990-01-01"}]`:                                                              "undetermined members.m1.in_family",
		`"members":[{"key":"m1","birth_date":"1950-01-01"}]`:                                                              "undetermined members.m1.in_family",
		`"members":[{"key":"m1","in_family":false,"birth_date":"1950-01-01"}]`:                                            "not_met",
		`"members":[{"key":"m1","in_family":true},{"key":"m2","in_family":false},{"key":"m3","birth_date":"1950-01-01"}]`: "undetermined members.m1.birth_date members.m3.in_family",
	}) {
		if got := said(p, household(t, fields)); got != want {
			t.Errorf("%s: got %s, want %s", fields, got, want)
		}
	}
}

// A day that is none makes nothing known that depends on it.
func TestOnADayThatIsNoneNoAgeIsKnown(t *testing.T) {
	h := household(t, `"members":[{"key":"m1","birth_date":"1950-01-01"}]`, `"checks":[{"date":"2017-01-01","level":"village"}]`)
	f := packOf(t, ofMember("member.age >= 60"), "").Assess(h, "2017-02-30", text.En).Findings[0]
	if f.State != rules.Undetermined || !slices.Equal(f.Missing, []string{"members.m1.birth_date"}) {
		t.Errorf("got %s %v", f.State, f.Missing)
	}
	f = packOf(t, ofHousehold("checks.this_year < 2"), "").Assess(h, "", text.En).Findings[0]
	if f.State != rules.Undetermined || !slices.Equal(f.Missing, []string{"checks"}) {
		t.Errorf("got %s %v", f.State, f.Missing)
	}
}

// Whatever any question over any fact can miss, people can read.
func TestWhatIsMissingHasWordsInBothLanguages(t *testing.T) {
	questions := ofMember(strings.Join(memberAtoms, " && "))
	for i, code := range []string{"priority.visit", "relapse.support", "mark.near_relative"} {
		part := len(householdAtoms) / 3
		questions += strings.Replace(ofHousehold(strings.Join(householdAtoms[i*part:(i+1)*part], " && ")), "priority.visit", code, 1)
	}
	p := packOf(t, questions, byClass)
	seen := map[string]bool{}
	for seed := range uint64(500) {
		h := answerMore(seeded(seed), survey.Household{}, 50)
		for _, f := range p.Assess(h, day, text.Zh).Findings {
			for _, name := range f.Missing {
				seen[name] = true
				for _, l := range []text.Lang{text.Zh, text.En} {
					if words := p.MissingText(name, h, l); strings.HasPrefix(words, "rules.") || strings.Contains(words, "%!") {
						t.Fatalf("%s is called %q", name, words)
					}
				}
			}
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d names were missing", len(seen))
	}
}
