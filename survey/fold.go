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

// CleanText drops what nobody can see in a text and no screen or paper may obey:
// control and format characters such as escapes, zero-width spaces and marks of
// direction. A line break or tab becomes a space. Everything else stays as
// typed, with private characters and the variants of rare ones.
func CleanText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Cc, r) && unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, s)
}

// FoldName makes two ways of typing one name equal, for matching only: spaces
// and what CleanText drops are left out, full-width letters become ASCII, and
// the variants of the middle dot become U+00B7. Names are stored as typed.
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
	}, CleanText(name))
}
