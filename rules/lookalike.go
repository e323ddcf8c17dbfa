package rules

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// typed are the characters of a Chinese keyboard that stand where Latin ones
// are meant.
var typed = map[rune]string{
	'。': ".", '、': ",", '“': `"`, '”': `"`, '‘': "'", '’': "'", '≤': "<=", '≥': ">=", '≠': "!=", '×': "*", '−': "-", '–': "-", '—': "-",
	'〈': "<", '〉': ">", '【': "[", '】': "]", '￥': "",
}

// similar are letters of other alphabets that look Latin.
var similar = pairs(
	"аеорсухіѕјԁһԛԝѵАВЕКМНОРСТХІЅЈ", "aeopcyxisjdhqwvABEKMHOPCTXISJ",
	"ονρικτυαΑΒΕΖΗΙΚΜΝΟΡΤΥΧı", "ovpiktuaABEZHIKMNOPTYXi",
)

func pairs(lists ...string) map[rune]string {
	m := map[rune]string{}
	for i := 0; i < len(lists); i += 2 {
		latin := []rune(lists[i+1])
		for j, r := range []rune(lists[i]) {
			m[r] = string(latin[j])
		}
	}
	return m
}

// fullwidth returns the character that a full-width one stands for.
func fullwidth(r rune) (string, bool) {
	if r >= '！' && r <= '～' {
		return string(r - '！' + '!'), true
	}
	s, ok := typed[r]
	return s, ok
}

// latin writes a text as it would be on a Latin keyboard.
func latin(s string) string {
	var b strings.Builder
	for _, r := range s {
		if plain, ok := fullwidth(r); ok {
			b.WriteString(plain)
		} else if plain, ok := similar[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// latinOnly refuses the first character of a word of our own, such as a number
// or a key, that only looks right. It reports whether the word is as it should.
func (s source) latinOnly(n *yaml.Node, v string) bool {
	for i, r := range []rune(v) {
		if !s.latinRune(inside(n, i), r) {
			return false
		}
	}
	return true
}

func (s source) latinRune(place *yaml.Node, r rune) bool {
	if plain, ok := fullwidth(r); ok {
		s.meant(place, plain, "fullwidth", string(r))
		return false
	}
	if plain, ok := similar[r]; ok {
		s.meant(place, plain, "lookalike", string(r), plain)
		return false
	}
	return true
}

// latinCondition refuses what is not Latin outside the texts of a condition,
// where the language of conditions would only say that it does not know it.
func (s source) latinCondition(n *yaml.Node, condition string) bool {
	sound, quote := true, rune(0)
	for i, r := range []rune(condition) {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '\'' || r == '"':
			quote = r
		case r < 0x80:
		case !s.latinRune(inside(n, i), r):
			sound = false
		default:
			s.fault(inside(n, i), "not_latin", string(r))
			return false
		}
	}
	return sound
}
