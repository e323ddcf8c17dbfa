package rules

import (
	"math/big"
)

// Distance says how far an amount is from the limit it is compared with.
type Distance struct {
	Label string `json:"label"`      // the comparison in words
	Gap   Range  `json:"gap_fen"`    // the limit less the amount, per person a year: below zero the amount is above the limit
	All   *Range `json:"family_fen"` // the same for all who share the income, nil while their number is open
	Shown string `json:"shown"`      // for people, rounded half up to the fen
}

// certain reports whether it is clear on which side of the limit the amount is.
func (d Distance) certain() bool {
	return d.Gap.Low != nil && d.Gap.Low.Sign() >= 0 || d.Gap.High != nil && d.Gap.High.Sign() <= 0
}

// distances measures every comparison of amounts that the rule makes.
func (e *explainer) distances() []Distance {
	all := []Distance{}
	for _, c := range e.comparisons {
		d := Distance{Label: c.node.Label, Gap: c.gap()}
		if b, ok := e.basisOf(c.incomeName()); ok && b.Members != nil {
			family := d.Gap.by(int64(*b.Members))
			d.All = &family
		}
		d.Shown = e.distanceText(d)
		all = append(all, d)
	}
	return all
}

// incomeName is the per-capita income among the two amounts, empty for none.
func (c comparedAmounts) incomeName() string {
	for _, part := range c.node.Parts {
		if part.Name == factDibao || part.Name == factPoverty {
			return part.Name
		}
	}
	return ""
}

// flipped reports whether the income stands on the right of the sign.
func (c comparedAmounts) flipped() bool {
	name := c.incomeName()
	return name != "" && c.node.Parts[1].Name == name
}

// amount and limit are the two sides, the income first.
func (c comparedAmounts) amount() (Node, Range) {
	if c.flipped() {
		return c.node.Parts[1], c.b
	}
	return c.node.Parts[0], c.a
}

func (c comparedAmounts) limit() (Node, Range) {
	if c.flipped() {
		return c.node.Parts[0], c.a
	}
	return c.node.Parts[1], c.b
}

// gap is the limit less the amount.
func (c comparedAmounts) gap() Range {
	_, amount := c.amount()
	_, limit := c.limit()
	return limit.minus(amount)
}

// by multiplies both ends with a whole number.
func (r Range) by(n int64) Range {
	factor := big.NewRat(n, 1)
	for _, end := range []**big.Rat{&r.Low, &r.High} {
		if *end != nil {
			*end = mul(*end, factor)
		}
	}
	if n < 0 {
		r.Low, r.High = r.High, r.Low
	}
	return r
}

// distanceText says the distance in words: below, at or above the limit.
func (e *explainer) distanceText(d Distance) string {
	r := d.Gap
	switch {
	case r.Low == nil && r.High == nil:
		return e.t("distance.unknown")
	case r.Exact() && r.Low.Sign() == 0:
		return e.t("distance.at")
	case r.Low != nil && r.Low.Sign() >= 0:
		return e.withFamily("distance.below", r, d.All)
	case r.High != nil && r.High.Sign() <= 0:
		return e.withFamily("distance.above", r.by(-1), by(d.All, -1))
	case r.Low == nil || r.High == nil:
		return e.t("distance.unknown")
	}
	return e.t("distance.around", exactly(negated(r.Low)).Show(e.lang), exactly(r.High).Show(e.lang))
}

func by(r *Range, n int64) *Range {
	if r == nil {
		return nil
	}
	out := r.by(n)
	return &out
}

// withFamily writes a distance for one person, and for the family where its
// number is known.
func (e *explainer) withFamily(key string, each Range, all *Range) string {
	s := e.t(key, e.notRoundedAway(each))
	if all != nil {
		s += e.t("distance.family", e.notRoundedAway(*all))
	}
	return s
}

var halfFen = big.NewRat(1, 2)

// notRoundedAway shows an amount, and says so where there is one that rounds to
// nothing.
func (e *explainer) notRoundedAway(r Range) string {
	if r.High != nil && r.High.Sign() > 0 && r.High.Cmp(halfFen) < 0 {
		return e.t("distance.tiny")
	}
	return r.Show(e.lang)
}
