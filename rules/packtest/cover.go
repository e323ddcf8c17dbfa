package packtest

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
	"ruhu/survey"
)

// coverage marks the parts of a pack that tests exercise.
type coverage struct {
	pack   *rules.Pack
	tables tables
	parts  []*part
	reads  map[string]map[string]bool // code of a finding → names it reads
}

func newCoverage(pack *rules.Pack, t tables) *coverage {
	c := &coverage{pack: pack, tables: t, parts: partsOf(t), reads: map[string]map[string]bool{}}
	for key, rule := range pairs(t.root[tableFindings]) {
		c.reads[key.Value] = map[string]bool{}
		for _, l := range leaves(rule, "") {
			for _, t := range tokens(l.node.Value) {
				c.reads[key.Value][t.text] = true
			}
		}
	}
	return c
}

// observe marks what one case exercises: only what is expected counts, not what
// merely happens.
func (c *coverage) observe(b *bench, tc *testCase, result rules.Result) {
	laid, err := b.with(tc.overlays)
	if err != nil {
		return
	}
	for _, w := range tc.wants {
		for _, p := range c.parts {
			if !p.covered && c.exercises(laid, tc, w, p, result) {
				p.covered = true
			}
		}
	}
}

func (c *coverage) exercises(laid *rules.Pack, tc *testCase, w want, p *part, result rules.Result) bool {
	switch p.kind {
	case partState:
		state, ok := w.get(fieldState)
		return ok && w.code == p.code && state == string(p.state)
	case partRow:
		l, ok := w.row(tc, p, result)
		return ok && (treatedAs(l.Treatment, p.treatment) != p.otherwise)
	case partWindow:
		return within(p, tc.asOf) && c.about(laid, tc, w, p, result)
	case partEdge:
		return tc.asOf == p.to && tc.entry.kind == entryDates && tc.step > 0 && c.about(laid, tc, w, p, result) && changed(tc, w)
	case partComparison:
		return w.code == p.code && tc.entry.kind == entryBoundary && tc.entry.figure == p.comparison.figure && tc.entry.compares == p.comparison.limit
	case partClause:
		return c.cites(w, p.name, result)
	}
	return false
}

// row returns the line that an expectation is about, if it is one of a row.
func (w want) row(tc *testCase, p *part, result rules.Result) (rules.Line, bool) {
	if in, _ := tc.household.Income(w.key); w.key == "" || w.basis != p.basis || in.Item != p.item {
		return rules.Line{}, false
	}
	return w.lineOf(result)
}

// treatedAs reports whether a line counts as a row says. What counts may have
// something taken off.
func treatedAs(line, row rules.Treatment) bool {
	return line == row || row == rules.Counted && line == rules.Deducted
}

func within(p *part, day survey.Date) bool {
	return p.from <= day && (p.to == "" || day <= p.to)
}

// about reports whether an expectation depends on a parameter or a row, and the
// overlays of its case leave the pack's own word standing. A parameter that no
// finding reads is one of the arithmetic.
func (c *coverage) about(laid *rules.Pack, tc *testCase, w want, p *part, result rules.Result) bool {
	if p.parameter == "" {
		_, ok := w.row(tc, p, result)
		return ok
	}
	parameter, _ := laid.Parameter(p.parameter)
	if slices.ContainsFunc(parameter.Windows, func(w rules.Window) bool { return w.Overlay }) {
		return false
	}
	return c.reads[w.code][p.parameter] || w.basis != "" && !c.named(p.parameter)
}

// named reports whether some finding reads a parameter.
func (c *coverage) named(parameter string) bool {
	for _, names := range c.reads {
		if names[parameter] {
			return true
		}
	}
	return false
}

// changed reports whether an expectation is another than on the day before.
func changed(tc *testCase, w want) bool {
	i := slices.IndexFunc(tc.entry.wants[tc.step], func(o want) bool { return o.target == w.target })
	return i >= 0 && !slices.Equal(tc.entry.wants[tc.step-1][i].fields, w.fields)
}

// cites reports whether what an expectation is about rests on a clause: by its
// own citation, or that of a parameter that it names as open or to be reviewed.
func (c *coverage) cites(w want, clause string, result rules.Result) bool {
	answer := w.answer(result)
	if slices.Contains(strings.Fields(answer[fieldClauses]), clause) {
		return true
	}
	for _, f := range []string{fieldState, fieldMissing, fieldReview} {
		for _, name := range strings.Fields(answer[f]) {
			if p, ok := c.pack.Parameter(name); ok && slices.Contains(p.Clauses, clause) {
				return true
			}
		}
	}
	return false
}

// compare compares the values of a calendar with what the tests say of them.
func compare(calendar *yaml.Node, pins []pin, problems *Problems) {
	values := valuesOf(calendar)
	for _, pin := range pins {
		if got, ok := values[pin.path]; !ok || got != pin.value {
			problems.add(pin.place, "calendar_differs", pin.path, pin.value, got)
		}
	}
}

// valuesOf returns the values of a calendar by their paths, the clauses of an
// entry together under one.
func valuesOf(calendar *yaml.Node) map[string]string {
	values := map[string]string{}
	for _, l := range leaves(calendar, "") {
		if at := strings.LastIndex(l.path, ".clauses."); at >= 0 {
			path := l.path[:at] + ".clauses"
			values[path] = strings.TrimSpace(values[path] + " " + l.node.Value)
			continue
		}
		values[l.path] = l.node.Value
	}
	return values
}

// pins marks the values of the calendar that the tests say, and what stands
// beside them: the clauses of the entry, and those of the terms it waits for.
func (c *coverage) pins(pins []pin) {
	for _, pin := range pins {
		for _, p := range c.parts {
			if p.kind == partCalendar && p.name == pin.path {
				p.covered = true
			}
		}
		entry := pin.path[:strings.LastIndex(pin.path, ".")+1]
		for _, l := range leaves(c.tables.root[tableCalendar], "") {
			switch {
			case strings.HasPrefix(l.path, entry+"clauses."):
				c.clause(l.node.Value)
			case strings.HasPrefix(l.path, entry+"open."):
				parameter, _ := c.pack.Parameter(l.node.Value)
				c.cover(parameter.Clauses)
			}
		}
	}
}

func (c *coverage) cover(clauses []string) {
	for _, id := range clauses {
		c.clause(id)
	}
}

func (c *coverage) clause(id string) {
	for _, p := range c.parts {
		if p.kind == partClause && p.name == id {
			p.covered = true
		}
	}
}

// settle joins what windows cite, and the parts that can never be reached.
func (c *coverage) settle(unreachable []exception, problems *Problems) {
	for _, p := range c.parts {
		if p.kind == partWindow && p.covered {
			c.cover(p.clauses)
		}
	}
	for _, e := range unreachable {
		i := slices.IndexFunc(c.parts, func(p *part) bool { return p.name == e.name })
		switch {
		case i < 0:
			problems.add(e.place, "unknown_part", e.name)
		case c.parts[i].covered:
			problems.add(e.place, "reached", e.name)
		default:
			c.parts = slices.Delete(c.parts, i, i+1)
		}
	}
	for _, p := range c.parts {
		if !p.covered {
			problems.add(p.place, "uncovered."+string(p.kind), p.name)
		}
	}
}
