package survey

import "slices"

// Code is one entry of a code list: what is stored and what people read.
type Code struct {
	Code string
	Zh   string
	En   string
}

// CodeList is a list in the order in which it is offered.
type CodeList []Code

// Text returns the words for a code in the given language ("zh" or "en"). A
// code that is not on the list is returned as it is, so that nothing recorded
// disappears from view.
func (l CodeList) Text(code, lang string) string {
	for _, c := range l {
		if c.Code == code {
			if lang == "en" {
				return c.En
			}
			return c.Zh
		}
	}
	return code
}

// Has reports whether the code is on the list.
func (l CodeList) Has(code string) bool {
	return slices.ContainsFunc(l, func(c Code) bool { return c.Code == code })
}

// ByText returns the code whose words these are, in either language, or which
// is given itself. Words are compared as names are, so width and spaces do not
// matter.
func (l CodeList) ByText(s string) (code string, ok bool) {
	s = FoldName(s)
	for _, c := range l {
		if s == c.Code || s == FoldName(c.Zh) || s == FoldName(c.En) {
			return c.Code, true
		}
	}
	return "", false
}
