package rules_test

import (
	"errors"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

const county = "extends: hebi-2017\nissuer: 浚县民政局\nparameters:\n"

func overlay(t testing.TB, p *rules.Pack, body string) *rules.Pack {
	t.Helper()
	settled, err := p.WithOverlay("county.yaml", []byte(county+body))
	if err != nil {
		t.Fatal(err)
	}
	return settled
}

func state(t *testing.T, p *rules.Pack, h survey.Household, on survey.Date) rules.State {
	t.Helper()
	return finding(t, p.Assess(h, on, text.Zh), "dibao.include").State
}

func TestAnOverlaySupersedesThePackFromItsDateOn(t *testing.T) {
	p := overlay(t, hebi(t), `
  dibao_standard:
    - {from: 2017-07-01, value: 321000, unit: fen/person/year, document: 鹤民〔2017〕9号, authority: city}
    - {from: 2018-01-01, value: 330000, unit: fen/person/year, document: 鹤民〔2018〕1号, authority: city}
`)
	h := household(t, incomeOf("320000"))
	for on, want := range map[survey.Date]rules.State{
		"2016-12-31": rules.Undetermined, // no value at all
		"2017-06-30": rules.Undetermined, // the pack's two values stand
		"2017-07-01": rules.Met,
		"2018-01-01": rules.Met,
		"2030-01-01": rules.Met, // the last value has no end
	} {
		if got := state(t, p, h, on); got != want {
			t.Errorf("%s: got %s, want %s", on, got, want)
		}
	}
	if got := state(t, hebi(t), h, "2017-07-01"); got != rules.Undetermined {
		t.Errorf("the pack itself changed: %s", got)
	}
}

func TestAValueWithAnEndLeavesNoneAfterIt(t *testing.T) {
	p := overlay(t, hebi(t), `
  dibao_standard:
    - {from: 2017-07-01, to: 2017-09-30, value: 321000, unit: fen/person/year, document: 鹤民〔2017〕9号, authority: city}
`)
	h := household(t, incomeOf("1"))
	if got := state(t, p, h, "2017-09-30"); got != rules.Met {
		t.Errorf("on the last day: %s", got)
	}
	if got := state(t, p, h, "2017-10-01"); got != rules.Undetermined {
		t.Errorf("the day after: %s", got)
	}
}

func TestALaterOverlaySupersedesAnEarlierOne(t *testing.T) {
	first := overlay(t, hebi(t), `
  item.transfer.elder:
    - {from: 2017-01-01, value: counted, document: 浚民〔2017〕1号, authority: county}
`)
	second := overlay(t, first, `
  item.transfer.elder:
    - {from: 2017-05-01, value: excluded, document: 浚民〔2017〕2号, authority: county}
`)
	h := household(t, gross("transfer.elder")...)
	for on, want := range map[survey.Date]rules.Treatment{"2017-04-30": rules.Counted, "2017-05-01": rules.Excluded} {
		if got := second.Assess(h, on, text.Zh).Income.Dibao.Lines[0].Treatment; got != want {
			t.Errorf("%s: got %s, want %s", on, got, want)
		}
	}
	r := second.Assess(h, day, text.Zh)
	if len(r.Overlays) != 2 || r.Overlays[0].SHA256 == r.Overlays[1].SHA256 || r.Overlays[1].Issuer != "浚县民政局" {
		t.Errorf("the result names its overlays as %v", r.Overlays)
	}
	_, err := second.WithOverlay("again.yaml", []byte(county+`
  item.transfer.elder:
    - {from: 2017-05-01, value: counted, document: 浚民〔2017〕3号, authority: county}
`))
	want := "again.yaml:5:3 already_set The value of item.transfer.elder from 2017-05-01 is already set by 浚民〔2017〕2号. Let one overlay set it."
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestTheCentralPensionMayBeSettledAfterItsTime(t *testing.T) {
	p := overlay(t, hebi(t), `
  item.pension.base_central:
    - {from: 2021-01-01, value: counted, document: 浚民〔2021〕1号, authority: county}
`)
	h := household(t, gross("pension.base_central")...)
	for on, want := range map[survey.Date]rules.Treatment{"2020-12-31": rules.Excluded, "2021-01-01": rules.Counted} {
		if got := p.Assess(h, on, text.Zh).Income.Dibao.Lines[0].Treatment; got != want {
			t.Errorf("%s: got %s, want %s", on, got, want)
		}
	}
}

func TestEveryFaultOfAnOverlayIsReportedAtOnce(t *testing.T) {
	_, err := hebi(t).WithOverlay("county.yaml", []byte(`extends: hebi-2017
isuer: 浚县民政局
parameters:
  dibao_standrad:
    - {from: 2017-01-01, value: 1}
  dibao_standard:
    - {from: 2017-02-30, value: 3210.00, unit: yuan, document: x, authority: county}
`))
	var faults rules.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("got %v", err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.Code)
	}
	if want := "missing_key unknown_key unknown_parameter not_a_date not_whole unit authority"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if lines := text.Zh.Explain(err); len(lines) != len(faults) || !strings.HasPrefix(lines[0], "county.yaml:1:1 missing_key ") {
		t.Errorf("explained as %q", lines)
	}
}

func TestWhatACountyWritesForAJudgementIsShownAndChangesNoFinding(t *testing.T) {
	p := overlay(t, hebi(t), `
  property_limit:
    - {from: 2017-01-01, value: 无轿车, document: 浚民〔2017〕1号, authority: county}
    - {from: 2018-01-01, value: [无轿车, 无商铺], document: 浚民〔2018〕1号, authority: county}
`)
	limit, _ := p.Parameter("property_limit")
	for on, want := range map[survey.Date]string{"2016-12-31": "未定", "2017-01-01": "无轿车", "2018-01-01": "无轿车；无商铺"} {
		if got := limit.Show(on, text.Zh); got != want {
			t.Errorf("%s: got %s, want %s", on, got, want)
		}
	}
	h := household(t, incomeOf("1"))
	was, is := hebi(t).Assess(h, day, text.Zh), p.Assess(h, day, text.Zh)
	if got, want := compact(t, is.Findings), compact(t, was.Findings); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	x, _ := p.Explain(h, day, text.Zh, "dibao.include", rules.SubjectHousehold)
	if words := strings.Join(x.NodesText(), "\n"); !strings.Contains(words, "无轿车") || !strings.Contains(words, "浚民〔2017〕1号") {
		t.Errorf("the explanation does not show what the county wrote:\n%s", words)
	}
}

func TestWhatACountyWritesForAJudgementIsWordsWithADocument(t *testing.T) {
	for entry, want := range map[string]string{
		"value: 无轿车, document: 示例, authority: city":                  "authority",
		"value: 无轿车, document: 示例":                                   "missing_key",
		"value: 无轿车, authority: county":                              "missing_key",
		"value: 3, document: 示例, authority: county":                  "reads_as_number",
		"value: [], document: 示例, authority: county":                 "no_text",
		"value: {car: 无}, document: 示例, authority: county":           "not_text",
		"value: 无轿车, unit: percent, document: 示例, authority: county": "no_unit",
	} {
		_, err := hebi(t).WithOverlay("county.yaml", []byte(county+"  property_limit:\n    - {from: 2017-01-01, "+entry+"}\n"))
		if err == nil || !strings.Contains(err.Error(), " "+want+" ") {
			t.Errorf("%s: got %v, want %s", entry, err, want)
		}
	}
}
