package packtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ruhu/assets/text"
)

// place is a line of a file of a pack.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// Problem is one thing that makes the tests of a pack fail, with its place: a
// test that cannot be read, an answer that is not what was expected, or a part
// of the pack that no test exercises.
type Problem struct {
	place
	key  string // of its sentence: "packtest." + key
	args []any
	err  error // the cause, nil where the sentence says all
}

// Sentence returns the problem for people, with its place before it.
func (p Problem) Sentence() *text.Error {
	return text.Fail("packtest."+p.key, append([]any{p.String() + ":"}, p.args...)...).Because(p.err)
}

// Error implements error, in English.
func (p Problem) Error() string { return p.Sentence().Error() }

// Problems is everything that is wrong, in the order of the files. Explained
// with text.Lang.Explain it gives one line a problem.
type Problems []Problem

// Error returns all problems in English, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems as errors with sentences for people.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p.Sentence()
	}
	return errs
}

func (ps *Problems) add(at place, key string, args ...any) {
	*ps = append(*ps, Problem{place: at, key: key, args: args})
}

// asError returns the problems in order, nil where there are none.
func (ps Problems) asError() error {
	if len(ps) == 0 {
		return nil
	}
	ps.sort()
	return ps
}

func (ps Problems) sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
}
