package text

import "errors"

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
// sentences of the Errors in its chain, outermost first. Joined errors give a
// line each. An error that has no sentence is shown as it is, after a general
// one.
func (l Lang) Explain(err error) []string {
	if lines := l.sentences(err); len(lines) > 0 {
		return lines
	}
	return []string{l.T("error.unexpected", err.Error())}
}

// sentences returns the lines of all Errors below an error, none when there are
// none.
func (l Lang) sentences(err error) []string {
	var lines []string
	switch e := err.(type) {
	case nil:
		return nil
	case *Error:
		own := l.T(e.Key, e.Args...)
		for _, cause := range l.sentences(e.Err) {
			lines = append(lines, own+l.gap()+cause)
		}
		if lines == nil {
			lines = []string{own}
		}
	case interface{ Unwrap() []error }:
		for _, part := range e.Unwrap() {
			lines = append(lines, l.sentences(part)...)
		}
	default:
		return l.sentences(errors.Unwrap(err))
	}
	return lines
}

// gap is what stands between two sentences.
func (l Lang) gap() string {
	if l == En {
		return " "
	}
	return ""
}
