package rules

import (
	"maps"
	"math/big"
	"slices"
	"strings"
)

// names is a set of names of what is open.
type names map[string]bool

func (n names) add(list ...string) {
	for _, name := range list {
		n[name] = true
	}
}

func (n names) sorted() []string { return slices.Sorted(maps.Keys(n)) }

// sum adds many independent ranges. It gathers what is open in a set: a sorted
// union for each would take quadratic time.
type sum struct {
	low, high *big.Rat
	open      names
}

func newSum() *sum { return &sum{nothing, nothing, names{}} }

func (s *sum) add(r Range) {
	s.low, s.high = addEnds(s.low, r.Low), addEnds(s.high, r.High)
	s.open.add(r.Open...)
}

func (s *sum) total() Range {
	return Range{s.low, s.high, s.open.sorted()}.tidy()
}

// union is the sorted union of two sorted lists, without an allocation where
// one holds nothing or both are the same.
func union(a, b []string) []string {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0 || len(a) == len(b) && &a[0] == &b[0]:
		return a
	}
	all := make([]string, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c < 0:
			all, a = append(all, a[0]), a[1:]
		case c > 0:
			all, b = append(all, b[0]), b[1:]
		default:
			all, a, b = append(all, a[0]), a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}
