package packtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

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
			if varied, ok := l.changed(e.reader, whole, []change{{e.node, e.vary, v}}); ok {
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

// changed makes changes to a document.
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

// add makes one case of an entry of a household as a tree.
func (l *layout) add(c testCase, t tree, step int) {
	h, err := household(t)
	if err != nil {
		l.problems.add(c.place, "document", c.entry.household, reason(err))
		return
	}
	l.cases = append(l.cases, c.of(h, step))
}

// reason says why a document cannot be read: the place in it, and what is wrong.
// Its line and column would be those of no file.
func reason(err error) string {
	var wrong *survey.DocumentError
	if errors.As(err, &wrong) {
		return strings.TrimSpace(wrong.Path + " " + wrong.Code + " " + wrong.Detail)
	}
	return err.Error()
}

// of makes the case of a household that is one of the steps of an entry.
func (c testCase) of(h survey.Household, step int) testCase {
	c.household, c.step, c.wants = h, step, append(c.wants, c.entry.wants[step]...)
	c.when += string(c.asOf)
	return c
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
	pack, err := l.bench.with(base.overlays)
	if err != nil {
		l.problems = append(l.problems, Problem{place: base.place, key: "overlay_refused", args: []any{e.name}, err: err})
		return
	}
	v := lever{pack, base.asOf, basisOfFigure(e.figure), func(amount int64) (survey.Household, error) {
		t, _ := with(whole, steps(e.move), json.Number(strconv.FormatInt(amount, 10)))
		return household(t)
	}}
	for i, stand := range aroundAmount(limit) {
		h, ok := v.stand(stand)
		if !ok {
			l.problems.add(base.place, "does_not_stand", e.figure, stand.RatString(), e.move)
			return
		}
		c := base
		c.when = e.figure + "=" + stand.RatString() + " "
		c.wants = []want{{
			target: target{basis: v.basis}, place: base.place,
			fields: []field{{fieldPerCapita, stand.RatString()}},
		}}
		l.cases = append(l.cases, c.of(h, i))
	}
}
