package hanzi

import (
	"slices"
	"strings"

	"ruhu/survey"
)

// SearchKey returns everything a filter may match a name by, separated by
// spaces: the folded name, then readings, each as pinyin and initials. The
// reading that the family wrote itself comes first, if there is one; then the
// usual one, the dictionary's where it differs from that of a name, and those of
// the parts behind a middle dot, by which people may be called as well. Store it
// beside the name and give it to Match.
func SearchKey(name, own string) string {
	folded := fold(name)
	usual := readName(folded)
	key := searchKey{folded}
	key.add(ownReading(own, usual))
	key.add(usual)
	key.add(readPlain(folded))
	for _, part := range partsBehindDots(name) {
		key.add(readGiven([]rune(part)))
	}
	return strings.Join(key, " ")
}

// searchKey holds a folded name and its readings.
type searchKey []string

func (k *searchKey) add(syllables []string) {
	reading := strings.Join(syllables, "")
	if reading != "" && !slices.Contains((*k)[1:], reading) {
		*k = append(*k, reading, initials(syllables))
	}
}

// partsBehindDots returns the folded parts of a name behind its first middle
// dot.
func partsBehindDots(name string) []string {
	parts := strings.Split(survey.FoldName(name), string(middleDot))
	for i, p := range parts {
		parts[i] = fold(p)
	}
	return parts[1:]
}

// Match reports whether a search key fits what was typed: characters anywhere in
// the name, or the beginning of one of its readings or of their initials. Case,
// width, spaces and middle dots in the query do not matter. An empty query fits
// every key.
func Match(key, query string) bool { return Matcher(query)(key) }

// Matcher is Match for one query and many keys.
func Matcher(query string) func(key string) bool {
	q := fold(query)
	return func(key string) bool {
		name, readings, _ := strings.Cut(key, " ")
		if strings.Contains(name, q) {
			return true
		}
		for readings != "" {
			var reading string
			reading, readings, _ = strings.Cut(readings, " ")
			if strings.HasPrefix(reading, q) {
				return true
			}
		}
		return false
	}
}
