package rules_test

import (
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
	{name: "a cost of a wage is not taken off", fields: cost("wage.local", "70"), dibao: counted, poverty: counted},
	{name: "a wage is never a loss", fields: cost("wage.local", "150"), dibao: counted, poverty: counted},
	{
		name: "a cost of an item that nobody knows may be taken off or not", fields: cost("farm.bees", "70"),
		dibao: `[0 100 open incomes.i1.item]`, poverty: `[0 100 open incomes.i1.item]`,
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

func TestALineSaysThatItsCostIsNotTakenOff(t *testing.T) {
	for _, c := range []struct{ name, fields, want string }{
		{"a wage that counts", cost("wage.local", "70")[0], "计入；所填成本不扣"},
		{"an item that is not settled", cost("transfer.elder", "70")[0], "是否计入还未定；所填成本不扣"},
		{"a wage with a cost of nothing", cost("wage.local", "0")[0], "计入"},
		{"what does not count", cost("pension.base_central", "70")[0], "不计入：中央基础养老金"},
		{"a farm", cost("farm.crop", "70")[0], "计入，已减成本 0.70 元"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := rules.Load("hebi-2017")
			if err != nil {
				t.Fatal(err)
			}
			r := p.Assess(household(t, c.fields), "2017-07-01", text.Zh)
			if got := r.Income.Dibao.Lines[0].Text; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
