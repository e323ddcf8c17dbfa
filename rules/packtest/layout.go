package packtest

import (
	"encoding/json"
	"fmt"
	"math/big"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// testCase is one household on one day with what is expected, laid out for a
// pack.
type testCase struct {
	place
	entry     *entry
	step      int    // which of the cases of its entry
	when      string // the day, and what stands where in this case
	household survey.Household
	asOf      survey.Date
	overlays  []string
	wants     []want
}

// layout makes the cases of all entries. The amounts of boundaries are found by
// the pack as it is; a changed pack runs the same cases.
type layout struct {
	suite    *suite
	bench    *bench
	problems Problems
	cases    []testCase
}

func (s *suite) layOut(pack *rules.Pack) ([]testCase, error) {
	l := &layout{suite: s, bench: newBench(pack)}
	for i := range s.entries {
		l.entry(&s.entries[i])
	}
	return l.cases, l.problems.asError()
}

// entry lays out one entry.
func (l *layout) entry(e *entry) {
	at := e.reader.place(e.node)
	base := testCase{place: at, entry: e, asOf: survey.Date(e.asOf)}
	for _, n := range e.overlays {
		o, ok := l.suite.overlayOf(n, l.bench.pack)
		if !ok {
			l.problems.add(e.reader.place(n), "unknown_overlay", n.Value)
			return
		}
		base.overlays = append(base.overlays, o)
	}
	if e.refused != "" {
		l.cases = append(l.cases, base)
		return
	}
	whole, ok := l.household(e)
	if !ok {
		return
	}
	switch e.kind {
	case entryTest:
		l.add(base, whole, 0)
	case entryDates:
		for i, day := range around(base.asOf) {
			base.asOf = day
			l.add(base, whole, i)
		}
	case entryValues:
		for i, v := range e.over {
			if varied, ok := l.put(e, whole, e.vary, v); ok {
				base.when = fmt.Sprintf("%s=%v ", e.vary, v)
				l.add(base, varied, i)
			}
		}
	case entryBoundary:
		l.boundary(e, base, whole)
	}
}

// around returns the day before, the day, and the day after.
func around(day survey.Date) [3]survey.Date {
	t, err := day.Time()
	if err != nil {
		return [3]survey.Date{day, day, day}
	}
	return [3]survey.Date{survey.DateOf(t.AddDate(0, 0, -1)), day, survey.DateOf(t.AddDate(0, 0, 1))}
}

// household returns the document of an entry with its changes.
func (l *layout) household(e *entry) (tree, bool) {
	whole, ok := l.resolve(e.household, e.reader.place(e.node))
	if !ok {
		return nil, false
	}
	return l.changed(e.reader, whole, e.set)
}

// resolve returns the document of a named household.
func (l *layout) resolve(name string, at place) (tree, bool) {
	d, ok := l.suite.households[name]
	if !ok {
		l.problems.add(at, "unknown_household", name)
		return nil, false
	}
	if d.basedOn == "" || d.resolved {
		return d.whole, true
	}
	if d.visiting {
		l.problems.add(d.reader.place(d.node), "cycle", name)
		return nil, false
	}
	d.visiting = true
	base, ok := l.resolve(d.basedOn, d.reader.place(d.node))
	d.visiting = false
	if !ok {
		return nil, false
	}
	d.whole, d.resolved = l.changed(d.reader, base, d.set)
	return d.whole, d.resolved
}

func (l *layout) changed(r *reader, t tree, set []change) (tree, bool) {
	for _, c := range set {
		next, ok := with(t, steps(c.path), c.value)
		if !ok {
			l.problems.add(r.place(c.node), "no_place", c.path)
			return nil, false
		}
		t = next
	}
	return t, true
}

// put sets one place in the household of an entry.
func (l *layout) put(e *entry, t tree, path string, v tree) (tree, bool) {
	next, ok := with(t, steps(path), v)
	if !ok {
		l.problems.add(e.reader.place(e.node), "no_place", path)
	}
	return next, ok
}

// add makes one case of an entry.
func (l *layout) add(c testCase, t tree, step int) {
	h, err := household(t)
	if err != nil {
		l.problems = append(l.problems, Problem{place: c.place, key: "document", args: []any{c.entry.household, err.Error()}})
		return
	}
	c.household, c.step, c.wants = h, step, append(c.wants, c.entry.wants[step]...)
	c.when += string(c.asOf)
	l.cases = append(l.cases, c)
}

// boundary makes the three cases of a boundary: it finds the amounts at which the
// figure stands one fen below the limit, at it, and one fen above, and expects
// the figure there.
func (l *layout) boundary(e *entry, base testCase, whole tree) {
	limit, ok := new(big.Rat).SetString(e.limit)
	if !ok {
		l.problems.add(base.place, "limit", e.limit)
		return
	}
	for i, d := range []int64{-1, 0, 1} {
		stand := new(big.Rat).Add(limit, big.NewRat(d, 1))
		moved, ok := l.moved(e, base, whole, stand)
		if !ok {
			l.problems.add(base.place, "does_not_stand", e.figure, stand.RatString(), e.move)
			return
		}
		c := base
		c.when = e.figure + "=" + stand.RatString() + " "
		c.wants = []want{{
			target: target{basis: basisOfFigure(e.figure)}, place: base.place,
			fields: []field{{fieldPerCapita, stand.RatString()}},
		}}
		l.add(c, moved, i)
	}
}

// Amounts far above any limit, from which a straight line leads to it.
const (
	oneAmount     = 100_000_000
	anotherAmount = 200_000_000
)

// moved returns the household with the amount at which the figure stands where
// it should.
func (l *layout) moved(e *entry, base testCase, whole tree, stand *big.Rat) (tree, bool) {
	y1, ok1 := l.figure(e, base, whole, oneAmount)
	y2, ok2 := l.figure(e, base, whole, anotherAmount)
	if !ok1 || !ok2 || y1.Cmp(y2) == 0 {
		return nil, false
	}
	slope := new(big.Rat).Sub(y2, y1)
	slope.Quo(slope, big.NewRat(anotherAmount-oneAmount, 1))
	x := new(big.Rat).Sub(stand, y1)
	x.Add(x.Quo(x, slope), big.NewRat(oneAmount, 1))
	if !x.IsInt() || !x.Num().IsInt64() {
		return nil, false
	}
	amount := x.Num().Int64()
	if y, ok := l.figure(e, base, whole, amount); !ok || y.Cmp(stand) != 0 {
		return nil, false
	}
	return with(whole, steps(e.move), json.Number(x.Num().String()))
}

// figure returns where the figure stands with an amount, if that is exact.
func (l *layout) figure(e *entry, base testCase, whole tree, amount int64) (*big.Rat, bool) {
	t, ok := with(whole, steps(e.move), json.Number(big.NewInt(amount).String()))
	if !ok {
		return nil, false
	}
	h, err := household(t)
	if err != nil {
		return nil, false
	}
	p, err := l.bench.with(base.overlays)
	if err != nil {
		return nil, false
	}
	b := target{basis: basisOfFigure(e.figure)}.basisOf(p.Assess(h, base.asOf, text.Zh))
	return b.PerCapita.Low, b.PerCapita.Exact()
}
