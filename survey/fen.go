package survey

import (
	"errors"
	"strconv"
	"strings"
)

// Fen is an amount of money in 分, a hundredth of a yuan. Amounts are whole fen
// wherever they are recorded; exact fractions exist only inside calculations.
type Fen int64

// MaxFen bounds every amount that can be typed or read: ten trillion yuan.
const MaxFen Fen = 1_000_000_000_000_000

// Errors of ParseYuan.
var (
	ErrNotAnAmount    = errors.New("not an amount of money")
	ErrFractionOfFen  = errors.New("amount has more than two decimals")
	ErrAmountTooLarge = errors.New("amount is too large")
)

// ParseYuan reads an amount in yuan as people type it: full-width digits, the
// full stop of a Chinese input method for the point, thousands separators, a
// leading ¥ and a trailing 元 are accepted, more than two decimals are not. It
// never rounds.
func ParseYuan(s string) (Fen, error) {
	s = strings.TrimSpace(strings.ReplaceAll(FoldWidth(s), "。", "."))
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimLeft(s, "¥￥"), "元"))
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	whole, fraction, hasPoint := strings.Cut(s, ".")
	whole, ok := ungroup(whole)
	if !ok || !allDigits(fraction) || hasPoint && fraction == "" {
		return 0, ErrNotAnAmount
	}
	if len(strings.TrimRight(fraction, "0")) > 2 {
		return 0, ErrFractionOfFen
	}
	fraction = (fraction + "00")[:2]
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil || Fen(n) > MaxFen {
		return 0, ErrAmountTooLarge
	}
	if negative {
		n = -n
	}
	return Fen(n), nil
}

// ungroup removes thousands separators that stand where they belong.
func ungroup(s string) (string, bool) {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if g == "" || !allDigits(g) || i > 0 && len(g) != 3 || len(groups) > 1 && len(g) > 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func allDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// String shows the amount in yuan with two decimals and thousands separators,
// as on screen and paper: 1200000 fen is "12,000.00".
func (f Fen) String() string {
	plain := f.Plain()
	sign := ""
	if strings.HasPrefix(plain, "-") {
		sign, plain = "-", plain[1:]
	}
	whole, fraction, _ := strings.Cut(plain, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return sign + b.String() + "." + fraction
}

// Plain shows the amount in yuan with two decimals and no separators, as typed
// into a field: 1200000 fen is "12000.00".
func (f Fen) Plain() string {
	digits := strconv.FormatInt(int64(f), 10)
	sign := ""
	if f < 0 {
		sign, digits = "-", digits[1:]
	}
	for len(digits) < 3 {
		digits = "0" + digits
	}
	cut := len(digits) - 2
	return sign + digits[:cut] + "." + digits[cut:]
}
