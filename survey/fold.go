package survey

import "strings"

// FoldWidth turns full-width forms of ASCII (as a Chinese input method types
// them: ０-９ Ｘ ．－) and the ideographic space into their ASCII twins. It is for
// numbers and codes; names are kept as typed.
func FoldWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}
