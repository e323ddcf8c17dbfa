package object_test

import (
	"slices"
	"testing"

	"ruhu/syncpkg/object"
)

func TestCommonAncestors(t *testing.T) {
	id := func(n byte) object.ID { return object.ID{n} }
	link := func(n byte, parents ...byte) object.Link {
		l := object.Link{ID: id(n)}
		for _, p := range parents {
			l.Parents = append(l.Parents, id(p))
		}
		return l
	}
	for name, c := range map[string]struct {
		history []object.Link
		heads   []byte
		want    []byte
	}{
		"two visits after one seed":                        {[]object.Link{link(1), link(2, 1), link(3, 1)}, []byte{2, 3}, []byte{1}},
		"the last one they share, not the first":           {[]object.Link{link(1), link(2, 1), link(3, 2), link(4, 2)}, []byte{3, 4}, []byte{2}},
		"three heads have the one that all come from":      {[]object.Link{link(1), link(2, 1), link(3, 2), link(4, 2), link(5, 1)}, []byte{3, 4, 5}, []byte{1}},
		"two seeds have none":                              {[]object.Link{link(1), link(2)}, []byte{1, 2}, nil},
		"a parent that is not here is none":                {[]object.Link{link(2, 1), link(3, 1)}, []byte{2, 3}, nil},
		"a conflict that was resolved twice has both":      {[]object.Link{link(1), link(2, 1), link(3, 1), link(4, 2, 3), link(5, 2, 3)}, []byte{4, 5}, []byte{2, 3}},
		"one that the other comes from, but cannot follow": {[]object.Link{link(1), link(2, 1), link(3, 2)}, []byte{2, 3}, []byte{2}},
		"no heads": {[]object.Link{link(1)}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var heads, want []object.ID
			for _, n := range c.heads {
				heads = append(heads, id(n))
			}
			for _, n := range c.want {
				want = append(want, id(n))
			}
			for range 2 {
				if got := object.CommonAncestors(slices.Values(slices.Concat(c.history, c.history[:1])), heads); !slices.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
				slices.Reverse(c.history)
				slices.Reverse(heads)
			}
		})
	}
}
