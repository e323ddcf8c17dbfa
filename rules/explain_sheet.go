package rules

import (
	"slices"
	"strconv"
	"strings"

	"cel.dev/cel-go/common/operators"

	"ruhu/assets/text"
)

// The kinds of lines on a sheet.
const (
	SheetHeading    = "heading"    // which income
	SheetLineAmount = "line"       // an income line
	SheetSum        = "sum"        // of the lines
	SheetPeople     = "people"     // who share it
	SheetShare      = "share"      // of each
	SheetLimit      = "limit"      // what it is compared with
	SheetDifference = "difference" // between the two
	SheetAnswer     = "answer"     // of the comparison
	SheetFact       = "fact"       // anything else the rule looks at
	SheetResult     = "result"     // of the finding
)

// SheetLine is a line of a calculation as one writes it beside a desk
// calculator: the sign of the key pressed, what it is, and the figure.
type SheetLine struct {
	Kind    string   `json:"kind"`
	Sign    string   `json:"sign"` // + ÷ = < …, empty for none
	Label   string   `json:"label"`
	Figure  string   `json:"figure"` // amounts in yuan, rounded half up to the fen
	Exact   string   `json:"exact"`  // amounts in fen without loss, empty for what is no amount
	Note    string   `json:"note"`   // why it is so or where it is from
	Clauses []string `json:"clauses"`
}

// sheet works out the finding line by line.
func (e *explainer) sheet(x Explanation) []SheetLine {
	s := &sheet{explainer: e, seen: map[string]bool{}}
	if x.Finding.State != NotApplicable {
		for i, c := range e.comparisons {
			s.comparison(c, x.Distances[i])
		}
	}
	for _, condition := range x.Nodes.Parts {
		s.facts(condition)
	}
	s.add(SheetLine{
		Kind: SheetResult, Sign: "→", Label: x.Nodes.Label, Figure: x.Finding.Word(e.lang), Clauses: x.Finding.Clauses,
	})
	return s.out
}

// sheet is a calculation that is being written down; what stands on it once is
// not written again.
type sheet struct {
	*explainer
	out  []SheetLine
	seen map[string]bool
}

func (s *sheet) add(l SheetLine) {
	if l.Clauses == nil {
		l.Clauses = []string{}
	}
	s.out = append(s.out, l)
}

// comparison writes how an income comes about and how far it is from its limit.
func (s *sheet) comparison(c comparedAmounts, d Distance) {
	if s.seen[c.node.Label] {
		return
	}
	s.seen[c.node.Label] = true
	amount, value := c.amount()
	if b, ok := s.basisOf(amount.Name); ok {
		s.basis(amount, b)
	} else {
		s.add(SheetLine{Kind: SheetShare, Label: amount.Label, Figure: s.figure(value), Exact: exactRange(value), Note: note(amount)})
	}
	limit, value := c.limit()
	s.seen[limit.Name] = true
	s.add(SheetLine{
		Kind: SheetLimit, Sign: signs[c.operator()], Label: limit.Label, Figure: s.figure(value), Exact: exactRange(value),
		Note: note(limit), Clauses: clausesOf(limit),
	})
	s.add(SheetLine{Kind: SheetDifference, Sign: "−", Label: s.t("difference"), Figure: s.figure(d.Gap), Exact: exactRange(d.Gap), Note: d.Shown})
	s.add(SheetLine{Kind: SheetAnswer, Sign: "→", Label: c.node.Label, Figure: c.node.Shown})
}

// basis writes the calculation of a per-capita income, once.
func (s *sheet) basis(n Node, b Basis) {
	if s.seen[n.Name] {
		s.add(SheetLine{Kind: SheetShare, Label: n.Label, Figure: s.figure(b.PerCapita), Exact: exactRange(b.PerCapita)})
		return
	}
	s.seen[n.Name] = true
	s.add(SheetLine{Kind: SheetHeading, Label: n.Label})
	for _, line := range b.Lines {
		l := SheetLine{
			Kind: SheetLineAmount, Sign: "+", Label: s.lineName(line.Key), Figure: s.figure(line.Counted), Exact: exactRange(line.Counted),
			Note: line.Text, Clauses: line.Clauses,
		}
		if line.Treatment == Excluded {
			l.Sign, l.Figure = "", "—"
		}
		s.add(l)
	}
	s.add(SheetLine{Kind: SheetSum, Sign: "=", Label: s.t("sum"), Figure: s.figure(b.Counted), Exact: exactRange(b.Counted)})
	s.add(SheetLine{Kind: SheetPeople, Sign: "÷", Label: s.t("people"), Figure: s.count(b)})
	s.add(SheetLine{Kind: SheetShare, Sign: "=", Label: s.t("share"), Figure: s.figure(b.PerCapita), Exact: exactRange(b.PerCapita)})
}

