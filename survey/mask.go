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

// personalNumbers are the facts by which somebody can be found or robbed.
var personalNumbers = map[string]bool{
	"phone": true, "contacts.phone": true, "jdlk.helper.phone": true, "bank.account": true,
	"members.id_number": true, "members.disability.certificate": true, "obligors.id_number": true,
}

// IsPersonalNumber reports whether the fact with a pattern is a number that is
// masked until somebody asks for it.
func IsPersonalNumber(pattern string) bool { return personalNumbers[pattern] }
