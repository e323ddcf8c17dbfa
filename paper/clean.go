package paper

import (
	"strings"
	"unicode"
)

// clean is the gate every string passes before it is measured and set. Line
// ends are unified; spaces of any width but the ideographic one become plain
// ones; what has no ink and would only disturb the page (control characters,
// marks of writing direction, joiners, variation selectors) goes. Everything
// else stays as typed, whether a font has it or not.
func clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u3000':
			return r
		case r == '\t' || unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		default:
			return r
		}
	}, s)
	return strings.TrimRight(s, " \n\u3000")
}
