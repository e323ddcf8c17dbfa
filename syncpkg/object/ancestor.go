package object

import (
	"bytes"
	"iter"
	"maps"
	"slices"
)

// CommonAncestors returns, for the history of one subject, the best common
// ancestors of some of its revisions, sorted by id: those from which all of them
// come, and none of which lies before another. It is usually one; none where they
// have no revision in common that is here, such as two seeds; several where a
// conflict was resolved twice. A revision that the others come from is such an
// ancestor itself. Order and repetition do not matter.
func CommonAncestors(history iter.Seq[Link], revisions []ID) []ID {
	parents := map[ID][]ID{}
	for l := range history {
		parents[l.ID] = l.Parents
	}
	var common map[ID]bool
	for i, id := range revisions {
		origins := originsOf(parents, id)
		if i == 0 {
			common = origins
			continue
		}
		maps.DeleteFunc(common, func(id ID, _ bool) bool { return !origins[id] })
	}
	best := maps.Clone(common)
	for id := range common {
		for origin := range originsOf(parents, id) {
			if origin != id {
				delete(best, origin)
			}
		}
	}
	return slices.SortedFunc(maps.Keys(best), func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
}

// originsOf returns the revisions that one comes from, itself among them.
func originsOf(parents map[ID][]ID, id ID) map[ID]bool {
	origins := map[ID]bool{}
	for next := []ID{id}; len(next) > 0; next = next[1:] {
		known, here := parents[next[0]]
		if here && !origins[next[0]] {
			origins[next[0]] = true
			next = append(next, known...)
		}
	}
	return origins
}
