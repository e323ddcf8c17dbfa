package object

import (
	"bytes"
	"iter"
	"slices"
)

// Link is where a revision stands in the history of its subject.
type Link struct {
	ID       ID
	Division string // the one in whose name it was signed
	Parents  []ID
}

// Link returns where the object stands in the history of its subject.
func (o Object) Link() Link { return Link{ID: o.ID, Division: o.Division, Parents: o.Parents} }

// Heads returns, for the history of one subject, the revisions that no other one
// follows, sorted by id. A revision follows parents of its own division only: the
// division is what its signer's certificate was held against, so nobody
// supersedes what another village said. Order and repetition do not matter.
func Heads(history iter.Seq[Link]) (heads []ID) {
	type place struct {
		division string
		id       ID
	}
	followed := map[place]bool{}
	for l := range history {
		for _, parent := range l.Parents {
			followed[place{l.Division, parent}] = true
		}
	}
	for l := range history {
		if !followed[place{l.Division, l.ID}] {
			heads = append(heads, l.ID)
		}
	}
	slices.SortFunc(heads, func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(heads)
}
