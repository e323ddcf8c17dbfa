package rules

import (
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/env"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// maxCondition bounds the text of one condition.
const maxCondition = 1000

// condition is a compiled CEL expression: a yes or no, or an amount.
type condition struct {
	env     *cel.Env
	checked *cel.Ast // for explanations, which run it with every step kept
	program cel.Program
	names   []string // facts and parameters it reads, sorted
}

// eval answers the condition and tells the trace.
func (c *condition) eval(f *facts) tri {
	if c == nil {
		return yes
	}
	answer := c.answer(f)
	f.trace.answer(answer)
	return answer
}

// answer answers the condition. What it cannot compute is open under the name
// "rules", which never happens for a condition that compiled.
func (c *condition) answer(f *facts) tri {
	out, _, err := c.program.Eval(f)
	if err != nil {
		return maybe("rules")
	}
	return answer(out)
}

// amount computes an expression that is an amount; it is never below nothing.
func (c *condition) amount(f *facts) Range {
	out, _, err := c.program.Eval(f)
	if err != nil {
		return Range{Low: nothing, Open: []string{"rules"}}
	}
	if m, ok := out.(money); ok {
		return floor(m.Range)
	}
	return Range{Low: nothing, Open: answer(out).open}
}

// trails returns the names of what made a value unknown.
func trails(u *types.Unknown) []string {
	var all []string
	for _, id := range u.IDs() {
		trails, _ := u.GetAttributeTrails(id)
		for _, t := range trails {
			all = append(all, t.Variable())
			for _, name := range t.QualifierPath() {
				all = append(all, name.(string))
			}
		}
	}
	return merged(all)
}

// vocabulary is the part of CEL that conditions have. It has no macros and no
// arithmetic that can overflow or fail, so that every condition ends at once
// and with an answer.
var vocabulary = []string{
	operators.LogicalAnd, operators.LogicalOr, operators.LogicalNot,
	operators.Equals, operators.NotEquals, operators.In,
}

// compiler compiles the conditions of one pack.
type compiler struct {
	pack  *Pack    // its terms and calendar
	about []string // codes of the findings about members
	envs  map[scope]*cel.Env
	codes map[string][]string // what the texts among the names can be
}

func newCompiler(p *Pack, about []string) *compiler {
	c := &compiler{pack: p, about: about, envs: map[scope]*cel.Env{}, codes: map[string][]string{}}
	for id, t := range p.terms {
		c.codes[id] = t.Options
	}
	for _, f := range factList {
		c.codes[f.name] = codesOf(f.codes)
	}
	return c
}

// env returns what the conditions of a scope can name.
func (c *compiler) env(at scope) (*cel.Env, error) {
	if e, ok := c.envs[at]; ok {
		return e, nil
	}
	subset := &env.LibrarySubset{DisableMacros: true}
	for _, name := range vocabulary {
		subset.IncludeFunctions = append(subset.IncludeFunctions, env.NewFunction(name))
	}
	options := append([]cel.EnvOption{cel.StdLib(cel.StdLibSubset(subset))}, moneyOptions()...)
	for _, id := range sortedKeys(c.pack.terms) {
		if !strings.HasPrefix(id, itemPrefix) {
			options = append(options, c.pack.terms[id].variables(at)...)
		}
	}
	for _, f := range factList {
		if f.reach.in(at) && (f.name != factDue || c.pack.calendar.Recheck != nil) {
			options = append(options, cel.Variable(f.name, f.kind))
		}
	}
	if at == scopeHousehold {
		for _, code := range c.about {
			options = append(options, cel.Variable(anyPrefix+code, cel.BoolType))
		}
	}
	e, err := cel.NewCustomEnv(options...)
	c.envs[at] = e
	return e, err
}

func codesOf(list survey.CodeList) []string {
	var codes []string
	for _, c := range list {
		codes = append(codes, c.Code)
	}
	return codes
}

// compile reads a condition at a node and reports what is wrong at its place.
func (c *compiler) compile(s source, n *yaml.Node, at scope) *condition {
	return c.expression(s, n, at, cel.BoolType, "condition_answer")
}

// expression reads an expression of a type; one of another type has the fault
// that is named.
func (c *compiler) expression(s source, n *yaml.Node, at scope, want *cel.Type, otherwise string) *condition {
	text := s.scalar(n)
	if text == "" || !s.conditionForm(n, text) || !s.latinCondition(n, text) {
		return nil
	}
	env, err := c.env(at)
	if err != nil {
		s.fault(n, "condition", err.Error())
		return nil
	}
	checked, issues := env.Compile(text)
	if issues.Err() != nil {
		for _, e := range issues.Errors() {
			c.celFault(s, n, text, e, env)
		}
		return nil
	}
	if !checked.OutputType().IsExactType(want) {
		s.fault(n, otherwise, checked.OutputType().String())
		return nil
	}
	names, sound := c.inspect(s, n, checked.NativeRep())
	if !sound {
		return nil
	}
	program, err := env.Program(checked)
	if err != nil {
		s.fault(n, "condition", err.Error())
		return nil
	}
	return &condition{env, checked, program, names}
}

// conditionForm refuses what would make a place in the condition another one
// than in the file.
func (s source) conditionForm(n *yaml.Node, text string) bool {
	switch {
	case len(text) > maxCondition:
		s.fault(n, "condition_long", maxCondition)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || strings.Contains(text, "\n"):
		s.fault(n, "condition_folded")
	case n.Style&yaml.SingleQuotedStyle != 0 && strings.Contains(text, "'"):
		s.fault(n, "condition_escaped")
	default:
		return true
	}
	return false
}

// inside returns a place within the text of a node.
func inside(n *yaml.Node, column int) *yaml.Node {
	at := *n
	at.Column += column
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		at.Column++
	}
	return &at
}

