package rules_test

import (
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

func TestThePackSaysWhoseItIs(t *testing.T) {
	infos := rules.List()
	i := slices.IndexFunc(infos, func(p rules.PackInfo) bool { return p.ID == "hebi-2017" })
	if i < 0 {
		t.Fatalf("not among %v", infos)
	}
	if p := infos[i]; p.Document != "鹤政办〔2017〕14号" || p.Issuer.In(text.Zh) != "鹤壁市人民政府办公室" || p.Title.In(text.En) == "" || len(p.SHA256) != 64 {
		t.Errorf("got %+v", p)
	}
	if got := infos[i].Divisions; !slices.Equal(got, []string{"4106"}) {
		t.Errorf("divisions %v", got)
	}
	if !reflect.DeepEqual(infos[i], hebi(t).Info()) {
		t.Error("the list and the pack differ")
	}
}

func TestTheHashOfAPackIsThatOfItsTables(t *testing.T) {
	load := func(old, new string) string {
		p, err := rules.Load(changed(t, "pack.yaml", old, new))
		if err != nil {
			t.Fatal(err)
		}
		return p.Info().SHA256
	}
	if same := load("schema: 1", "schema: 1"); same != hebi(t).Info().SHA256 {
		t.Error("the same tables in a folder have another hash")
	}
	if other := load("printed: 2017-05-18", "printed: 2017-05-19"); other == hebi(t).Info().SHA256 {
		t.Error("another table has the same hash")
	}
}

func TestEveryIncomeItemHasItsRow(t *testing.T) {
	for _, item := range survey.IncomeItems {
		r := assess(hebi(t), household(t, gross(item.Code)...))
		for _, b := range []rules.Basis{r.Income.Dibao, r.Income.Poverty} {
			l := b.Lines[0]
			if slices.Contains(l.Missing, "incomes.i1.item") {
				t.Errorf("%s is on no list", item.Code)
			}
			if l.Treatment != rules.Open && (len(l.Clauses) == 0) != l.Practice {
				t.Errorf("%s: %s has clauses %v and practice %v", item.Code, l.Treatment, l.Clauses, l.Practice)
			}
		}
	}
}

func TestTheStandardShowsBothItsValues(t *testing.T) {
	standard, ok := hebi(t).Parameter("dibao_standard")
	if !ok {
		t.Fatal("no standard")
	}
	if got := standard.Show(day, text.Zh); got != "3,000.00 元（现行）和 3,210.00 元（拟）" {
		t.Errorf("got %s", got)
	}
	if got := standard.Show("2018-01-01", text.En); got != "not set" {
		t.Errorf("got %s", got)
	}
	if standard.Authority != "city" || standard.Unit != "fen/person/year" || standard.Row != "C-01" || !slices.Equal(standard.Clauses, []string{"H:三(一)"}) {
		t.Errorf("got %+v", standard)
	}
	for on, want := range map[survey.Date]string{
		"2016-12-31": rules.StatusOpen, "2017-01-01": rules.StatusProposed, "2017-12-31": rules.StatusProposed, "2018-01-01": rules.StatusOpen,
	} {
		if got := standard.Status(on); got != want {
			t.Errorf("%s: got %s, want %s", on, got, want)
		}
	}
}

func TestAnOverlaysWindowsFollowThePacks(t *testing.T) {
	p := overlay(t, hebi(t), `
  dibao_standard:
    - {from: 2017-07-01, value: 321000, unit: fen/person/year, document: 鹤民〔2017〕9号, authority: city}
    - {from: 2018-01-01, value: 330000, unit: fen/person/year, document: 鹤民〔2018〕1号, authority: city}
`)
	standard, _ := p.Parameter("dibao_standard")
	want := []rules.Window{
		{From: "2017-01-01", To: "2017-06-30", Value: "300000", Proposed: "321000", Document: "鹤政办〔2017〕14号"},
		{From: "2017-07-01", To: "2017-12-31", Value: "321000", Document: "鹤民〔2017〕9号", Overlay: true},
		{From: "2018-01-01", Value: "330000", Document: "鹤民〔2018〕1号", Overlay: true},
	}
	if !slices.Equal(standard.Windows, want) {
		t.Errorf("got %+v", standard.Windows)
	}
	whole, _ := with(t, "dibao_standard: 321000").Parameter("dibao_standard")
	if len(whole.Windows) != 1 || !whole.Windows[0].Overlay || whole.Status(day) != rules.StatusInForce {
		t.Errorf("an overlay from the same day on leaves %+v", whole.Windows)
	}
}

// openTerms are the parameters that have no single value on a day, with the
// judgements that people make.
func openTerms(p *rules.Pack, on survey.Date) []rules.Parameter {
	return slices.DeleteFunc(p.Parameters(), func(term rules.Parameter) bool {
		return term.Status(on) != rules.StatusOpen && term.Status(on) != rules.StatusProposed
	})
}

func TestOpenTermsAreWhatIsNotSettledOnTheDay(t *testing.T) {
	ids := func(p *rules.Pack, on survey.Date) []string {
		var all []string
		for _, term := range openTerms(p, on) {
			all = append(all, term.ID)
		}
		return all
	}
	open := ids(hebi(t), day)
	for id, want := range map[string]bool{
		"dibao_standard": true, "employment_cost_rate": true, "item.transfer.dibao": true, "item.honour.fuxu": true, "property_limit": true,
		"item.pension.base_central": false, "item.wage.local": false,
	} {
		if slices.Contains(open, id) != want {
			t.Errorf("%s open is %v", id, !want)
		}
	}
	if !slices.Contains(ids(hebi(t), "2021-01-01"), "item.pension.base_central") {
		t.Error("the central pension is settled after 十三五")
	}
	if slices.Contains(ids(with(t, "item.transfer.dibao: excluded"), day), "item.transfer.dibao") {
		t.Error("what the county settled is still open")
	}
}

func TestEveryNameHasWordsInBothLanguages(t *testing.T) {
	p := hebi(t)
	h := household(t, `"members":[{"key":"m1","name":"张国强"}]`,
		`"incomes":[{"key":"i1","item":"farm.crop"}]`, `"obligors":[{"key":"o1","name":"张丽"}]`)
	names := []string{
		"incomes", "incomes.i1.gross_fen", "incomes.i1.cost_fen", "incomes.i1.from_poverty_project", "incomes.i1.member", "incomes.i1.item",
		"members", "members.m1.in_family", "members.m1.schooling", "obligors.o1.due_fen", "obligors.o1.paid_fen",
		"dibao.status", "tekun.status", "jdlk.status", "jdlk.members",
	}
	for _, term := range p.Parameters() {
		names = append(names, term.ID)
		for _, option := range term.Options {
			if got := term.ShowValue(option, text.Zh); strings.HasPrefix(got, "rules.") {
				t.Errorf("%s: the option %s has no words", term.ID, option)
			}
		}
	}
	for _, l := range []text.Lang{text.Zh, text.En} {
		for _, name := range names {
			got := p.MissingText(name, h, l)
			if got == "" || strings.Contains(got, "rules.") || strings.Contains(got, "%!") {
				t.Errorf("%s is called %q", name, got)
			}
		}
	}
	if got := p.MissingText("members.m1.in_family", h, text.Zh); got != "张国强是否共同生活" {
		t.Errorf("got %s", got)
	}
}

func TestClausesAreParaphrasedAndPlaced(t *testing.T) {
	c, ok := hebi(t).Clause("H:三(二)末段")
	if !ok || c.Place != "三(二)末段" || c.Document != "鹤政办〔2017〕14号" {
		t.Errorf("got %+v", c)
	}
	if _, ok := hebi(t).Clause("H:三(九)"); ok {
		t.Error("a clause that is none")
	}
	for _, c := range hebi(t).Clauses() {
		if c.Says.In(text.Zh) == "" || c.Says.In(text.En) == "" {
			t.Errorf("%s says nothing", c.ID)
		}
	}
}

func TestAmountsAreShownRoundedHalfUp(t *testing.T) {
	for _, c := range []struct {
		num, denom int64
		want       string
	}{
		{0, 1, "0.00"},
		{961, 3, "3.20"},
		{1, 2, "0.01"},
		{49, 100, "0.00"},
		{-1, 2, "0.00"},
		{-3, 2, "-0.01"},
		{123456789, 1, "1,234,567.89"},
	} {
		if got := rules.Yuan(big.NewRat(c.num, c.denom)); got != c.want {
			t.Errorf("%d/%d fen: got %s, want %s", c.num, c.denom, got, c.want)
		}
	}
	huge, _ := new(big.Rat).SetString("123456789012345678901234")
	if got := rules.Yuan(huge); got != "1234567890123456789012.34" {
		t.Errorf("got %s", got)
	}
}

func TestRangesAreShownInWords(t *testing.T) {
	a, b := big.NewRat(260000, 1), big.NewRat(275000, 1)
	for _, c := range []struct {
		r    rules.Range
		want string
	}{
		{rules.Range{Low: a, High: a}, "2,600.00 元"},
		{rules.Range{Low: a, High: b}, "2,600.00 至 2,750.00 元"},
		{rules.Range{Low: a}, "至少 2,600.00 元"},
		{rules.Range{High: b}, "至多 2,750.00 元"},
		{rules.Range{}, "不明"},
	} {
		if got := c.r.Show(text.Zh); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestSentencesNameTheSameThingsInBothLanguages keeps the area whole: the same
// keys and the same verbs.
func TestSentencesNameTheSameThingsInBothLanguages(t *testing.T) {
	for _, key := range text.Zh.Keys() {
		if !strings.HasPrefix(key, "rules.") {
			continue
		}
		zh, en := strings.Count(text.Zh.T(key), "%"), strings.Count(text.En.T(key), "%")
		if !text.En.Has(key) || zh != en {
			t.Errorf("%s differs: %s / %s", key, text.Zh.T(key), text.En.T(key))
		}
	}
}
