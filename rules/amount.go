package rules

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"

	"ruhu/assets/text"
	"ruhu/survey"
)

// Range is an exact amount in fen between two ends, both included. A nil end
// means that no bound is known on that side. Open lists, sorted, the fact paths
// and parameter ids that keep the ends apart; it is empty when they are equal.
//
// The values of a Range are shared: nobody may change a *big.Rat taken from one.
type Range struct {
	Low, High *big.Rat
	Open      []string
}

// Exact reports whether both ends are the same amount.
func (r Range) Exact() bool {
	return r.Low != nil && r.High != nil && compare(r.Low, r.High) == 0
}

// Show writes the range in yuan with its unit, rounded half up to the fen:
// "2,600.00 元", "2,600.00 至 2,750.00 元", "至少 2,600.00 元". At least nothing is
// unknown: to say 0.00 would look like an answer.
func (r Range) Show(l text.Lang) string {
	switch {
	case r.High == nil && (r.Low == nil || r.Low.Sign() == 0):
		return l.T("rules.range.unknown")
	case r.High == nil:
		return l.T("rules.range.from", Yuan(r.Low))
	case r.Low == nil:
		return l.T("rules.range.to", Yuan(r.High))
	case Yuan(r.Low) == Yuan(r.High):
		return l.T("rules.range.exact", Yuan(r.Low))
	}
	return l.T("rules.range.between", Yuan(r.Low), Yuan(r.High))
}

// Yuan writes an amount of fen in yuan, rounded half up to the fen: 961/3 fen is
// "3.20". Nothing is compared after this.
func Yuan(fen *big.Rat) string {
	doubled := new(big.Int).Lsh(fen.Num(), 1)
	doubled.Add(doubled, fen.Denom())
	whole := doubled.Div(doubled, new(big.Int).Lsh(fen.Denom(), 1))
	if !whole.IsInt64() {
		return new(big.Rat).SetFrac(whole, big.NewInt(100)).FloatString(2)
	}
	return survey.Fen(whole.Int64()).String()
}

type rangeJSON struct {
	Low  *string `json:"low"`
	High *string `json:"high"`
}

// MarshalJSON writes both ends as exact strings, "320000" or "961/3", and an
// unknown end as null.
func (r Range) MarshalJSON() ([]byte, error) {
	return json.Marshal(rangeJSON{exactText(r.Low), exactText(r.High)})
}

// UnmarshalJSON reads what MarshalJSON writes. What is open is not part of it.
func (r *Range) UnmarshalJSON(data []byte) error {
	var raw rangeJSON
	if err := json.Unmarshal(data, &raw); err != nil {
		return fmt.Errorf("read range: %w", err)
	}
	low, err := parseExact(raw.Low)
	if err != nil {
		return err
	}
	high, err := parseExact(raw.High)
	if err != nil {
		return err
	}
	*r = Range{Low: low, High: high}
	return nil
}

func exactText(v *big.Rat) *string {
	if v == nil {
		return nil
	}
	s := v.RatString()
	return &s
}

// maxExactText bounds what is read: far more digits than any sum of amounts has.
const maxExactText = 128

func parseExact(s *string) (*big.Rat, error) {
	if s == nil {
		return nil, nil
	}
	if v, ok := new(big.Rat).SetString(*s); ok && len(*s) <= maxExactText && v.RatString() == *s {
		return v, nil
	}
	return nil, fmt.Errorf("read range: %.20q is not an exact amount", *s)
}

// merged returns the sorted union of lists of names, never nil.
func merged(lists ...[]string) []string {
	all := slices.Concat(lists...)
	slices.Sort(all)
	all = slices.Compact(all)
	if all == nil {
		return []string{}
	}
	return all
}
