package world

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Maker makes a device of an office and enrols it with the office above.
// ErrNothing says that the office gets no more of them.
type Maker func(division string) (Device, error)

// Play plays a story on devices and returns the first thing that must never
// happen, nil when nothing did.
func Play(s Story, make Maker) error {
	w := &world{make: make, story: s, made: map[object.ID]object.KeyID{}, false: map[object.ID]bool{}, batches: map[syncpkg.BatchID]batch{}}
	if err := w.open(); err != nil {
		return fmt.Errorf("seed %d: %w", s.Seed, err)
	}
	for i, e := range s.Events {
		if err := w.happen(e); err != nil {
			return fmt.Errorf("seed %d, event %d, %s: %w", s.Seed, i, e.Do, err)
		}
	}
	if err := w.settleDown(); err != nil {
		return fmt.Errorf("seed %d, at the end: %w", s.Seed, err)
	}
	return nil
}

// world is a county at one moment, and what is true of it.
type world struct {
	make       Maker
	story      Story
	desks      []*desk // the county's first, then the townships', then the villages'
	sticks     []*stick
	households []household
	made       map[object.ID]object.KeyID // every revision that was really written, and by whom
	false      map[object.ID]bool         // of these, what thieves wrote
	batches    map[syncpkg.BatchID]batch  // every batch that was really sent
	sent       []upward                   // those to the county, in order
}

// desk is a device and where it stands.
type desk struct {
	Device
	division string
	liar     bool
	former   []string // recipients that it was before its keys were replaced
	restored bool     // to an old disk
	revoked  bool     // its key is
	thief    bool     // and who has it goes on
	years    int      // how far its clock is off
	backup   Device   // nil for none
	held     map[object.ID]bool
	done     int // objects acknowledged when last looked at; the county loses none
}

type household struct{ id, division string }

// stick carries one batch.
type stick struct {
	Batch
	from  *desk
	to    []string // the recipients
	spoil bool     // damaged on purpose
	lie   *lie     // nil when honest
}

// batch is what was really in a batch.
type batch struct {
	stream  syncpkg.StreamID
	prev    syncpkg.BatchID
	objects []object.ID
}

// upward names a batch to the county.
type upward struct {
	by         object.KeyID
	epoch, seq uint64
	id         syncpkg.BatchID
}

func (w *world) open() error {
	divisions := []string{County}
	for n := range w.story.Townships {
		divisions = append(divisions, TownshipCode(n))
	}
	for n, township := range w.story.Villages {
		divisions = append(divisions, VillageCode(township, n))
	}
	for i, division := range divisions {
		d, err := w.make(division)
		if err != nil {
			return fmt.Errorf("make the device of %s: %w", division, err)
		}
		w.seat(d, division, i == w.story.Liar+1 && w.story.Liar >= 0)
	}
	return nil
}

func (w *world) seat(d Device, division string, liar bool) {
	w.desks = append(w.desks, &desk{Device: d, division: division, liar: liar, held: map[object.ID]bool{}})
}

func (w *world) county() *desk { return w.desks[0] }

// pick returns the device with a number; the county's only when it may be.
func (w *world) pick(n uint32, alsoCounty bool) *desk {
	if alsoCounty {
		return w.desks[int(n)%len(w.desks)]
	}
	return w.desks[1+int(n)%(len(w.desks)-1)]
}

func (w *world) happen(e Event) error {
	switch e.Do {
	case Found:
		return w.found(w.pick(e.A, false), e.B)
	case Revise, Settle:
		return w.revise(w.pick(e.A, false), e)
	case Up:
		return w.send(w.pick(e.A, false), County)
	case Down:
		return w.sendDown(e)
	case Carry, Replay:
		return w.carry(e)
	case Lose:
		if s := w.stickAt(e); s != nil {
			w.sticks = slices.DeleteFunc(w.sticks, func(o *stick) bool { return o == s })
		}
	case Spoil:
		return w.spoil(e)
	case Clock:
		w.pick(e.A, true).years = int(e.B%21) - 10
	case Clone:
		return w.clone(w.pick(e.A, false))
	case Backup:
		return w.backUp(w.pick(e.A, false))
	case Restore:
		return w.restore(w.pick(e.A, false), e.B%2 == 0)
	case Steal:
		return w.steal(e)
	case Rotate:
		return w.rotate(w.pick(e.A, false))
	case Lie:
		return w.lie(e)
	}
	return nil
}

// now is what the clock of a device says.
func (d *desk) now(minute int) string {
	return fmt.Sprintf("%04d-05-16T%02d:%02d:00+08:00", 2017+d.years, minute/60%24, minute%60)
}

// found writes the first revision of a new household.
func (w *world) found(d *desk, n uint32) error {
	division := d.division
	if division == County {
		return nil
	}
	if len(division) < 12 { // a township seeds one of its villages
		var villages []string
		for _, v := range w.desks {
			if len(v.division) == 12 && strings.HasPrefix(v.division, division) {
				villages = append(villages, v.division)
			}
		}
		if len(villages) == 0 {
			return nil
		}
		division = villages[int(n)%len(villages)]
	}
	h := household{fmt.Sprintf("0192e4a0-0000-7000-8000-%012d", len(w.households)+1), division}
	w.households = append(w.households, h)
	return w.write(d, Writing{Type: object.Seed, Division: h.division, Household: h.id})
}

// revise writes a revision that follows what the device knows of a household: one
// head of it, as two people who do not know of each other would, or all.
func (w *world) revise(d *desk, e Event) error {
	var known []household
	for _, h := range w.households {
		if strings.HasPrefix(h.division, d.division) {
			known = append(known, h)
		}
	}
	if len(known) == 0 {
		return nil
	}
	h := known[int(e.B)%len(known)]
	heads, err := d.Heads(h.id)
	if err != nil || len(heads) == 0 || e.Do == Settle && len(heads) == 1 {
		return err
	}
	if e.Do == Revise {
		heads = heads[int(e.C)%len(heads):][:1]
	}
	return w.write(d, Writing{Type: object.Visit, Division: h.division, Household: h.id, Parents: heads})
}

func (w *world) write(d *desk, what Writing) error {
	what.N = len(w.made)
	what.Claimed = d.now(what.N)
	id, err := d.Write(what)
	if err != nil {
		return fmt.Errorf("%s writes: %w", d.division, err)
	}
	w.made[id] = keyOf(d)
	if d.thief {
		w.false[id] = true
	}
	return nil
}

// send writes a batch of a device onto a new stick.
func (w *world) send(d *desk, stream string) error {
	b, err := d.Export(stream, d.now(len(w.sticks)))
	if errors.Is(err, ErrNothing) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s sends to %s: %w", d.division, stream, err)
	}
	if err := w.put(d, b, nil); err != nil || d != w.county() {
		return err
	}
	s, err := d.State()
	if err != nil {
		return err
	}
	return w.look(d, s) // it signed receipts
}
