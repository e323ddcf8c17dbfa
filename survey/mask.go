package survey

import "strings"

// shownOfID is how many characters of an ID number stay readable when it is
// masked: enough to tell two people apart, too few to be used.
const shownOfID = 4

// MaskedID hides an ID number but for its last four characters.
func MaskedID(number string) string {
	runes := []rune(number)
	if len(runes) <= shownOfID {
		return strings.Repeat("*", len(runes))
	}
	return "****" + string(runes[len(runes)-shownOfID:])
}
