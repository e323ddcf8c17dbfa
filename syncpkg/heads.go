package syncpkg

import (
	"bytes"
	"iter"
	"slices"

	"ruhu/syncpkg/object"
)

// Heads returns, for each subject of a set of objects, the revisions that no
// other revision of the same subject follows, sorted by id. One head is the
// current state; two or more are a conflict that a person resolves by a
// revision naming all of them as parents.
//
// A revision follows parents of its own division only: the division is what its
// signer's certificate was held against, so nobody supersedes what another
// village said. Whoever tries makes a conflict that everybody sees.
//
// It depends on the set alone: not on order, repetition or time. Pass objects
// that revise one another, seeds and visits, without receipts and the like.
func Heads(objects iter.Seq[object.Object]) map[string][]object.ID {
	all, followed := map[place]bool{}, map[place]bool{}
	for o := range objects {
		all[place{o.Subject, o.Division, o.ID}] = true
		for _, parent := range o.Parents {
			followed[place{o.Subject, o.Division, parent}] = true
		}
	}
	heads := map[string][]object.ID{}
	for p := range all {
		if !followed[p] {
			heads[p.subject] = append(heads[p.subject], p.id)
		}
	}
	for _, ids := range heads {
		slices.SortFunc(ids, func(a, b object.ID) int { return bytes.Compare(a[:], b[:]) })
	}
	return heads
}

// place is a revision together with where it may be followed from.
type place struct {
	subject, division string
	id                object.ID
}
