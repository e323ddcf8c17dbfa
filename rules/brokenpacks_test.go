package rules_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/rules"
)

// broken is a pack with one thing wrong: in a table of testdata/packs/small one
// text is replaced by another. An empty old text replaces the whole table, and
// "overlay" stands for an overlay over that pack, on top of the one in old.
type broken struct{ code, table, old, new string }

// brokenPacks has one for every code.
var brokenPacks = []broken{
	{"syntax", "pack.yaml", "", "schema: [1"},
	{"empty", "findings.yaml", "", "# nothing\n"},
	{"too_large", "pack.yaml", "", strings.Repeat("# 浚县\n", 200_000)},
	{"not_utf8", "pack.yaml", "schema: 1", "schema: 1 # 鹤\xba\xd7"},
	{"bom", "pack.yaml", "schema: 1", "\ufeffschema: 1"},
	{"tab", "parameters.yaml", "  type: money", "  type:\tmoney"},
	{"control", "pack.yaml", "id: small", "id: sm\x08all"},
	{"bidi", "findings.yaml", "dibao.status == 'active'", "dibao.status == '\u202eactive'"},
	{"invisible", "findings.yaml", "dibao.status == 'active'", "dibao.status == 'act\u200bive'"},
	{"odd_space", "pack.yaml", "document: 示例", "document:　示例"},
	{"documents", "pack.yaml", "id: small", "---\nid: small"},
	{"directive", "pack.yaml", "schema: 1", "%YAML 1.2\n---\nschema: 1"},
	{"escaped", "clauses.yaml", "zh: 低保标准。", `zh: "低保\u0020标准。"`},
	{"fullwidth", "findings.yaml", "income.dibao.per_capita < dibao_standard", "(income.dibao.per_capita ＜ dibao_standard）"},
	{"lookalike", "findings.yaml", "income.dibao.per_capita < dibao", "income.dibao.per_capita < dib\u0430o"},
	{"not_latin", "findings.yaml", "income.dibao.per_capita < dibao_standard", "income.dibao.per_capita < 低保标准"},
	{"too_deep", "pack.yaml", `["4106"]`, "[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]"},
	{"anchor", "pack.yaml", "schema: 1", "schema: &one 1"},
	{"alias", "pack.yaml", "schema: 1\nid: small", "schema: &one 1\nid: *one"},
	{"merge_key", "pack.yaml", "schema: 1", "<<: {schema: 1}"},
	{"tag", "pack.yaml", "schema: 1", "schema: !!str 1"},
	{"key_not_text", "pack.yaml", "schema: 1", "[schema]: 1"},
	{"not_a_mapping", "parameters.yaml", "", "nothing"},
	{"not_a_list", "pack.yaml", `["4106"]`, `"4106"`},
	{"not_text", "pack.yaml", "id: small", "id: {}"},
	{"no_text", "pack.yaml", "id: small", "id:"},
	{"reads_as_nothing", "pack.yaml", "id: small", "id: ~"},
	{"reads_as_flag", "pack.yaml", "id: small", "id: no"},
	{"reads_as_time", "pack.yaml", "version: 0.1.0", "version: 12:30"},
	{"reads_as_date", "pack.yaml", "version: 0.1.0", "version: 2017-01-31"},
	{"reads_as_number", "pack.yaml", `["4106"]`, "[010]"},
	{"duplicate_key", "pack.yaml", "id: small", "id: small\nid: large"},
	{"unknown_key", "pack.yaml", "issuer:", "isuer:"},
	{"misplaced_key", "parameters.yaml", "value: 300000,", "value: 300000, values: [1],"},
	{"missing_key", "pack.yaml", "issuer: {zh: 示例县人民政府, en: Government of the example county}\n", ""},
	{"not_an_option", "parameters.yaml", "authority: city", "authority: citty"},
	{"not_a_flag", "income.yaml", "practice: true", "practice: yes"},
	{"not_a_date", "pack.yaml", "dated: 2017-01-01", "dated: 2017年1月1日"},
	{"not_a_number", "parameters.yaml", "value: 300000", "value: +300000"},
	{"leading_zero", "parameters.yaml", "value: 300000", "value: 0300000"},
	{"separator", "parameters.yaml", "value: 300000", "value: 300_000"},
	{"quoted_number", "parameters.yaml", "value: 300000", `value: "300000"`},
	{"not_whole", "parameters.yaml", "value: 300000", "value: 300000.5"},
	{"time_for_number", "parameters.yaml", "value: 300000", "value: 12:30"},
	{"out_of_range", "parameters.yaml", "value: 300000", "value: 0"},
	{"unknown_table", "parameter.yaml", "", "{}"},
	{"missing_table", "income.yaml", "", ""},
	{"division", "pack.yaml", `"4106"`, "鹤壁"},
	{"clause_id", "clauses.yaml", `"A:一(三)"`, `"B:一(三)"`},
	{"unknown_clause", "findings.yaml", `"A:一(二)"`, `"A:一（二）"`},
	{"clause_or_practice", "income.yaml", "transfer.gift: {both: {treatment: counted, practice: true}}", "transfer.gift: {both: {treatment: counted}}"},
	{"no_unit", "parameters.yaml", "options: [dibao, both]", "options: [dibao, both]\n  unit: percent"},
	{"ends_before_it_begins", "parameters.yaml", "to: 2017-12-31", "to: 2016-12-31"},
	{"duplicate_date", "parameters.yaml", `["A:一(一)"]}`, `["A:一(一)"]}` + "\n    - {from: 2017-01-01, value: 321000, clauses: [\"A:一(一)\"]}"},
	{"overlap", "parameters.yaml", `["A:一(一)"]}`, `["A:一(一)"]}` + "\n    - {from: 2017-12-31, value: 321000, clauses: [\"A:一(一)\"]}"},
	{"gap", "parameters.yaml", `["A:一(一)"]}`, `["A:一(一)"]}` + "\n    - {from: 2018-02-01, value: 321000, clauses: [\"A:一(一)\"]}"},
	{"unknown_item", "income.yaml", "wage.migrant:", "wage.migrants:"},
	{"missing_item", "income.yaml", "  wage.migrant: {both: {treatment: counted, practice: true}}\n", ""},
	{"said_twice", "income.yaml", "transfer.other: {both: {treatment: open}}", "transfer.other: {both: {treatment: open}, dibao: {treatment: open}}"},
	{"missing_term", "parameters.yaml", "employment_cost_rate:", "employment_cost_rates:"},
	{"unknown_finding", "findings.yaml", "dibao.exit:", "dibao.exits:"},
	{"unknown_name", "findings.yaml", "review: [property_limit]", "review: [property_limits]"},
	{"unknown_fact", "findings.yaml", "met: income.dibao.per_capita < dibao", "met: income.dibao.percapita < dibao"},
	{"fact_elsewhere", "income.yaml", "member.schooling in ['primary', 'junior']", "income.dibao.per_capita < dibao_standard"},
	{"condition_syntax", "findings.yaml", "met: income.dibao.per_capita < dibao_standard", "met: (income.dibao.per_capita < dibao_standard"},
	{"condition", "findings.yaml", "applies: dibao.status == 'active'", "applies: dibao.status.now == 'active'"},
	{"condition_types", "findings.yaml", "per_capita < dibao_standard", "per_capita < 300000"},
	{"condition_operator", "findings.yaml", "per_capita < dibao_standard", "per_capita < dibao_standard / 2"},
	{"condition_answer", "findings.yaml", "applies: dibao.status == 'active'", "applies: dibao.status"},
	{"condition_folded", "findings.yaml", "applies: dibao.status == 'active'", "applies: >\n    dibao.status == 'active'"},
	{"condition_escaped", "findings.yaml", "applies: dibao.status == 'active'", "applies: 'dibao.status == ''active'''"},
	{"condition_long", "findings.yaml", "applies: dibao.status == 'active'", "applies: dibao.status == 'active'" + strings.Repeat(" || dibao.status == 'active'", 40)},
	{"money_equality", "findings.yaml", "per_capita < dibao_standard", "per_capita == dibao_standard"},
	{"amount_answer", "findings.yaml", "dibao.exit:", "dibao.exit:\n  amount: dibao_standard < dibao_standard"},
	{"condition_in_pack", "parameters.yaml", "type: percent\n  unit: percent\n  kind: between\n  authority: county\n  range: [10, 50]", "type: condition\n  kind: between\n  authority: county\n  values:\n    - {value: member.age > 60, clauses: [\"A:一(三)\"]}"},
	{"no_equality", "findings.yaml", "applies: dibao.status == 'active'", "applies: jdlk.causes == jdlk.causes"},
	{"no_order", "findings.yaml", "applies: dibao.status == 'active'", "subject: member\n  applies: member.disability.grade <= 2"},
	{"not_a_span", "parameters.yaml", "range: [10, 50]", "range: [50, 10]"},
	{"not_a_decimal", "parameters.yaml", "type: percent\n  unit: percent\n  kind: between\n  authority: county\n  range: [10, 50]", "type: multiple\n  kind: between\n  authority: county\n  range: [1.50, 3]"},
	{"one_value", "parameters.yaml", "value: dibao,", "value: dibao, proposed: both,"},
	{"not_like", "calendar.yaml", "", "campaign:\n  title: {zh: 复核, en: Review}\n  scope: [rural]\n  stages: []\n  effective: {title: {zh: 起, en: From}, month: 2017-7, clauses: [\"A:一(三)\"]}\n"},
	{"no_period", "calendar.yaml", "", "recheck: {clauses: [\"A:一(三)\"], per_class: {A: 12, B: 5, C: 3}}\n"},
	{"extends", "overlay", "", "extends: fengjie-2017\nissuer: 示例\nparameters: {}\n"},
	{"unknown_pack", "overlay", "", "extends: hebi-2071\nissuer: 示例\nparameters: {}\n"},
	{"unknown_parameter", "overlay", "", set("dibao_standart", "from: 2017-07-01, "+standard)},
	{
		"already_set", "overlay", set("dibao_standard", "from: 2017-07-01, "+standard),
		set("dibao_standard", "from: 2017-07-01, "+standard),
	},
	{"unit", "overlay", "", set("dibao_standard", "from: 2017-07-01, value: 267, unit: yuan/person/month, document: 示例, authority: city")},
	{"authority", "overlay", "", set("dibao_standard", "from: 2017-07-01, value: 321000, unit: fen/person/year, document: 示例, authority: county")},
	{"fixed", "overlay", "", set("employment_cost_reach", "from: 2017-07-01, value: both, document: 示例, authority: county")},
	{"fixed_until", "overlay", "", set("item.pension.base_central", "from: 2019-01-01, value: counted, document: 示例, authority: county")},
	{"wording_long", "overlay", "", set("property_limit", "from: 2017-01-01, document: 示例, value: "+strings.Repeat("车", 1001))},
	{"no_values", "overlay", "", "extends: small\nissuer: 示例\nparameters:\n  dibao_standard: []\n"},
	{"below_poverty_standard", "overlay", "", set("poverty_standard", "from: 2017-07-01, value: 309600, unit: fen/person/year, document: 示例, authority: county")},
	{"yuan_for_fen", "overlay", "", set("dibao_standard", "from: 2017-07-01, value: 9999, unit: fen/person/year, document: 示例, authority: city")},
	{"not_for_judgement", "parameters.yaml", "  kind: judgement", "  kind: judgement\n  values: []"},
	{"not_for_type", "parameters.yaml", "range: [10, 50]", "options: [ten, fifty]"},
	{"option_twice", "parameters.yaml", "options: [dibao, both]", "options: [dibao, both, both]"},
	{"unused_parameter", "findings.yaml", "  review: [property_limit]\n", ""},
	{"unused_clause", "clauses.yaml", "clauses:", "clauses:\n  \"A:二\": {zh: 分工。, en: Who does what.}"},
	{"unused_document", "clauses.yaml", "documents:", "documents:\n  B: 示例〔2017〕2号"},
	{"unreachable", "findings.yaml", "applies: dibao.status == 'active'", "applies: dibao.status == 'active' && dibao.status == 'stopped'"},
	{"never_met", "findings.yaml", "met: income.dibao.per_capita > dibao_standard", "met: dibao.status == 'none'"},
	{"unreachable_row", "income.yaml", "when: member.schooling in ['primary', 'junior']", "when: member.schooling == 'none' && member.schooling != 'none'"},
}

