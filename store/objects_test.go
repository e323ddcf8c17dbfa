package store_test

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"slices"
	"testing"

	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

func TestAnObjectIsStoredOnceAndReadAsItWas(t *testing.T) {
	s := newStore(t)
	o := seed(t, household("h1", "张国强"))
	for _, want := range []bool{true, false} {
		update(t, s, func(tx *store.Tx) error {
			added, err := tx.AddObject(o, "batch-1")
			if added != want {
				t.Errorf("added is %v, want %v", added, want)
			}
			return err
		})
	}
	got, err := s.Object(o.ID)
	if err != nil || got.ID != o.ID || got.Author != operator.Name || string(got.Sealed.Signature) != string(o.Sealed.Signature) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := object.Verify(got.Sealed, signing.Public().(ed25519.PublicKey)); err != nil {
		t.Error(err)
	}
	if _, err := s.Object(object.ID{1}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown object gives %v", err)
	}
	if has, err := s.HasObject(object.ID{1}); has || err != nil {
		t.Errorf("%v, %v", has, err)
	}
}

func TestABodyThatCannotBeUsedIsRefusedAndTheRestGoesIn(t *testing.T) {
	other, crowd := household("h2", "李四"), household("h1", make([]string, survey.MaxMembers+1)...)
	tests := map[string]object.Object{
		"a body of another type":        sign(t, object.Seed, "h1", map[string]int{"x": 1}),
		"a body that is not CBOR":       raw(t, object.Visit, "h1", []byte{0xff, 0x00}),
		"an empty body":                 raw(t, object.Seed, "h1", nil),
		"another household's body":      sign(t, object.Seed, "h1", survey.Seed{Household: other}),
		"a household without an id":     sign(t, object.Seed, "", survey.Seed{}),
		"a visit of another family":     sign(t, object.Visit, "h1", survey.VisitRevision{Visit: survey.Visit{ID: "v", Household: other}}),
		"a household beyond all bounds": seed(t, crowd),
		"a visit beyond all bounds":     visited(t, crowd, "v1", "2017-05-16"),
		"an object with another's id":   swapped(t),
	}
	for name, bad := range tests {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			update(t, s, func(tx *store.Tx) error {
				if added, err := tx.AddObject(bad, "b"); err == nil || added {
					t.Errorf("accepted: %v", err)
				} else if bad.ID == bad.Sealed.ID() && !errors.Is(err, store.ErrBody) {
					t.Errorf("got %v", err)
				}
				_, err := tx.AddObject(seed(t, other), "b")
				return err
			})
			if c, err := s.Counts(); err != nil || c.Objects != 1 || c.Households != 1 {
				t.Errorf("%+v, %v", c, err)
			}
			intact(t, s)
		})
	}
}

func raw(t *testing.T, kind object.Type, subject string, body []byte) object.Object {
	t.Helper()
	o, err := object.Sign(signing, object.Header{Type: kind, Subject: subject, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func swapped(t *testing.T) object.Object {
	o := seed(t, household("h1", "张国强"))
	o.ID[0]++
	return o
}

func TestObjectsOfUnknownTypesAreKeptAndNotProjected(t *testing.T) {
	s := newStore(t)
	add(t, s, raw(t, "from-the-future", "h1", []byte{0xff}))
	if c, err := s.Counts(); err != nil || c.Objects != 1 || c.Households != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := s.Household("h1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	intact(t, s)
}

func TestObjectsComeInTheOrderOfArrivalAsOftenAsAsked(t *testing.T) {
	s := newStore(t)
	var ids []object.ID
	update(t, s, func(tx *store.Tx) error {
		for n := range 150 { // more than a page
			o := raw(t, object.Type(fmt.Sprintf("t%d", n%3)), fmt.Sprintf("s%d", n%5), fmt.Append(nil, n))
			ids = append(ids, o.ID)
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
		}
		return nil
	})
	tests := map[string]struct {
		filter store.ObjectFilter
		keep   func(n int) bool
	}{
		"all":          {store.ObjectFilter{}, func(int) bool { return true }},
		"one type":     {store.ObjectFilter{Types: []object.Type{"t1"}}, func(n int) bool { return n%3 == 1 }},
		"two types":    {store.ObjectFilter{Types: []object.Type{"t1", "t2"}}, func(n int) bool { return n%3 > 0 }},
		"one subject":  {store.ObjectFilter{Subject: "s4"}, func(n int) bool { return n%5 == 4 }},
		"later ones":   {store.ObjectFilter{AfterOrdinal: ordinal(t, s, ids[100])}, func(n int) bool { return n > 100 }},
		"all together": {store.ObjectFilter{Types: []object.Type{"t0"}, Subject: "s0", AfterOrdinal: ordinal(t, s, ids[30])}, func(n int) bool { return n%15 == 0 && n > 30 }},
		"none":         {store.ObjectFilter{Subject: "nobody"}, func(int) bool { return false }},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var want []object.ID
			for n, id := range ids {
				if test.keep(n) {
					want = append(want, id)
				}
			}
			sequence := s.Objects(ctx, test.filter)
			for range 2 {
				var got []object.ID
				for o, err := range sequence {
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, o.ID)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%d objects, want %d in their order", len(got), len(want))
				}
			}
		})
	}
	for range s.Objects(ctx, store.ObjectFilter{}) {
		break // leaving early holds nothing open
	}
}

func ordinal(t *testing.T, s *store.Store, id object.ID) int64 {
	t.Helper()
	n, err := s.Ordinal(id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTheLoopOverObjectsMayChangeWhatItReads(t *testing.T) {
	s := newStore(t)
	add(t, s, raw(t, "a", "s", nil))
	update(t, s, func(tx *store.Tx) error {
		for o, err := range tx.Objects(ctx, store.ObjectFilter{Types: []object.Type{"a"}}) {
			if err != nil {
				return err
			}
			if _, err := tx.AddObject(raw(t, "b", "s", o.ID[:]), ""); err != nil {
				return err
			}
		}
		return nil
	})
	if c, err := s.Counts(); err != nil || c.Objects != 2 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestObjectsNeitherChangeNorGo(t *testing.T) {
	s := newStore(t)
	add(t, s, seed(t, household("h1", "张国强")))
	for _, statement := range []string{
		"DELETE FROM object", "UPDATE object SET payload = x'00'", "UPDATE object SET subject = 'h2'", "UPDATE object SET ordinal = 7",
	} {
		if err := s.Tamper(statement); err == nil {
			t.Errorf("%s went through", statement)
		}
	}
	intact(t, s)
}
