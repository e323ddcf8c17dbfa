package rules

import "math/big"

var (
	nothing    = new(big.Rat)
	one        = big.NewRat(1, 1)
	oneHundred = big.NewRat(100, 1)
)

// exactly is the range of one amount.
func exactly(v *big.Rat) Range { return Range{Low: v, High: v} }

// between is the range from low to high, open for the given reasons unless both
// ends are the same.
func between(low, high *big.Rat, open ...string) Range {
	return Range{low, high, open}.tidy()
}

// tidy drops the names of what turned out to make no difference.
func (r Range) tidy() Range {
	if r.Exact() {
		r.Open = nil
	}
	return r
}

// plus adds two independent ranges.
func (r Range) plus(o Range) Range {
	return Range{addEnds(r.Low, o.Low), addEnds(r.High, o.High), union(r.Open, o.Open)}
}

// minus takes an independent range off.
func (r Range) minus(o Range) Range {
	return r.plus(Range{negated(o.High), negated(o.Low), o.Open}).tidy()
}

func addEnds(a, b *big.Rat) *big.Rat {
	switch {
	case a == nil || b == nil:
		return nil
	case a.Sign() == 0:
		return b
	case b.Sign() == 0:
		return a
	}
	sum := new(big.Rat)
	if a.IsInt() && b.IsInt() {
		sum.Num().Add(a.Num(), b.Num())
		return sum
	}
	return sum.Add(a, b)
}

// orNothing widens the range to hold zero: it counts, or it does not.
func (r Range) orNothing(open ...string) Range {
	if r.Low != nil && r.Low.Sign() > 0 {
		r.Low = nothing
	}
	if r.High != nil && r.High.Sign() < 0 {
		r.High = nothing
	}
	r.Open = union(r.Open, open)
	return r.tidy()
}

// times multiplies by a factor that lies between two ends, none below 0.
func (r Range) times(factor Range) Range {
	low, high := r.Low, r.High
	if r.Exact() && factor.Exact() {
		product := mul(low, factor.Low)
		return Range{product, product, nil}
	}
	if low != nil {
		low = lesser(mul(low, factor.Low), mul(low, factor.High))
	}
	if high != nil {
		high = greater(mul(high, factor.Low), mul(high, factor.High))
	}
	if factor.High.Sign() == 0 {
		low, high = nothing, nothing
	}
	return Range{low, high, union(r.Open, factor.Open)}.tidy()
}

func mul(a, b *big.Rat) *big.Rat {
	product := new(big.Rat)
	if a.IsInt() && b.IsInt() {
		product.Num().Mul(a.Num(), b.Num())
		return product
	}
	return product.Mul(a, b)
}

// compare orders two amounts. Most are whole, which big.Rat would first copy.
func compare(a, b *big.Rat) int {
	switch {
	case a == b:
		return 0
	case a.IsInt() && b.IsInt():
		return a.Num().Cmp(b.Num())
	}
	return a.Cmp(b)
}

func lesser(a, b *big.Rat) *big.Rat {
	if compare(a, b) <= 0 {
		return a
	}
	return b
}

func greater(a, b *big.Rat) *big.Rat {
	if compare(a, b) >= 0 {
		return a
	}
	return b
}
