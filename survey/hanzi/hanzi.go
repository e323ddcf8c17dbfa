// Package hanzi finds people by how their names sound: pinyin and its initials
// over the characters of a name, with surnames read as surnames, and a search
// key that is cheap to match at every keystroke.
//
// It works on characters, never on bytes, and never changes a name that is kept:
// what it folds is for matching only. A character without a known reading stands
// for itself.
package hanzi

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"ruhu/survey"
)

// middleDot is the separator in names of several parts, after folding.
const middleDot = '·'

// Pinyin returns the reading of a name in lower case without tones, syllables
// joined without spaces: 单国强 is "shanguoqiang". ü is written v, as it is
// typed. The middle dot is left out; letters and characters without a reading
// are kept.
func Pinyin(name string) string {
	return strings.Join(readName(fold(name)), "")
}

// Initials returns the first letter of each syllable of Pinyin: 单国强 is "sgq".
func Initials(name string) string {
	return initials(readName(fold(name)))
}

// Fold makes ways of writing one name equal, for comparing names only: width,
// case, spaces and middle dots do not matter.
func Fold(name string) string { return fold(name) }

// fold prepares a name or a query for matching: width, case and middle dots
// folded, then spaces and middle dots left out, because nobody types them into a
// filter.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r == middleDot || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, survey.FoldName(s))
}

// readName returns a syllable for each character of a folded name, with the
// readings that surnames and given names have.
func readName(name string) []string {
	runes := []rune(name)
	if len(runes) > 2 {
		if surname, ok := compoundSurnames[string(runes[:2])]; ok {
			return append(surname[:], readGiven(runes[2:])...)
		}
	}
	if len(runes) > 0 {
		if surname, ok := surnameReadings[runes[0]]; ok {
			return append([]string{surname}, readGiven(runes[1:])...)
		}
	}
	return readGiven(runes)
}

func readGiven(runes []rune) []string {
	syllables := make([]string, len(runes))
	for i, r := range runes {
		if s, ok := givenReadings[r]; ok {
			syllables[i] = s
			continue
		}
		syllables[i] = readOrdinary(r)
	}
	return syllables
}

// readPlain reads every character as the dictionary does first, which is what
// somebody types who does not know how the family says its name.
func readPlain(name string) []string {
	var syllables []string
	for _, r := range name {
		syllables = append(syllables, readOrdinary(r))
	}
	return syllables
}

var plainReading = pinyin.Args{Style: pinyin.Normal}

func readOrdinary(r rune) string {
	if r < unicode.MaxLatin1 {
		return string(r)
	}
	if s := pinyin.SinglePinyin(r, plainReading); len(s) > 0 {
		return s[0]
	}
	return string(r)
}

func initials(syllables []string) string {
	var b strings.Builder
	for _, s := range syllables {
		for _, r := range s {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}
