package world

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func keyOf(d *desk) object.KeyID {
	own, _ := d.Identity().Certificate()
	return own.KeyID
}

// aboutPeople reports whether an object is a revision of a household.
func aboutPeople(o object.Object) bool { return o.Type == object.Seed || o.Type == object.Visit }

// Digest is the same for two states that hold the same.
func (s State) Digest() string {
	heads := map[string][]object.ID{}
	for household, ids := range s.Heads {
		heads[household] = sorted(ids)
	}
	return fmt.Sprint(syncpkg.InventoryOf(maps.Keys(s.Held)), s.Bad, heads, s.Gaps, s.Absent)
}

func sorted(ids []object.ID) []object.ID {
	return slices.SortedFunc(slices.Values(ids), func(a, b object.ID) int { return bytes.Compare(a[:], b[:]) })
}

// look says what a device must never hold or have lost.
func (w *world) look(d *desk, s State) error {
	for id, h := range s.Held {
		d.held[id] = true
		if !aboutPeople(h) {
			continue
		}
		if signer, made := w.made[id]; !made || signer != h.Signer {
			return fmt.Errorf("it believes %s, which nobody wrote", id)
		}
		if !strings.HasPrefix(h.Division, d.division) {
			return fmt.Errorf("it holds a household of %s", h.Division)
		}
	}
	for id := range d.held {
		if _, held := s.Held[id]; !held && s.Bad[id] != "revoked" {
			return fmt.Errorf("it lost %s", id)
		}
	}
	for _, b := range s.Batches {
		if _, sent := w.batches[b]; !sent {
			return fmt.Errorf("it reckons with batch %s, which nobody sent", b)
		}
	}
	if err := errors.Join(pureHeads(s), w.receipts(d, s)); err != nil {
		return err
	}
	if len(s.Acknowledged) == d.done || d == w.county() {
		return nil
	}
	d.done = len(s.Acknowledged)
	return w.acknowledged(s)
}

// pureHeads computes the heads anew from the set, in no particular order.
func pureHeads(s State) error {
	want := syncpkg.Heads(func(yield func(object.Object) bool) {
		for _, o := range s.Held {
			if aboutPeople(o) && !yield(o) {
				return
			}
		}
	})
	for household, ids := range want {
		if !slices.Equal(sorted(s.Heads[household]), ids) {
			return fmt.Errorf("household %s has the heads %v, and of its set they are %v", household, s.Heads[household], ids)
		}
	}
	return nil
}

// acknowledged fails when a device stopped sending what the county does not have.
func (w *world) acknowledged(s State) error {
	county, err := w.county().State()
	if err != nil {
		return err
	}
	for _, id := range s.Acknowledged {
		if _, held := county.Held[id]; !held && county.Bad[id] != "revoked" {
			return fmt.Errorf("%s is acknowledged, and the county does not have it", id)
		}
	}
	return nil
}

// receipts holds what a device says it has against what was sent, and against
// what it said before.
func (w *world) receipts(d *desk, s State) error {
	last := map[syncpkg.StreamID]syncpkg.ReceiptBody{}
	for _, r := range s.Receipts {
		if r.Seq < last[r.StreamID()].Seq && !forked(s, r.StreamID()) {
			return fmt.Errorf("it took back batch %d of %s", last[r.StreamID()].Seq, r.Subject())
		}
		last[r.StreamID()] = r
	}
	for _, r := range last {
		bad := map[object.ID]bool{}
		for _, q := range r.Quarantined {
			bad[q.ID] = true
		}
		for b := w.batches[r.Batch]; b.stream == r.StreamID(); b = w.batches[b.prev] {
			for _, o := range b.objects {
				if _, held := s.Held[o]; !held && !bad[o] && s.Bad[o] != "revoked" {
					return fmt.Errorf("its receipt up to %d of %s covers %s, which it does not have", r.Seq, r.Subject(), o)
				}
			}
		}
	}
	return nil
}

// forked reports whether two disks send as one, or one sent two batches under
// one number: then nothing of it can be acknowledged any more.
func forked(s State, id syncpkg.StreamID) bool {
	return slices.ContainsFunc(s.Gaps, func(g syncpkg.StreamState) bool { return g.StreamID == id && len(g.Forked) > 0 })
}

// settled reports whether no honest device has anything left to send.
func (w *world) settled() (bool, error) {
	for _, d := range w.desks[1:] {
		s, err := d.State()
		if err != nil || len(s.Pending) > 0 && !d.liar && !d.revoked {
			return false, err
		}
	}
	return true, nil
}

// pending says who could not get rid of what.
func (w *world) pending() error {
	for _, d := range w.desks[1:] {
		s, err := d.State()
		if err != nil {
			return err
		}
		if len(s.Pending) > 0 && !d.liar && !d.revoked {
			return fmt.Errorf("%s has %d objects that nobody acknowledges, the first %s", d.division, len(s.Pending), s.Pending[0])
		}
	}
	return nil
}

// lookAtAll fails when something that an honest device holds did not reach the
// county.
func (w *world) lookAtAll() error {
	county, err := w.county().State()
	if err != nil {
		return err
	}
	for _, d := range w.desks {
		s, err := d.State()
		if err != nil {
			return err
		}
		if err := w.look(d, s); err != nil {
			return fmt.Errorf("%s: %w", d.division, err)
		}
		if d.revoked {
			continue
		}
		for id, h := range s.Held {
			if w.false[id] && !d.liar {
				return fmt.Errorf("%s believes what a thief wrote: %s", d.division, id)
			}
			if _, there := county.Held[id]; !there && !d.liar && !w.keptBack(h) && aboutPeople(h) && county.Bad[id] != "revoked" {
				return fmt.Errorf("%s of %s never reached the county", id, d.division)
			}
		}
	}
	return nil
}

// keptBack reports whether a township signed an object that lies, or that was put
// back to an old disk: what went down to a village alone does not come up again.
func (w *world) keptBack(o object.Object) bool {
	return slices.ContainsFunc(w.desks, func(d *desk) bool {
		return (d.liar || d.restored && len(d.division) == 9) && d.Identity().Owns(o.Signer)
	})
}
