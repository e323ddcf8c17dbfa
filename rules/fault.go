package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ruhu/assets/text"
)

// Fault is one thing wrong in a pack or overlay, with its place. Line and
// Column count from 1, columns in characters; a fault of a whole file stands at
// 1:1.
type Fault struct {
	File         string
	Line, Column int
	Code         string // stable; key of its sentences: "rules.fault." and "rules.fix." + Code
	Args         []any  // what the sentence names after the place
	Near         string // what may have been meant or what to write instead, empty where nothing is near
	Excerpt      string // the line as it stands in the file
	Warning      bool   // to look at, but the pack can be used
}

// Error returns the fault in English, as "file:line:column code message".
func (f Fault) Error() string {
	return f.place() + " " + f.Message(text.En) + " " + f.Suggestion(text.En)
}

// sentence is the fault in words with the suggestion as its cause, so that both
// stand in one line.
func (f Fault) sentence() *text.Error {
	args := append([]any{f.place()}, f.Args...)
	return text.Fail("rules.fault."+f.Code, args...).Because(f.fix())
}

func (f Fault) place() string {
	return fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Column, f.Code)
}

func (f Fault) fix() *text.Error {
	if f.Near != "" {
		return text.Fail("rules.fix.near", f.Near)
	}
	return text.Fail("rules.fix." + f.Code)
}

// Message says what is wrong, without the place.
func (f Fault) Message(l text.Lang) string {
	args := append([]any{f.place()}, f.Args...)
	return strings.TrimPrefix(l.T("rules.fault."+f.Code, args...), f.place()+" ")
}

// Suggestion says how to mend it.
func (f Fault) Suggestion(l text.Lang) string {
	fix := f.fix()
	return l.T(fix.Key, fix.Args...)
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

// Errors returns the faults that are no warnings.
func (fs Faults) Errors() Faults {
	var errs Faults
	for _, f := range fs {
		if !f.Warning {
			errs = append(errs, f)
		}
	}
	return errs
}

// AsError returns the faults that are no warnings, sorted, or nil where there are
// none.
func (fs Faults) AsError() error {
	fs.sort()
	if errs := fs.Errors(); len(errs) > 0 {
		return errs
	}
	return nil
}

func (fs Faults) sort() {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// placed returns the faults sorted, each with the line it stands in. The files
// are given under the names that stand in the faults.
func (fs Faults) placed(files map[string][]byte) Faults {
	lines := map[string][]string{}
	for name, data := range files {
		lines[name] = strings.Split(string(data), "\n")
	}
	for i := range fs {
		fs[i].quote(lines[fs[i].File])
	}
	fs.sort()
	return slices.CompactFunc(fs, func(a, b Fault) bool { return a.Error() == b.Error() })
}

// quote fills in the line. A column past its end lies in a line below: a plain
// text over several lines is read as one with a space at each break.
func (f *Fault) quote(lines []string) {
	for f.Line <= len(lines) {
		line := strings.TrimRight(lines[f.Line-1], " \r")
		length := len([]rune(line))
		if f.Column <= length+1 || f.Line == len(lines) {
			f.Excerpt = line
			return
		}
		below := lines[f.Line]
		f.Line++
		f.Column += len(below) - len(strings.TrimLeft(below, " ")) - length - 1
	}
}
