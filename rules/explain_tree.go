package rules

import (
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"

	"ruhu/survey"
)

// comparedAmounts is a comparison of two amounts in a condition.
type comparedAmounts struct {
	node     Node // with the two amounts as its parts
	function string
	a, b     Range
}

// finding is the root of the tree.
func (e *explainer) finding(f Finding) Node {
	root := Node{
		Kind: NodeFinding, Name: f.Code, Label: f.Title(e.lang), Clauses: f.Clauses, Value: string(f.State), Shown: f.Word(e.lang),
	}
	root.Parts = append(root.Parts, e.condition(e.facts, "applies", e.rule.applies))
	if f.State == NotApplicable {
		return root
	}
	root.Parts = append(root.Parts, e.condition(e.facts, "met", e.rule.met))
	if f.State != Met {
		for _, s := range e.rule.silent {
			root.Parts = append(root.Parts, e.about("silent", s.term, s.when))
		}
	}
	for _, j := range e.rule.review {
		root.Parts = append(root.Parts, e.about("review", j.term, j.when))
	}
	if f.Amount != nil {
		n := e.condition(e.facts, "amount", e.rule.amount)
		n.Value, n.Shown = exactRange(*f.Amount), f.Amount.Show(e.lang)
		root.Parts = append(root.Parts, n)
	}
	return root
}

// about is a condition that belongs to a parameter: a case of which the text
// says nothing, a judgement that people make, with what a county wrote for it.
func (e *explainer) about(name, id string, c *condition) Node {
	t := e.pack.terms[id]
	n := e.condition(e.facts, name, c)
	n.Name += "." + id
	n.Label += e.t("option", t.Title.In(e.lang))
	n.Clauses = append(n.Clauses, t.Clauses...)
	if w, ok := t.At(e.on); ok && t.Kind == KindJudgement {
		n.Parts = append(n.Parts, Node{
			Kind: NodeParameter, Name: id, Label: t.Title.In(e.lang), Value: w.Value, Shown: t.Show(e.on, e.lang),
			Clauses: append([]string{}, t.Clauses...), Source: e.windowSource(t),
		})
	}
	return n
}

// condition is the tree of one condition: its answer, and every step to it. All
// steps are computed, also those that CEL passes over once the answer is clear.
func (e *explainer) condition(f *facts, name string, c *condition) Node {
	n := Node{Kind: NodeCondition, Name: name, Label: e.t("condition." + name), Value: yes.word(), Shown: e.answer(yes), Clauses: []string{}}
	if c == nil {
		return n
	}
	program, err := c.env.Program(c.checked, cel.EvalOptions(cel.OptExhaustiveEval))
	if err != nil {
		return n
	}
	out, details, err := program.Eval(f)
	if err != nil {
		return n
	}
	if c.checked.OutputType().IsExactType(cel.BoolType) {
		n.Value, n.Shown = answer(out).word(), e.answer(answer(out))
	}
	s := steps{e, f, c.checked.NativeRep(), details.State()}
	n.Parts = []Node{s.node(c.checked.NativeRep().Expr())}
	return n
}

// answer writes an answer for people.
func (e *explainer) answer(t tri) string { return e.t("answer." + t.word()) }

// steps reads the tree of one condition with the values it had.
type steps struct {
	*explainer
	on      *facts
	checked *ast.AST
	state   interpreter.EvalState
}

// node is the step of an expression.
func (s steps) node(x ast.Expr) Node {
	if ref, ok := s.checked.ReferenceMap()[x.ID()]; ok && ref.Name != "" {
		return s.leaf(s.on, ref.Name)
	}
	switch x.Kind() {
	case ast.LiteralKind:
		return s.literal(x.AsLiteral(), nil)
	case ast.ListKind:
		return s.list(x, nil)
	case ast.CallKind:
		return s.call(x)
	}
	return Node{Kind: NodeLiteral, Value: unknownText, Clauses: []string{}}
}

// literal is a value of the rule itself, in the words of the fact it stands
// beside.
func (s steps) literal(v ref.Val, codes survey.CodeList) Node {
	n := Node{Kind: NodeLiteral, Name: exactValue(v), Value: exactValue(v), Clauses: []string{}}
	n.Shown = s.show(v, codes)
	n.Label = n.Shown
	return n
}

