package survey

import (
	"cmp"
	"strings"
)

// CompareNatural orders words as people count: digits as numbers, so that 2组
// comes before 10组.
func CompareNatural(a, b string) int {
	for a != "" && b != "" {
		if digitsA, digitsB := leadingDigits(a), leadingDigits(b); digitsA != "" && digitsB != "" {
			if c := compareDigits(digitsA, digitsB); c != 0 {
				return c
			}
			a, b = a[len(digitsA):], b[len(digitsB):]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}

// compareDigits compares two numbers of any length.
func compareDigits(a, b string) int {
	x, y := strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y))
}
