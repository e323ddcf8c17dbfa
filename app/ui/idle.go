package ui

import (
	"time"
)

// LockAfter is how long nobody may have touched the window before it locks
// itself: long enough to talk at the table, shorter than a meal.
const LockAfter = 10 * time.Minute

// touch notes that somebody works with the window.
func (w *Window) touch() { w.touched = w.now() }

// LockWhenIdle locks the workspace when nobody has touched the window for
// LockAfter. The program calls it every few seconds. Long work counts as being
// touched. Who unlocks it again comes back to where the work stopped.
func (w *Window) LockWhenIdle() {
	if w.env == nil {
		return
	}
	if w.working > 0 {
		w.touch()
		return
	}
	if w.now().Sub(w.touched) < LockAfter {
		return
	}
	place := w.current.Place()
	w.back, w.backFor = &place, w.env.W.Store.Operator().ID
	w.lock()
	w.unlock.Say(w.lang.T("ui.idle", int(LockAfter/time.Minute)))
}

// resume opens the place where the window locked itself, for the same operator.
func (w *Window) resume() bool {
	place, operator := w.back, w.backFor
	w.back, w.backFor = nil, ""
	if place == nil || operator != w.env.W.Store.Operator().ID {
		return false
	}
	w.Go(*place)
	return w.current != nil
}
