package survey

import (
	"errors"
	"strings"
)

// Certificate is the number of a disability certificate (残疾人证): the holder's
// ID number, one digit of the category, one of the grade, and on a certificate
// that was issued again two more characters, such as B1.
type Certificate struct {
	Holder   IDNumber
	Category int // see DisabilityCategories
	Grade    int // see DisabilityGrades
	Reissue  string
}

// Errors of ParseCertificate, beside those of ParseIDNumber for its first
// eighteen characters.
var (
	ErrCertificateLength = errors.New("the number of a disability certificate has 20 or 22 characters")
	ErrCertificateKind   = errors.New("a disability certificate has no such category or grade")
)

const (
	certificateLength = 20
	reissuedLength    = 22
)

// ParseCertificate reads the number of a disability certificate as people write
// it: in any width, with spaces, with a lower-case letter. With ErrIDDate or
// ErrIDCheckDigit the result is filled, because wrong cards exist.
func ParseCertificate(s string) (Certificate, error) {
	n := cleanNumber(s)
	if len(n) != certificateLength && len(n) != reissuedLength {
		return Certificate{}, ErrCertificateLength
	}
	number, kind, reissue := n[:idLength], n[idLength:certificateLength], n[certificateLength:]
	if !DisabilityCategories.Has(kind[:1]) || !DisabilityGrades.Has(kind[1:]) || !isReissue(reissue) {
		return Certificate{}, ErrCertificateKind
	}
	holder, err := ParseIDNumber(number)
	if holder.Number == "" {
		return Certificate{}, err
	}
	return Certificate{Holder: holder, Category: int(kind[0] - '0'), Grade: int(kind[1] - '0'), Reissue: reissue}, err
}

// isReissue reports whether a suffix is empty, or made of letters and digits.
func isReissue(s string) bool {
	return strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// PersonNumber returns the ID number by which a person is recognised: of an ID
// number in either form, or of a disability certificate, which begins with it.
// It is empty where nothing can be read.
func PersonNumber(s string) string {
	if id, _ := ParseIDNumber(s); id.Number != "" {
		return id.Number
	}
	c, _ := ParseCertificate(s)
	return c.Holder.Number
}

// cleanNumber leaves of a written number what belongs to it: half-width capitals
// without spaces or the apostrophe that spreadsheets put before digits.
func cleanNumber(s string) string {
	return strings.TrimLeft(strings.ToUpper(strings.Join(strings.Fields(FoldWidth(s)), "")), "'＇’‘")
}
