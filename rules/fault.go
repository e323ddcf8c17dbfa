package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ruhu/assets/text"
)

// Fault is one thing wrong in a pack or overlay, with its place. Line and
// Column count from 1; a fault of a whole file stands at 1:1.
type Fault struct {
	File         string
	Line, Column int
	Code         string // key of its sentence: "rules.fault." + Code, and with ".near" where Near is given
	Args         []any  // what the sentence names after the place
	Near         string // what may have been meant, empty where nothing is near
}

// Error returns the fault in English, as "file:line:column: code message".
func (f Fault) Error() string { return f.sentence().Error() }

func (f Fault) sentence() *text.Error {
	place := fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Code)
	args := append([]any{place}, f.Args...)
	if f.Near != "" {
		return text.Fail("rules.fault."+f.Code+".near", append(args, f.Near)...)
	}
	return text.Fail("rules.fault."+f.Code, args...)
}

// Faults is every fault found, in the order of the files. Explained with
// text.Lang.Explain it gives one line a fault.
type Faults []Fault

// Error returns all faults in English, one a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults as errors with sentences for people.
func (fs Faults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f.sentence()
	}
	return errs
}

// AsError returns the faults sorted, or nil where there are none.
func (fs Faults) AsError() error {
	if len(fs) == 0 {
		return nil
	}
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return fs
}
