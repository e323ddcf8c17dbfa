package rules

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
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

// root parses the file and returns its document, or nil after a fault.
func (s source) root(data []byte) *yaml.Node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxTable {
		s.fault(nil, "too_large", maxTable)
		return nil
	}
	if !utf8.Valid(data) {
		s.fault(nil, "not_utf8")
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

func (s source) syntax(err error) {
	at := &yaml.Node{}
	message := err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		at.Line, at.Column = load.Mark.Line, load.Mark.Column
		message = load.Message
	}
	s.fault(at, "syntax", message)
}

// plain refuses what makes YAML mean another thing than it looks: anchors,
// aliases, tags, and nesting that no table has.
func (s source) plain(n *yaml.Node, depth int) {
	switch {
	case depth > maxDepth:
		s.fault(n, "too_deep")
		return
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		s.fault(n, "anchor")
		return
	case n.Style&yaml.TaggedStyle != 0:
		s.fault(n, "tag", n.Tag)
		return
	}
	for _, child := range n.Content {
		s.plain(child, depth+1)
	}
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
		if key.Kind != yaml.ScalarNode {
			s.fault(key, "not_text")
			continue
		}
		if _, twice := o.values[key.Value]; twice {
			s.fault(key, "duplicate_key", key.Value)
			continue
		}
		if len(known) > 0 && !slices.Contains(known, key.Value) {
			s.unknown(key, "unknown_key", key.Value, known)
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

// text reads a scalar that is not empty.
func (s source) text(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode || strings.TrimSpace(n.Value) == "" {
		s.fault(n, "not_text")
		return ""
	}
	return n.Value
}

func (s source) texts(n *yaml.Node) []string {
	var all []string
	for _, e := range s.list(n) {
		all = append(all, s.text(e))
	}
	return all
}

func (s source) words(n *yaml.Node) Words {
	o := s.object(n, "zh", "en")
	return Words{Zh: s.text(o.need("zh")), En: s.text(o.need("en"))}
}

func (s source) oneOf(n *yaml.Node, options ...string) string {
	v := s.text(n)
	if v != "" && !slices.Contains(options, v) {
		s.fault(n, "not_an_option", v, strings.Join(options, " "))
		return ""
	}
	return v
}

func (s source) flag(n *yaml.Node) bool {
	return n != nil && s.oneOf(n, "true", "false") == "true"
}

// date reads a day in its one form.
func (s source) date(n *yaml.Node) survey.Date {
	v := s.text(n)
	if v != "" && !survey.Date(v).Valid() {
		s.fault(n, "not_a_date", v)
		return ""
	}
	return survey.Date(v)
}

// integer reads a whole number between two ends, written in plain digits: no
// leading zero, sign, separator, point or quotes.
func (s source) integer(n *yaml.Node, low, high int64) (int64, bool) {
	if n == nil {
		return 0, false
	}
	v, err := strconv.ParseInt(n.Value, 10, 64)
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 ||
		err != nil || strconv.FormatInt(v, 10) != n.Value {
		s.fault(n, "not_a_number", n.Value)
		return 0, false
	}
	if v < low || v > high {
		s.fault(n, "out_of_range", n.Value, low, high)
		return 0, false
	}
	return v, true
}

// unknown reports a name that is none of the candidates, and suggests one where
// there is any to suggest.
func (s source) unknown(n *yaml.Node, code, name string, candidates []string) {
	s.fault(n, code, name)
	(*s.faults)[len(*s.faults)-1].Near = nearest(name, candidates)
}

// nearest returns the candidate that differs least from what was written; where
// none is near, all of a few candidates or nothing.
func nearest(v string, candidates []string) string {
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
