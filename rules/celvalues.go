package rules

import (
	"errors"
	"reflect"
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// opaque is what the CEL values of this package have in common: only the
// functions declared here take them. == on them is refused when a pack is
// loaded.
type opaque struct{}

var errNoNative = errors.New("the value has no native form")

// ConvertToNative implements ref.Val.
func (opaque) ConvertToNative(reflect.Type) (any, error) { return nil, errNoNative }

// ConvertToType implements ref.Val.
func (opaque) ConvertToType(ref.Type) ref.Val { return types.WrapErr(errNoNative) }

// Equal implements ref.Val.
func (opaque) Equal(ref.Val) ref.Val { return types.False }

// Value implements ref.Val.
func (opaque) Value() any { return nil }

var (
	multipleType = cel.OpaqueType("multiple")
	agesType     = cel.OpaqueType("ages")
)

// multiple is how many times an amount is meant, which may be open between two
// ends.
type multiple struct {
	opaque
	Range
}

// Type implements ref.Val.
func (multiple) Type() ref.Type { return multipleType }

// numbers is a list of numbers that a county sets. While it is not set, a number
// outside the bounds of the term is surely not on it.
type numbers struct {
	opaque
	term  *term
	list  []int64
	unset bool
}

// Type implements ref.Val.
func (numbers) Type() ref.Type { return types.ListType }

// Contains implements traits.Container.
func (n numbers) Contains(v ref.Val) ref.Val {
	i, ok := v.(types.Int)
	switch {
	case !ok:
		return types.False
	case n.unset && n.term.possible(int64(i)):
		return unknown([]string{n.term.ID})
	}
	return types.Bool(slices.Contains(n.list, int64(i)))
}

// ages is a span of ages, both ends included. While it is not set, an age
// outside the bounds of the term is surely not within.
type ages struct {
	opaque
	term  *term
	span  []int64
	unset bool
}

// Type implements ref.Val.
func (ages) Type() ref.Type { return agesType }

func (a ages) within(age int64) tri {
	if a.unset {
		if a.term.possible(age) {
			return maybe(a.term.ID)
		}
		return no
	}
	return truth(a.span[0] <= age && age <= a.span[1])
}

// possible reports whether a number lies within the bounds of the term.
func (t *term) possible(v int64) bool {
	return whole(t.low) <= v && v <= whole(t.high)
}
