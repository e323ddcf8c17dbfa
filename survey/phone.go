package survey

import (
	"regexp"
	"strings"
)

var phoneShape = regexp.MustCompile(`^(1[3-9]\d{9}|(0\d{2,3})?[2-8]\d{6,7})$`)

var phoneSeparators = strings.NewReplacer("-", "", "(", "", ")", "", " ", "")

// IsPhone reports whether a text is a telephone number as one is written: eleven
// digits of a mobile telephone, or a landline with or without its area code.
// Width, spaces, hyphens, brackets and +86 do not matter. Several families may
// have one number.
func IsPhone(s string) bool {
	digits := phoneSeparators.Replace(strings.Join(strings.Fields(FoldWidth(s)), ""))
	return phoneShape.MatchString(strings.TrimPrefix(digits, "+86"))
}
