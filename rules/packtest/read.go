package packtest

import (
	"errors"
	"io"
	"io/fs"
	"path"

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
	files, err := fs.Glob(folder, path.Join(folderTests, "*"))
	if err != nil {
		return nil, err
	}
	s := &suite{overlays: map[string]*yaml.Node{}, households: map[string]*draft{}}
	var faults rules.Faults
	var problems Problems
	names := map[string]bool{}
	for _, file := range files {
		at := path.Join(name, file)
		if path.Ext(file) != ".yaml" {
			problems.add(place{at, 1}, "unknown_file")
			continue
		}
		data, err := readFile(folder, file)
		if err != nil {
			return nil, err
		}
		r := &reader{rules.NewSource(at, &faults), &problems, s, names}
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
