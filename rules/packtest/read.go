package packtest

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
)

// Files beside the tests that hold something else.
const (
	folderTests     = "tests"
	fileUnreachable = "unreachable.yaml"
	fileEquivalent  = "equivalent.yaml"
)

// maxFile bounds a file of tests.
const maxFile = 1 << 20

// suite is the tests of a pack as read, before they are laid out for it.
type suite struct {
	overlays    map[string]*yaml.Node
	households  map[string]*draft
	entries     []entry
	calendar    []pin
	unreachable []exception
	equivalent  []exception
}

// draft is a household as written.
type draft struct {
	reader             *reader
	node               *yaml.Node
	basedOn            string
	set                []change
	whole              tree
	visiting, resolved bool
}

// change sets one place of a household.
type change struct {
	node  *yaml.Node
	path  string
	value tree
}

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
	refused   string // the fault that the overlay is to have
	move      string // of a boundary: the place that is moved
	figure    string
	limit     string
	compares  string
	vary      string // of values
	over      []tree
	wants     [][]want
}

// pin is a value of the calendar.
type pin struct {
	place
	path  string
	value string
}

// exception is a part that cannot be reached, or a mutant that changes nothing.
type exception struct {
	place
	name, because string
}

// reader reads one file of tests.
type reader struct {
	rules.Source
	problems *Problems
	suite    *suite
	names    map[string]bool
}

func (r *reader) place(n *yaml.Node) place { return place{r.File(), n.Line} }

func (r *reader) problem(n *yaml.Node, key string, args ...any) {
	r.problems.add(r.place(n), key, args...)
}

// readSuite reads all test files of a pack. name stands before the file names.
func readSuite(folder fs.FS, name string) (*suite, error) {
	files, err := fs.Glob(folder, path.Join(folderTests, "*.yaml"))
	if err != nil {
		return nil, err
	}
	s := &suite{overlays: map[string]*yaml.Node{}, households: map[string]*draft{}}
	var faults rules.Faults
	var problems Problems
	names := map[string]bool{}
	for _, file := range files {
		data, err := readFile(folder, file)
		if err != nil {
			return nil, err
		}
		r := &reader{rules.NewSource(path.Join(name, file), &faults), &problems, s, names}
		if root := r.Root(data); root != nil {
			r.file(path.Base(file), root)
		}
	}
	return s, errors.Join(faults.AsError(), problems.asError())
}

func readFile(folder fs.FS, file string) ([]byte, error) {
	f, err := folder.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

func (r *reader) file(name string, root *yaml.Node) {
	switch name {
	case fileUnreachable:
		r.suite.unreachable = r.exceptions(root, "part")
		return
	case fileEquivalent:
		r.suite.equivalent = r.exceptions(root, "mutant")
		return
	}
	o := r.Object(root, "overlays", "households", "tests", "boundaries", "dates", "values", "calendar")
	r.overlayNames(o.Get("overlays"))
	r.householdNames(o.Get("households"))
	for _, n := range r.List(o.Get("tests")) {
		r.test(n)
	}
	for _, n := range r.List(o.Get("boundaries")) {
		r.boundary(n)
	}
	for _, n := range r.List(o.Get("dates")) {
		r.dates(n)
	}
	for _, n := range r.List(o.Get("values")) {
		r.values(n)
	}
	pins := r.Object(o.Get("calendar"))
	for _, key := range pins.Keys() {
		r.suite.calendar = append(r.suite.calendar, pin{r.place(key), key.Value, r.Scalar(pins.Get(key.Value))})
	}
}

func (r *reader) exceptions(root *yaml.Node, key string) []exception {
	var all []exception
	for _, n := range r.List(root) {
		o := r.Object(n, key, "because")
		all = append(all, exception{r.place(n), r.Text(o.Need(key)), r.Text(o.Need("because"))})
	}
	return all
}

func (r *reader) overlayNames(n *yaml.Node) {
	o := r.Object(n)
	for _, key := range o.Keys() {
		r.unique(key, "overlay "+key.Value)
		r.suite.overlays[key.Value] = o.Get(key.Value)
	}
}

func (r *reader) householdNames(n *yaml.Node) {
	o := r.Object(n)
	for _, key := range o.Keys() {
		r.unique(key, "household "+key.Value)
		r.suite.households[key.Value] = r.draft(o.Get(key.Value))
	}
}

// unique refuses a name that stands twice among the tests of a pack.
func (r *reader) unique(n *yaml.Node, name string) {
	if r.names[name] {
		r.problem(n, "twice", name)
	}
	r.names[name] = true
}

// draft reads a household: changes to another, or a whole one.
func (r *reader) draft(n *yaml.Node) *draft {
	d := &draft{reader: r, node: n}
	if o := r.Object(n); o.Get("based_on") == nil {
		d.whole = treeOf(r.Source, n)
		return d
	}
	o := r.Object(n, "based_on", "set")
	d.basedOn = r.Text(o.Get("based_on"))
	d.set = r.changes(o.Get("set"))
	return d
}

func (r *reader) changes(n *yaml.Node) []change {
	var all []change
	o := r.Object(n)
	for _, key := range o.Keys() {
		all = append(all, change{key, key.Value, treeOf(r.Source, o.Get(key.Value))})
	}
	return all
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
	r.finish(e, o, len(e.over))
}
