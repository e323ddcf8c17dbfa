package hanzi

import (
	"strings"
	"unicode"

	"ruhu/survey"
)

// ownReading returns the syllables of a reading that a person wrote for a name,
// such as "Shàn Xióng": lower case, without tones, ü as v. Where it has fewer
// syllables than the usual reading, such as that of the surname alone, the rest is
// read as usual.
func ownReading(written string, usual []string) []string {
	letters := plainLetters.Replace(strings.ToLower(survey.FoldWidth(written)))
	syllables := strings.FieldsFunc(letters, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) })
	for i, s := range syllables {
		syllables[i] = strings.Map(withoutMarks, s)
	}
	if n := len(syllables); n > 0 && n < len(usual) {
		syllables = append(syllables, usual[n:]...)
	}
	return syllables
}

// plainLetters takes the tones off the vowels of pinyin.
var plainLetters = strings.NewReplacer(
	"u\u0308", "v", "ü", "v", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v",
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o",
	"ū", "u", "ú", "u", "ǔ", "u", "ù", "u", "ń", "n", "ň", "n", "ǹ", "n",
)

// withoutMarks drops tones that are characters of their own.
func withoutMarks(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}
