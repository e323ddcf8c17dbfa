package text

import (
	"errors"
	"strings"
)

// Error is an error for the person who can act on it. Its sentence says what
// happened, what is safe and what to do next. Err is the cause, for the log and
// for callers that test with errors.Is.
type Error struct {
	Key  string
	Args []any
	Err  error
}

// Fail makes an Error from the key of a sentence and what it names.
func Fail(key string, args ...any) *Error {
	return &Error{Key: key, Args: args}
}

// Because adds the cause.
func (e *Error) Because(err error) *Error {
	return &Error{Key: e.Key, Args: e.Args, Err: err}
}

// Error implements error, in English.
func (e *Error) Error() string {
	s := En.T(e.Key, e.Args...)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Explain returns what an error says to a person, one line a cause: the
// sentences of all Errors in its chain, outermost first. Joined errors give a
// line each. An error that has no sentence is shown as it is, after a general
// one.
func (l Lang) Explain(err error) []string {
	var lines []string
	for _, e := range split(err) {
		lines = append(lines, l.explainOne(e))
	}
	return lines
}

// split returns the parts of a joined error, or the error alone.
func split(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

func (l Lang) explainOne(err error) string {
	var sentences []string
	for cause := err; ; {
		var e *Error
		if !errors.As(cause, &e) {
			break
		}
		sentences = append(sentences, l.T(e.Key, e.Args...))
		cause = e.Err
	}
	if len(sentences) == 0 {
		return l.T("error.unexpected", err.Error())
	}
	separator := ""
	if l == En {
		separator = " "
	}
	return strings.Join(sentences, separator)
}
