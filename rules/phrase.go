package rules

import (
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"ruhu/assets/text"
)

// Expression is a condition or an amount of a pack.
type Expression struct {
	CEL   string `json:"cel"`
	Words string `json:"words"`
}

// expression writes a condition for people, nil where there is none.
func (p *Pack) expression(c *condition, l text.Lang) *Expression {
	if c == nil {
		return nil
	}
	ph := phrasing{p, l, c.checked.NativeRep()}
	return &Expression{c.checked.Source().Content(), ph.words(ph.checked.Expr())}
}

// phrasing puts a condition into words.
type phrasing struct {
	pack    *Pack
	lang    text.Lang
	checked *ast.AST
}

func (ph phrasing) phrase(key string, args ...any) string {
	return ph.lang.T("rules.phrase."+key, args...)
}

func (ph phrasing) words(e ast.Expr) string {
	if name := ph.name(e); name != "" {
		return ph.nameWords(name)
	}
	switch e.Kind() {
	case ast.LiteralKind:
		return ph.literal("", e)
	case ast.CallKind:
		return ph.call(e.AsCall())
	case ast.ListKind:
		return ph.list("", e)
	}
	return ""
}

// name is the fact or parameter that an expression is, empty for any other.
func (ph phrasing) name(e ast.Expr) string {
	if e.Kind() != ast.IdentKind && e.Kind() != ast.SelectKind {
		return ""
	}
	if ref, ok := ph.checked.ReferenceMap()[e.ID()]; ok {
		return ref.Name
	}
	return ""
}

// nameWords is what people call a fact or parameter.
func (ph phrasing) nameWords(name string) string {
	if t, option := ph.pack.termOf(name); t != nil {
		if option != "" {
			return t.Title.In(ph.lang) + ph.lang.T("rules.explain.option", t.OptionText(option, ph.lang))
		}
		return t.Title.In(ph.lang)
	}
	return factName(name, ph.lang)
}

// factName is what people call a fact.
func factName(name string, l text.Lang) string {
	if code, ok := strings.CutPrefix(name, anyPrefix); ok {
		return l.T("rules.explain.any", Finding{Code: code}.Title(l))
	}
	return l.T("rules.fact." + name)
}

// literal writes a value that something is compared with: a code by its words.
func (ph phrasing) literal(of string, e ast.Expr) string {
	switch v := e.AsLiteral().(type) {
	case types.String:
		if t, _ := ph.pack.termOf(of); t != nil {
			return t.OptionText(string(v), ph.lang)
		}
		return codeWords(of, string(v), ph.lang)
	case types.Bool:
		if v {
			return ph.lang.T("rules.explain.answer.yes")
		}
		return ph.lang.T("rules.explain.answer.no")
	case types.Int:
		return v.ConvertToType(types.StringType).Value().(string)
	}
	return ""
}

func (ph phrasing) list(of string, e ast.Expr) string {
	var all []string
	for _, one := range e.AsList().Elements() {
		all = append(all, ph.side(of, one))
	}
	return strings.Join(all, ph.lang.T("rules.list.separator"))
}

// side writes one side of a comparison; of is the fact on the other.
func (ph phrasing) side(of string, e ast.Expr) string {
	switch {
	case e.Kind() == ast.LiteralKind:
		return ph.literal(of, e)
	case e.Kind() == ast.ListKind:
		return ph.list(of, e)
	case joins(e):
		return ph.phrase("group", ph.words(e))
	}
	return ph.words(e)
}

// joins reports whether an expression is an "and" or an "or".
func joins(e ast.Expr) bool {
	return e.Kind() == ast.CallKind && (e.AsCall().FunctionName() == operators.LogicalAnd || e.AsCall().FunctionName() == operators.LogicalOr)
}

// phrases are the sentences of the functions of conditions.
var phrases = map[string]string{
	operators.LogicalAnd: "and", operators.LogicalOr: "or", operators.LogicalNot: "not",
	operators.Equals: "equals", operators.NotEquals: "differs", operators.In: "in",
	operators.Less: "below", operators.LessEquals: "at_most", operators.Greater: "above", operators.GreaterEquals: "at_least",
	operators.Multiply: "times", operators.Subtract: "less", "at": "at", "within": "within",
}

func (ph phrasing) call(c ast.CallExpr) string {
	args, name := c.Args(), phrases[c.FunctionName()]
	if name == "not" {
		return ph.phrase("not", ph.side("", args[0]))
	}
	if len(args) != 2 || name == "" {
		return ""
	}
	if name == "and" || name == "or" {
		return ph.phrase(name, ph.part(c.FunctionName(), args[0]), ph.part(c.FunctionName(), args[1]))
	}
	switch same := ph.name(args[0]); {
	case name == "at" && same != "" && same == ph.name(args[1]):
		return ph.phrase("known", ph.nameWords(same)) // an amount is at itself once it is known
	case name == "in" && args[0].Kind() == ast.LiteralKind:
		return ph.phrase("has", ph.words(args[1]), ph.side(ph.name(args[1]), args[0]))
	}
	return ph.phrase(name, ph.side(ph.name(args[1]), args[0]), ph.side(ph.name(args[0]), args[1]))
}

// part writes one of several that are joined; the other way of joining is set
// apart.
func (ph phrasing) part(function string, e ast.Expr) string {
	if joins(e) && e.AsCall().FunctionName() != function {
		return ph.phrase("group", ph.words(e))
	}
	return ph.words(e)
}
