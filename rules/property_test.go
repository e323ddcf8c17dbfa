package rules_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// drawn draws a household with holes: anything a rule looks at may not have
// been asked.
func drawn(t *rapid.T) survey.Household {
	h := survey.Household{
		Dibao: survey.Dibao{Status: status(t, "dibao")},
		Tekun: survey.Tekun{Status: status(t, "tekun")},
		Jdlk:  survey.Jdlk{Status: status(t, "jdlk")},
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "members") {
		h.Members = append(h.Members, survey.Member{
			Key: fmt.Sprintf("m%d", i), InFamily: maybeBool(t, "in_family"),
			Schooling: rapid.SampledFrom([]string{"", "none", "preschool", "junior"}).Draw(t, "schooling"),
		})
	}
	if rapid.IntRange(0, 9).Draw(t, "incomes asked") > 0 {
		h.Incomes = []survey.Income{}
		for i := range rapid.IntRange(0, 5).Draw(t, "lines") {
			h.Incomes = append(h.Incomes, drawnIncome(t, fmt.Sprintf("i%d", i)))
		}
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "obligors") {
		h.Obligors = append(h.Obligors, survey.Obligor{
			Key: fmt.Sprintf("o%d", i), DueFen: maybeFen(t, "due"), PaidFen: maybeFen(t, "paid"),
			Unable: rapid.SampledFrom([]string{"", "低保户"}).Draw(t, "unable"),
		})
	}
	if rapid.Bool().Draw(t, "record") {
		h.Jdlk.Members = rapid.SliceOfDistinct(rapid.SampledFrom([]string{"m0", "m1", "m2"}), rapid.ID).Draw(t, "jdlk members")
	}
	return h
}

func drawnIncome(t *rapid.T, key string) survey.Income {
	return survey.Income{
		Key: key, Item: rapid.SampledFrom(survey.IncomeItems).Draw(t, "item").Code,
		Member:   rapid.SampledFrom([]string{"", "m0", "m1", "m2"}).Draw(t, "whose"),
		GrossFen: maybeFen(t, "gross"), CostFen: maybeFen(t, "cost"), FromPovertyProject: maybeBool(t, "project"),
	}
}

func status(t *rapid.T, what string) string {
	return rapid.SampledFrom([]string{"", "none", "active"}).Draw(t, what)
}

func maybeBool(t *rapid.T, what string) *bool {
	return rapid.Ptr(rapid.Bool(), true).Draw(t, what)
}

func maybeFen(t *rapid.T, what string) *survey.Fen {
	return rapid.Ptr(amount(), true).Draw(t, what)
}

// amount draws amounts about the size where they decide something.
func amount() *rapid.Generator[survey.Fen] {
	return rapid.Map(rapid.IntRange(0, 12), func(n int) survey.Fen { return survey.Fen(n) * 100000 })
}

// answeredMore fills holes of a household, each as it is drawn.
func answeredMore(t *rapid.T, h survey.Household) survey.Household {
	h.Members, h.Incomes, h.Obligors = slices.Clone(h.Members), slices.Clone(h.Incomes), slices.Clone(h.Obligors)
	for i := range h.Members {
		fill(t, &h.Members[i].InFamily, rapid.Bool())
		fillCode(t, &h.Members[i].Schooling, "none", "preschool", "junior")
	}
	for i := range h.Incomes {
		fill(t, &h.Incomes[i].GrossFen, amount())
		if survey.HasCost(h.Incomes[i].Item) { // for the others no cost is asked
			fill(t, &h.Incomes[i].CostFen, amount())
		}
		fill(t, &h.Incomes[i].FromPovertyProject, rapid.Bool())
	}
	for i := range h.Obligors {
		if h.Obligors[i].Unable == "" {
			fill(t, &h.Obligors[i].DueFen, amount())
			fill(t, &h.Obligors[i].PaidFen, amount())
		}
	}
	fillCode(t, &h.Dibao.Status, "none", "active", "stopped")
	fillCode(t, &h.Tekun.Status, "none", "active", "stopped")
	fillCode(t, &h.Jdlk.Status, "none", "active", "exited", "relapsed")
	if h.Incomes == nil && rapid.Bool().Draw(t, "ask incomes") {
		h.Incomes = []survey.Income{drawnIncome(t, "n0"), drawnIncome(t, "n1")}
	}
	return h
}

