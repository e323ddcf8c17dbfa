package world

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// young is how many of the newest sticks lie about to be carried. The others are
// old sticks that turn up again.
const young = 12

// sendDown writes a batch for somebody below.
func (w *world) sendDown(e Event) error {
	var above, below []*desk
	for _, d := range w.desks {
		if len(d.division) < 12 {
			above = append(above, d)
		}
	}
	d := above[int(e.A)%len(above)]
	for _, o := range w.desks {
		if o.division != d.division && strings.HasPrefix(o.division, d.division) {
			below = append(below, o)
		}
	}
	if len(below) == 0 {
		return nil
	}
	to := below[int(e.B)%len(below)].division
	if d == w.county() {
		to = to[:9]
	}
	return w.send(d, to)
}

// put lays a batch of a device down as a stick to be carried.
func (w *world) put(d *desk, b Batch, l *lie) error {
	p, err := d.Unpack(b)
	if err != nil {
		return fmt.Errorf("%s reads back what it sent: %w", d.division, err)
	}
	w.note(d, p)
	w.sticks = append(w.sticks, &stick{Batch: b, from: d, to: p.Recipients, lie: l})
	return nil
}

// note remembers what a batch of a device said.
func (w *world) note(d *desk, p Parcel) {
	sent := batch{stream: syncpkg.StreamID{Signer: keyOf(d), Epoch: p.Epoch, Stream: p.Stream}, prev: p.Prev}
	for _, o := range p.Objects {
		sent.objects = append(sent.objects, o.ID())
	}
	w.batches[p.ID] = sent
	if p.Stream == County {
		w.sent = append(w.sent, upward{by: keyOf(d), epoch: p.Epoch, seq: p.Seq, id: p.ID})
	}
}

// stickAt returns the stick that an event is about, nil when there is none.
func (w *world) stickAt(e Event) *stick {
	among := w.sticks
	if e.Do != Replay {
		among = among[max(0, len(among)-young):]
	}
	if len(among) == 0 {
		return nil
	}
	return among[int(e.A)%len(among)]
}

// carry brings a stick to somebody: mostly to a reader of it, now and then to
// whoever wrote it or to a stranger.
func (w *world) carry(e Event) error {
	s := w.stickAt(e)
	if s == nil {
		return nil
	}
	var readers []*desk
	for _, d := range w.desks {
		if s.isFor(d) && d != s.from {
			readers = append(readers, d)
		}
	}
	if e.C%16 == 0 || len(readers) == 0 {
		readers = w.desks
	}
	return w.bring(s, readers[int(e.B)%len(readers)])
}

func (s *stick) isFor(d *desk) bool {
	return slices.ContainsFunc(append(d.former, d.Identity().Recipient()), func(r string) bool { return slices.Contains(s.to, r) })
}

// bring imports a batch and looks at what became of the device.
func (w *world) bring(s *stick, d *desk) error {
	before := ""
	if s.spoil || s.lie != nil || !s.isFor(d) {
		state, err := d.State()
		if err != nil {
			return err
		}
		before = state.Digest()
	}
	report, refused := d.Import(s.Batch)
	after, err := d.State()
	if err != nil {
		return err
	}
	switch {
	case refused != nil && before != "" && before != after.Digest():
		return fmt.Errorf("%s refused a batch and changed: %w", d.division, refused)
	case s.spoil && refused == nil:
		return fmt.Errorf("%s took in a damaged batch", d.division)
	case refused == nil && !s.isFor(d):
		return fmt.Errorf("%s took in a batch for others", d.division)
	case refused != nil && s.isFor(d) && !s.spoil && s.lie == nil:
		return fmt.Errorf("%s refused an honest batch for it: %w", d.division, refused)
	}
	if err := w.look(d, after); err != nil {
		return fmt.Errorf("%s after an import: %w", d.division, err)
	}
	if s.lie != nil && refused == nil {
		if err := s.lie.found(report, after); err != nil {
			return fmt.Errorf("%s took in a batch of a liar: %w", d.division, err)
		}
	}
	return nil
}

// spoil brings a damaged copy of a stick to a reader.
func (w *world) spoil(e Event) error {
	s := w.stickAt(e)
	if s == nil {
		return nil
	}
	for _, d := range w.desks {
		if !s.isFor(d) {
			continue
		}
		b, err := d.Damage(s.Batch, e.B)
		if err != nil {
			return err
		}
		return w.bring(&stick{Batch: b, to: s.to, spoil: true}, d)
	}
	return nil
}

// clone puts a second device with the same disk on the same desk.
func (w *world) clone(d *desk) error {
	c, err := d.Copy()
	if err != nil {
		return err
	}
	w.seat(c, d.division, d.liar)
	fresh := w.desks[len(w.desks)-1]
	fresh.revoked, fresh.thief, fresh.former = d.revoked, d.thief, d.former
	return nil
}

func (w *world) backUp(d *desk) (err error) {
	d.backup, err = d.Copy()
	return err
}

// restore puts back the disk of the last backup, by the program or behind its
// back. What was written since and went nowhere is gone.
func (w *world) restore(d *desk, byProgram bool) error {
	if d.backup == nil {
		return nil
	}
	d.Device, d.backup, d.held, d.done = d.backup, nil, map[object.ID]bool{}, 0
	d.restored = true
	if byProgram {
		return d.NewEpoch()
	}
	return nil
}

// settleDown lets everybody who is left send and receive until nothing is
// pending, and looks at everything once more. A township that lies carries
// nothing any more: its villages go to the county themselves.
func (w *world) settleDown() error {
	const rounds = 8
	for range rounds {
		if err := w.round(); err != nil {
			return err
		}
		done, err := w.settled()
		if err != nil || done {
			return errors.Join(err, w.lookAtAll())
		}
	}
	return w.pending()
}

// round is one tour of sticks up and down again.
func (w *world) round() error {
	for i := len(w.desks) - 1; i > 0; i-- { // villages first
		d := w.desks[i]
		if d.liar || d.revoked {
			continue
		}
		if err := w.deliver(d, County, func(to *desk) bool {
			return to == w.county() && (len(d.division) == 9 || w.lyingAbove(d)) || !to.liar && len(to.division) == 9 && to != d
		}); err != nil {
			return err
		}
	}
	for n := range w.story.Townships {
		if err := w.deliver(w.county(), TownshipCode(n), func(to *desk) bool {
			return len(to.division) == 9 && !to.liar || w.lyingAbove(to)
		}); err != nil {
			return err
		}
	}
	for _, d := range w.desks {
		if len(d.division) != 9 || d.liar {
			continue
		}
		for _, v := range w.desks {
			if len(v.division) == 12 && strings.HasPrefix(v.division, d.division) {
				if err := w.deliver(d, v.division, func(to *desk) bool { return to.division == v.division }); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (w *world) lyingAbove(d *desk) bool {
	return slices.ContainsFunc(w.desks, func(o *desk) bool {
		return o.liar && len(d.division) == 12 && strings.HasPrefix(d.division, o.division)
	})
}

// deliver sends and brings the stick to its readers at once.
func (w *world) deliver(d *desk, stream string, wanted func(*desk) bool) error {
	before := len(w.sticks)
	if err := w.send(d, stream); err != nil || len(w.sticks) == before {
		return err
	}
	s := w.sticks[before]
	for _, to := range w.desks {
		if to != d && wanted(to) && s.isFor(to) {
			if err := w.bring(s, to); err != nil {
				return err
			}
		}
	}
	return nil
}
