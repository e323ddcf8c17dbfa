package rules_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// FuzzOverlay reads anything as an overlay: it gives a pack that assesses, or
// faults with a place.
func FuzzOverlay(f *testing.F) {
	for _, o := range brokenPacks {
		f.Add([]byte(o.new))
	}
	f.Add([]byte(set("dibao_standard", "from: 2017-07-01, "+standard)))
	f.Add([]byte("? [a]\n: *b\n"))
	for _, values := range possibleSettings(f, packOf(f, ofHousehold("true"), "")) {
		f.Add([]byte("extends: hebi-2017\nissuer: 浚县民政局\nparameters:\n" + values[0]))
	}
	p := packOf(f, ofMember(strings.Join(memberAtoms, " || "))+ofHousehold(strings.Join(householdAtoms[25:], " || ")), byClass)
	h := household(f, scenes[0].fields...)
	f.Fuzz(func(t *testing.T, data []byte) {
		settled, err := p.WithOverlay("county.yaml", data)
		checkFaults(t, err)
		if err == nil {
			assess(settled, h)
		}
	})
}

// FuzzPack reads anything as one of the tables of a pack: it gives a pack that
// assesses, or faults with a place, a line and something to do.
func FuzzPack(f *testing.F) {
	tables := []string{"pack.yaml", "clauses.yaml", "parameters.yaml", "income.yaml", "findings.yaml", "calendar.yaml"}
	for i, table := range tables {
		f.Add(uint8(i), read(f, table))
	}
	for _, c := range brokenPacks {
		if i := slices.Index(tables, c.table); i >= 0 && len(c.new) < 10_000 {
			f.Add(uint8(i), c.content(f))
		}
	}
	f.Add(uint8(2), anyTerms)
	f.Add(uint8(4), ofMember(memberAtoms[0])+ofHousehold("any.group.elder"))
	f.Add(uint8(5), byClass)
	f.Fuzz(func(t *testing.T, table uint8, content string) {
		dir := smallPack(t)
		write(t, dir, tables[int(table)%len(tables)], content)
		p, faults, err := rules.Check(dir)
		if err != nil {
			t.Fatal(err)
		}
		checkFaults(t, faults.AsError())
		if p != nil {
			assess(p, household(t, scenes[0].fields...))
		}
	})
}

// FuzzAssess assesses any household, sound or not: documents are checked when
// they are read, but Assess must not rely on that.
func FuzzAssess(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "example", "household.json"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, "2017-06-01")
	f.Add([]byte(`{"members":[{"key":"m1"},{"key":"m1","in_family":true}],"incomes":[{"key":"i1","item":"wage.local","member":"m1","gross_fen":-9223372036854775808,"cost_fen":-9223372036854775808}]}`), "")
	for _, h := range []string{
		`{"members":null,"incomes":[{"key":"i1","item":"student.living","member":"m1","gross_fen":1}]}`,
		`{"members":[{"in_family":true},{"in_family":null}],"jdlk":{"members":["","m9"]},"incomes":[{},{"item":"wage.local","member":"m9"}]}`,
		`{"members":[{"key":"m1"},{"key":"m1"}],"dibao":{"status":"active"},"incomes":[{"key":"i1","item":"wage.local","member":"m1","from_poverty_project":true},
			{"key":"i1","item":"wage.local","gross_fen":1,"from_poverty_project":false},{"key":"i1","item":"wage.other","member":"m1","gross_fen":2}]}`,
		`{"members":[{"key":"m1","in_family":true}],"incomes":[],"obligors":[{"key":"o1","due_fen":9223372036854775807,"paid_fen":9223372036854775807},
			{"key":"o1","due_fen":-1,"paid_fen":9223372036854775807},{"unable":"\u001b[0m\n"}]}`,
		`{"members":[{"key":"m1","in_family":true}],"incomes":[{"key":"i1","item":"farm.crop","gross_fen":1000000000000000,"cost_fen":-5},{"key":"i2","item":"gold"}],
			"dibao":{"status":"perhaps"}}`,
	} {
		f.Add([]byte(h), "2017-06-01")
	}
	p := hebi(f)
	f.Fuzz(func(t *testing.T, data []byte, on string) {
		var h survey.Household
		if json.Unmarshal(data, &h) != nil {
			return
		}
		if r := p.Assess(h, survey.Date(on), "zh"); len(r.Findings) < 15 || strings.Contains(compact(t, r), `"missing":null`) {
			t.Errorf("got %s", compact(t, r))
		}
	})
}

func checkFaults(t *testing.T, err error) {
	var faults rules.Faults
	if err == nil {
		return
	}
	if !errors.As(err, &faults) {
		t.Fatalf("got %v", err)
	}
	for _, fault := range faults {
		shown := fault.Show(text.Zh) + fault.Show(text.En)
		if fault.Line < 1 || fault.Column < 1 || strings.Contains(shown, "%!(") || fault.Suggestion(text.Zh) == "" {
			t.Errorf("%q", shown)
		}
	}
}
