package rules_test

import (
	"slices"
	"testing"

	"ruhu/rules"
)

func TestTheFamilySharesItsIncome(t *testing.T) {
	const wage = `"incomes":[{"key":"i1","item":"wage.local","member":"m1","gross_fen":961}]`
	three := `"members":[{"key":"m1","in_family":true},{"key":"m2","in_family":true},{"key":"m3","in_family":true}]`
	for _, c := range []struct {
		name   string
		fields []string
		want   string
	}{
		{
			"a third stays exact",
			[]string{three, wage},
			`{"counted_fen":{"low":"961","high":"961"},"members":3,"per_capita_fen":{"low":"961/3","high":"961/3"},"missing":[]}`,
		},
		{
			"incomes that were not asked may be anything from nothing",
			[]string{`"incomes":null`},
			`{"counted_fen":{"low":"0","high":null},"members":2,"per_capita_fen":{"low":"0","high":null},"missing":["incomes"]}`,
		},
		{
			"no incomes at all are nothing",
			[]string{`"incomes":[]`},
			`{"counted_fen":{"low":"0","high":"0"},"members":2,"per_capita_fen":{"low":"0","high":"0"},"missing":[]}`,
		},
		{
			"without members nothing is known per head",
			[]string{`"members":null`, `"incomes":[{"key":"i1","item":"wage.local","gross_fen":961}]`},
			`{"counted_fen":{"low":"961","high":"961"},"members":null,"per_capita_fen":{"low":null,"high":null},"missing":["members"]}`,
		},
		{
			"nobody sharing is the same",
			[]string{`"members":[{"key":"m1","in_family":false}]`},
			`{"counted_fen":{"low":"0","high":"0"},"members":null,"per_capita_fen":{"low":null,"high":null},"missing":["members"]}`,
		},
		{
			"one who may share and earns nothing widens the share",
			[]string{`"members":[{"key":"m1","in_family":true},{"key":"m2"}]`, wage},
			`{"counted_fen":{"low":"961","high":"961"},"members":null,"members_range":{"low":1,"high":2},"per_capita_fen":{"low":"961/2","high":"961"},"missing":["members.m2.in_family"]}`,
		},
		{
			"one who may share brings what they earn only with themselves",
			[]string{`"members":[{"key":"m1"},{"key":"m2","in_family":true}]`, wage},
			`{"counted_fen":{"low":"0","high":"961"},"members":null,"members_range":{"low":1,"high":2},"per_capita_fen":{"low":"0","high":"961/2"},"missing":["members.m1.in_family"]}`,
		},
		{
			"who shares cannot matter where there is nothing to share",
			[]string{`"members":[{"key":"m1"},{"key":"m2","in_family":true}]`},
			`{"counted_fen":{"low":"0","high":"0"},"members":null,"members_range":{"low":1,"high":2},"per_capita_fen":{"low":"0","high":"0"},"missing":[]}`,
		},
		{
			"where perhaps nobody shares nothing is known",
			[]string{`"members":[{"key":"m1"}]`, wage},
			`{"counted_fen":{"low":"0","high":"961"},"members":null,"members_range":{"low":0,"high":1},"per_capita_fen":{"low":null,"high":null},"missing":["members.m1.in_family"]}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := assess(hebi(t), household(t, c.fields...)).Income.Dibao
			if got := compact(t, withoutLines(b)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// withoutLines is a basis as JSON without its lines.
func withoutLines(b rules.Basis) any {
	return struct {
		Counted      rules.Range       `json:"counted_fen"`
		Members      *int              `json:"members"`
		MembersRange *rules.CountRange `json:"members_range,omitempty"`
		PerCapita    rules.Range       `json:"per_capita_fen"`
		Missing      []string          `json:"missing"`
	}{b.Counted, b.Members, b.MembersRange, b.PerCapita, b.Missing}
}

func TestAnEmptyRegistryRecordAsksForItsMembers(t *testing.T) {
	r := assess(hebi(t), household(t, `"jdlk":{"status":"active","members":[]}`))
	if want := []string{"jdlk.members"}; !slices.Equal(r.Income.Poverty.Missing, want) {
		t.Errorf("got %v, want %v", r.Income.Poverty.Missing, want)
	}
	if r.Income.Dibao.Members == nil || *r.Income.Dibao.Members != 2 {
		t.Errorf("the dibao basis has its own members: %v", r.Income.Dibao.Members)
	}
}
