package packtest

import (
	"errors"
	"io/fs"
	"iter"
	"path"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// The tables of a pack whose parts tests are to exercise.
const (
	tableParameters = "parameters.yaml"
	tableIncome     = "income.yaml"
	tableFindings   = "findings.yaml"
	tableCalendar   = "calendar.yaml"
)

var tested = []string{tableParameters, tableIncome, tableFindings, tableCalendar}

// tables are the tables of a pack as nodes. The pack has been read before, so
// they have the form that a pack has.
type tables struct {
	name string // of the pack, before the file names
	root map[string]*yaml.Node
}

func readTables(folder fs.FS, name string) (tables, error) {
	t := tables{name, map[string]*yaml.Node{}}
	for _, file := range tested {
		data, err := readFile(folder, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return t, err
		}
		var doc yaml.Node
		if err := yaml.Load(data, &doc); err != nil || len(doc.Content) == 0 {
			return t, err
		}
		t.root[file] = doc.Content[0]
	}
	return t, nil
}

func (t tables) place(file string, n *yaml.Node) place { return place{path.Join(t.name, file), n.Line} }

// pairs goes through a mapping in order.
func pairs(n *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		if n == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

// items returns the elements of a sequence.
func items(n *yaml.Node) []*yaml.Node {
	if n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	return n.Content
}

// get returns what stands at keys, nil where nothing does.
func get(n *yaml.Node, keys ...string) *yaml.Node {
	for _, k := range keys {
		var found *yaml.Node
		for key, value := range pairs(n) {
			if key.Value == k {
				found = value
			}
		}
		n = found
	}
	return n
}

// textOf returns a scalar, empty where there is none.
func textOf(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	return n.Value
}

// leaf is a scalar of a table with its path: keys, and elements of lists by
// their key, id or level, otherwise by their number from 0.
type leaf struct {
	path string
	node *yaml.Node
}

// leaves returns every scalar below a node.
func leaves(n *yaml.Node, at string) []leaf {
	if n == nil {
		return nil
	}
	var all []leaf
	switch n.Kind {
	case yaml.MappingNode:
		for key, value := range pairs(n) {
			all = append(all, leaves(value, below(at, key.Value))...)
		}
	case yaml.SequenceNode:
		for i, e := range n.Content {
			all = append(all, leaves(e, below(at, elementName(e, i)))...)
		}
	default:
		all = append(all, leaf{at, n})
	}
	return all
}

func below(at, key string) string { return strings.TrimPrefix(at+"."+key, ".") }

// elementName is how an element of a list is named in a path.
func elementName(n *yaml.Node, i int) string {
	for _, name := range keyNames {
		if key := get(n, name); key != nil {
			return key.Value
		}
	}
	return strconv.Itoa(i)
}
