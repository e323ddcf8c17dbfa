package hanzi

import "strings"

// SearchKey returns everything a filter may match a name by, separated by
// spaces: the folded name, its pinyin and its initials, and both once more where
// the dictionary reads a character differently from a name. Store it beside the
// name and give it to Match.
func SearchKey(name string) string {
	folded := fold(name)
	syllables := readName(folded)
	fields := []string{folded, strings.Join(syllables, ""), initials(syllables)}
	if plain := readPlain(folded); strings.Join(plain, "") != fields[1] {
		fields = append(fields, strings.Join(plain, ""), initials(plain))
	}
	return strings.Join(fields, " ")
}

// Match reports whether a search key fits what was typed: characters anywhere in
// the name, or the beginning of its pinyin or of its initials. Case, width,
// spaces and middle dots in the query do not matter. An empty query fits every
// key.
func Match(key, query string) bool {
	q := fold(query)
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
