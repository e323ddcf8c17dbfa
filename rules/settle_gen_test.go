package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"ruhu/rules"
)

// candidates are values that an office might set a parameter of a type to: both
// ends and something between. Those outside the bounds of a parameter are not
// taken.
var candidates = map[string][]string{
	"money":     {"1", "250000", "300000", "360000", "9000000"},
	"percent":   {"0", "20", "100"},
	"years":     {"0", "16", "18", "60", "70", "150"},
	"multiple":  {"0", "1", "1.5", "3", "100"},
	"count":     {"0", "1", "2", "7", "1000"},
	"numbers":   {"[]", "[1]", "[1, 2]", "[1, 2, 3, 4]"},
	"ages":      {"[0, 0]", "[3, 6]", "[4, 5]", "[3, 5]", "[0, 7]", "[6, 18]", "[0, 150]"},
	"condition": {"member.age >= 60", "member.disability.grade in [1, 2]", "member.age < 0", "member.age >= 0"},
}

// setting writes how an overlay sets one parameter.
func setting(p rules.Parameter, value string) string {
	unit := ""
	if p.Unit != "" {
		unit = "unit: " + p.Unit + ", "
	}
	return fmt.Sprintf("  %s:\n    - {from: 2017-01-01, value: %s, %sdocument: 示例〔2017〕1号, authority: %s}\n", p.ID, value, unit, p.Authority)
}

// possibleSettings are, for each open parameter of a pack, what an overlay may
// set it to. What was announced for a parameter stays within its two values.
func possibleSettings(t testing.TB, p *rules.Pack) [][]string {
	t.Helper()
	var all [][]string
	for _, term := range openTerms(p, day) {
		if term.Kind == rules.KindJudgement {
			continue
		}
		values := candidates[term.Type]
		switch w, set := term.At(day); {
		case set:
			values = []string{w.Value, w.Proposed}
		case term.Type == "choice":
			values = term.Options
		case term.Type == "amounts":
			values = []string{"{" + strings.Join(term.Options, ": 0, ") + ": 5000}"}
		}
		var taken []string
		for _, v := range values {
			if _, err := p.WithOverlay("county.yaml", []byte(overlayOf(p, setting(term, v)))); err == nil {
				taken = append(taken, setting(term, v))
			}
		}
		if taken == nil {
			t.Fatalf("%s can be set to none of %v", term.ID, values)
		}
		all = append(all, taken)
	}
	return all
}

func overlayOf(p *rules.Pack, settings string) string {
	return "extends: " + p.Info().ID + "\nissuer: 示例县民政局\nparameters:\n" + settings
}

// settlements are a pack with its open parameters settled in so many ways: one
// third of them to the last, the others in part.
func settlements(t testing.TB, p *rules.Pack, ways int) []*rules.Pack {
	t.Helper()
	d, terms := seeded(1), possibleSettings(t, p)
	var packs []*rules.Pack
	for i := range ways {
		var settings strings.Builder
		for _, values := range terms {
			if i%3 == 0 || d(2) == 0 {
				settings.WriteString(values[d(len(values))])
			}
		}
		settled, err := p.WithOverlay("county.yaml", []byte(overlayOf(p, settings.String())))
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, settled)
	}
	return packs
}
