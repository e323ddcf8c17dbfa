package rules_test

import (
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

const (
	byClass = "recheck: {clauses: [\"H:三(三)\"], per_class: {A: 12, B: 6, C: 3}}\n"
	byYear  = "recheck: {clauses: [\"H:三(三)\"], per_year: {times: 2, levels: [village, township]}}\n"
)

// due is what a pack says on a day about whether a household is looked at again.
func due(p *rules.Pack, h survey.Household, on survey.Date) string {
	f := p.Assess(h, on, text.En).Findings[0]
	return strings.TrimSpace(string(f.State) + " " + strings.Join(f.Missing, " "))
}

// checked is a household of a class with checks on days.
func checked(t *testing.T, class string, dates ...string) survey.Household {
	checks := []string{}
	for _, d := range dates {
		checks = append(checks, `{"date":"`+d+`","level":"village"}`)
	}
	return household(t, `"dibao":{"status":"active","class":"`+class+`"}`, `"checks":[`+strings.Join(checks, ",")+`]`)
}

func TestRecheckByClass(t *testing.T) {
	open := packOf(t, ofHousehold("recheck.due"), byClass)
	rolling, calendar := settles(t, open, "recheck_period: rolling"), settles(t, open, "recheck_period: calendar")
	for _, c := range []struct {
		name, class, last string
		rolling, calendar survey.Date // first day on which it is due
	}{
		{"a quarter", "C", "2017-02-10", "2017-05-10", "2017-06-30"},
		{"a quarter from its last day", "C", "2017-03-31", "2017-06-30", "2017-06-30"},
		{"a quarter from its first day", "C", "2017-04-01", "2017-07-01", "2017-09-30"},
		{"a quarter over the year", "C", "2017-12-31", "2018-03-31", "2018-03-31"},
		{"three months to a shorter one", "C", "2017-11-30", "2018-02-28", "2018-03-31"},
		{"three months to February of a leap year", "C", "2019-11-30", "2020-02-29", "2020-03-31"},
		{"three months from the 31st", "C", "2017-01-31", "2017-04-30", "2017-06-30"},
		{"half a year", "B", "2017-01-20", "2017-07-20", "2017-12-31"},
		{"half a year from its last day", "B", "2017-06-30", "2017-12-30", "2017-12-31"},
		{"half a year from its first day", "B", "2017-07-01", "2018-01-01", "2018-06-30"},
		{"half a year from the 31st of August", "B", "2017-08-31", "2018-02-28", "2018-06-30"},
		{"a year", "A", "2017-05-05", "2018-05-05", "2018-12-31"},
		{"a year from a leap day", "A", "2016-02-29", "2017-02-28", "2017-12-31"},
	} {
		h := checked(t, c.class, c.last)
		for _, period := range []struct {
			p     *rules.Pack
			first survey.Date
		}{{rolling, c.rolling}, {calendar, c.calendar}} {
			if a, b := due(period.p, h, dayBefore(t, period.first)), due(period.p, h, period.first); a != "not_met" || b != "met" {
				t.Errorf("%s: %s on the day before %s, %s on it", c.name, a, period.first, b)
			}
		}
		if got := due(open, h, dayBefore(t, c.rolling)); got != "not_met" {
			t.Errorf("%s: before both: %s", c.name, got)
		}
		if got := due(open, h, c.calendar); got != "met" {
			t.Errorf("%s: after both: %s", c.name, got)
		}
		if got := due(open, h, c.rolling); c.rolling < c.calendar && got != "undetermined recheck_period" {
			t.Errorf("%s: between: %s", c.name, got)
		}
	}
}

func dayBefore(t *testing.T, d survey.Date) survey.Date {
	t.Helper()
	day, err := d.Time()
	if err != nil {
		t.Fatal(err)
	}
	return survey.DateOf(day.AddDate(0, 0, -1))
}

func TestRecheckByClassWithHoles(t *testing.T) {
	p := settles(t, packOf(t, ofHousehold("recheck.due"), byClass), "recheck_period: rolling")
	for _, c := range []struct {
		name string
		h    survey.Household
		want string
	}{
		{"never checked", checked(t, "A"), "met"},
		{"checks not asked", household(t, `"dibao":{"class":"A"}`, `"checks":null`), "undetermined checks"},
		{"the last of several counts", checked(t, "C", "2017-05-01", "2015-01-01", "2016-12-31"), "not_met"},
		{"a check in the future is none", checked(t, "C", "2017-06-02"), "met"},
		{"a check on the day is one", checked(t, "C", "2017-06-01"), "not_met"},
		{"a day that is none may be later", checked(t, "C", "2016-01-01", "2017-02-30"), "undetermined checks"},
		{"a later check only puts it off", checked(t, "C", "2017-05-01", ""), "not_met"},
		{"not due in any class", checked(t, "", "2017-05-01"), "not_met"},
		{"due in every class", checked(t, "", "2016-05-01"), "met"},
		{"due in some class", checked(t, "", "2017-01-01"), "undetermined dibao.class"},
		{"never checked, of no class", checked(t, ""), "met"},
		{"a class that is none", checked(t, "D", "2017-01-01"), "undetermined dibao.class"},
	} {
		if got := due(p, c.h, day); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	open := packOf(t, ofHousehold("recheck.due"), byClass)
	if got := due(open, checked(t, "", "2017-01-20"), "2017-07-20"); got != "undetermined dibao.class recheck_period" {
		t.Errorf("neither class nor period: %s", got)
	}
}

func TestRecheckByCalendarYear(t *testing.T) {
	p := packOf(t, ofHousehold("recheck.due"), byYear)
	for _, c := range []struct {
		name, checks, want string
	}{
		{"none", `[]`, "met"},
		{"not asked", `null`, "undetermined checks"},
		{"one", `[{"date":"2017-01-01","level":"village"}]`, "met"},
		{"two", `[{"date":"2017-01-01","level":"village"},{"date":"2017-06-01","level":"township"}]`, "not_met"},
		{"one of the county", `[{"date":"2017-01-01","level":"village"},{"date":"2017-05-01","level":"county"}]`, "met"},
		{"one of the year before", `[{"date":"2016-12-31","level":"village"},{"date":"2017-05-01","level":"village"}]`, "met"},
		{"one after the day", `[{"date":"2017-06-02","level":"village"},{"date":"2017-05-01","level":"village"}]`, "met"},
		{"one of no day", `[{"date":"","level":"village"},{"date":"2017-05-01","level":"village"}]`, "undetermined checks"},
		{"one of no level", `[{"date":"2017-05-02","level":""},{"date":"2017-05-01","level":"village"}]`, "undetermined checks"},
		{"one of no level last year", `[{"date":"2016-05-02","level":""},{"date":"2017-05-01","level":"village"}]`, "met"},
		{"two and one of no day", `[{"date":"2017-05-02","level":"village"},{"date":"2017-05-01","level":"village"},{"date":""}]`, "not_met"},
	} {
		if got := due(p, household(t, `"checks":`+c.checks), day); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// The sentence shows when each way to count is due, or that nobody came yet.
func TestTheDaysOfARecheckAreShown(t *testing.T) {
	findings := "recheck.due:\n  text: recheck.due.class\n  clauses: [\"H:三(三)\"]\n  applies: true\n  met: recheck.due\n" +
		"  figures: [recheck.rolling_due, recheck.calendar_due]\n"
	p := packOf(t, findings, byClass)
	for _, c := range []struct {
		h    survey.Household
		want []string
	}{
		{checked(t, "B", "2017-01-20"), []string{"2017-07-20", "2017-12-31"}},
		{checked(t, "B"), []string{"还没有核查记录，该安排核查了"}},
		{checked(t, ""), []string{"还没有核查记录，该安排核查了"}},
		{checked(t, "", "2017-01-20"), []string{text.Zh.T("rules.range.unknown")}},
	} {
		got := p.Assess(c.h, day, text.Zh).Findings[0].Text
		if slices.ContainsFunc(c.want, func(w string) bool { return !strings.Contains(got, w) }) {
			t.Errorf("got %s, want %v", got, c.want)
		}
	}
}

func TestACalendarIsReadWhole(t *testing.T) {
	ground := `clauses: ["H:三(三)"]`
	p := packOf(t, ofHousehold("recheck.due"), byYear+`
campaign:
  title: {zh: 复核, en: Review}
  scope: [rural, urban]
  stages:
    - {id: survey, title: {zh: 排查, en: Survey}, from: 2017-05-08, to: 2017-05-26, `+ground+`, open: [reach]}
  deadlines:
    - {id: entered, title: {zh: 录入, en: Entered}, on: 2017-06-20, `+ground+`}
  effective: {title: {zh: 停保, en: Stop}, month: 2017-07, `+ground+`}
visit_rates:
  - {level: township, percent: 100, `+ground+`}
  - {level: county, percent: 30, `+ground+`, open: [reach, visits]}
meet_everyone: {`+ground+`}
min_visitors: {value: 2, `+ground+`}
reminders:
  - {id: report, title: {zh: 报告, en: Report}, period: year, by: "12-10", `+ground+`}
  - {id: consult, title: {zh: 会商, en: Consultation}, `+ground+`}
lists:
  - {id: dibao, title: {zh: 低保名单, en: Dibao list}, from: mz, to: fp, `+ground+`}
notices:
  - {id: board, title: {zh: 公示栏, en: Board}, where: {zh: 村, en: village}, `+ground+`}
`)
	c := p.Calendar()
	if r := c.Recheck; r.Times != 2 || !slices.Equal(r.Levels, []string{"village", "township"}) || r.PerClass != nil {
		t.Errorf("recheck %+v", r)
	}
	if s := c.Campaign.Stages[0]; s.ID != "survey" || s.From != "2017-05-08" || s.To != "2017-05-26" || s.Title.En != "Survey" || s.Open[0] != "reach" {
		t.Errorf("stage %+v", s)
	}
	if d := c.Campaign.Deadlines[0]; d.On != "2017-06-20" || d.Clauses[0] != "H:三(三)" {
		t.Errorf("deadline %+v", d)
	}
	if c.Campaign.Effective.Month != "2017-07" || !slices.Equal(c.Campaign.Scope, []string{"rural", "urban"}) {
		t.Errorf("campaign %+v", c.Campaign)
	}
	if v := c.VisitRates[1]; v.Level != "county" || v.Percent != 30 || len(v.Open) != 2 {
		t.Errorf("visit rate %+v", v)
	}
	if c.MinVisitors.Value != 2 || c.MeetEveryone == nil {
		t.Errorf("visitors %+v, everyone %+v", c.MinVisitors, c.MeetEveryone)
	}
	if a, b := c.Reminders[0], c.Reminders[1]; a.Period != "year" || a.By != "12-10" || b.Period != "" || b.By != "" {
		t.Errorf("reminders %+v", c.Reminders)
	}
	if l := c.Lists[0]; l.From != "mz" || l.To != "fp" || c.Notices[0].Where.Zh != "村" {
		t.Errorf("lists %+v, notices %+v", l, c.Notices)
	}
	if empty := packOf(t, ofHousehold("true"), "").Calendar(); empty.Recheck != nil || empty.Campaign != nil || empty.Lists != nil {
		t.Errorf("a pack without a calendar has %+v", empty)
	}
	if _, err := readPack(ofHousehold("recheck.due"), ""); err == nil {
		t.Error("a pack that does not say when asks whether it is due")
	}
}
