package syncpkg_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/world"
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

// TestAllOrdersOfEightBatchesGiveOneState merges 40,320 times: a state is what
// came, and nothing of when.
func TestAllOrdersOfEightBatchesGiveOneState(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine and much work: the race detector learns nothing from it")
	}
	county, batches, err := world.Eight(recruit(t).maker(""))
	ok(t, err)
	states, orders := map[string][]int{}, 0
	var take func(*simDevice, []int)
	take = func(so *simDevice, order []int) {
		if len(order) == len(batches) {
			orders++
			if d := digest(t, so); states[d] == nil {
				states[d] = slices.Clone(order)
			}
			return
		}
		for i, b := range batches {
			if slices.Contains(order, i) {
				continue
			}
			next, err := so.Copy()
			ok(t, err)
			_, err = next.Import(b)
			ok(t, err)
			take(next.(*simDevice), append(order, i))
		}
	}
	take(county.(*simDevice), nil)
	if orders != 40320 || len(states) != 1 {
		t.Fatalf("%d orders gave %d states: %v", orders, len(states), states)
	}
	for state := range states {
		for _, code := range []string{"revoked", "signature"} {
			if !strings.Contains(state, code) {
				t.Errorf("nothing is %s in %s", code, state)
			}
		}
	}
}

// digest is what a county holds and would acknowledge.
func digest(t *testing.T, l *simDevice) string {
	t.Helper()
	s, err := l.State()
	ok(t, err)
	var receipts []syncpkg.ReceiptBody
	for _, g := range s.Gaps {
		receipts = append(receipts, syncpkg.Acknowledge(g.StreamID, maps.Values(l.all()), l.verdict))
	}
	return s.Digest() + fmt.Sprint(receipts)
}
