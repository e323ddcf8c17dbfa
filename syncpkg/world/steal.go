package world

import (
	"errors"
	"fmt"
	"strings"
)

// steal takes a laptop out of a village. The office above that hears of it first
// revokes its key, the village gets another laptop, and the thief goes on.
func (w *world) steal(e Event) error {
	d := w.pick(e.A, false)
	if len(d.division) < 12 || d.stolen {
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
		o.stolen = o.stolen || keyOf(o) == keyOf(d) // copies of the disk have the same key
	}
	fresh, err := w.make(d.division)
	if err != nil {
		return err
	}
	w.seat(fresh, d.division, false)
	if err := w.found(d, 0); err != nil {
		return err
	}
	return w.send(d, County)
}
