package object_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/syncpkg/object"
)

// The places of the households of these tests.
var places = map[string][]string{
	"a": {"410621105201"}, "b": {"410621105201"}, "c": {"410621105201"},
	"far": {"410621105202"}, "torn": {"410621105201", "410621105202"},
}

func homes(ids ...string) (members []object.LinkMember) {
	for _, id := range ids {
		members = append(members, object.LinkMember{Household: id})
	}
	return members
}

// said makes the n-th link, signed by the village of a, b and c.
func said(n byte, kind string, members []object.LinkMember, parents ...byte) object.Statement {
	s := object.Statement{Subject: fmt.Sprint(members), LinkBody: object.LinkBody{Kind: kind, Members: members}}
	s.ID, s.Division = object.ID{n}, "410621105201"
	for _, p := range parents {
		s.Parents = append(s.Parents, object.ID{p})
	}
	return s
}

func from(s object.Statement, division, reach string) object.Statement {
	s.Division, s.Reach = division, reach
	return s
}

func TestWhatLinksDo(t *testing.T) {
	const one, two = object.SameHousehold, object.DifferentHousehold
	tests := map[string]struct {
		links      []object.Statement
		effects    []object.Effect
		households [][]string
	}{
		"a link joins what it names": {
			[]object.Statement{said(1, one, homes("a", "b"))}, []object.Effect{object.Counts}, [][]string{{"a", "b"}},
		},
		"links that touch join all": {
			[]object.Statement{said(1, one, homes("b", "c")), said(2, one, homes("a", "b"))},
			[]object.Effect{object.Counts, object.Counts},
			[][]string{{"a", "b", "c"}},
		},
		"a link waits for a household": {
			[]object.Statement{said(1, one, homes("a", "unknown"))}, []object.Effect{object.Waiting}, nil,
		},
		"a village joins nothing of another": {
			[]object.Statement{said(1, one, homes("a", "far"))}, []object.Effect{object.Outside}, nil,
		},
		"nor what another village has a record of": {
			[]object.Statement{said(1, one, homes("a", "torn"))}, []object.Effect{object.Outside}, nil,
		},
		"a township joins across its villages": {
			[]object.Statement{from(said(1, one, homes("a", "far")), "410621105", "")}, []object.Effect{object.Counts}, [][]string{{"a", "far"}},
		},
		"its reach counts, not in whose name it signs": {
			[]object.Statement{from(said(1, one, homes("a", "far")), "410621105201", "410621105")}, []object.Effect{object.Counts}, [][]string{{"a", "far"}},
		},
		"a later link takes an earlier one back": {
			[]object.Statement{said(1, one, homes("a", "b")), said(2, two, homes("a", "b"), 1)},
			[]object.Effect{object.Superseded, object.Counts},
			nil,
		},
		"a link that nobody may sign takes nothing back": {
			[]object.Statement{said(1, one, homes("a", "b")), from(said(2, two, homes("a", "b"), 1), "410621105202", "")},
			[]object.Effect{object.Counts, object.Outside},
			[][]string{{"a", "b"}},
		},
		"two laptops that agree": {
			[]object.Statement{said(1, one, homes("a", "b")), said(2, one, homes("a", "b"))},
			[]object.Effect{object.Counts, object.Counts},
			[][]string{{"a", "b"}},
		},
		"two laptops that disagree": {
			[]object.Statement{said(1, one, homes("a", "b")), said(2, two, homes("a", "b"))},
			[]object.Effect{object.Contradicted, object.Contradicted},
			nil,
		},
		"who settled it named both": {
			[]object.Statement{said(1, one, homes("a", "b")), said(2, two, homes("a", "b")), said(3, one, homes("a", "b"), 1, 2)},
			[]object.Effect{object.Superseded, object.Superseded, object.Counts},
			[][]string{{"a", "b"}},
		},
		"a contradiction over three": {
			[]object.Statement{said(1, one, homes("a", "b")), said(2, one, homes("b", "c")), said(3, two, homes("a", "c"))},
			[]object.Effect{object.Contradicted, object.Contradicted, object.Contradicted},
			nil,
		},
		"what does not touch a contradiction stays": {
			[]object.Statement{from(said(1, one, homes("c", "far")), "410621105", ""), said(2, one, homes("a", "b")), said(3, two, homes("a", "b"))},
			[]object.Effect{object.Counts, object.Contradicted, object.Contradicted},
			[][]string{{"c", "far"}},
		},
		"telling apart joins nothing": {
			[]object.Statement{said(1, two, homes("a", "b", "c"))}, []object.Effect{object.Counts}, nil,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			j := object.Join(test.links, places)
			for i, l := range test.links {
				if got := j.Effects[l.ID]; got != test.effects[i] {
					t.Errorf("link %d %s, want %s", i+1, got, test.effects[i])
				}
			}
			if !reflect.DeepEqual(j.Households, test.households) || j.People != nil {
				t.Errorf("households %v, people %v, want %v", j.Households, j.People, test.households)
			}
		})
	}
}

