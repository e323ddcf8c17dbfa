package object

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"strings"
)

// Link is where a revision stands in the history of its subject.
type Link struct {
	ID       ID
	Division string // the one in whose name it was signed
	Reach    string // division of its signer's certificate; empty stands for Division
	Parents  []ID
}

// Link returns where the object stands in the history of its subject.
func (o Object) Link() Link {
	return Link{ID: o.ID, Division: o.Division, Reach: o.Reach, Parents: o.Parents}
}

// Follows reports whether a revision follows another one: it names it as parent,
// and the other's division lies in its reach. A village supersedes its own
// village's revisions only; a township or county those of every village below it.
func (l Link) Follows(other Link) bool {
	return l.reaches(other.Division) && slices.Contains(l.Parents, other.ID)
}

func (l Link) reaches(division string) bool {
	return strings.HasPrefix(division, cmp.Or(l.Reach, l.Division))
}

// Heads returns, for the history of one subject, the revisions that no other one
// follows, sorted by id. Order and repetition do not matter.
func Heads(history iter.Seq[Link]) (heads []ID) {
	divisions := map[ID]string{}
	for l := range history {
		divisions[l.ID] = l.Division
	}
	followed := map[ID]bool{}
	for l := range history {
		for _, parent := range l.Parents {
			if division, here := divisions[parent]; here && l.reaches(division) {
				followed[parent] = true
			}
		}
	}
	for id := range divisions {
		if !followed[id] {
			heads = append(heads, id)
		}
	}
	slices.SortFunc(heads, func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
	return heads
}
