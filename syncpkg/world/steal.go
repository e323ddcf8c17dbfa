package world

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// steal takes a laptop out of a village. The office above that hears of it first
// revokes its key, the village gets another laptop while there are any, and the thief goes on.
func (w *world) steal(e Event) error {
	d := w.pick(e.A, false)
	if len(d.division) < 12 || d.revoked {
		return nil
	}
	above := w.county()
	for _, o := range w.desks {
		if e.B%2 == 0 && len(o.division) == 9 && strings.HasPrefix(d.division, o.division) && !o.liar {
			above = o
		}
	}
	err := above.Revoke(keyOf(d))
	if errors.Is(err, ErrNothing) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s revokes a key: %w", above.division, err)
	}
	above.backup = nil // with an older disk nobody would know of the revocation
	for _, o := range w.desks {
		if keyOf(o) == keyOf(d) { // copies of the disk have the same key
			o.revoked, o.thief = true, true
		}
	}
	switch fresh, err := w.make(d.division); {
	case err == nil:
		w.seat(fresh, d.division, false)
	case !errors.Is(err, ErrNothing):
		return err
	}
	if err := w.found(d, 0); err != nil {
		return err
	}
	return w.send(d, County)
}

// rotate replaces the keys of an office in good order. It must have one disk:
// another copy would be cut off by that, with all that it alone knows.
func (w *world) rotate(d *desk) error {
	at := slices.IndexFunc(w.desks, func(o *desk) bool {
		return len(o.division) < len(d.division) && len(o.division) >= len(d.division)-3 && strings.HasPrefix(d.division, o.division)
	})
	copied := slices.ContainsFunc(w.desks, func(o *desk) bool { return o != d && keyOf(o) == keyOf(d) })
	if at < 0 || d.liar || d.revoked || copied || w.desks[at].liar {
		return nil
	}
	above, recipient := w.desks[at], d.Identity().Recipient()
	err := d.Rotate(above.Device)
	if errors.Is(err, ErrNothing) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s replaces its keys: %w", d.division, err)
	}
	d.former = append(slices.Clone(d.former), recipient)
	d.backup, above.backup = nil, nil // with an older disk nobody would know of it
	return nil
}
