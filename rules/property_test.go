package rules_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// householdAtoms and memberAtoms are short questions about every fact and every
// type of parameter; longer ones are made of them.
var (
	householdAtoms = []string{
		"residence_type == 'rural'", "dibao.status == 'active'", "dibao.class in ['A', 'B']", "dibao.basis == 'single'", "tekun.status != 'active'",
		"jdlk.status in ['active', 'relapsed']", "jdlk.attribute == 'general'", "jdlk.stable_exit", "'因病' in jdlk.causes", "development_ability",
		"guarantees.education == 'unmet'", "guarantees.medical == 'unmet'", "guarantees.housing == 'met'", "water == 'met'",
		"self_reliance.industry == 'no'", "self_reliance.employment != 'yes'", "self_reliance.relocation == 'partial'", "economic_check.status == 'clear'",
		"events.any", "relatives.any", "expenses.any_own", "expenses.any_medical_own", "expenses.any_out_of_catalogue",
		"income.dibao.per_capita < dibao_standard", "income.poverty.per_capita <= 3 * dibao_standard", "at(income.dibao.per_capita, dibao_standard)",
		"income.dibao.per_capita <= times * dibao_standard", "income.dibao.per_capita > times_between * dibao_standard",
		"dibao_standard - income.poverty.per_capita >= sums.old", "sums.ill > sums.old", "income.dibao.per_capita < visits * sums.old",
		"family.serious_illness", "family.disabled", "recheck.due", "checks.this_year < visits", "reach == 'all'", "hardship",
	}
	memberAtoms = []string{
		"member.age >= 18", "member.age < adult", "member.age >= elder", "within(member.age, preschool)", "within(adult, preschool)",
		"member.sex == 'female'", "member.in_family", "member.disabled", "member.disability.grade in grades", "member.disability.category == 6",
		"member.disability.grade in [1, 2]", "member.disability.needs_long_term_care", "member.serious_illness", "member.bedridden_long_term",
		"member.schooling in ['primary', 'junior']", "member.labour == 'none'", "member.self_care != 'full'", "member.insured",
		"member.benefit", "member.tekun", "hardship", "adult < elder",
	}
)

// drawCondition draws a question of one to six parts.
func drawCondition(d dice, atoms []string) string {
	all := ""
	for i := range 1 + d(6) {
		if i > 0 {
			all += []string{" && ", " || "}[d(2)]
		}
		switch atom := atoms[d(len(atoms))]; d(4) {
		case 0:
			all += "!(" + atom + ")"
		case 1:
			all = "(" + all + atom + ")"
		default:
			all += atom
		}
	}
	return all
}

// drawQuestion draws a question of a pack.
func drawQuestion(d dice, code, subject string, atoms []string) string {
	q := code + ":\n  subject: " + subject + "\n  clauses: [\"H:三(三)\"]\n" +
		"  applies: " + quoted(drawCondition(d, atoms)) + "\n  met: " + quoted(drawCondition(d, atoms)) + "\n" +
		"  amount: \"dibao_standard - income.dibao.per_capita\"\n"
	if d(3) == 0 {
		q += "  silent:\n    - {when: " + quoted(drawCondition(d, atoms)) + ", missing: at_standard}\n"
	}
	return q
}

// drawPack draws a pack of questions about members and about the household, some
// of which ask about those.
func drawPack(t *rapid.T, d dice) *rules.Pack {
	about := slices.Concat(memberAtoms, householdAtoms)
	home := append(slices.Clone(householdAtoms), "any.group.elder", "any.group.minor")
	p, err := readPack(drawQuestion(d, "group.elder", "member", about)+drawQuestion(d, "group.minor", "member", about)+
		drawQuestion(d, "priority.visit", "household", home)+drawQuestion(d, "relapse.support", "household", home), []string{byClass, byYear}[d(2)])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// settleSome sets some of the parameters, or all of them, to one of their values.
func settleSome(t *rapid.T, d dice, p *rules.Pack, values [][]string, all bool) *rules.Pack {
	body := ""
	for _, v := range values {
		if all || d(2) == 0 {
			body += v[d(len(v))]
		}
	}
	if body == "" {
		return p
	}
	settled, err := p.WithOverlay("county.yaml", []byte(overlayOf(p, body)))
	if err != nil {
		t.Fatal(err)
	}
	return settled
}

// TestSettlingWhatIsOpenNeverChangesWhatIsDetermined is the promise of the whole
// package, for any question over any facts: an answer or a county's decision
// leaves every determined finding as it was and narrows every range.
func TestSettlingWhatIsOpenNeverChangesWhatIsDetermined(t *testing.T) {
	values := possibleSettings(t, packOf(t, ofHousehold("true"), ""))
	rapid.Check(t, func(t *rapid.T) {
		d := thrown(t)
		p, h := drawPack(t, d), drawHousehold(d)
		after := settleSome(t, d, p, values, false).Assess(answerMore(d, h, 50), day, text.En)
		if wrong := staysDetermined(p.Assess(h, day, text.En), after); wrong != "" {
			t.Fatalf("%s\n%s", wrong, asJSON(h))
		}
	})
}

// TestEverythingAnsweredAndSettledIsDetermined checks that nothing is left open
// for no reason: then only what the text is silent about is.
func TestEverythingAnsweredAndSettledIsDetermined(t *testing.T) {
	values := possibleSettings(t, packOf(t, ofHousehold("true"), ""))
	rapid.Check(t, func(t *rapid.T) {
		d := thrown(t)
		h := answerMore(d, drawHousehold(d), 100)
		h.Jdlk.Members = nil
		for i := range h.Members {
			h.Members[i].InFamily = new(true)
			h.Members[i].BirthDate = min(h.Members[i].BirthDate, day)
		}
		h.Incomes = slices.DeleteFunc(h.Incomes, func(in survey.Income) bool { return in.Member == "m9" || in.Item == "student.living" })
		if len(h.Members) == 0 {
			return // nobody shares the income
		}
		r := settleSome(t, d, drawPack(t, d), values, true).Assess(h, day, text.En)
		for _, f := range r.Findings {
			left := slices.DeleteFunc(f.Missing, func(name string) bool { return name == "at_standard" || strings.HasPrefix(name, "item.") })
			if f.State == rules.Undetermined && len(left) > 0 {
				t.Fatalf("%s misses %v\n%s", f.Code, left, asJSON(h))
			}
		}
	})
}

// below reports whether a lower end lies below another; nil is below all.
func below(a, b *big.Rat) bool {
	return b != nil && (a == nil || a.Cmp(b) < 0)
}

func negative(a *big.Rat) *big.Rat {
	if a == nil {
		return nil
	}
	return new(big.Rat).Neg(a)
}

func asJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}
