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
	case a.High != nil && b.Low != nil && a.High.Cmp(b.Low) < 0:
		return yes
	case a.Low != nil && b.High != nil && a.Low.Cmp(b.High) >= 0:
		return no
	}
	return maybe(union(a.Open, b.Open)...)
}

// same says whether a equals b.
func same(a, b Range) tri {
	if a.Exact() && b.Exact() {
		return truth(a.Low.Cmp(b.Low) == 0)
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

// comparison declares an operator on whole numbers and on money.
func comparison(operator, name string, whole func(a, b int64) bool, amounts func(a, b Range) tri) cel.EnvOption {
	return cel.Function(operator,
		cel.Overload(name+"_int", []*cel.Type{cel.IntType, cel.IntType}, cel.BoolType,
			cel.BinaryBinding(func(a, b ref.Val) ref.Val {
				return types.Bool(whole(int64(a.(types.Int)), int64(b.(types.Int))))
			})),
		cel.Overload(name+"_money", []*cel.Type{moneyType, moneyType}, cel.BoolType,
			cel.BinaryBinding(func(a, b ref.Val) ref.Val {
				return known(amounts(a.(money).Range, b.(money).Range))
			})))
}

// moneyOptions declares what conditions can do with amounts and numbers.
func moneyOptions() []cel.EnvOption {
	return []cel.EnvOption{
		comparison(operators.Less, "less", func(a, b int64) bool { return a < b }, below),
		comparison(operators.Greater, "greater", func(a, b int64) bool { return a > b },
			func(a, b Range) tri { return below(b, a) }),
		comparison(operators.LessEquals, "less_equals", func(a, b int64) bool { return a <= b },
			func(a, b Range) tri { return below(b, a).not() }),
		comparison(operators.GreaterEquals, "greater_equals", func(a, b int64) bool { return a >= b },
			func(a, b Range) tri { return below(a, b).not() }),
		cel.Function(operators.Multiply,
			cel.Overload("times_int_money", []*cel.Type{cel.IntType, moneyType}, moneyType,
				cel.BinaryBinding(func(n, m ref.Val) ref.Val { return wholeTimes(m.(money), int64(n.(types.Int))) })),
			cel.Overload("times_multiple_money", []*cel.Type{multipleType, moneyType}, moneyType,
				cel.BinaryBinding(func(n, m ref.Val) ref.Val { return moneyOf(m.(money).times(n.(multiple).Range)) }))),
		cel.Function(operators.Subtract,
			cel.Overload("minus_money", []*cel.Type{moneyType, moneyType}, moneyType,
				cel.BinaryBinding(func(a, b ref.Val) ref.Val { return moneyOf(a.(money).minus(b.(money).Range)) }))),
		cel.Function("within",
			cel.Overload("within_ages", []*cel.Type{cel.IntType, agesType}, cel.BoolType,
				cel.BinaryBinding(func(age, in ref.Val) ref.Val { return known(in.(ages).within(int64(age.(types.Int)))) }))),
		cel.Function("at",
			cel.Overload("at_money", []*cel.Type{moneyType, moneyType}, cel.BoolType,
				cel.BinaryBinding(func(a, b ref.Val) ref.Val { return known(same(a.(money).Range, b.(money).Range)) }))),
	}
}

// wholeTimes is n times an amount.
func wholeTimes(m money, n int64) money {
	factor := big.NewRat(n, 1)
	low, high := m.Low, m.High
	if low != nil {
		low = mul(low, factor)
	}
	if high != nil {
		high = mul(high, factor)
	}
	if n < 0 {
		low, high = high, low
	}
	if n == 0 {
		low, high = nothing, nothing
	}
	return moneyOf(Range{low, high, m.Open}.tidy())
}
