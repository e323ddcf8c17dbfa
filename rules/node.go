package rules

import "ruhu/survey"

// The kinds of nodes in an explanation.
const (
	NodeFinding   = "finding"   // the root: a question and its answer
	NodeCondition = "condition" // applies, met, silent
	NodeOperation = "operation" // and, or, a comparison, a product
	NodeFact      = "fact"      // what a visit recorded, or what was worked out from it
	NodeParameter = "parameter" // what an office sets
	NodeLiteral   = "literal"   // a value that stands in the rule itself
	NodeLine      = "line"      // an income line and how it counts
)

// Node is one step of how a finding came about, with the steps it rests on.
type Node struct {
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`             // as the pack writes it: dibao_standard, <, applies; of a line its key
	Label   string   `json:"label"`            // the same in words
	Value   string   `json:"value"`            // exact: "yes", "640000/3..280000", "active", "?"
	Shown   string   `json:"shown"`            // the same for people, rounded half up to the fen
	Clauses []string `json:"clauses"`          // never nil
	Source  *Origin  `json:"source,omitempty"` // of a leaf
	Parts   []Node   `json:"parts,omitempty"`
}

// Origin says where a leaf comes from: an answer of the visit, a parameter, or
// neither for what is worked out from the parts below it.
type Origin struct {
	Path     string      `json:"path,omitempty"`     // of the answer in the household document
	Evidence string      `json:"evidence,omitempty"` // how an amount is known: a code of survey.IncomeSources
	From     survey.Date `json:"from,omitempty"`     // window of a parameter, empty where open
	To       survey.Date `json:"to,omitempty"`
	Document string      `json:"document,omitempty"` // that sets the parameter, empty while nobody has
	Overlay  bool        `json:"overlay,omitempty"`  // set by the county's overlay, not by the pack
	Shown    string      `json:"shown"`              // all this in a few words
}
