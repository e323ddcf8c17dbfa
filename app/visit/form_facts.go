package visit

import (
	"strconv"
	"strings"

	"ruhu/assets"
	"ruhu/survey"
)

// facts gathers the answers that were given, in words, for one field of the
// form. What nobody answered leaves nothing.
type facts struct {
	b     formBuilder
	parts []string
}

func (b formBuilder) facts() *facts { return &facts{b: b} }

// plain adds words that say themselves what they answer.
func (f *facts) plain(words ...string) *facts {
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			f.parts = append(f.parts, w)
		}
	}
	return f
}

// named adds an answer after the name of its fact, as the screen has it.
func (f *facts) named(fact, answer string) *facts {
	if strings.TrimSpace(answer) == "" {
		return f
	}
	return f.plain(f.b.lang.T("fact."+fact) + " " + answer)
}

// yesNo adds the answer to a question that was answered with yes or no.
func (f *facts) yesNo(fact string, answer *bool) *facts { return f.named(fact, f.b.yesNo(answer)) }

// either adds the one or the other sentence to a question that was answered.
func (f *facts) either(answer *bool, yes, no string) *facts {
	switch {
	case answer == nil:
		return f
	case *answer:
		return f.plain(f.b.lang.T(yes))
	}
	return f.plain(f.b.lang.T(no))
}

func (f *facts) fen(fact string, a *survey.Fen) *facts { return f.named(fact, amount(a)) }

func (f *facts) count(fact string, n *int) *facts {
	if n == nil {
		return f
	}
	return f.named(fact, strconv.Itoa(*n))
}

// String is all answers in one line.
func (f *facts) String() string { return strings.Join(f.parts, f.b.lang.T("visit.semicolon")) }

func (b formBuilder) yesNo(answer *bool) string {
	switch {
	case answer == nil:
		return ""
	case *answer:
		return b.lang.T("ui.yes")
	}
	return b.lang.T("ui.no")
}

// names lists members by their keys.
func (b formBuilder) names(keys []string) string {
	var names []string
	for _, key := range keys {
		names = append(names, MemberName(b.h, key, b.lang))
	}
	return strings.Join(names, b.lang.T("visit.comma"))
}

// place names a village, empty while nobody asked.
func place(code string) string {
	if code == "" {
		return ""
	}
	return assets.DivisionPath(code)
}

// told is what was said about a list, line by line: empty while nobody asked, and
// that there is nothing where that was the answer.
func told[T any](b formBuilder, list []T, line func(T) string) string {
	if list != nil && len(list) == 0 {
		return b.lang.T("visit.none")
	}
	var lines []string
	for _, l := range list {
		lines = append(lines, line(l))
	}
	return strings.Join(lines, "\n")
}
