package survey

import (
	"errors"
	"strings"
	"time"
)

// Errors of ParseIDNumber.
var (
	ErrIDLength     = errors.New("an ID number has 18 or 15 characters")
	ErrIDCharacters = errors.New("an ID number has digits and a final X only")
	ErrIDDate       = errors.New("the date in the ID number is not in the calendar")
	ErrIDCheckDigit = errors.New("the check digit of the ID number is wrong")
)

// Lengths of an ID number: today's, and that of cards issued before 1999.
const (
	idLength    = 18
	oldIDLength = 15
)

// IDNumber is a citizen ID number (公民身份号码, GB 11643-1999) in its 18-character
// form with a capital X.
type IDNumber struct {
	Number string
	Birth  Date
	Sex    string // male female, by the sequence number
}

// ParseIDNumber reads an ID number as people write it: full-width digits,
// spaces, a leading apostrophe as spreadsheets keep it, a lower-case x, and the
// old 15-digit form, which is completed to 18. ErrIDLength and ErrIDCharacters
// mean that nothing can be read; with ErrIDDate or ErrIDCheckDigit the rest of
// the result is filled, because wrong cards exist. The division a number starts
// with is never judged.
func ParseIDNumber(s string) (IDNumber, error) {
	n := cleanNumber(s)
	if len(n) != oldIDLength && len(n) != idLength {
		return IDNumber{}, ErrIDLength
	}
	if !allDigits(strings.TrimSuffix(n, "X")) || len(n) == oldIDLength && !allDigits(n) {
		return IDNumber{}, ErrIDCharacters
	}
	if len(n) == oldIDLength {
		n = n[:6] + "19" + n[6:]
		n += string(idCheckDigit(n))
	}
	id := IDNumber{Number: n, Sex: "female"}
	if (n[16]-'0')%2 == 1 {
		id.Sex = "male"
	}
	born, err := time.Parse("20060102", n[6:14])
	if err != nil {
		return id, ErrIDDate
	}
	id.Birth = DateOf(born)
	if n[17] != idCheckDigit(n[:17]) {
		return id, ErrIDCheckDigit
	}
	return id, nil
}

// idCheckDigit computes the eighteenth character from the first seventeen.
func idCheckDigit(first17 string) byte {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(first17[i]-'0') * w
	}
	return "10X98765432"[sum%11]
}

// CompleteIDNumber appends the check digit to the first seventeen digits, for
// made-up people in the demo and in tests.
func CompleteIDNumber(first17 string) string {
	return first17 + string(idCheckDigit(first17))
}
