package rules

import (
	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// Source reads one YAML file that stands beside the tables of a pack, as
// strictly as those, and collects its faults.
type Source struct{ s source }

// NewSource makes a source; file stands before the places of its faults.
func NewSource(file string, faults *Faults) Source { return Source{source{file, faults}} }

// File returns the name that stands before the places of faults.
func (s Source) File() string { return s.s.file }

// Fault adds a fault at a node; its sentence is "rules.fault." + code.
func (s Source) Fault(n *yaml.Node, code string, args ...any) { s.s.fault(n, code, args...) }

// Root parses the file and returns its document, nil after a fault.
func (s Source) Root(data []byte) *yaml.Node { return s.s.root(data) }

// Object reads a mapping. Where keys are given no other may occur.
func (s Source) Object(n *yaml.Node, known ...string) Object { return Object{s.s.object(n, known...)} }

// List returns the elements of a sequence.
func (s Source) List(n *yaml.Node) []*yaml.Node { return s.s.list(n) }

// Scalar reads a single value of any type, as it is written.
func (s Source) Scalar(n *yaml.Node) string { return s.s.scalar(n) }

// Text reads a text; one that YAML takes for something else must stand in quotes.
func (s Source) Text(n *yaml.Node) string { return s.s.text(n) }

// Texts reads a list of texts.
func (s Source) Texts(n *yaml.Node) []string { return s.s.texts(n) }

// Date reads a day.
func (s Source) Date(n *yaml.Node) survey.Date { return s.s.date(n) }

// Object is a mapping with its keys in order.
type Object struct{ o object }

// Keys returns the nodes of the keys in order.
func (o Object) Keys() []*yaml.Node { return o.o.order }

// Get returns the value of a key, nil where it is absent.
func (o Object) Get(key string) *yaml.Node { return o.o.get(key) }

// Need returns the value of a key; that it is absent is a fault.
func (o Object) Need(key string) *yaml.Node { return o.o.need(key) }
