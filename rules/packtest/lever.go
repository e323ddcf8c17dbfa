package packtest

import (
	"math/big"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// lever moves one amount of a household, so that its per-capita income stands
// where it should.
type lever struct {
	pack  *rules.Pack
	asOf  survey.Date
	basis string
	with  func(amount int64) (survey.Household, error) // the household with an amount in fen
}

// aroundAmount returns one fen less, the amount, and one fen more.
func aroundAmount(v *big.Rat) [3]*big.Rat {
	one := big.NewRat(1, 1)
	return [3]*big.Rat{new(big.Rat).Sub(v, one), v, new(big.Rat).Add(v, one)}
}

// Amounts far above any limit, from which a straight line leads to it.
const (
	oneAmount     = 100_000_000
	anotherAmount = 200_000_000
)

// stand returns the household whose income stands at a value. There is none
// where the income is not exact or no whole amount brings it there.
func (v lever) stand(at *big.Rat) (survey.Household, bool) {
	y1, ok1 := v.income(oneAmount)
	y2, ok2 := v.income(anotherAmount)
	if !ok1 || !ok2 || y1.Cmp(y2) == 0 {
		return survey.Household{}, false
	}
	slope := new(big.Rat).Sub(y2, y1)
	slope.Quo(slope, big.NewRat(anotherAmount-oneAmount, 1))
	x := new(big.Rat).Sub(at, y1)
	x.Add(x.Quo(x, slope), big.NewRat(oneAmount, 1))
	if !x.IsInt() || !x.Num().IsInt64() {
		return survey.Household{}, false
	}
	amount := x.Num().Int64()
	if y, ok := v.income(amount); !ok || y.Cmp(at) != 0 {
		return survey.Household{}, false
	}
	h, err := v.with(amount)
	return h, err == nil
}

// income returns the per-capita income with an amount, if that is exact.
func (v lever) income(amount int64) (*big.Rat, bool) {
	h, err := v.with(amount)
	if err != nil {
		return nil, false
	}
	b := target{basis: v.basis}.basisOf(v.pack.Assess(h, v.asOf, text.Zh))
	return b.PerCapita.Low, b.PerCapita.Exact()
}
