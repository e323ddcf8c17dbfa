package rules

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Bounds of one table.
const (
	maxTable = 1 << 20
	maxDepth = 12
)

// source reads one YAML file strictly and collects its faults. Only the node
// tree of the YAML reader is used: what a scalar means is decided here.
type source struct {
	file   string
	faults *Faults
}

func (s source) fault(n *yaml.Node, code string, args ...any) {
	line, column := 1, 1
	if n != nil {
		line, column = max(n.Line, 1), max(n.Column, 1)
	}
	*s.faults = append(*s.faults, Fault{File: s.file, Line: line, Column: column, Code: code, Args: args})
}

// warn reports something to look at that keeps nothing from being used.
func (s source) warn(n *yaml.Node, code string, args ...any) {
	s.fault(n, code, args...)
	(*s.faults)[len(*s.faults)-1].Warning = true
}

// meant reports a fault together with what to write instead.
func (s source) meant(n *yaml.Node, near, code string, args ...any) {
	s.fault(n, code, args...)
	(*s.faults)[len(*s.faults)-1].Near = near
}

// root parses the file and returns its document, or nil after a fault.
func (s source) root(data []byte) *yaml.Node {
	if !s.encoded(data) || !s.readable(data) {
		return nil
	}
	if blank(data) {
		s.fault(nil, "empty")
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		s.syntax(err)
		return nil
	}
	before := len(*s.faults)
	s.plain(&doc, 0)
	if len(*s.faults) > before || len(doc.Content) != 1 {
		return nil
	}
	return doc.Content[0]
}

// blank reports whether a file has nothing but comments.
func blank(data []byte) bool {
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line != "" && line != "---" && !comment(line) {
			return false
		}
	}
	return true
}

func (s source) syntax(err error) {
	place := &yaml.Node{}
	message := err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		place.Line, place.Column = load.Mark.Line, load.Mark.Column
		message = load.Message
	}
	s.fault(place, "syntax", message)
}

// plain refuses what makes YAML mean another thing than it looks: anchors,
// aliases, merge keys, tags, keys that only look right, and nesting that no table
// has.
func (s source) plain(n *yaml.Node, depth int) {
	switch {
	case depth > maxDepth:
		s.fault(n, "too_deep")
		return
	case n.Kind == yaml.AliasNode:
		s.fault(n, "alias", n.Value)
		return
	case n.Anchor != "":
		s.fault(n, "anchor", n.Anchor)
		return
	case n.Style&yaml.TaggedStyle != 0:
		s.fault(n, "tag", n.Tag)
		return
	}
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && !s.key(child) {
			continue
		}
		s.plain(child, depth+1)
	}
}

// key refuses the keys that YAML itself would act on or that only look right.
func (s source) key(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.ScalarNode && n.Value == "<<" && n.Style == 0:
		s.fault(n, "merge_key")
		return false
	case n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode:
		s.fault(n, "key_not_text")
		return false
	}
	return s.latinOnly(n, n.Value)
}

// object is a mapping with its keys in order.
type object struct {
	source
	node   *yaml.Node
	order  []*yaml.Node // key nodes
	values map[string]*yaml.Node
}

// object reads a mapping. Where keys are given no other may occur.
func (s source) object(n *yaml.Node, known ...string) object {
	o := object{source: s, node: n, values: map[string]*yaml.Node{}}
	if n == nil {
		return o
	}
	if n.Kind != yaml.MappingNode {
		s.fault(n, "not_a_mapping")
		return o
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if _, twice := o.values[key.Value]; twice {
			s.fault(key, "duplicate_key", key.Value)
			continue
		}
		if len(known) > 0 && !slices.Contains(known, key.Value) {
			s.unknownKey(key, known)
			continue
		}
		o.order = append(o.order, key)
		o.values[key.Value] = value
	}
	return o
}

// need returns a value that must be there.
func (o object) need(key string) *yaml.Node {
	v := o.values[key]
	if v == nil && o.node != nil && o.node.Kind == yaml.MappingNode {
		o.fault(o.node, "missing_key", key)
	}
	return v
}

func (o object) get(key string) *yaml.Node { return o.values[key] }

// list returns the elements of a sequence.
func (s source) list(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		s.fault(n, "not_a_list")
		return nil
	}
	return n.Content
}

// scalar reads a single value of any type, as it is written.
func (s source) scalar(n *yaml.Node) string {
	switch {
	case n == nil:
		return ""
	case n.Kind != yaml.ScalarNode:
		s.fault(n, "not_text")
		return ""
	case strings.TrimSpace(n.Value) == "":
		s.fault(n, "no_text")
		return ""
	}
	return n.Value
}

// text reads a text. One that YAML takes for a number, a time or a flag must
// stand in quotes.
func (s source) text(n *yaml.Node) string {
	v := s.scalar(n)
	if v == "" || n.Style != 0 {
		return v
	}
	for _, other := range readsAs {
		if other.form.MatchString(v) {
			s.meant(n, strconv.Quote(v), "reads_as_"+other.what, v)
			return ""
		}
	}
	return v
}

// readsAs are the forms of plain texts that some reader of YAML takes for
// something else.
var readsAs = []struct {
	what string
	form *regexp.Regexp
}{
	{"nothing", regexp.MustCompile(`^(~|(?i:null))$`)},
	{"flag", regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false)$`)},
	{"time", regexp.MustCompile(`^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$`)},
	{"date", regexp.MustCompile(`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?$`)},
	{"number", regexp.MustCompile(`^[-+]?(\.?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(?i:inf|nan))$`)},
}

func (s source) texts(n *yaml.Node) []string {
	var all []string
	for _, e := range s.list(n) {
		all = append(all, s.text(e))
	}
	return all
}

func (s source) words(n *yaml.Node) Words {
	return s.object(n, "zh", "en").words()
}

func (o object) words() Words {
	return Words{Zh: o.text(o.need("zh")), En: o.text(o.need("en"))}
}

func (s source) oneOf(n *yaml.Node, options ...string) string {
	v := s.scalar(n)
	if v != "" && !slices.Contains(options, v) {
		s.meant(n, nearest(v, options), "not_an_option", v, strings.Join(options, " "))
		return ""
	}
	return v
}

// flag reads true or false, and nothing that other readers take for them.
func (s source) flag(n *yaml.Node) bool {
	v := s.scalar(n)
	switch strings.ToLower(v) {
	case "true", "false", "":
		if v == strings.ToLower(v) {
			return v == "true"
		}
		s.meant(n, strings.ToLower(v), "not_a_flag", v)
	case "yes", "y", "on", "1", "是":
		s.meant(n, "true", "not_a_flag", v)
	case "no", "n", "off", "0", "否", "~", "null":
		s.meant(n, "false", "not_a_flag", v)
	default:
		s.fault(n, "not_a_flag", v)
	}
	return false
}

// unknown reports a name that is none of the candidates, and suggests one where
// there is any to suggest.
func (s source) unknown(n *yaml.Node, code, name string, candidates []string) {
	s.meant(n, nearest(name, candidates), code, name)
}

// nearest returns the candidate that differs least from what was written; where
// none is near, all of a few candidates or nothing.
func nearest(v string, candidates []string) string {
	v = latin(v)
	best, distance := "", len(v)/2+1
	if len(candidates) <= 10 {
		best = strings.Join(candidates, " ")
	}
	for _, c := range candidates {
		if d := editDistance(v, c); d < distance {
			best, distance = c, d
		}
	}
	return best
}

func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
