package rules_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

var update = flag.Bool("update", false, "write the golden files anew")

const day = survey.Date("2017-06-01")

func hebi(t testing.TB) *rules.Pack {
	t.Helper()
	p, err := rules.Load("hebi-2017")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// with returns the 鹤壁 pack with parameters settled by a county overlay, each
// given as "id: value".
func with(t testing.TB, settings ...string) *rules.Pack {
	t.Helper()
	return settles(t, hebi(t), settings...)
}

// household reads a household that has two members sharing everything unless
// the given fields, written as JSON, say otherwise.
func household(t testing.TB, fields ...string) survey.Household {
	t.Helper()
	all := map[string]json.RawMessage{
		"members":  json.RawMessage(`[{"key":"m1","name":"张国强","in_family":true,"schooling":"none"},{"key":"m2","name":"张小雨","in_family":true,"schooling":"junior"}]`),
		"incomes":  json.RawMessage(`[]`),
		"obligors": json.RawMessage(`[]`),
		"dibao":    json.RawMessage(`{"status":"none"}`),
		"tekun":    json.RawMessage(`{"status":"none"}`),
		"jdlk":     json.RawMessage(`{"status":"none"}`),
	}
	for _, f := range fields {
		var more map[string]json.RawMessage
		if err := json.Unmarshal([]byte("{"+f+"}"), &more); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		for k, v := range more {
			all[k] = v
		}
	}
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	h, err := survey.DecodeHousehold(data)
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return h
}

func compact(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// golden compares with a file in testdata/golden.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs; got:\n%s", file, got)
	}
}

func finding(t testing.TB, r rules.Result, code string) rules.Finding {
	t.Helper()
	f, ok := r.Finding(code, rules.SubjectHousehold)
	if !ok {
		t.Fatalf("no finding %s", code)
	}
	return f
}

func assess(p *rules.Pack, h survey.Household) rules.Result { return p.Assess(h, day, text.Zh) }

// answered is what a result says, without the receipt, which also tells what it
// was asked.
func answered(t testing.TB, r rules.Result) string {
	t.Helper()
	r.Receipt = rules.Receipt{}
	return compact(t, r)
}

func read(t testing.TB, table string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("packs", "hebi-2017", table))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// changed copies the 鹤壁 pack with one text replaced.
func changed(t testing.TB, table, old, new string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pack")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pack.yaml", "clauses.yaml", "parameters.yaml", "income.yaml", "findings.yaml", "calendar.yaml"} {
		content := read(t, name)
		switch {
		case name != table:
		case old == "":
			content = new
		case !strings.Contains(content, old):
			t.Fatalf("%s has no %q", table, old)
		default:
			content = strings.Replace(content, old, new, 1)
		}
		write(t, dir, name, content)
	}
	return dir
}

func write(t testing.TB, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
