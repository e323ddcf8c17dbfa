package rules

import (
	"go.yaml.in/yaml/v4"

	"ruhu/assets/text"
)

// findings reads the questions of the pack.
func (r *reader) findings(s source, all object) {
	for _, key := range all.order {
		s.sentences(key)
		r.p.findings = append(r.p.findings, r.finding(s, key.Value, all.values[key.Value]))
	}
}

// sentences checks that a finding has sentences under a name.
func (s source) sentences(n *yaml.Node) {
	if !text.Zh.Has("rules.finding." + n.Value + ".met") {
		s.fault(n, "unknown_finding", n.Value)
	}
}

const (
	keySubject    = "subject"
	subjectMember = "member"
)

// aboutMembers returns the codes of the questions about members, which those
// about the household can name.
func aboutMembers(all object) []string {
	var codes []string
	for _, key := range all.order {
		n := all.values[key.Value]
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == keySubject && n.Content[i+1].Value == subjectMember {
				codes = append(codes, key.Value)
			}
		}
	}
	return codes
}

func (r *reader) finding(s source, code string, n *yaml.Node) findingRule {
	o := s.object(n, keySubject, "text", "clauses", "applies", "met", "silent", "review", "figures", "amount")
	rule := findingRule{code: code, texts: code, clauses: r.cited(s, o.need("clauses"))}
	at := scopeHousehold
	if subject := o.get(keySubject); subject != nil && s.oneOf(subject, SubjectHousehold, subjectMember) == subjectMember {
		rule.member, at = true, scopeMember
	}
	if n := o.get("text"); n != nil {
		s.sentences(n)
		rule.texts = n.Value
	}
	rule.applies = r.cel.compile(s, o.need("applies"), at)
	rule.met = r.cel.compile(s, o.need("met"), at)
	for _, e := range s.list(o.get("silent")) {
		rule.silent = append(rule.silent, r.silence(s, e, at))
	}
	for _, e := range s.list(o.get("review")) {
		rule.review = append(rule.review, r.judgement(s, e, at))
	}
	for _, e := range s.list(o.get("figures")) {
		rule.figures = append(rule.figures, r.figure(s, e, at))
	}
	if amount := o.get("amount"); amount != nil {
		rule.amount = r.cel.expression(s, amount, at, moneyType, "amount_answer")
	}
	return rule
}

func (r *reader) silence(s source, n *yaml.Node, at scope) silence {
	o := s.object(n, "when", "missing")
	return silence{r.cel.compile(s, o.need("when"), at), r.known(s, o.need("missing"))}
}

// judgement reads what people review: its name alone, or with the case in which
// it matters.
func (r *reader) judgement(s source, n *yaml.Node, at scope) judgement {
	if n.Kind != yaml.MappingNode {
		return judgement{term: r.known(s, n)}
	}
	o := s.object(n, "name", "when")
	return judgement{r.known(s, o.need("name")), r.cel.compile(s, o.need("when"), at)}
}

// figure reads the name of what a sentence shows.
func (r *reader) figure(s source, n *yaml.Node, at scope) string {
	name := s.text(n)
	i, isFact := factPlaces[name]
	t, _ := r.p.termOf(name)
	switch {
	case name == "" || name == figureAmount || t != nil:
	case !isFact || factList[i].reach == ofMember && at != scopeMember:
		s.unknown(n, "unknown_name", name, sortedKeys(r.p.terms))
	}
	return name
}

// known reads the name of a parameter, which must exist.
func (r *reader) known(s source, n *yaml.Node) string {
	name := s.text(n)
	if _, ok := r.p.terms[name]; !ok && name != "" {
		s.unknown(n, "unknown_name", name, sortedKeys(r.p.terms))
	}
	return name
}