func TestPeopleAreJoinedAndToldApart(t *testing.T) {
	a, b, c := object.LinkMember{Household: "a", Member: "m1"}, object.LinkMember{Household: "b", Member: "m2"}, object.LinkMember{Household: "c", Member: "m1"}
	j := object.Join([]object.Statement{
		said(1, object.SamePerson, []object.LinkMember{a, b}),
		said(2, object.DifferentPerson, []object.LinkMember{b, c}),
	}, places)
	if !reflect.DeepEqual(j.People, [][]object.LinkMember{{a, b}}) || j.Households != nil {
		t.Errorf("people %v, households %v", j.People, j.Households)
	}
	if !j.Same(a, b) || j.Same(a, c) || !j.Apart(a, c) || !j.Apart(c, b) || j.Apart(a, b) {
		t.Error("who is told apart from one is told apart from whoever is the same")
	}
}

// TestLinksAreAFunctionOfTheirSet draws links of a few households, from villages
// and their township, and gives them in two orders, one with repetitions.
func TestLinksAreAFunctionOfTheirSet(t *testing.T) {
	kinds := []string{object.SameHousehold, object.DifferentHousehold}
	rapid.Check(t, func(rt *rapid.T) {
		var links []object.Statement
		for n := range rapid.IntRange(1, 8).Draw(rt, "links") {
			ids := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "far", "torn", "unknown"}), 2, 3, rapid.ID[string]).Draw(rt, "households")
			slices.Sort(ids)
			s := said(byte(n+1), rapid.SampledFrom(kinds).Draw(rt, "kind"), homes(ids...))
			if n > 0 && rapid.Bool().Draw(rt, "follows") {
				s.Parents = []object.ID{{byte(rapid.IntRange(1, n).Draw(rt, "parent"))}}
			}
			links = append(links, from(s, rapid.SampledFrom([]string{"410621105201", "410621105202", "410621105"}).Draw(rt, "signer"), ""))
		}
		want := object.Join(links, places)
		again := object.Join(append(rapid.Permutation(links).Draw(rt, "order"), links[0]), places)
		if !reflect.DeepEqual(again.Effects, want.Effects) || !reflect.DeepEqual(again.Households, want.Households) {
			rt.Errorf("one order gives %v %v\nanother gives %v %v", want.Effects, want.Households, again.Effects, again.Households)
		}
		for _, group := range want.Households {
			for i, id := range group {
				a, b := object.LinkMember{Household: group[0]}, object.LinkMember{Household: id}
				if i > 0 && (!want.Same(a, b) || want.Apart(a, b)) {
					rt.Errorf("%v is one family, and %s is not in it", group, id)
				}
			}
		}
		for _, l := range links {
			if want.Effects[l.ID] == object.Counts && l.Kind == object.DifferentHousehold && want.Same(l.Members[0], l.Members[1]) {
				rt.Errorf("link %s tells apart what is one", l.ID)
			}
		}
	})
}
