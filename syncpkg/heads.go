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
// It depends on the set alone: not on order, repetition or time. Pass objects
// that revise one another, seeds and visits, without receipts and the like.
func Heads(objects iter.Seq[object.Object]) map[string][]object.ID {
	all := map[string]map[object.ID]bool{}
	followed := map[string]map[object.ID]bool{}
	for o := range objects {
		add(all, o.Subject, o.ID)
		for _, parent := range o.Parents {
			add(followed, o.Subject, parent)
		}
	}
	heads := make(map[string][]object.ID, len(all))
	for subject, ids := range all {
		for id := range ids {
			if !followed[subject][id] {
				heads[subject] = append(heads[subject], id)
			}
		}
		slices.SortFunc(heads[subject], func(a, b object.ID) int { return bytes.Compare(a[:], b[:]) })
	}
	return heads
}

func add(sets map[string]map[object.ID]bool, subject string, id object.ID) {
	if sets[subject] == nil {
		sets[subject] = map[object.ID]bool{}
	}
	sets[subject][id] = true
}
