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

// wholeNumber is a whole number that may be open between two ends. In conditions
// it is an int that cannot be compared for equality.
type wholeNumber struct {
	opaque
	low, high int64
	id        string // of the term that is open
}

// Type implements ref.Val.
func (wholeNumber) Type() ref.Type { return types.IntType }

// wholeOf reads an int of a condition.
func wholeOf(v ref.Val) wholeNumber {
	if i, ok := v.(types.Int); ok {
		return exactNumber(int64(i))
	}
	w, _ := v.(wholeNumber)
	return w
}

func exactNumber(n int64) wholeNumber { return wholeNumber{low: n, high: n} }

// below says whether n is less than o; while that is open, which terms are.
func (n wholeNumber) below(o wholeNumber) tri {
	switch {
	case n.high < o.low:
		return yes
	case n.low >= o.high:
		return no
	}
	var ids []string
	for _, w := range []wholeNumber{n, o} {
		if w.low != w.high {
			ids = append(ids, w.id)
		}
	}
	return maybe(merged(ids)...)
}

// numbers is a list of numbers that a county sets. While it is not set, what
// cannot be set is surely not on it.
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

// ages is a span of ages, both ends included. While it is not set, it is the
// widest that can be, and only an age outside is known not to be within.
type ages struct {
	opaque
	term  *term
	span  []int64
	unset bool
}

// Type implements ref.Val.
func (ages) Type() ref.Type { return agesType }

func (a ages) within(age wholeNumber) tri {
	outside := age.below(exactNumber(a.span[0])).or(exactNumber(a.span[1]).below(age))
	if a.unset && !outside.yes() {
		return maybe(a.term.ID)
	}
	return outside.not()
}

// possible reports whether a number is among those that may be set.
func (t *term) possible(v int64) bool {
	low, high := t.ends()
	return low <= v && v <= high
}

// ends are the bounds within which a whole number lies that is not set: what the
// pack says where it lies between two ends, else anything of its type.
func (t *term) ends() (low, high int64) {
	if t.Kind == KindBetween {
		return whole(t.low), whole(t.high)
	}
	return bounds[t.Type][0], bounds[t.Type][1]
}
