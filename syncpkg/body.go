package syncpkg

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// body is what an object of one type says. Its check refuses what cannot be
// meant, also together with the header, with an error that wraps ErrForm.
type body interface {
	check(h object.Header) error
}

// bodies read the body of every type but seed and visit. Those two hold a
// document of package survey, and whoever keeps the documents reads them.
var bodies = map[object.Type]func(h object.Header) error{
	object.Attachment:  checked[AttachmentBody],
	object.Return:      checked[ReturnBody],
	object.Endorsement: checked[EndorsementBody],
	object.Decision:    checked[DecisionBody],
	object.Declaration: checked[DeclarationBody],
	object.Linking:     checked[LinkBody],
	object.Receipt:     checked[ReceiptBody],
	object.Directory:   checked[DirectoryBody],
	object.Revocation:  checked[RevocationBody],
	object.Pack:        checked[PackBody],
}

func checked[B body](h object.Header) error {
	_, err := decodeBody[B](h)
	return err
}

func decodeBody[B body](h object.Header) (b B, err error) {
	if err := object.DecodeFull(h.Body, &b); err != nil {
		return b, fmt.Errorf("read %s: %w: %w", h.Type, ErrForm, err)
	}
	if err := b.check(h); err != nil {
		return b, fmt.Errorf("read %s: %w", h.Type, err)
	}
	return b, nil
}

// readBody reads the body of an authentic object of the type.
func readBody[B body](t object.Type, o object.Object) (b B, err error) {
	if o.Type != t {
		return b, fmt.Errorf("read %s: %w: %s", t, ErrType, o.Type)
	}
	return decodeBody[B](o.Header)
}

// Compose returns what is to be signed for a body of the type, checked as every
// reader will check it: nothing is signed that others would refuse.
func Compose(t object.Type, division, subject string, content any) (object.Header, error) {
	raw, err := object.Encode(content)
	if err != nil {
		return object.Header{}, fmt.Errorf("encode %s: %w", t, err)
	}
	h := object.Header{Type: t, Division: division, Subject: subject, Body: raw}
	check, known := bodies[t]
	if !known {
		return object.Header{}, fmt.Errorf("compose %s: %w", t, ErrType)
	}
	return h, check(h)
}

// wrong returns an ErrForm that names what is wrong.
func wrong(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrForm, fmt.Sprintf(format, args...))
}

// firstWrong returns the first error.
func firstWrong(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// line refuses a text of one line that has not between least and most characters,
// blanks at an end, or a character that nobody sees: such a one could hide what a
// name is.
func line(what, s string, least, most int) error {
	n := utf8.RuneCountInString(s)
	hidden := func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }
	if n < least || n > most || strings.TrimSpace(s) != s || strings.ContainsFunc(s, hidden) {
		return wrong("%s of %d characters", what, n)
	}
	return nil
}

// words refuses a text of people in several lines that has not between least and
// most characters, or control characters other than the end of a line.
func words(what, s string, least, most int) error {
	n := utf8.RuneCountInString(s)
	control := func(r rune) bool { return r != '\n' && unicode.Is(unicode.Cc, r) }
	if n < least || n > most || strings.ContainsFunc(s, control) {
		return wrong("%s of %d characters", what, n)
	}
	return nil
}

func oneOf(what, code string, codes ...string) error {
	if !slices.Contains(codes, code) {
		return wrong("%s %q", what, code)
	}
	return nil
}

// onHousehold refuses a subject that cannot be a household.
func onHousehold(h object.Header) error { return line("subject", h.Subject, 1, MaxName) }

// realDay refuses what is no day of the calendar.
func realDay(what string, d survey.Date) error {
	if !d.Valid() {
		return wrong("%s %q", what, d)
	}
	return nil
}

// revisionsNamed refuses a list of revisions that is empty, too long, or not
// sorted with each once.
func revisionsNamed(ids []object.ID) error {
	if len(ids) == 0 || len(ids) > object.MaxParents || !ascending(ids, func(a, b object.ID) int { return slices.Compare(a[:], b[:]) }) {
		return wrong("%d revisions, or not in order", len(ids))
	}
	return nil
}

// ascending reports whether every element is greater than the one before it.
func ascending[E any](list []E, compare func(a, b E) int) bool {
	for i := 1; i < len(list); i++ {
		if compare(list[i-1], list[i]) >= 0 {
			return false
		}
	}
	return true
}
