package syncpkg_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// TestEveryOrderOfBatchesGivesTheSame imports four batches in every order.
func TestEveryOrderOfBatchesGivesTheSame(t *testing.T) {
	o := newOffices(t)
	objects := visits(t, o.village, villageCode, 4)
	var manifests []syncpkg.Manifest
	var files [][]byte
	for i := range objects {
		s := spec([]*syncpkg.Identity{o.county}, objects[:i+1])
		s.Seq = uint64(i + 1)
		if i > 0 {
			s.Prev = manifests[i-1].ID()
		}
		file, m := write(t, o.village, s)
		files, manifests = append(files, file), append(manifests, m)
	}
	var first string
	for order := range permutations(len(files)) {
		set := map[object.ID]object.Object{}
		var seen []syncpkg.Manifest
		for _, i := range order {
			got, err := readAll(files[i], o.county)
			ok(t, err)
			for _, o := range got.objects {
				set[o.ID] = o
			}
			seen = append(seen, manifests[i])
		}
		state := fmt.Sprint(syncpkg.InventoryOf(maps.Keys(set)), syncpkg.Heads(maps.Values(set)), syncpkg.Gaps(slices.Values(seen)))
		if first == "" {
			first = state
		}
		if state != first {
			t.Fatalf("order %v: %s\nnot %s", order, state, first)
		}
	}
}

func permutations(n int) func(func([]int) bool) {
	return func(yield func([]int) bool) {
		var walk func(done []int) bool
		walk = func(done []int) bool {
			if len(done) == n {
				return yield(done)
			}
			for i := range n {
				if !slices.Contains(done, i) && !walk(append(slices.Clone(done), i)) {
					return false
				}
			}
			return true
		}
		walk(nil)
	}
}
