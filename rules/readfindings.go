package rules

import (
	"go.yaml.in/yaml/v4"

	"ruhu/assets/text"
)

// findings reads the questions of the pack.
func (r *reader) findings() {
	s, n := r.table(tableFindings)
	all := s.object(n)
	for _, key := range all.order {
		if !text.Zh.Has("rules.finding." + key.Value + ".met") {
			s.fault(key, "unknown_finding", key.Value)
		}
		r.p.findings = append(r.p.findings, r.finding(s, key.Value, all.values[key.Value]))
	}
}

func (r *reader) finding(s source, code string, n *yaml.Node) findingRule {
	o := s.object(n, "clauses", "applies", "met", "equal", "review", "figures")
	rule := findingRule{
		code:    code,
		clauses: r.cited(s, o.need("clauses")),
		applies: r.cel.compile(s, o.need("applies"), scopeFinding),
		met:     r.cel.compile(s, o.need("met"), scopeFinding),
		review:  r.known(s, o.get("review")),
	}
	if n := o.get("equal"); n != nil {
		equal := s.object(n, "when", "missing")
		rule.equal = r.cel.compile(s, equal.need("when"), scopeFinding)
		if names := r.known(s, equal.need("missing")); len(names) == 1 {
			rule.equalTerm = names[0]
		}
	}
	for _, f := range s.list(o.get("figures")) {
		name := s.text(f)
		_, isFact := factByName[name]
		_, isTerm := r.p.terms[name]
		if !isFact && !isTerm {
			s.unknown(f, "unknown_name", name, sortedKeys(r.p.terms))
		}
		rule.figures = append(rule.figures, name)
	}
	return rule
}

// known reads one name or a list of names of parameters, each of which must
// exist.
func (r *reader) known(s source, n *yaml.Node) []string {
	if n == nil {
		return nil
	}
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	var names []string
	for _, e := range nodes {
		name := s.text(e)
		if _, ok := r.p.terms[name]; !ok && name != "" {
			s.unknown(e, "unknown_name", name, sortedKeys(r.p.terms))
		}
		names = append(names, name)
	}
	return names
}