// inspect looks at a compiled condition for what the type checker lets pass:
// == on money, and a text that the fact it is compared with can never be.
func (c *compiler) inspect(s source, n *yaml.Node, checked *ast.AST) (names []string, sound bool) {
	before := len(*s.faults)
	ast.PreOrderVisit(checked.Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		if ref, ok := checked.ReferenceMap()[e.ID()]; ok && ref.Name != "" {
			names = append(names, ref.Name)
		}
		if e.Kind() != ast.CallKind || len(e.AsCall().Args()) != 2 {
			return
		}
		place := inside(n, checked.SourceInfo().GetStartLocation(e.ID()).Column())
		switch args := e.AsCall().Args(); e.AsCall().FunctionName() {
		case operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
			c.unordered(s, place, checked, args)
		case operators.Equals, operators.NotEquals:
			c.incomparable(s, place, checked, args)
			c.literals(s, place, checked, args[0], args[1:])
			c.literals(s, place, checked, args[1], args[:1])
		case operators.In:
			compared := args[:1]
			if args[1].Kind() == ast.ListKind {
				compared = append(slices.Clone(compared), args[1].AsList().Elements()...)
				c.literals(s, place, checked, args[0], compared[1:])
			}
			c.incomparable(s, place, checked, compared)
		}
	}))
	return merged(names), len(*s.faults) == before
}

// unordered refuses to order what are numbers of a list only: who is not disabled
// has grade 0.
func (c *compiler) unordered(s source, place *yaml.Node, checked *ast.AST, args []ast.Expr) {
	for _, a := range args {
		if ref, ok := checked.ReferenceMap()[a.ID()]; ok && (ref.Name == factGrade || ref.Name == factCategory) {
			s.fault(place, "no_order", ref.Name)
		}
	}
}

// incomparable refuses to ask whether values are equal that may be open between
// two ends: amounts, lists, and numbers that a county sets.
func (c *compiler) incomparable(s source, place *yaml.Node, checked *ast.AST, args []ast.Expr) {
	switch t := checked.GetType(args[0].ID()); {
	case t.IsExactType(moneyType):
		s.fault(place, "money_equality")
	case t.Kind() == types.OpaqueKind || t.Kind() == types.ListKind:
		s.fault(place, "no_equality", t.String())
	}
	for _, a := range args {
		ref, ok := checked.ReferenceMap()[a.ID()]
		if ok && c.pack.terms[ref.Name] != nil && checked.GetType(a.ID()).IsExactType(cel.IntType) {
			s.fault(place, "no_equality", ref.Name)
		}
	}
}

// literals checks texts against the codes of the fact they are compared with.
func (c *compiler) literals(s source, place *yaml.Node, checked *ast.AST, name ast.Expr, values []ast.Expr) {
	ref, ok := checked.ReferenceMap()[name.ID()]
	if !ok || len(c.codes[ref.Name]) == 0 {
		return
	}
	for _, v := range values {
		if v.Kind() != ast.LiteralKind {
			continue
		}
		if text, ok := v.AsLiteral().(types.String); ok && !slices.Contains(c.codes[ref.Name], string(text)) {
			s.fault(place, "not_an_option", string(text), strings.Join(c.codes[ref.Name], " "))
		}
	}
}
