package packtest

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
	"ruhu/survey"
)

// partKind is a kind of part that tests are to exercise.
type partKind string

// The kinds of parts, in the order of reports.
const (
	partState      partKind = "state"      // a finding that is met, or not met
	partRow        partKind = "row"        // an income item on a basis
	partWindow     partKind = "window"     // a time of a parameter, or of a row
	partEdge       partKind = "edge"       // where such a time begins or ends
	partComparison partKind = "comparison" // of a per-capita income with a limit
	partClause     partKind = "clause"     // a place of the policy that the pack cites
	partCalendar   partKind = "calendar"   // a value of the calendar that no finding reads
)

var partKinds = []partKind{partState, partRow, partWindow, partEdge, partComparison, partClause, partCalendar}

// part is a part of a pack.
type part struct {
	place
	kind    partKind
	name    string
	covered bool

	code       string          // of a finding
	state      rules.State     // of a state
	item       string          // of a row, or of a row's time
	basis      string          // of the same
	treatment  rules.Treatment // of a row
	otherwise  bool            // the row's condition does not hold
	parameter  string          // of a window or edge
	from, to   survey.Date     // of a window; of an edge the last day and the first
	comparison comparison
	clauses    []string // that the part cites
}

// partsOf lists the parts of a pack.
func partsOf(t tables) []*part {
	p := &parts{tables: t}
	p.findings()
	p.income()
	p.parameters()
	p.calendar()
	p.clauses()
	return p.all
}

type parts struct {
	tables
	all []*part
}

func (p *parts) add(file string, n *yaml.Node, new part) *part {
	new.place = p.place(file, n)
	p.all = append(p.all, &new)
	return &new
}

func (p *parts) findings() {
	for key, rule := range pairs(p.root[tableFindings]) {
		for _, s := range []rules.State{rules.Met, rules.NotMet} {
			p.add(tableFindings, key, part{kind: partState, name: key.Value + " " + string(s), code: key.Value, state: s})
		}
		seen := map[string]bool{}
		for _, l := range leaves(rule, "") {
			for _, c := range comparisons(l.node.Value) {
				if name := key.Value + ": " + c.String(); !seen[name] {
					seen[name] = true
					c.silent = strings.HasPrefix(l.path, "silent.")
					p.add(tableFindings, l.node, part{kind: partComparison, name: name, code: key.Value, comparison: c})
				}
			}
		}
	}
}

func (p *parts) income() {
	for key, item := range pairs(get(p.root[tableIncome], "items")) {
		for _, b := range []string{basisDibao, basisPoverty} {
			row := get(item, b)
			if row == nil {
				row = get(item, "both")
			}
			p.row(key.Value, b, row)
		}
	}
}

func (p *parts) row(item, basis string, row *yaml.Node) {
	name := "item " + item + " " + basis
	base := part{kind: partRow, name: name, item: item, basis: basis, treatment: rules.Treatment(textOf(get(row, "treatment")))}
	p.add(tableIncome, row, base)
	if get(row, "when") != nil {
		other := base
		other.name, other.otherwise = name+" otherwise", true
		p.add(tableIncome, row, other)
	}
	base.clauses = cited(row)
	from, to := span(row)
	p.time(tableIncome, row, from, to, base)
}

func (p *parts) parameters() {
	for key, parameter := range pairs(p.root[tableParameters]) {
		values := items(get(parameter, "values"))
		for i, w := range values {
			from, to := span(w)
			if to == "" && i+1 < len(values) {
				next, _ := span(values[i+1])
				to = around(next)[0]
			}
			p.time(tableParameters, w, from, to, part{name: key.Value, parameter: key.Value, clauses: cited(w)})
		}
	}
}

func span(n *yaml.Node) (from, to survey.Date) {
	return survey.Date(textOf(get(n, "from"))), survey.Date(textOf(get(n, "to")))
}

// time adds a window and its edges. A window without any end is one, too.
func (p *parts) time(file string, n *yaml.Node, from, to survey.Date, base part) {
	if base.parameter == "" && from == "" && to == "" {
		return // a row that always holds
	}
	window := base
	window.kind, window.from, window.to = partWindow, from, to
	window.name = base.name + " " + string(from) + ".." + string(to)
	p.add(file, n, window)
	if from != "" {
		p.edge(file, n, base, around(from)[0], from)
	}
	if to != "" {
		p.edge(file, n, base, to, around(to)[2])
	}
}

func (p *parts) edge(file string, n *yaml.Node, base part, last, first survey.Date) {
	base.kind, base.from, base.to, base.clauses = partEdge, last, first, nil
	base.name += " " + string(last) + "|" + string(first)
	for _, other := range p.all {
		if other.name == base.name {
			return // one window ends where the next begins
		}
	}
	p.add(file, n, base)
}

// calendar lists the values of the calendar; the recheck is tested by its
// finding.
func (p *parts) calendar() {
	for _, l := range leaves(p.root[tableCalendar], "") {
		if strings.HasPrefix(l.path, "recheck.") || untested(l.path) {
			continue
		}
		p.add(tableCalendar, l.node, part{kind: partCalendar, name: l.path})
	}
}

// untested are the fields of the calendar that are names, words and sources.
func untested(path string) bool {
	for step := range strings.SplitSeq(path, ".") {
		switch step {
		case "title", "where", "clauses", "open", "id", "level":
			return true
		}
	}
	return false
}

// clauses lists every clause that some table cites, at its first place.
func (p *parts) clauses() {
	seen := map[string]bool{}
	for _, file := range tested {
		for _, l := range leaves(p.root[file], "") {
			if isCitation(l.path) && !seen[l.node.Value] {
				seen[l.node.Value] = true
				p.add(file, l.node, part{kind: partClause, name: l.node.Value})
			}
		}
	}
}

func isCitation(path string) bool {
	return strings.HasPrefix(path, "clauses.") || strings.Contains(path, ".clauses.")
}

func cited(n *yaml.Node) []string {
	var all []string
	for _, c := range items(get(n, "clauses")) {
		all = append(all, c.Value)
	}
	return all
}
