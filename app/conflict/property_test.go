package conflict_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/app/apptest"
	"ruhu/app/conflict"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// drawVisit draws what one laptop found.
func drawVisit(t *rapid.T) func(*survey.Visit) {
	number := rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "phone")
	shares := rapid.SampledFrom([]*bool{nil, new(true), new(false)}).Draw(t, "shares")
	fen := rapid.Int64Range(0, 2).Draw(t, "fen")
	gone, born := rapid.Bool().Draw(t, "gone"), rapid.IntRange(0, 3).Draw(t, "born")
	return func(v *survey.Visit) {
		h := &v.Household
		h.Phone, h.Members[0].InFamily = number, shares
		if fen > 0 {
			h.Incomes = []survey.Income{{Key: "i1", Item: "wage.local", Member: "m1", GrossFen: new(survey.Fen(fen))}}
		}
		if gone {
			h.Members, v.Met = h.Members[:1], v.Met[:1]
		}
		if born > 0 {
			h.Members = append(h.Members, survey.Member{Key: "m3", Name: "新生", Relation: "20", IDNumber: apptest.IDNumber(600 + born)})
			v.Met = append(v.Met, survey.Meeting{Member: "m3"})
		}
	}
}

func TestHoweverManyRecordsAndHoweverChosenOneIsLeft(t *testing.T) {
	w, other := apptest.Create(t, apptest.Township), apptest.Create(t, apptest.Township)
	rapid.Check(t, func(rt *rapid.T) {
		h := apptest.Family(apptest.Village, 1, "陈龚", "陈小雨")
		apptest.Seed(t, w, h)
		var visits []func(*survey.Visit)
		for range rapid.IntRange(2, 5).Draw(rt, "records") {
			visits = append(visits, drawVisit(rt))
		}
		apptest.Apart(t, w, h.ID, visits...)
		c := read(t, w, h.ID)

		// The order in which the records came does not matter.
		var objects []object.Object
		for o, err := range w.Store.Objects(t.Context(), store.ObjectFilter{Subject: h.ID}) {
			apptest.OK(t, err)
			objects = append(objects, o)
		}
		add(t, other.Store, rapid.Permutation(objects).Draw(rt, "order"))
		if turned := read(t, other, h.ID); !reflect.DeepEqual(turned.Differences, c.Differences) || !slices.Equal(turned.IDs(), c.IDs()) {
			rt.Fatalf("in another order:\n%+v\n%+v", turned.Differences, c.Differences)
		}

		choices := survey.Choices{}
		for {
			_, open := c.Settle(choices)
			if len(open) == 0 {
				break
			}
			choices[open[0]] = rapid.SampledFrom(able(c, open[0])).Draw(rt, open[0])
		}
		o, err := conflict.Resolve(t.Context(), w, c, conflict.Resolution{Base: c.Bases()[0], Choices: choices, Reason: "是"})
		apptest.OK(t, err)
		add(t, other.Store, []object.Object{o})
		for _, s := range []*store.Store{w.Store, other.Store} {
			if state, err := s.Household(h.ID); err != nil || !slices.Equal(state.Heads, []object.ID{o.ID}) {
				rt.Fatalf("%d records hold, %v", len(state.Heads), err)
			}
		}
	})
}

// able are the records that answer a difference.
func able(c *conflict.Conflict, path string) []int {
	var records []int
	for _, d := range c.Differences {
		for i := range d.Answers {
			if d.Path == path && d.CanChoose(i) {
				records = append(records, i)
			}
		}
	}
	return records
}

func add(t *testing.T, s *store.Store, objects []object.Object) {
	t.Helper()
	apptest.OK(t, s.Update(t.Context(), func(tx *store.Tx) error {
		for _, o := range objects {
			if _, err := tx.AddObject(o, "stick"); err != nil {
				return err
			}
		}
		return nil
	}))
}
