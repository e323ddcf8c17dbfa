package rules

import (
	"math/big"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// moneyType is the CEL type of amounts. It has no overload with a bare number,
// so that comparing one with the other does not compile.
var moneyType = cel.OpaqueType("money")

// money is an amount in a condition: a range of exact fen.
//
// It does not use CEL's Comparer trait: that asks for less, equal or greater,
// and two ranges that touch are none of these while <= is already certain. The
// overloads below compare the ends instead.
type money struct {
	opaque
	Range
}

func moneyOf(r Range) money { return money{Range: r} }

// Type implements ref.Val.
func (m money) Type() ref.Type { return moneyType }

// below says whether a is less than b.
func below(a, b Range) tri {
	switch {
	case a.High != nil && b.Low != nil && compare(a.High, b.Low) < 0:
		return yes
	case a.Low != nil && b.High != nil && compare(a.Low, b.High) >= 0:
		return no
	}
	return maybe(union(a.Open, b.Open)...)
}

// same says whether a equals b.
func same(a, b Range) tri {
	if a.Exact() && b.Exact() {
		return truth(compare(a.Low, b.Low) == 0)
	}
	if apart := below(a, b).or(below(b, a)); apart.yes() {
		return no
	}
	return maybe(union(a.Open, b.Open)...)
}

// known turns an answer into a CEL value: a bool, or an unknown that names what
// is open.
func known(t tri) ref.Val {
	if t.maybe() {
		return unknown(t.open)
	}
	return types.Bool(t.yes())
}

// unknown is the CEL value of what depends on open points. Their names travel
// together in one trail, because merging an unknown for each would copy them all
// each time.
func unknown(open []string) ref.Val {
	if len(open) == 0 {
		return types.NewUnknown(0, nil)
	}
	trail := types.NewAttributeTrail(open[0])
	for _, name := range open[1:] {
		types.QualifyAttribute(trail, name)
	}
	return types.NewUnknown(0, trail)
}

// comparison declares an operator on whole numbers and on money. Each of the four
// is below, with the sides turned, the answer turned, or both.
func comparison(operator, name string, turned, negated bool) cel.EnvOption {
	answer := func(t tri) ref.Val {
		if negated {
			t = t.not()
		}
		return known(t)
	}
	return cel.Function(operator,
		cel.Overload(name+"_int", []*cel.Type{cel.IntType, cel.IntType}, cel.BoolType,
			cel.BinaryBinding(func(a, b ref.Val) ref.Val {
				if turned {
					a, b = b, a
				}
				return answer(wholeOf(a).below(wholeOf(b)))
			})),
		cel.Overload(name+"_money", []*cel.Type{moneyType, moneyType}, cel.BoolType,
			cel.BinaryBinding(func(a, b ref.Val) ref.Val {
				if turned {
					a, b = b, a
				}
				return answer(below(a.(money).Range, b.(money).Range))
			})))
}

// moneyOptions declares what conditions can do with amounts and numbers.
func moneyOptions() []cel.EnvOption {
	return []cel.EnvOption{
		comparison(operators.Less, "less", false, false),
		comparison(operators.Greater, "greater", true, false),
		comparison(operators.LessEquals, "less_equals", true, true),
		comparison(operators.GreaterEquals, "greater_equals", false, true),
		cel.Function(operators.Multiply,
			cel.Overload("times_int_money", []*cel.Type{cel.IntType, moneyType}, moneyType,
				cel.BinaryBinding(func(n, m ref.Val) ref.Val { return wholeTimes(m.(money), wholeOf(n)) })),
			cel.Overload("times_multiple_money", []*cel.Type{multipleType, moneyType}, moneyType,
				cel.BinaryBinding(func(n, m ref.Val) ref.Val { return moneyOf(m.(money).times(n.(multiple).Range)) }))),
		cel.Function(operators.Subtract,
			cel.Overload("minus_money", []*cel.Type{moneyType, moneyType}, moneyType,
				cel.BinaryBinding(func(a, b ref.Val) ref.Val { return moneyOf(a.(money).minus(b.(money).Range)) }))),
		cel.Function("within",
			cel.Overload("within_ages", []*cel.Type{cel.IntType, agesType}, cel.BoolType,
				cel.BinaryBinding(func(age, in ref.Val) ref.Val { return known(in.(ages).within(wholeOf(age))) }))),
		cel.Function("at",
			cel.Overload("at_money", []*cel.Type{moneyType, moneyType}, cel.BoolType,
				cel.BinaryBinding(func(a, b ref.Val) ref.Val { return known(same(a.(money).Range, b.(money).Range)) }))),
	}
}

// wholeTimes is n times an amount. What is open is never below nothing.
func wholeTimes(m money, n wholeNumber) money {
	if n.low != n.high {
		return moneyOf(m.times(between(big.NewRat(n.low, 1), big.NewRat(n.high, 1), n.id)))
	}
	factor := big.NewRat(n.low, 1)
	low, high := m.Low, m.High
	if low != nil {
		low = mul(low, factor)
	}
	if high != nil {
		high = mul(high, factor)
	}
	if n.low < 0 {
		low, high = high, low
	}
	if n.low == 0 {
		low, high = nothing, nothing
	}
	return moneyOf(Range{low, high, m.Open}.tidy())
}
