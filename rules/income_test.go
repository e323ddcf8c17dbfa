package rules_test

import (
	"slices"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// line is one case of how a line counts: on the dibao basis and on the poverty
// basis, as "low high treatment missing…" with null where there is no bound.
type line struct {
	name    string
	fields  []string // of the household
	settled []string
	on      survey.Date
	dibao   string
	poverty string
}

const (
	active   = `"dibao":{"status":"active"}`
	project  = `"incomes":[{"key":"i1","item":"wage.local","member":"m1","gross_fen":10000,"from_poverty_project":true}]`
	counted  = `[100 100 counted]`
	notThere = `[0 0 excluded]`
)

func income(item, rest string) string {
	return `"incomes":[{"key":"i1","item":"` + item + `","member":"m1"` + rest + `}]`
}

func gross(item string) []string { return []string{income(item, `,"gross_fen":100`)} }

func cost(item, fen string) []string {
	return []string{income(item, `,"gross_fen":100,"cost_fen":`+fen)}
}

var lines = []line{
	{name: "a wage counts", fields: gross("wage.migrant"), dibao: counted, poverty: counted},
	{name: "rent counts", fields: gross("property.rent"), dibao: counted, poverty: counted},
	{name: "a gift counts", fields: gross("transfer.gift"), dibao: counted, poverty: counted},
	{
		name: "an amount that was not asked has no upper bound", fields: []string{income("wage.local", "")},
		dibao: `[0 null counted incomes.i1.gross_fen]`, poverty: `[0 null counted incomes.i1.gross_fen]`,
	},
	{name: "crops count net of cost", fields: cost("farm.crop", "40"), dibao: `[60 60 counted]`, poverty: `[60 60 counted]`},
	{
		name: "a cost that was not asked may exceed the receipts", fields: gross("farm.crop"),
		dibao: `[null 100 counted incomes.i1.cost_fen]`, poverty: `[null 100 counted incomes.i1.cost_fen]`,
	},
	{
		name: "a cost that was not asked stays above zero where losses count as nothing", fields: gross("farm.crop"),
		settled: []string{"business_loss: zero"},
		dibao:   `[0 100 counted incomes.i1.cost_fen]`, poverty: `[0 100 counted incomes.i1.cost_fen]`,
	},
	{
		name: "neither amount nor cost asked leaves both ends open", fields: []string{income("business.other", "")},
		dibao:   `[null null counted incomes.i1.cost_fen incomes.i1.gross_fen]`,
		poverty: `[null null counted incomes.i1.cost_fen incomes.i1.gross_fen]`,
	},
	{
		name: "a loss counts between the loss and nothing", fields: cost("farm.livestock", "150"),
		dibao: `[-50 0 open business_loss]`, poverty: `[-50 0 open business_loss]`,
	},
	{
		name: "a loss lessens income where the county says so", fields: cost("farm.livestock", "150"),
		settled: []string{"business_loss: counted"}, dibao: `[-50 -50 counted]`, poverty: `[-50 -50 counted]`,
	},
	{
		name: "a loss is nothing where the county says so", fields: cost("farm.livestock", "150"),
		settled: []string{"business_loss: zero"}, dibao: `[0 0 counted]`, poverty: `[0 0 counted]`,
	},
	{name: "the central pension is excluded within 十三五", fields: gross("pension.base_central"), dibao: notThere, poverty: notThere},
	{
		name: "the central pension is excluded on the first day", fields: gross("pension.base_central"), on: "2016-01-01",
		dibao: notThere, poverty: notThere,
	},
	{
		name: "the central pension is open the day before", fields: gross("pension.base_central"), on: "2015-12-31",
		dibao: `[0 100 open item.pension.base_central]`, poverty: `[0 100 open item.pension.base_central]`,
	},
	{
		name: "the central pension is excluded on the last day", fields: gross("pension.base_central"), on: "2020-12-31",
		dibao: notThere, poverty: notThere,
	},
	{
		name: "the central pension is open the day after", fields: gross("pension.base_central"), on: "2021-01-01",
		dibao: `[0 100 open item.pension.base_central]`, poverty: `[0 100 open item.pension.base_central]`,
	},
	{
		name: "a day that is none lies in no window", fields: gross("pension.base_central"), on: "2017-02-30",
		dibao: `[0 100 open item.pension.base_central]`, poverty: `[0 100 open item.pension.base_central]`,
	},
	{
		name: "an honour payment is excluded on the dibao basis only", fields: gross("honour.fuxu"),
		dibao: notThere, poverty: `[0 100 open item.honour.fuxu]`,
	},
	{
		name: "a county's word on an honour payment reaches the poverty basis only", fields: gross("honour.fuxu"),
		settled: []string{"item.honour.fuxu: counted"}, dibao: notThere, poverty: counted,
	},
	{
		name: "a student's aid is excluded on the dibao basis", dibao: notThere, poverty: `[0 100 open item.student.living]`,
		fields: []string{`"incomes":[{"key":"i1","item":"student.living","member":"m2","gross_fen":100}]`},
	},
	{
		name: "student aid of somebody not in school is open", fields: gross("student.living"),
		dibao: `[0 100 open item.student.living]`, poverty: `[0 100 open item.student.living]`,
	},
	{
		name: "student aid of a preschool child is open", fields: append(gross("student.living"),
			`"members":[{"key":"m1","in_family":true,"schooling":"preschool"}]`),
		dibao: `[0 100 open item.student.living]`, poverty: `[0 100 open item.student.living]`,
	},
	{
		name: "student aid asks for schooling that was not asked", fields: append(gross("student.living"),
			`"members":[{"key":"m1","in_family":true}]`),
		dibao: `[0 100 open item.student.living members.m1.schooling]`, poverty: `[0 100 open item.student.living]`,
	},
	{
		name: "schooling cannot matter where the county excludes the aid", fields: append(gross("student.living"),
			`"members":[{"key":"m1","in_family":true}]`), settled: []string{"item.student.living: excluded"},
		dibao: notThere, poverty: notThere,
	},
	{
		name: "schooling matters where the county counts the aid", fields: append(gross("student.living"),
			`"members":[{"key":"m1","in_family":true}]`), settled: []string{"item.student.living: counted"},
		dibao: `[0 100 open members.m1.schooling]`, poverty: counted,
	},
	{
		name: "student aid of nobody asks whose it is", fields: []string{`"incomes":[{"key":"i1","item":"student.living","gross_fen":100}]`},
		dibao: `[0 100 open incomes.i1.member item.student.living]`, poverty: `[0 100 open item.student.living]`,
	},
	{
		name: "a grant no clause names is open", fields: gross("transfer.dibao"),
		dibao: `[0 100 open item.transfer.dibao]`, poverty: `[0 100 open item.transfer.dibao]`,
	},
	{
		name: "an open grant of nothing makes no difference", fields: []string{income("transfer.dibao", `,"gross_fen":0`)},
		dibao: `[0 0 open]`, poverty: `[0 0 open]`,
	},
	{
		name: "a county excludes a grant", fields: gross("transfer.elder"), settled: []string{"item.transfer.elder: excluded"},
		dibao: notThere, poverty: notThere,
	},
	{
		name: "a county counts a grant", fields: gross("transfer.elder"), settled: []string{"item.transfer.elder: counted"},
		dibao: counted, poverty: counted,
	},
	{
		name: "an item that is on no list is open", fields: gross("wage.unheard_of"),
		dibao: `[0 100 open incomes.i1.item]`, poverty: `[0 100 open incomes.i1.item]`,
	},
	{
		name: "income of somebody not sharing is excluded", fields: append(gross("wage.local"),
			`"members":[{"key":"m1","in_family":false},{"key":"m2","in_family":true}]`), dibao: notThere, poverty: notThere,
	},
	{
		name: "the registry's record decides who shares on the poverty basis", fields: append(gross("wage.local"),
			`"jdlk":{"status":"active","members":["m2"]}`), dibao: counted, poverty: notThere,
	},
	{
		name: "income of somebody who may share is open", fields: append(gross("wage.local"),
			`"members":[{"key":"m1"},{"key":"m2","in_family":true}]`),
		dibao: `[0 100 open members.m1.in_family]`, poverty: `[0 100 open members.m1.in_family]`,
	},
	{
		name: "income of nobody in the house is open", fields: []string{`"incomes":[{"key":"i1","item":"wage.local","member":"m9","gross_fen":100}]`},
		dibao: `[0 100 open incomes.i1.member]`, poverty: `[0 100 open incomes.i1.member]`,
	},
	{
		name: "income of the whole family counts", fields: []string{`"incomes":[{"key":"i1","item":"farm.crop","gross_fen":100,"cost_fen":0}]`},
		dibao: counted, poverty: counted,
	},
}

func TestALineCountsAsThePackSays(t *testing.T) {
	for _, c := range append(lines, employment...) {
		t.Run(c.name, func(t *testing.T) {
			on := c.on
			if on == "" {
				on = day
			}
			r := with(t, c.settled...).Assess(household(t, c.fields...), on, text.Zh)
			checkLine(t, "dibao", r.Income.Dibao, c.dibao)
			checkLine(t, "poverty", r.Income.Poverty, c.poverty)
		})
	}
}

func checkLine(t *testing.T, basis string, b rules.Basis, want string) {
	t.Helper()
	if len(b.Lines) == 0 {
		t.Fatalf("%s basis has no line", basis)
	}
	if got := show(b.Lines[len(b.Lines)-1]); got != want {
		t.Errorf("%s basis: got %s, want %s", basis, got, want)
	}
}

// employment has the cases of the employment cost; the last line is looked at.
var employment = []line{
	{
		name: "a project wage of a dibao family counts between nothing and all of it", fields: []string{active, project},
		dibao: `[0 10000 open employment_cost_rate]`, poverty: `[0 10000 open employment_cost_rate employment_cost_reach]`,
	},
	{
		name: "a set rate is deducted", fields: []string{active, project}, settled: []string{"employment_cost_rate: 20"},
		dibao: `[8000 8000 deducted]`, poverty: `[8000 10000 open employment_cost_reach]`,
	},
	{
		name: "a county may let the rate reach both bases", fields: []string{active, project},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: both"},
		dibao:   `[8000 8000 deducted]`, poverty: `[8000 8000 deducted]`,
	},
	{
		name: "a county may keep the rate to the dibao basis", fields: []string{active, project},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: dibao"},
		dibao:   `[8000 8000 deducted]`, poverty: `[10000 10000 counted]`,
	},
	{
		name: "a rate of a third is exact", fields: []string{active, income("wage.local", `,"gross_fen":1,"from_poverty_project":true`)},
		settled: []string{"employment_cost_rate: 33"},
		dibao:   `[67/100 67/100 deducted]`, poverty: `[67/100 1 open employment_cost_reach]`,
	},
	{
		name: "a family not in dibao has no employment cost", fields: []string{project},
		dibao: `[10000 10000 counted]`, poverty: `[10000 10000 counted]`,
	},
	{
		name: "whether in dibao was not asked", fields: []string{`"dibao":{}`, project}, settled: []string{"employment_cost_rate: 20"},
		dibao:   `[8000 10000 open dibao.status]`,
		poverty: `[8000 10000 open dibao.status employment_cost_reach]`,
	},
	{
		name:   "whether the wage is from a project was not asked",
		fields: []string{active, income("wage.local", `,"gross_fen":10000`)}, settled: []string{"employment_cost_rate: 20", "employment_cost_reach: both"},
		dibao:   `[8000 10000 open incomes.i1.from_poverty_project]`,
		poverty: `[8000 10000 open incomes.i1.from_poverty_project]`,
	},
	{
		name: "a rate of nothing needs no answer", fields: []string{active, income("wage.local", `,"gross_fen":100`)},
		settled: []string{"employment_cost_rate: 0"}, dibao: counted, poverty: counted,
	},
	{
		name:   "a wage from elsewhere in a family without a project has no cost",
		fields: []string{active, income("wage.local", `,"gross_fen":100,"from_poverty_project":false`)},
		dibao:  counted, poverty: counted,
	},
	{
		name: "another wage beside a project wage waits for the scope", fields: []string{active, twoWages},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: dibao"},
		dibao:   `[80 100 open employment_cost_scope]`, poverty: counted,
	},
	{
		name: "all wages of the family", fields: []string{active, twoWages},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: dibao", "employment_cost_scope: all_wages"},
		dibao:   `[80 80 deducted]`, poverty: counted,
	},
	{
		name: "only wages of the project", fields: []string{active, twoWages},
		settled: []string{"employment_cost_rate: 20", "employment_cost_scope: project_wages"},
		dibao:   counted, poverty: counted,
	},
	{
		name:   "a project wage of somebody not sharing does not reach the family's other wages",
		fields: []string{active, twoWages, `"members":[{"key":"m1","in_family":true},{"key":"m2","in_family":false}]`},
		dibao:  counted, poverty: counted,
	},
	{
		name: "the cost is taken off wages only",
		fields: []string{active, `"incomes":[{"key":"i1","item":"wage.local","member":"m1","gross_fen":1,"from_poverty_project":true},
			{"key":"i2","item":"property.rent","member":"m1","gross_fen":100,"from_poverty_project":true}]`},
		dibao: counted, poverty: counted,
	},
}

const twoWages = `"incomes":[{"key":"i1","item":"wage.public_post","member":"m2","gross_fen":500,"from_poverty_project":true},
	{"key":"i2","item":"wage.local","member":"m1","gross_fen":100,"from_poverty_project":false}]`

func show(l rules.Line) string {
	s := "["
	for i, end := range []string{string(ends(l.Counted)[0]), string(ends(l.Counted)[1]), string(l.Treatment)} {
		if i > 0 {
			s += " "
		}
		s += end
	}
	for _, m := range l.Missing {
		s += " " + m
	}
	return s + "]"
}

func ends(r rules.Range) [2]string {
	out := [2]string{"null", "null"}
	if r.Low != nil {
		out[0] = r.Low.RatString()
	}
	if r.High != nil {
		out[1] = r.High.RatString()
	}
	return out
}

// basis is one case of the sum and the share.
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
