package rules_test

import (
	"testing"

	"ruhu/rules"
)

func TestSupportFromThoseLivingApart(t *testing.T) {
	const (
		nothing  = `"incomes":[]`
		declared = `"incomes":[{"key":"i1","item":"transfer.support","gross_fen":30}]`
		unasked  = `"incomes":[{"key":"i1","item":"transfer.support"}]`
	)
	for _, c := range []struct {
		name    string
		obligor string
		incomes string
		settled []string
		want    string // empty: no line
	}{
		{"what is paid counts", `"due_fen":50,"paid_fen":60`, nothing, nil, `[60 60 counted]`},
		{"what is due beyond it is open", `"due_fen":90,"paid_fen":60`, nothing, nil, `[60 90 open obligor_support]`},
		{"what is due is nothing where only payment counts", `"due_fen":90,"paid_fen":60`, nothing, []string{"obligor_support: paid"}, `[60 60 counted]`},
		{"what is due counts where the county says so", `"due_fen":90,"paid_fen":60`, nothing, []string{"obligor_support: due"}, `[90 90 counted]`},
		{"what is declared is not counted twice", `"due_fen":50,"paid_fen":60`, declared, nil, `[30 30 counted]`},
		{"what is declared covers what is paid", `"due_fen":20,"paid_fen":20`, declared, nil, ``},
		{"what is due but was not asked has no bound", `"paid_fen":60`, nothing, nil, `[60 null open obligor_support obligors.o1.due_fen]`},
		{"who can give nothing owes nothing", `"paid_fen":60,"unable":"低保户"`, nothing, nil, `[60 60 counted]`},
		{"who can give nothing and was not asked gives nothing", `"unable":"低保户"`, nothing, nil, ``},
		{"a declared line without an amount may hold all of it", `"due_fen":50,"paid_fen":60`, unasked, nil, `[0 60 open incomes.i1.gross_fen]`},
		{
			"what is paid but was not asked has no bound", `"due_fen":90`, nothing, nil,
			`[0 null open obligor_support obligors.o1.paid_fen]`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			fields := []string{`"obligors":[{"key":"o1","name":"张丽",` + c.obligor + `}]`, c.incomes}
			got := ""
			for _, l := range assess(with(t, c.settled...), household(t, fields...)).Income.Dibao.Lines {
				if l.Key == rules.LineObligors {
					got = show(l)
				}
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// What people living apart owe is no rule of the texts, so not having asked
// about them is not a gap: see the package's comment.
func TestNotHavingAskedAboutPeopleLivingApartLeavesNothingOpen(t *testing.T) {
	notAsked := assess(hebi(t), household(t, `"obligors":null`, incomeOf("1")))
	none := assess(hebi(t), household(t, `"obligors":[]`, incomeOf("1")))
	if got, want := answered(t, notAsked), answered(t, none); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
