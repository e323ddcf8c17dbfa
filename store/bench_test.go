package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// BenchmarkAutosave saves the draft of a household of four, as each field typed
// does, and reports the slowest hundredth.
func BenchmarkAutosave(b *testing.B) {
	s := newStore(b)
	d := store.Draft{VisitID: "v1", Household: "h1", Doc: make([]byte, 12<<10), Cursor: "incomes/i1"}
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		d.SavedAt = start
		update(b, s, func(tx *store.Tx) error { return tx.SaveDraft(d) })
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

const manyHouseholds = 20_000

func seeds(b *testing.B, n int) (list []object.Object) {
	for i := range n {
		h := household(fmt.Sprintf("h%05d", i), "张国强", "李秀英", "张伟", "张敏")
		h.Group = fmt.Sprintf("%d组", i%20)
		list = append(list, seed(b, h))
	}
	return list
}

func BenchmarkListOf20000Households(b *testing.B) {
	s := newStore(b)
	add(b, s, seeds(b, manyHouseholds)...)
	for b.Loop() {
		if list, err := s.Households(ctx); err != nil || len(list) != manyHouseholds {
			b.Fatal(len(list), err)
		}
	}
}

// BenchmarkOpen20000Households opens a workspace after the key is derived and
// reads the list, as the desktop does.
func BenchmarkOpen20000Households(b *testing.B) {
	dir, _ := newFolder(b)
	s := open(b, dir)
	add(b, s, seeds(b, manyHouseholds)...)
	key := s.Key()
	s.Close()
	for b.Loop() {
		s, err := store.OpenWithKey(dir, key, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Households(ctx); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

// BenchmarkAddObject adds in one transaction, as an import does.
func BenchmarkAddObject(b *testing.B) {
	s := newStore(b)
	list := seeds(b, manyHouseholds)
	n := 0
	update(b, s, func(tx *store.Tx) error {
		for b.Loop() {
			if n == len(list) {
				b.Fatal("more objects are needed")
			}
			if _, err := tx.AddObject(list[n], "b"); err != nil {
				return err
			}
			n++
		}
		return nil
	})
}

func BenchmarkCheck2000Households(b *testing.B) {
	s := newStore(b)
	add(b, s, seeds(b, 2000)...)
	for b.Loop() {
		intact(b, s)
	}
}

func BenchmarkUnlockAtTheDefaultCost(b *testing.B) {
	dir := b.TempDir()
	s, _, err := store.Create(dir, operator, passphrase, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	s.Close()
	for b.Loop() {
		open(b, dir).Close()
	}
}

// twice makes so many households of four different people, and each a second time
// under another id, as a roster does that two laptops took in.
func twice(b *testing.B, n int) (seeds, links []object.Object) {
	for i := range n {
		ids := []string{fmt.Sprintf("a%05d", i), fmt.Sprintf("b%05d", i)}
		for _, id := range ids {
			h := household(id, "张国强", "李秀英", "张伟", "张敏")
			for m := range h.Members {
				h.Members[m].IDNumber = survey.CompleteIDNumber(fmt.Sprintf("4106991950%02d%02d%03d", i%12+1, i/12%28+1, (i/336*4+m)%1000))
				h.Members[m].Name += fmt.Sprint(i)
			}
			seeds = append(seeds, seed(b, h))
		}
		links = append(links, linked(b, object.SameHousehold, ids))
	}
	return seeds, links
}

// BenchmarkLookalikes looks for people of 20,000 households in each other's: in
// one roster, and where all of it is there twice.
func BenchmarkLookalikes(b *testing.B) {
	seeds, _ := twice(b, manyHouseholds)
	for name, list := range map[string][]object.Object{"once": everySecond(seeds), "twice": seeds[:manyHouseholds]} {
		b.Run(name, func(b *testing.B) {
			s := newStore(b)
			add(b, s, list...)
			for b.Loop() {
				if people, err := s.Lookalikes(ctx); err != nil || name == "once" && len(people) > 0 {
					b.Fatal(len(people), err)
				}
			}
		})
	}
}

func everySecond(list []object.Object) (half []object.Object) {
	for i := 0; i < len(list); i += 2 {
		half = append(half, list[i])
	}
	return half
}

// BenchmarkListOf20000HouseholdsSeededTwice lists and counts 20,000 households of
// which each pair is one family.
func BenchmarkListOf20000HouseholdsSeededTwice(b *testing.B) {
	s := newStore(b)
	seeds, links := twice(b, manyHouseholds/2)
	add(b, s, append(seeds, links...)...)
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			if list, err := s.Households(ctx); err != nil || len(list) != manyHouseholds/2 {
				b.Fatal(len(list), err)
			}
		}
	})
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			if state, err := s.Household("a00001"); err != nil || len(state.Others) != 1 {
				b.Fatal(err)
			}
		}
	})
}