// count writes how many share an income.
func (s *sheet) count(b Basis) string {
	switch {
	case b.Members != nil:
		return strconv.Itoa(*b.Members)
	case b.MembersRange != nil:
		return s.t("between", strconv.Itoa(b.MembersRange.Low), strconv.Itoa(b.MembersRange.High))
	}
	return s.t("answer." + unknownText)
}

// figure writes an amount in yuan without its unit.
func (e *explainer) figure(r Range) string {
	switch {
	case r.Low == nil && r.High == nil:
		return e.t("answer." + unknownText)
	case r.High == nil:
		return e.t("from", Yuan(r.Low))
	case r.Low == nil:
		return e.t("to", Yuan(r.High))
	case Yuan(r.Low) == Yuan(r.High):
		return Yuan(r.Low)
	}
	return e.t("between", Yuan(r.Low), Yuan(r.High))
}

// facts writes the leaves of a tree that are not on the sheet yet.
func (s *sheet) facts(n Node) {
	leaf := n.Kind == NodeFact || n.Kind == NodeParameter
	if leaf && !s.seen[n.Name] {
		s.seen[n.Name] = true
		s.add(SheetLine{Kind: SheetFact, Sign: "·", Label: n.Label, Figure: n.Shown, Note: note(n), Clauses: n.Clauses})
	}
	if leaf {
		return
	}
	for _, part := range n.Parts {
		s.facts(part)
	}
}

// turned are the comparisons that say the same with their sides exchanged.
var turned = map[string]string{
	operators.Less: operators.Greater, operators.LessEquals: operators.GreaterEquals,
	operators.Greater: operators.Less, operators.GreaterEquals: operators.LessEquals, "at": "at",
}

// operator is the comparison with the income on its left.
func (c comparedAmounts) operator() string {
	if c.flipped() {
		return turned[c.function]
	}
	return c.function
}

func note(n Node) string {
	if n.Source == nil {
		return ""
	}
	return n.Source.Shown
}

// clausesOf gathers the clauses of a tree.
func clausesOf(n Node) []string {
	all := slices.Clone(n.Clauses)
	for _, part := range n.Parts {
		all = mergeClauses(all, clausesOf(part))
	}
	return all
}

// SheetText writes a sheet in columns: sign, label, figures below each other on
// the right, then notes and clauses. Characters as wide as two count as two.
func (x Explanation) SheetText() []string {
	label, figure := 0, 0
	for _, l := range x.Sheet {
		label, figure = max(label, text.Width(l.Label)), max(figure, text.Width(l.Figure))
	}
	lines := make([]string, len(x.Sheet))
	for i, l := range x.Sheet {
		lines[i] = strings.TrimRight(strings.Join([]string{
			left(l.Sign, 2) + left(l.Label, label), right(l.Figure, figure), strings.Join(append([]string{l.Note}, l.Clauses...), " "),
		}, "  "), " ")
	}
	return lines
}

// NodesText writes every node on a line of its own, each below what it is part
// of and further in.
func (x Explanation) NodesText() []string { return nodeText(nil, x.Nodes, "") }

func nodeText(lines []string, n Node, indent string) []string {
	words := []string{indent + n.Label, n.Shown}
	words = append(words, n.Clauses...)
	if s := note(n); s != "" {
		words = append(words, "["+s+"]")
	}
	lines = append(lines, strings.Join(words, "  "))
	for _, part := range n.Parts {
		lines = nodeText(lines, part, indent+"  ")
	}
	return lines
}

func left(s string, width int) string { return s + strings.Repeat(" ", max(0, width-text.Width(s))) }

func right(s string, width int) string { return strings.Repeat(" ", max(0, width-text.Width(s))) + s }
