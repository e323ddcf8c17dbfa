package packtest

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// deriver adds cases to the tests of a pack whose answers follow from others:
// around each limit that a tested rule has, the answer at the limit is that of
// the side to which the comparison counts it; around each day on which
// something changes, nothing else changes beside it.
type deriver struct {
	bench    *bench
	cover    *coverage
	problems *Problems
	added    int
}

// derive adds cases to one test.
func (d *deriver) derive(c *testCase, result rules.Result) {
	laid, err := d.bench.with(c.overlays)
	if err != nil || c.entry.kind != entryTest {
		return
	}
	for _, w := range c.wants {
		d.limits(c, laid, w)
		d.edges(c, laid, w, result)
	}
}

// limits stands a test one fen below each limit that its rule has, at it, and
// one fen above.
func (d *deriver) limits(c *testCase, laid *rules.Pack, w want) {
	compared := map[[2]string][]comparison{}
	for _, p := range d.cover.parts {
		if p.kind == partComparison && p.code == w.code {
			key := [2]string{p.comparison.figure, p.comparison.limit}
			compared[key] = append(compared[key], p.comparison)
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(compared), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		figure, limit := key[0], key[1]
		answers, ok := d.aroundLimit(c, laid, w, figure, limit)
		if !ok || answers[0] == answers[2] {
			continue // what it is compared with decides nothing here
		}
		if at := atLimit(compared[key], answers); at != "" && answers[1] != at {
			d.problems.add(c.place, "derived_limit", c.entry.name, w.name(), figure, limit, at, answers[1])
		}
	}
}

// atLimit is the state that follows at a limit from those beside it, empty where
// the comparisons of a rule do not agree.
func atLimit(list []comparison, answers [3]string) string {
	below, above := false, false
	for _, c := range list {
		switch {
		case c.operator == "at" && c.silent:
			return string(rules.Undetermined)
		case c.operator == "at":
			return ""
		case c.operator == "<=" || c.operator == ">":
			below = true
		default:
			above = true
		}
	}
	switch {
	case below == above:
		return ""
	case below:
		return answers[0]
	}
	return answers[2]
}

// aroundLimit returns the states of a finding around a limit, by the first line
// of income that can bring the figure there.
func (d *deriver) aroundLimit(c *testCase, laid *rules.Pack, w want, figure, limit string) (answers [3]string, ok bool) {
	value, ok := limitOn(laid, c.asOf, limit)
	if !ok {
		return answers, false
	}
	for i, in := range c.household.Incomes {
		if in.GrossFen == nil {
			continue
		}
		v := lever{laid, c.asOf, basisOfFigure(figure), func(amount int64) (survey.Household, error) {
			h := c.household
			h.Incomes = slices.Clone(h.Incomes)
			h.Incomes[i].GrossFen = new(survey.Fen(amount))
			return h, nil
		}}
		if answers, ok = d.stand(v, w, value); ok {
			return answers, true
		}
	}
	return answers, false
}

func (d *deriver) stand(v lever, w want, limit *big.Rat) (answers [3]string, ok bool) {
	for i, at := range aroundAmount(limit) {
		h, ok := v.stand(at)
		if !ok {
			return answers, false
		}
		f, _ := v.pack.Assess(h, v.asOf, text.Zh).Finding(w.code, w.subject)
		answers[i] = string(f.State)
	}
	d.added += len(answers)
	return answers, true
}

// limitOn is what a limit comes to on a day: a parameter, or parameters and
// numbers multiplied.
func limitOn(p *rules.Pack, on survey.Date, limit string) (*big.Rat, bool) {
	product := big.NewRat(1, 1)
	for factor := range strings.SplitSeq(limit, " * ") {
		if namePattern.MatchString(factor) {
			parameter, _ := p.Parameter(factor)
			w, ok := parameter.At(on)
			if !ok || w.Proposed != "" {
				return nil, false
			}
			factor = w.Value
		}
		v, ok := new(big.Rat).SetString(factor)
		if !ok {
			return nil, false
		}
		product.Mul(product, v)
	}
	return product, true
}

// passing are facts that change with the days themselves.
var passing = []string{"member.age", "recheck.due", "checks.this_year"}

// edges assesses a test on the days around each edge of what it depends on:
// before the last day and after the first one the answer is the same as on them.
func (d *deriver) edges(c *testCase, laid *rules.Pack, w want, result rules.Result) {
	if slices.ContainsFunc(passing, func(name string) bool { return d.cover.reads[w.code][name] }) {
		return
	}
	for _, p := range d.cover.parts {
		if p.kind != partEdge || !d.cover.about(laid, c, w, p, result) {
			continue
		}
		on := func(day survey.Date) map[string]string { return w.answer(laid.Assess(c.household, day, text.Zh)) }
		d.added += 4
		if !maps.Equal(on(around(p.from)[0]), on(p.from)) || !maps.Equal(on(p.to), on(around(p.to)[2])) {
			d.problems.add(c.place, "derived_edge", c.entry.name, w.name(), string(p.from), string(p.to))
		}
	}
}
