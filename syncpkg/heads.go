package syncpkg

import (
	"iter"
	"slices"

	"ruhu/syncpkg/object"
)

// Heads returns, for each subject of a set of objects, its heads as object.Heads
// finds them. One head is the current state; two or more are a conflict that a
// person resolves by a revision naming all of them as parents. Whoever tries to
// supersede what lies outside his certificate's division makes a conflict that
// everybody sees.
//
// It depends on the set alone: not on order, repetition or time. Pass objects
// that revise one another, seeds and visits, without receipts and the like.
func Heads(objects iter.Seq[object.Object]) map[string][]object.ID {
	histories := map[string][]object.Link{}
	for o := range objects {
		histories[o.Subject] = append(histories[o.Subject], o.Link())
	}
	heads := map[string][]object.ID{}
	for subject, history := range histories {
		heads[subject] = object.Heads(slices.Values(history))
	}
	return heads
}