func fill[T any](t *rapid.T, hole **T, answer *rapid.Generator[T]) {
	if *hole == nil && rapid.Bool().Draw(t, "answer") {
		v := answer.Draw(t, "answered")
		*hole = &v
	}
}

func fillCode(t *rapid.T, hole *string, answers ...string) {
	if *hole == "" && rapid.Bool().Draw(t, "answer") {
		*hole = rapid.SampledFrom(answers).Draw(t, "answered")
	}
}

// settled lets a county and its city settle some of the open terms.
func settled(t *rapid.T, p *rules.Pack) *rules.Pack {
	var b strings.Builder
	for _, term := range p.OpenTerms(day) {
		if term.Kind == rules.KindJudgement || !rapid.Bool().Draw(t, "settle") {
			continue
		}
		value, unit := "", ""
		switch term.Type {
		case "choice":
			value = rapid.SampledFrom(term.Options).Draw(t, term.ID)
		case "percent":
			value, unit = fmt.Sprint(rapid.SampledFrom([]int{0, 20, 100}).Draw(t, term.ID)), "unit: percent, "
		case "money": // either of the two values the pack leaves open
			value, unit = rapid.SampledFrom([]string{"300000", "321000"}).Draw(t, term.ID), "unit: fen/person/year, "
		}
		fmt.Fprintf(&b, "  %s:\n    - {from: 2017-01-01, value: %s, %sdocument: x, authority: %s}\n", term.ID, value, unit, term.Authority)
	}
	if b.Len() == 0 {
		return p
	}
	next, err := p.WithOverlay("county.yaml", []byte(county+b.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	return next
}

// TestSettlingWhatIsOpenNeverChangesWhatIsDetermined is the promise of the
// whole package: an answer or a county's decision narrows every range and
// leaves every determined finding as it was.
func TestSettlingWhatIsOpenNeverChangesWhatIsDetermined(t *testing.T) {
	p := hebi(t)
	rapid.Check(t, func(t *rapid.T) {
		h := drawn(t)
		before := p.Assess(h, day, text.En)
		after := settled(t, p).Assess(answeredMore(t, h), day, text.En)
		for i, f := range before.Findings {
			if f.State != rules.Undetermined && after.Findings[i].State != f.State {
				t.Fatalf("%s was %s and became %s\n%s", f.Code, f.State, after.Findings[i].State, asJSON(h))
			}
			if f.State == rules.Undetermined && len(f.Missing) == 0 {
				t.Fatalf("%s is undetermined and misses nothing\n%s", f.Code, asJSON(h))
			}
		}
		if h.Incomes != nil {
			within(t, before.Income.Dibao, after.Income.Dibao)
			within(t, before.Income.Poverty, after.Income.Poverty)
		}
	})
}

func within(t *rapid.T, before, after rules.Basis) {
	for _, r := range [][2]rules.Range{{before.Counted, after.Counted}, {before.PerCapita, after.PerCapita}} {
		if below(r[1].Low, r[0].Low) || below(negative(r[1].High), negative(r[0].High)) {
			t.Fatalf("%v to %v is not within %v to %v", r[1].Low, r[1].High, r[0].Low, r[0].High)
		}
	}
	if (len(before.Missing) == 0) != before.PerCapita.Exact() {
		t.Fatalf("%v is missing of %v to %v", before.Missing, before.PerCapita.Low, before.PerCapita.High)
	}
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

func TestEverythingAnsweredAndSettledIsDetermined(t *testing.T) {
	p := hebi(t)
	rapid.Check(t, func(t *rapid.T) {
		yes := true
		amount := amount().Draw(t, "gross")
		h := survey.Household{
			Members: []survey.Member{{Key: "m0", InFamily: &yes, Schooling: "none"}},
			Incomes: []survey.Income{{Key: "i0", Item: "property.rent", Member: "m0", GrossFen: &amount}},
			Dibao:   survey.Dibao{Status: "none"}, Tekun: survey.Tekun{Status: "none"},
		}
		f, _ := p.Assess(h, day, text.En).Finding("dibao.include", rules.SubjectHousehold)
		if f.State == rules.Undetermined && !slices.Equal(f.Missing, []string{"dibao_standard"}) {
			t.Fatalf("missing %v", f.Missing)
		}
	})
}

func TestTheOrderOfMembersAndLinesIsIrrelevant(t *testing.T) {
	p := hebi(t)
	rapid.Check(t, func(t *rapid.T) {
		h := drawn(t)
		turned := h
		turned.Members, turned.Incomes = slices.Clone(h.Members), slices.Clone(h.Incomes)
		slices.Reverse(turned.Members)
		slices.Reverse(turned.Incomes)
		a, b := p.Assess(h, day, text.En), p.Assess(turned, day, text.En)
		same(t, a, b, true)
	})
}

// same checks that two results say the same, with what is missing or without.
func same(t *rapid.T, a, b rules.Result, missing bool) {
	for i, f := range a.Findings {
		g := b.Findings[i]
		if f.State != g.State || missing && !slices.Equal(f.Missing, g.Missing) {
			t.Fatalf("%s: %s %v and %s %v", f.Code, f.State, f.Missing, g.State, g.Missing)
		}
	}
	for _, pair := range [][2]rules.Range{
		{a.Income.Dibao.Counted, b.Income.Dibao.Counted},
		{a.Income.Dibao.PerCapita, b.Income.Dibao.PerCapita},
		{a.Income.Poverty.Counted, b.Income.Poverty.Counted},
		{a.Income.Poverty.PerCapita, b.Income.Poverty.PerCapita},
	} {
		if asJSON(pair[0]) != asJSON(pair[1]) {
			t.Fatalf("%s and %s", asJSON(pair[0]), asJSON(pair[1]))
		}
	}
}

func TestSplittingALineIsIrrelevant(t *testing.T) {
	p := hebi(t)
	rapid.Check(t, func(t *rapid.T) {
		h := drawn(t)
		line := drawnIncome(t, "s0")
		gross, cost := amount().Draw(t, "whole gross"), survey.Fen(0)
		line.GrossFen, line.CostFen = &gross, &cost
		part := survey.Fen(rapid.Int64Range(0, int64(gross)).Draw(t, "part"))
		rest := gross - part
		first, second := line, line
		first.GrossFen, second.GrossFen, second.Key = &part, &rest, "s1"
		whole, split := h, h
		whole.Incomes = append(slices.Clone(h.Incomes), line)
		split.Incomes = append(slices.Clone(h.Incomes), first, second)
		same(t, p.Assess(whole, day, text.En), p.Assess(split, day, text.En), false)
	})
}

func TestMoreCountedIncomeNeverBringsAFamilyIn(t *testing.T) {
	p := hebi(t)
	rapid.Check(t, func(t *rapid.T) {
		h := drawn(t)
		more := amount().Draw(t, "more")
		richer := h
		richer.Incomes = append(slices.Clone(h.Incomes), survey.Income{Key: "x", Item: "property.rent", GrossFen: &more})
		if h.Incomes == nil {
			richer.Incomes = nil
		}
		a, _ := p.Assess(h, day, text.En).Finding("dibao.include", rules.SubjectHousehold)
		b, _ := p.Assess(richer, day, text.En).Finding("dibao.include", rules.SubjectHousehold)
		if a.State == rules.NotMet && b.State != rules.NotMet {
			t.Fatalf("not_met became %s", b.State)
		}
	})
}

func TestAnExcludedItemChangesNothing(t *testing.T) {
	p := hebi(t)
	rapid.Check(t, func(t *rapid.T) {
		h := drawn(t)
		if h.Incomes == nil {
			return
		}
		more := amount().Draw(t, "more")
		other := h
		other.Incomes = append(slices.Clone(h.Incomes), survey.Income{Key: "x", Item: "pension.base_central", GrossFen: &more})
		same(t, p.Assess(h, day, text.En), p.Assess(other, day, text.En), true)
	})
}
