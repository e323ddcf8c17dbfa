package survey

import (
	"strings"
	"unicode"
)

// FoldWidth turns full-width forms of ASCII (as a Chinese input method types
// them: ０-９ Ｘ ．－) and the ideographic space into their ASCII twins, and
// drops the invisible characters that come along when text is pasted. It is for
// numbers and codes; names are kept as typed.
func FoldWidth(s string) string {
	return strings.Map(narrow, s)
}

func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// FoldName makes two ways of typing one name equal, for matching only: spaces
// are left out, full-width letters become ASCII, and the variants of the middle
// dot become U+00B7. Names are stored as typed.
func FoldName(name string) string {
	return strings.Map(func(r rune) rune {
		r = narrow(r)
		switch r {
		case '•', '・', '‧', '⋅', '･', '∙', '.':
			return '·'
		}
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, name)
}
