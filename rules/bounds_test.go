package rules_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"ruhu/rules"
	"ruhu/survey"
)

// unasked is the largest household a document may hold, with nothing asked:
// what an assessment takes longest for.
func unasked(item string) survey.Household {
	h := survey.Household{}
	for i := range survey.MaxMembers {
		h.Members = append(h.Members, survey.Member{Key: fmt.Sprintf("m%d", i)})
	}
	for i := range survey.MaxLines {
		h.Incomes = append(h.Incomes, survey.Income{Key: fmt.Sprintf("i%d", i), Item: item, Member: h.Members[i%survey.MaxMembers].Key})
		h.Obligors = append(h.Obligors, survey.Obligor{Key: fmt.Sprintf("o%d", i)})
	}
	return h
}

func BenchmarkAssessWithinTheBounds(b *testing.B) {
	p := hebi(b)
	for _, item := range []string{"wage.local", "farm.crop", "student.living"} {
		h := unasked(item)
		b.Run(item, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				assess(p, h)
			}
		})
	}
}

func TestALargeHouseholdNamesEverythingThatIsOpen(t *testing.T) {
	h := unasked("wage.local")
	r := assess(hebi(t), h)
	f := finding(t, r, "dibao.include")
	for _, name := range []string{
		"dibao.status", "incomes.i0.gross_fen", "incomes.i499.gross_fen", "incomes.i250.from_poverty_project",
		"members.m99.in_family", "obligors.o499.paid_fen",
	} {
		if !slices.Contains(f.Missing, name) {
			t.Errorf("%s is not missing", name)
		}
	}
	if !slices.IsSorted(f.Missing) || len(slices.Compact(slices.Clone(f.Missing))) != len(f.Missing) {
		t.Error("what is missing is not sorted, or named twice")
	}
}

func TestAnImpossibleAmountIsNotAsked(t *testing.T) {
	for _, wrong := range []survey.Fen{-1, survey.MaxFen + 1, math.MinInt64, math.MaxInt64} {
		for _, change := range []func(h *survey.Household, f *survey.Fen){
			func(h *survey.Household, f *survey.Fen) { h.Incomes[0].GrossFen = f },
			func(h *survey.Household, f *survey.Fen) { h.Incomes[0].CostFen = f },
			func(h *survey.Household, f *survey.Fen) { h.Obligors[0].DueFen = f },
			func(h *survey.Household, f *survey.Fen) { h.Obligors[0].PaidFen = f },
		} {
			fields := []string{
				`"incomes":[{"key":"i1","item":"farm.crop","gross_fen":500000,"cost_fen":100000}]`,
				`"obligors":[{"key":"o1","due_fen":300000,"paid_fen":200000}]`,
			}
			nonsense, hole := household(t, fields...), household(t, fields...)
			change(&nonsense, &wrong)
			change(&hole, nil)
			before := compact(t, nonsense)
			if got, want := answered(t, assess(hebi(t), nonsense)), answered(t, assess(hebi(t), hole)); got != want {
				t.Errorf("%d fen gives\n%s\nnot asked gives\n%s", wrong, got, want)
			}
			if compact(t, nonsense) != before {
				t.Error("the household was changed")
			}
		}
	}
}

func TestWhatObligorsPaidNeverOverflows(t *testing.T) {
	most := survey.MaxFen
	h := household(t)
	for i := range 10_000 {
		h.Obligors = append(h.Obligors, survey.Obligor{Key: fmt.Sprintf("o%d", i), DueFen: &most, PaidFen: &most})
	}
	for _, l := range assess(hebi(t), h).Income.Dibao.Lines {
		if l.Declared != nil {
			t.Errorf("declared %d, counted %s", *l.Declared, compact(t, l.Counted))
		}
		if got := compact(t, l.Counted); got != `{"low":"10000000000000000000","high":"10000000000000000000"}` {
			t.Errorf("counted %s", got)
		}
	}
}

// Two members of one key cannot be told apart: whose a line is then is not
// known, and each still counts as what was asked about them.
func TestTwoMembersOfOneKeyLeaveOpenWhoseALineIs(t *testing.T) {
	for _, members := range []string{`[true,false]`, `[false,true]`} {
		first, second := members == `[true,false]`, members != `[true,false]`
		h := household(t, `"incomes":[{"key":"i1","item":"property.rent","member":"m1","gross_fen":900000}]`)
		h.Members = []survey.Member{{Key: "m1", InFamily: &first}, {Key: "m1", InFamily: &second}}
		r := assess(with(t, "dibao_standard: 300000"), h)
		if b := r.Income.Dibao; *b.Members != 1 || compact(t, b.Counted) != `{"low":"0","high":"900000"}` {
			t.Errorf("%s: %s", members, compact(t, b))
		}
		if f := finding(t, r, "dibao.include"); f.State != rules.Undetermined || strings.Join(f.Missing, " ") != "incomes.i1.member" {
			t.Errorf("%s: %s %v", members, f.State, f.Missing)
		}
	}
}

func TestWhileNoMembersWereAskedWhoseALineIsIsNotAQuestion(t *testing.T) {
	r := assess(with(t, "dibao_standard: 300000"), household(t, `"members":null`,
		`"incomes":[{"key":"i1","item":"property.rent","member":"m1","gross_fen":1},{"key":"i2","item":"student.living","member":"m1","gross_fen":1}]`))
	for _, name := range append(r.Income.Dibao.Missing, r.Income.Dibao.Lines[0].Missing...) {
		if name != "members" && name != "item.student.living" {
			t.Errorf("%s is missing", name)
		}
	}
	if f := finding(t, r, "dibao.include"); !slices.Contains(f.Missing, "members") {
		t.Errorf("missing %v", f.Missing)
	}
}
