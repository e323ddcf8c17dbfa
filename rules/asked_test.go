package rules_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// anyTerms are parameters of every type, none of them set.
const anyTerms = `
dibao_standard: {title: {zh: 标准, en: Standard}, type: money, unit: fen/person/year, kind: number, authority: county}
employment_cost_rate: {title: {zh: 比例, en: Rate}, type: percent, unit: percent, kind: between, authority: county}
employment_cost_scope: {title: {zh: 范围, en: Scope}, type: choice, options: [project_wages, all_wages], kind: between, authority: county}
employment_cost_reach: {title: {zh: 口径, en: Reach}, type: choice, options: [dibao, both], kind: between, authority: county}
times: {title: {zh: 倍数, en: Times}, type: multiple, kind: number, authority: county}
times_between: {title: {zh: 倍数, en: Times}, type: multiple, kind: between, range: [1, 2.5], authority: county}
grades: {title: {zh: 等级, en: Grades}, type: numbers, kind: number, range: [1, 4], authority: county}
adult: {title: {zh: 成年, en: Adult}, type: years, unit: years, kind: number, authority: county}
elder: {title: {zh: 老年, en: Old}, type: years, unit: years, kind: between, range: [60, 70], authority: county}
preschool: {title: {zh: 学龄前, en: Preschool}, type: ages, unit: years, kind: between, range: [3, 7], authority: county}
sums: {title: {zh: 金额, en: Sums}, type: amounts, unit: fen/person/month, options: {old: {zh: 老人, en: old}, ill: {zh: 病人, en: ill}}, kind: number, authority: county}
reach: {title: {zh: 范围, en: Reach}, type: choice, options: {some: {zh: 一些, en: some}, all: {zh: 全部, en: all}}, kind: between, authority: county}
visits: {title: {zh: 次数, en: Visits}, type: count, unit: times/year, kind: number, range: [1, 12], authority: county}
hardship: {title: {zh: 困难, en: Hardship}, type: condition, kind: number, authority: county}
recheck_period: {title: {zh: 周期, en: Period}, type: choice, options: {rolling: {zh: 滚动, en: rolling}, calendar: {zh: 日历, en: calendar}}, kind: between, authority: county}
at_standard: {title: {zh: 恰好等于, en: Equal}, kind: judgement}
property_limit: {title: {zh: 财产, en: property}, kind: judgement}
`

// packOf is a pack with these questions and dates, over all parameters of
// anyTerms and the income table of 鹤壁.
func packOf(t testing.TB, findings, calendar string) *rules.Pack {
	t.Helper()
	p, err := readPack(findings, calendar)
	if err != nil {
		t.Fatalf("%v in\n%s", err, findings)
	}
	return p
}

// readPack reads such a pack.
func readPack(findings, calendar string) (*rules.Pack, error) {
	files := fstest.MapFS{
		"parameters.yaml": {Data: []byte(anyTerms)},
		"findings.yaml":   {Data: []byte(findings)},
	}
	if calendar != "" {
		files["calendar.yaml"] = &fstest.MapFile{Data: []byte(calendar)}
	}
	hebi, err := rules.Folder("hebi-2017")
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"pack.yaml", "clauses.yaml", "income.yaml"} {
		data, err := fs.ReadFile(hebi, name)
		if err != nil {
			return nil, err
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return rules.Read(files, "test")
}

// ofHousehold and ofMember are questions that ask one condition.
func ofHousehold(met string) string {
	return "priority.visit:\n  clauses: [\"H:三(三)\"]\n  applies: true\n  met: " + quoted(met) + "\n"
}

func ofMember(met string) string {
	return "group.elder:\n  subject: member\n  clauses: [\"H:三(三)\"]\n  applies: true\n  met: " + quoted(met) + "\n"
}

// quoted writes a condition so that YAML takes it as it is.
func quoted(condition string) string { return `"` + condition + `"` }

// settles is a pack with an overlay of values, each given as "id: value".
func settles(t testing.TB, p *rules.Pack, settings ...string) *rules.Pack {
	t.Helper()
	if len(settings) == 0 {
		return p
	}
	body := ""
	for _, s := range settings {
		id, value, _ := strings.Cut(s, ": ")
		parameter, _ := p.Parameter(id)
		body += setting(parameter, value)
	}
	settled, err := p.WithOverlay("county.yaml", []byte(overlayOf(p, body)))
	if err != nil {
		t.Fatal(err)
	}
	return settled
}

// said is what the only question of a pack says about a household, and what it
// misses.
func said(p *rules.Pack, h survey.Household) string {
	f := p.Assess(h, day, text.En).Findings[0]
	return strings.TrimSpace(string(f.State) + " " + strings.Join(f.Missing, " "))
}
