package rules

import (
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/env"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// maxCondition bounds the text of one condition.
const maxCondition = 1000

// condition is a compiled CEL condition.
type condition struct {
	program cel.Program
	names   []string // facts and parameters it reads
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
	return answerOf(out)
}

// answerOf reads the value of a condition.
func answerOf(out ref.Val) tri {
	switch v := out.(type) {
	case types.Bool:
		return truth(bool(v))
	case *types.Unknown:
		return maybe(trails(v)...)
	}
	return maybe("rules")
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
	envs  map[scope]*cel.Env
	codes map[string][]string // what the texts among the names can be
}

func newCompiler(terms map[string]*term) (*compiler, error) {
	subset := &env.LibrarySubset{DisableMacros: true}
	for _, name := range vocabulary {
		subset.IncludeFunctions = append(subset.IncludeFunctions, env.NewFunction(name))
	}
	base := append([]cel.EnvOption{cel.StdLib(cel.StdLibSubset(subset))}, moneyOptions()...)
	c := &compiler{envs: map[scope]*cel.Env{}, codes: map[string][]string{}}
	for _, id := range sortedKeys(terms) {
		if kind := terms[id].celType(); kind != nil && !strings.HasPrefix(id, itemPrefix) {
			base = append(base, cel.Variable(id, kind))
			c.codes[id] = terms[id].Options
		}
	}
	for _, f := range factList {
		c.codes[f.name] = codesOf(f.codes)
	}
	for _, s := range []scope{scopeLine, scopeFinding} {
		options := slices.Clone(base)
		for _, f := range factList {
			if f.scope == scopeAny || f.scope == s {
				options = append(options, cel.Variable(f.name, f.kind))
			}
		}
		e, err := cel.NewCustomEnv(options...)
		if err != nil {
			return nil, err
		}
		c.envs[s] = e
	}
	return c, nil
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
	text := s.text(n)
	if text == "" {
		return nil
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 || len(text) > maxCondition {
		s.fault(n, "condition_form")
		return nil
	}
	checked, issues := c.envs[at].Compile(text)
	if issues.Err() != nil {
		for _, e := range issues.Errors() {
			s.fault(inside(n, e.Location.Column()), "condition", e.Message)
		}
		return nil
	}
	if checked.OutputType() != cel.BoolType {
		s.fault(n, "condition", "expected a yes or no, found "+checked.OutputType().String())
		return nil
	}
	names, sound := c.inspect(s, n, checked.NativeRep())
	if !sound {
		return nil
	}
	program, err := c.envs[at].Program(checked)
	if err != nil {
		s.fault(n, "condition", err.Error())
		return nil
	}
	return &condition{program, names}
}

// inside returns a place within the text of a node.
func inside(n *yaml.Node, column int) *yaml.Node {
	at := *n
	at.Column += column
	if n.Style&yaml.SingleQuotedStyle != 0 {
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
		case operators.Equals, operators.NotEquals:
			if checked.GetType(args[0].ID()).IsExactType(moneyType) {
				s.fault(place, "money_equality")
			}
			c.literals(s, place, checked, args[0], args[1:])
			c.literals(s, place, checked, args[1], args[:1])
		case operators.In:
			if args[1].Kind() == ast.ListKind {
				c.literals(s, place, checked, args[0], args[1].AsList().Elements())
			}
		}
	}))
	return merged(names), len(*s.faults) == before
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
