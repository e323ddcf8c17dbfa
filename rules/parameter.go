package rules

import (
	"ruhu/assets/text"
	"ruhu/survey"
)

// Parameter is something a rule needs and an office sets: a standard, a rate,
// whether an income item counts.
type Parameter struct {
	ID        string
	Title     Words
	Type      string // money percent years number choice numbers text
	Unit      string // fen/person/year percent years, empty for a choice
	Kind      string // which of the kinds of not knowing while unset: number between judgement
	Authority string // who may set it: city county
	Row       string // C-01…: the row of docs/requirements.md it answers
	Clauses   []string
	Windows   []Window // in order of From
}

// Window is the value of a parameter from one day to another, both included.
type Window struct {
	From, To survey.Date // empty: not bounded
	Value    string      // exact, in the parameter's unit: 300000
	Proposed string      // a value announced but not in force (拟), empty when there is none
	Status   string      // in_force proposed open
	Document string      // what sets it
	Overlay  bool        // set by an overlay, not by the pack
}

// Show writes the value for people: "3,000.00 元（现行）和 3,210.00 元（拟）".
func (p Parameter) Show(w Window, l text.Lang) string { return w.Value }
