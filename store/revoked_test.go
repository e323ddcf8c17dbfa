package store_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/store"
	"ruhu/syncpkg/object"
)

func TestWhatARevokedKeySignedIsNowhereButInQuarantine(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强")
	first := seed(t, h)
	h.Group = "9组"
	second := visited(t, h, "v1", "2017-05-16", first.ID)
	add(t, s, first, second, seed(t, household("h2", "李四")))
	before, err := s.Counts()
	if err != nil {
		t.Fatal(err)
	}

	update(t, s, func(tx *store.Tx) error { return tx.SetRevoked([]object.ID{second.ID}) })
	state, err := s.Household("h1")
	if err != nil || !slices.Equal(state.Heads, []object.ID{first.ID}) || state.Doc.Group != "3组" || len(state.Revisions) != 1 {
		t.Errorf("%+v, %v", state, err)
	}
	c, err := s.Counts()
	if err != nil || c.Visited != 0 || c.Households != 2 || c.Unacknowledged != 2 || c.Quarantined != 1 || c.Objects != before.Objects {
		t.Errorf("%+v, %v", c, err)
	}
	for o, err := range s.Objects(ctx, store.ObjectFilter{}) {
		if err != nil || o.ID == second.ID {
			t.Errorf("%s, %v", o.ID, err)
		}
	}
	if q, err := s.Quarantined(); err != nil || len(q) != 1 || q[0].Reason != "revoked" || q[0].Sealed.ID() != second.ID {
		t.Errorf("%+v, %v", q, err)
	}
	if has, err := s.HasObject(second.ID); err != nil || !has {
		t.Errorf("the object is gone: %v", err)
	}
	if n := len(slices.Collect(objects(t, s, store.ObjectFilter{Revoked: true}))); n != 3 {
		t.Errorf("%d objects with those that do not count", n)
	}
	if ids, err := s.SignedBy(second.Signer); err != nil || len(ids) != 3 {
		t.Errorf("%d signed by the key, %v", len(ids), err)
	}
	intact(t, s)

	update(t, s, func(tx *store.Tx) error { return tx.SetRevoked([]object.ID{first.ID, second.ID}) })
	if rows, err := s.Households(ctx); err != nil || len(rows) != 1 || rows[0].ID != "h2" {
		t.Errorf("%+v, %v", rows, err)
	}
	intact(t, s)

	update(t, s, func(tx *store.Tx) error { return tx.SetRevoked(nil) })
	if c, err := s.Counts(); err != nil || c != before {
		t.Errorf("%+v, %v", c, err)
	}
	intact(t, s)
}

func TestWhatIsRevokedGivesTheSameWheneverItWasRevoked(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all := history(t, rt)
		revoked := rapid.SliceOfDistinct(rapid.SampledFrom(all), func(o object.Object) object.ID { return o.ID }).Draw(rt, "revoked")
		var ids []object.ID
		for _, o := range revoked {
			ids = append(ids, o.ID)
		}
		cut := rapid.IntRange(0, len(all)).Draw(rt, "revoked after")
		here := func(upTo int) (known []object.ID) {
			for _, id := range ids {
				if slices.ContainsFunc(all[:upTo], func(o object.Object) bool { return o.ID == id }) {
					known = append(known, id)
				}
			}
			return known
		}
		early, late := newStore(t), newStore(t)
		add(t, early, all[:cut]...)
		update(t, early, func(tx *store.Tx) error { return tx.SetRevoked(here(cut)) })
		add(t, early, all[cut:]...)
		update(t, early, func(tx *store.Tx) error { return tx.SetRevoked(here(len(all))) })
		add(t, late, all...)
		update(t, late, func(tx *store.Tx) error { return tx.SetRevoked(here(len(all))) })
		if a, b := fmt.Sprint(early.Households(ctx)), fmt.Sprint(late.Households(ctx)); a != b {
			rt.Fatalf("revoked early:\n%s\nlate:\n%s", a, b)
		}
		intact(t, early)
	})
}

func TestOneEpochsNumbersStandBesideAnothers(t *testing.T) {
	s := newStore(t)
	a, b := raw(t, "a", "1", nil), raw(t, "a", "2", nil)
	add(t, s, a, b)
	old := store.Export{Epoch: 1, Stream: "up", Seq: 1, Hash: [32]byte{1}, CreatedAt: noon}
	fresh := store.Export{Epoch: 77, Stream: "up", Seq: 1, Hash: [32]byte{2}, CreatedAt: noon}
	update(t, s, func(tx *store.Tx) error { return tx.AddExport(old, []object.ID{a.ID}) })
	update(t, s, func(tx *store.Tx) error { return tx.AddExport(fresh, []object.ID{b.ID}) })
	if got, err := s.Exported(77, "up"); err != nil || !reflect.DeepEqual(got, []object.ID{b.ID}) {
		t.Errorf("%v, %v", got, err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.Acknowledge(1, "up", 1, old.Hash, nil) })
	open := slices.Collect(objects(t, s, store.ObjectFilter{Unacknowledged: true}))
	if len(open) != 1 || !bytes.Equal(open[0].Sealed.Payload, b.Sealed.Payload) {
		t.Errorf("%d objects are unacknowledged", len(open))
	}
}

// objects goes through objects that must be readable.
func objects(t testing.TB, s *store.Store, f store.ObjectFilter) func(func(object.Object) bool) {
	return func(yield func(object.Object) bool) {
		for o, err := range s.Objects(ctx, f) {
			if err != nil {
				t.Fatal(err)
			}
			if !yield(o) {
				return
			}
		}
	}
}
