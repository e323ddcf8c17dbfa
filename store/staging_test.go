package store_test

import (
	"errors"
	"fmt"
	"testing"

	"ruhu/store"
	"ruhu/store/vfs/crash"
	"ruhu/syncpkg/object"
)

// pieceOf are objects of a batch that was not read to its end.
func pieceOf(t testing.TB, from, to int) (piece []store.Staged) {
	t.Helper()
	for n := from; n < to; n++ {
		o := seed(t, household(fmt.Sprintf("h%d", n), "张国强"))
		piece = append(piece, store.Staged{Sealed: o.Sealed, Reach: o.Division, Bad: n%5 == 0})
	}
	return piece
}

// sameStaged fails the test unless these objects of a batch are staged, in order.
func sameStaged(t testing.TB, s *store.Store, batch [32]byte, want []store.Staged) {
	t.Helper()
	n := 0
	for got, err := range s.Staged(batch) {
		if err != nil {
			t.Fatal(err)
		}
		if n == len(want) || got.Sealed.ID() != want[n].Sealed.ID() || got.Bad != want[n].Bad || got.Reach != want[n].Reach {
			t.Fatalf("object %d is %s", n, got.Sealed.ID())
		}
		n++
	}
	if n != len(want) {
		t.Fatalf("%d are staged, not %d", n, len(want))
	}
}

func TestWhatIsStagedIsKeptInOrderAndSeenByNobody(t *testing.T) {
	s := newStore(t)
	batch, other, all := [32]byte{1}, [32]byte{2}, pieceOf(t, 0, 150) // more than a page
	for n, piece := range [][]store.Staged{all[:70], all[70:]} {
		update(t, s, func(tx *store.Tx) error {
			return errors.Join(tx.Stage(batch, store.Staging{Blocks: n + 1, Known: 10 * n}, piece), tx.Stage(other, store.Staging{Blocks: 9}, all[:1]))
		})
	}
	sameStaged(t, s, batch, all)
	if got, err := s.Staging(batch); err != nil || got != (store.Staging{Blocks: 2, Known: 10}) {
		t.Errorf("%+v, %v", got, err)
	}
	if c, err := s.Counts(); err != nil || c != (store.Counts{}) {
		t.Errorf("they are counted: %+v, %v", c, err)
	}
	if has, err := s.HasObject(all[0].Sealed.ID()); has || err != nil {
		t.Errorf("one is an object: %v", err)
	}
	intact(t, s)
	update(t, s, func(tx *store.Tx) error {
		others, err := tx.Unstage(batch)
		if !others {
			t.Error("the other batch is gone")
		}
		return err
	})
	sameStaged(t, s, batch, nil)
	if got, err := s.Staging(batch); err != nil || got != (store.Staging{}) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAFullDiskKeepsWhatWasStagedBefore(t *testing.T) {
	dir, _ := newFolder(t)
	disk := &crash.FullDisk{}
	s, err := store.OpenWatched(dir, passphrase, disk.Watch)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	batch, all := [32]byte{1}, pieceOf(t, 0, 40)
	stage := func(blocks int, piece []store.Staged) error {
		return s.Update(ctx, func(tx *store.Tx) error { return tx.Stage(batch, store.Staging{Blocks: blocks}, piece) })
	}
	if err := stage(1, all[:20]); err != nil {
		t.Fatal(err)
	}
	disk.SetFull(true)
	mustFail(t, stage(2, all[20:]), "store.disk_full", store.ErrDiskFull)
	if got, err := s.Staging(batch); err != nil || got.Blocks != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	sameStaged(t, s, batch, all[:20])
	disk.SetFull(false)
	if err := stage(2, all[20:]); err != nil {
		t.Fatal(err)
	}
	sameStaged(t, s, batch, all)
	intact(t, s)
}

func TestAnObjectIsJudgedAgainWhenItsSignerIsKnown(t *testing.T) {
	s := newStore(t)
	piece := pieceOf(t, 0, 1)
	q := store.Quarantine{Sealed: piece[0].Sealed, Batch: "b", Reason: "signer"}
	page := func() (list []store.Quarantine) {
		list, err := s.Rejudgeable("signer")
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	update(t, s, func(tx *store.Tx) error { return tx.AddQuarantine(q) })
	if got := page(); len(got) != 0 {
		t.Errorf("before its certificate came: %+v", got)
	}
	update(t, s, func(tx *store.Tx) error {
		return tx.PutCertificate(store.Certificate{KeyID: q.Sealed.Signer, Role: "village", Division: "410621105201"})
	})
	if got := page(); len(got) != 1 || got[0].Sealed.ID() != q.Sealed.ID() || got[0].Batch != "b" {
		t.Errorf("after it: %+v", got)
	}
	update(t, s, func(tx *store.Tx) error {
		// The other reason is there already: one line remains.
		again := q
		again.Reason = "division"
		return errors.Join(tx.AddQuarantine(again), tx.Requarantine(q, "division", "elsewhere"))
	})
	if kept, err := s.Quarantined(); err != nil || len(kept) != 1 || kept[0].Reason != "division" || len(page()) != 0 {
		t.Errorf("%+v, %v", kept, err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.Release(store.Quarantine{Sealed: q.Sealed, Reason: "division"}) })
	if c, err := s.Counts(); err != nil || c.Quarantined != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestWhatIsHeldIsListedWithoutReadingIt(t *testing.T) {
	s := newStore(t)
	here := seed(t, household("h1", "张国强"))
	elsewhere := household("h2", "李四")
	elsewhere.Village = "410621105202"
	there := visited(t, elsewhere, "v1", "2017-05-16")
	wide := raw(t, "from-the-future", "x", []byte{0xa0})
	add(t, s, here, there, wide)
	list := func(f store.HeldFilter) (ids []object.ID) {
		held, err := s.Held(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range held {
			ids = append(ids, h.ID)
		}
		return ids
	}
	held, err := s.Held(ctx, store.HeldFilter{About: "410621105201"})
	if err != nil || len(held) != 1 {
		t.Fatalf("%+v, %v", held, err)
	}
	if h := held[0]; h.ID != here.ID || h.Type != object.Seed || h.Division != here.Division || h.Subject != "h1" ||
		h.Signer != here.Signer || h.Size != int64(len(here.Sealed.Payload)) || h.Acknowledged {
		t.Errorf("%+v", h)
	}
	for about, want := range map[string]int{"": 3, "410621": 2, "410621105": 2, "410621105202": 1, "41062110520": 2, "500236": 0} {
		if got := list(store.HeldFilter{About: about}); len(got) != want {
			t.Errorf("about %q: %d, not %d", about, len(got), want)
		}
	}
	if got := list(store.HeldFilter{Unacknowledged: true}); len(got) != 3 || got[0] != here.ID || got[2] != wide.ID {
		t.Errorf("%v", got)
	}
}
