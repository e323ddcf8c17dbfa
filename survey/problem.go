package survey

import "strings"

// Strength says what a problem does.
type Strength int

// The three strengths of a problem.
const (
	Hint    Strength = iota // worth a look
	Warning                 // looks wrong; may stay, with a reason: see Visit.Explain
	Error                   // cannot be used as it is
)

// Problem is one thing wrong or doubtful in a document. Code is the key of its
// message in assets/text ("problem." + Code), Args what the message names.
type Problem struct {
	Strength Strength
	Path     string // fact path: members.m1.id_number
	Code     string
	Args     []any
}

// Section returns the first part of the path, by which the form finds the page
// to open: "members" of "members.m1.id_number".
func (p Problem) Section() string {
	section, _, _ := strings.Cut(p.Path, ".")
	return section
}