func set(id, entry string) string {
	return "extends: small\nissuer: 示例\nparameters:\n  " + id + ":\n    - {" + entry + "}\n"
}

const standard = "value: 321000, unit: fen/person/year, document: 示例, authority: city"

// smallPack copies testdata/packs/small.
func smallPack(t testing.TB) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "pack")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "packs", "small"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// faultsOf checks the broken pack.
func (c broken) faultsOf(t testing.TB) rules.Faults {
	t.Helper()
	dir := smallPack(t)
	switch {
	case c.table == "overlay":
		p, err := rules.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		if c.old != "" {
			p = overlaid(t, p, c.old)
		}
		if c.code == "unknown_pack" {
			p = nil
		}
		_, faults := rules.CheckOverlay(p, "county.yaml", []byte(c.new))
		return faults
	case c.old+c.new == "":
		if err := os.Remove(filepath.Join(dir, c.table)); err != nil {
			t.Fatal(err)
		}
	default:
		write(t, dir, c.table, c.content(t))
	}
	_, faults, err := rules.Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

// content is the table as it is broken.
func (c broken) content(t testing.TB) string {
	t.Helper()
	if c.old == "" {
		return c.new
	}
	data, err := os.ReadFile(filepath.Join("testdata", "packs", "small", c.table))
	if err != nil || !bytes.Contains(data, []byte(c.old)) {
		t.Fatalf("%s has no %q: %v", c.table, c.old, err)
	}
	return strings.Replace(string(data), c.old, c.new, 1)
}

func overlaid(t testing.TB, p *rules.Pack, overlay string) *rules.Pack {
	t.Helper()
	over, err := p.WithOverlay("first.yaml", []byte(overlay))
	if err != nil {
		t.Fatal(err)
	}
	return over
}
