package rules_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// TestReceiptsAreAsKept pins the receipts of some households: a change of the
// arithmetic, of a pack or of the canonical forms shows here, on whatever
// machine it is run.
func TestReceiptsAreAsKept(t *testing.T) {
	var b strings.Builder
	line := func(name string, r rules.Receipt) {
		fmt.Fprintf(&b, "%s\n  input %s\n  trace %s\n", name, r.InputSHA256, r.TraceSHA256)
	}
	line("the worked example", withCounty(t).Assess(example(t), "2017-07-01", text.Zh).Receipt)
	for _, info := range rules.List() {
		p, err := rules.Load(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		line(info.ID+": the household of the example", p.Assess(example(t), "2017-07-01", text.Zh).Receipt)
		for _, s := range scenes {
			line(info.ID+": "+s.name, p.Assess(household(t, s.fields...), day, text.Zh).Receipt)
		}
	}
	golden(t, "receipts.txt", []byte(b.String()))
}

func TestAReceiptNamesWhatItIsOf(t *testing.T) {
	p, h := withCounty(t), example(t)
	result := p.Assess(h, "2017-07-01", text.Zh)
	r := result.Receipt
	if r.Engine != rules.EngineVersion || r.Pack != result.Pack || r.AsOf != "2017-07-01" || len(r.Overlays) != 1 {
		t.Errorf("got %+v", r)
	}
	if got := sha(rules.Canonical(h)); got != r.InputSHA256 {
		t.Errorf("input: got %s, want %s", r.InputSHA256, got)
	}
	if got := sha(p.Trace(h, "2017-07-01")); got != r.TraceSHA256 {
		t.Errorf("trace: got %s, want %s", r.TraceSHA256, got)
	}
	if english := p.Assess(h, "2017-07-01", text.En).Receipt; compact(t, english) != compact(t, r) {
		t.Errorf("in English the receipt is %+v", english)
	}
}

func TestAnythingThatCountsChangesTheFingerprint(t *testing.T) {
	base := withCounty(t).Assess(example(t), "2017-07-01", text.Zh).Receipt
	richer := example(t)
	richer.Incomes[0].GrossFen = new(*richer.Incomes[0].GrossFen + 1)
	for what, r := range map[string]rules.Receipt{
		"another day":        withCounty(t).Assess(example(t), "2017-07-02", text.Zh).Receipt,
		"no overlay":         fengjie(t).Assess(example(t), "2017-07-01", text.Zh).Receipt,
		"another household":  withCounty(t).Assess(richer, "2017-07-01", text.Zh).Receipt,
		"another pack":       hebi(t).Assess(example(t), "2017-07-01", text.Zh).Receipt,
		"nothing recorded":   {},
		"nobody in the home": withCounty(t).Assess(survey.Household{}, "2017-07-01", text.Zh).Receipt,
	} {
		if r.Fingerprint() == base.Fingerprint() {
			t.Errorf("%s has the same fingerprint", what)
		}
	}
	if again := withCounty(t).Assess(example(t), "2017-07-01", text.En).Receipt.Fingerprint(); again != base.Fingerprint() {
		t.Errorf("got %s and %s", again, base.Fingerprint())
	}
}

// TestTheCanonicalFormIsThatOfPlainJSON holds the canonical form against the
// standard encoder with sorted keys and without what was not asked.
func TestTheCanonicalFormIsThatOfPlainJSON(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, h survey.Household) {
		if got, want := string(rules.Canonical(h)), plainJSON(t, h); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	}
	check(t, example(t))
	check(t, survey.Household{})
	check(t, survey.Household{Address: "a\"b\\c\n\x01<&>\u2028𠮷", Members: []survey.Member{}, Incomes: []survey.Income{{}}})
	rapid.Check(t, func(t *rapid.T) { check(t, drawHousehold(thrown(t))) })
}

func TestTheTraceIsCanonical(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		trace := withCounty(t).Trace(drawHousehold(thrown(rt)), day)
		var v any
		if err := json.Unmarshal(trace, &v); err != nil {
			rt.Fatalf("%v in %s", err, trace)
		}
		if again := string(unescaped(rt, v)); again != string(trace) {
			rt.Fatalf("got  %s\nwant %s", trace, again)
		}
	})
}

// plainJSON writes a document by way of maps, which sort their keys.
func plainJSON(t interface{ Fatalf(string, ...any) }, v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%v", err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var doc any
	if err := d.Decode(&doc); err != nil {
		t.Fatalf("%v", err)
	}
	return string(unescaped(t, asked(doc)))
}

func unescaped(t interface{ Fatalf(string, ...any) }, v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatalf("%v", err)
	}
	out := strings.NewReplacer(`\u2028`, "\u2028", `\u2029`, "\u2029", `\n`, `\u000a`).Replace(b.String())
	return []byte(strings.TrimSuffix(out, "\n"))
}

// asked takes out of a document what was not asked.
func asked(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, child := range v {
			child = asked(child)
			if m, isMap := child.(map[string]any); child == nil || child == "" || isMap && len(m) == 0 {
				delete(v, key)
			}
		}
	case []any:
		for i := range v {
			v[i] = asked(v[i])
		}
	}
	return v
}

func sha(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func BenchmarkCanonicalHousehold(b *testing.B) {
	h := example(b)
	b.ReportAllocs()
	for b.Loop() {
		rules.Canonical(h)
	}
}
