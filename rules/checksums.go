package rules

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// leastYearly is an amount per person and year, in fen, below which yuan were
// probably written as fen: 100 yuan.
const leastYearly = 100 * 100

// yearlySums warns where an amount per person and year is improbably small, in
// the parameters of a pack or an overlay.
func (s source) yearlySums(p *Pack, parameters object) {
	for _, key := range parameters.order {
		t, windows := p.terms[key.Value], parameters.values[key.Value]
		if t == nil || t.Type != typeMoney || t.Unit != perYear {
			continue
		}
		if windows.Kind == yaml.MappingNode {
			windows = s.mapping(windows).get("values")
		}
		if windows == nil {
			continue
		}
		for _, w := range windows.Content {
			window := s.mapping(w)
			s.yearlySum(t, window.get("value"))
			s.yearlySum(t, window.get("proposed"))
		}
	}
}

func (s source) yearlySum(t *term, n *yaml.Node) {
	fen, err := strconv.ParseInt(valueOf(n), 10, 64)
	if err == nil && fen > 0 && fen < leastYearly {
		s.warn(n, "yuan_for_fen", t.ID, n.Value)
	}
}
