package packtest

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
)

// everyDay is the day from which a value in short form is in force.
const everyDay = "1900-01-01"

// overlayOf writes the overlay file that a test means: a name of one, or what it
// sets. A value in short form gets the unit and the authority that the pack
// gives its parameter.
func (s *suite) overlayOf(n *yaml.Node, pack *rules.Pack) (string, bool) {
	if n.Kind == yaml.ScalarNode {
		named, ok := s.overlays[n.Value]
		if !ok {
			return "", false
		}
		n = named
	}
	parameters := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(n.Content); i += 2 {
		parameters.Content = append(parameters.Content, n.Content[i], windows(n.Content[i].Value, n.Content[i+1], pack))
	}
	data, err := yaml.Marshal(mapping("extends", scalar(pack.Info().ID), "issuer", scalar("tests"), "parameters", parameters))
	return string(data), err == nil
}

// windows returns the values of a parameter in long form.
func windows(id string, value *yaml.Node, pack *rules.Pack) *yaml.Node {
	if value.Kind == yaml.SequenceNode && len(value.Content) > 0 && value.Content[0].Kind == yaml.MappingNode {
		return value
	}
	p, _ := pack.Parameter(id)
	window := mapping("from", scalar(everyDay), "value", value, "document", scalar("tests"), "authority", scalar(p.Authority))
	if p.Unit != "" {
		window.Content = append(window.Content, scalar("unit"), scalar(p.Unit))
	}
	return &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{window}}
}

func scalar(v string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: v} }

// mapping makes a mapping of keys and value nodes in turn.
func mapping(pairs ...any) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(pairs); i += 2 {
		m.Content = append(m.Content, scalar(pairs[i].(string)), pairs[i+1].(*yaml.Node))
	}
	return m
}

// laid is a pack with overlays, or why it cannot be.
type laid struct {
	pack *rules.Pack
	err  error
}

// bench is a pack to run tests on, with the overlays of the tests laid over it.
type bench struct {
	pack *rules.Pack
	over map[string]laid
}

func newBench(pack *rules.Pack) *bench { return &bench{pack, map[string]laid{}} }

// with returns the pack with overlays, one laid over another.
func (b *bench) with(overlays []string) (*rules.Pack, error) {
	if len(overlays) == 0 {
		return b.pack, nil
	}
	key := strings.Join(overlays, "\x00")
	l, done := b.over[key]
	if !done {
		l.pack = b.pack
		for _, o := range overlays {
			if l.pack, l.err = l.pack.WithOverlay("overlay", []byte(o)); l.err != nil {
				break
			}
		}
		b.over[key] = l
	}
	return l.pack, l.err
}
