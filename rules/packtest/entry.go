package packtest

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
)

// entryKind is how an entry is laid out into cases.
type entryKind int

const (
	entryTest entryKind = iota
	entryBoundary
	entryDates
	entryValues
)

// entry is a test, or a boundaries, dates or values entry.
type entry struct {
	reader    *reader
	node      *yaml.Node
	kind      entryKind
	name      string
	household string
	set       []change
	asOf      string
	overlays  []*yaml.Node
	wants     [][]want // for each case of the entry

	refused string // of a test: the fault that the overlay is to have

	move     string // of a boundary: the place that is moved
	figure   string // until this figure
	limit    string // stands here, an exact amount in fen
	compares string // the other side of the comparison that is meant, as the rule has it

	vary string // of values: the place that goes
	over []tree // through these
}

// common are the keys that every entry may have.
var common = []string{"name", "household", "set", "overlay", "expect"}

// begin reads what every entry has. Its expectations are read with finish.
func (r *reader) begin(n *yaml.Node, kind entryKind, known ...string) (entry, rules.Object) {
	o := r.Object(n, slices.Concat(common, known)...)
	e := entry{reader: r, node: n, kind: kind, name: r.Text(o.Need("name")), set: r.changes(o.Get("set"))}
	r.unique(n, e.name)
	if h := o.Get("household"); h != nil {
		e.household = r.Text(h)
	}
	e.overlays = r.overlayList(o.Get("overlay"))
	return e, o
}

func (r *reader) finish(e entry, o rules.Object, times int) {
	o.Need("household")
	e.wants = r.wants(o.Need("expect"), times)
	r.suite.entries = append(r.suite.entries, e)
}

// overlayList reads one overlay or several: names, or what they set.
func (r *reader) overlayList(n *yaml.Node) []*yaml.Node {
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.SequenceNode:
		return n.Content
	}
	return []*yaml.Node{n}
}

func (r *reader) test(n *yaml.Node) {
	e, o := r.begin(n, entryTest, "as_of", "refused")
	if refused := o.Get("refused"); refused != nil {
		o.Need("overlay")
		e.refused = r.Text(refused)
		r.suite.entries = append(r.suite.entries, e)
		return
	}
	e.asOf = string(r.Date(o.Need("as_of")))
	r.finish(e, o, 1)
}

func (r *reader) boundary(n *yaml.Node) {
	e, o := r.begin(n, entryBoundary, "as_of", "move", "figure", "at", "compares")
	e.asOf = string(r.Date(o.Need("as_of")))
	e.move, e.limit = r.Text(o.Need("move")), r.Scalar(o.Need("at"))
	e.figure, e.compares = r.Text(o.Need("figure")), joined(r.Text(o.Need("compares")))
	if basisOfFigure(e.figure) == "" {
		r.problem(n, "figure", e.figure)
	}
	r.finish(e, o, 3)
}

// basisOfFigure returns the basis of a per-capita income, empty for anything
// else.
func basisOfFigure(figure string) string {
	basis := strings.TrimSuffix(strings.TrimPrefix(figure, "income."), ".per_capita")
	if figure != "income."+basis+".per_capita" || !isBasis(basis) {
		return ""
	}
	return basis
}

func joined(s string) string { return strings.Join(strings.Fields(s), " ") }

func (r *reader) dates(n *yaml.Node) {
	e, o := r.begin(n, entryDates, "on")
	e.asOf = string(r.Date(o.Need("on")))
	r.finish(e, o, 3)
}

func (r *reader) values(n *yaml.Node) {
	e, o := r.begin(n, entryValues, "as_of", "vary", "over")
	e.asOf = string(r.Date(o.Need("as_of")))
	e.vary = r.Text(o.Need("vary"))
	for _, v := range r.List(o.Need("over")) {
		e.over = append(e.over, treeOf(r.Source, v))
	}
	if len(e.over) == 0 {
		r.problem(n, "nothing_expected")
	}
	r.finish(e, o, len(e.over))
}