func (s steps) list(x ast.Expr, codes survey.CodeList) Node {
	var values, words []string
	for _, e := range x.AsList().Elements() {
		n := s.operand(e, codes)
		values, words = append(values, n.Value), append(words, n.Shown)
	}
	value := strings.Join(values, " ")
	shown := strings.Join(words, s.lang.T("rules.list.separator"))
	return Node{Kind: NodeLiteral, Name: value, Value: value, Label: shown, Shown: shown, Clauses: []string{}}
}

// operand is a step whose literals are written in the words of a code list.
func (s steps) operand(x ast.Expr, codes survey.CodeList) Node {
	switch x.Kind() {
	case ast.LiteralKind:
		return s.literal(x.AsLiteral(), codes)
	case ast.ListKind:
		return s.list(x, codes)
	}
	return s.node(x)
}

// signs are the operators as people write them.
var signs = map[string]string{
	operators.Equals: "=", operators.NotEquals: "≠", operators.Less: "<", operators.LessEquals: "≤",
	operators.Greater: ">", operators.GreaterEquals: "≥", operators.In: "∈", operators.Multiply: "×",
	operators.Subtract: "−", "at": "=", "within": "∈",
}

// call is an operator or function with the steps it is applied to.
func (s steps) call(x ast.Expr) Node {
	function, args := x.AsCall().FunctionName(), x.AsCall().Args()
	n := Node{Kind: NodeOperation, Name: strings.Trim(function, "_@"), Clauses: []string{}}
	switch function {
	case operators.LogicalAnd, operators.LogicalOr:
		n.Label = s.t("op." + n.Name)
		for _, a := range operands(x, function) {
			n.Parts = append(n.Parts, s.node(a))
		}
	case operators.LogicalNot:
		n.Name, n.Label, n.Parts = "!", s.t("op.!"), []Node{s.node(args[0])}
	default:
		s.operation(&n, function, args)
	}
	v := s.value(x)
	n.Value, n.Shown = exactValue(v), s.show(v, nil)
	if s.is(x, cel.BoolType) {
		n.Value, n.Shown = answer(v).word(), s.answer(answer(v))
		s.compared(n, function, args)
	}
	return n
}

// value is what an expression came to; unknown where it was not computed.
func (s steps) value(x ast.Expr) ref.Val {
	if v, ok := s.state.Value(x.ID()); ok {
		return v
	}
	return unknown(nil)
}

func (s steps) is(x ast.Expr, kind *cel.Type) bool {
	return s.checked.GetType(x.ID()).IsExactType(kind)
}

// operands are the parts of an expression that one operator joins, however they
// are nested.
func operands(x ast.Expr, function string) []ast.Expr {
	if x.Kind() != ast.CallKind || x.AsCall().FunctionName() != function {
		return []ast.Expr{x}
	}
	var all []ast.Expr
	for _, a := range x.AsCall().Args() {
		all = append(all, operands(a, function)...)
	}
	return all
}

// operation fills in a step that is written with a sign between its two parts.
func (s steps) operation(n *Node, function string, args []ast.Expr) {
	var codes survey.CodeList
	for _, a := range args {
		if ref, ok := s.checked.ReferenceMap()[a.ID()]; ok && codes == nil {
			codes = s.codes(ref.Name)
		}
	}
	var words []string
	for _, a := range args {
		part := s.operand(a, codes)
		n.Parts, words = append(n.Parts, part), append(words, part.Label)
	}
	sign, ok := signs[function]
	if !ok {
		sign = function
	}
	n.Label = strings.Join(words, " "+sign+" ")
	n.Parts = slices.DeleteFunc(n.Parts, func(p Node) bool { return p.Kind == NodeLiteral })
}

// compared notes a comparison of two amounts.
func (s steps) compared(n Node, function string, args []ast.Expr) {
	if len(args) != 2 || len(n.Parts) != 2 || !s.is(args[0], moneyType) || !s.is(args[1], moneyType) {
		return
	}
	s.comparisons = append(s.comparisons, comparedAmounts{n, function, amountOf(s.value(args[0])), amountOf(s.value(args[1]))})
}

// amountOf is the range of an amount; of an unknown one the range without ends.
func amountOf(v ref.Val) Range {
	switch v := v.(type) {
	case money:
		return v.Range
	case *types.Unknown:
		return Range{Open: trails(v)}
	}
	return Range{}
}
