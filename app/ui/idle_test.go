package ui_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"

	"ruhu/app"
	"ruhu/app/demo"
	"ruhu/app/ui"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

// clock is a clock that the test moves.
type clock struct{ at time.Time }

func (c *clock) pass(d time.Duration) { c.at = c.at.Add(d) }

// idleDesk opens a workspace of the demo in a window with a clock.
func idleDesk(t *testing.T) (*ui.Window, *clock) {
	t.Helper()
	c := &clock{at: time.Date(2017, 5, 16, 9, 0, 0, 0, time.UTC)}
	dir := filepath.Join(played(t), "village-1")
	w := ui.New(uitest.App(), ui.Options{
		Dir: dir, Now: func() time.Time { return c.at },
		Beside: func(work, report func()) {
			work()
			report()
		},
	})
	t.Cleanup(w.Close)
	ws, err := app.Open(dir, []byte(demo.Passphrase))
	if err != nil {
		t.Fatal(err)
	}
	w.Open(ws)
	return w, c
}

func TestAWindowNobodyTouchesLocksItselfAndComesBackToThePlace(t *testing.T) {
	w, c := idleDesk(t)
	households, err := w.Workspace().Store.Households(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.Go(screen.Place{Screen: screen.Visit, Household: households[0].ID})
	dialog.ShowInformation("", "410699195001010010", w.Window())
	widgets.Ask(w.Window(), widgets.Question{Title: "410699195001010010"})
	c.pass(ui.LockAfter - time.Second)
	w.LockWhenIdle()
	if w.Workspace() == nil {
		t.Fatal("it locked too early")
	}
	c.pass(time.Second)
	w.LockWhenIdle()
	if w.Workspace() != nil || uitest.Shows(w.Window(), "410699") || !uitest.Shows(w.Window(), text.Zh.T("ui.idle", 10)) {
		t.Fatalf("locked %t, the window shows %s", w.Workspace() == nil, uitest.Words(w.Window()))
	}
	if w.Window().Canvas().OnTypedKey() != nil {
		t.Error("Escape still answers a question that the lock took away")
	}
	w.LockWhenIdle() // while locked nothing happens
	pass := w.Window().Canvas().Focused()
	test.Type(pass, demo.Passphrase)
	pass.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !uitest.Shows(w.Window(), text.Zh.T("screen.visit")) {
		t.Errorf("after unlocking the window shows %s", uitest.Words(w.Window()))
	}
}

func TestWhoWorksIsNotLockedOut(t *testing.T) {
	for name, work := range map[string]func(w *ui.Window){
		"moves the pointer": func(w *ui.Window) { uitest.All[*widgets.Watch](w.Window())[0].MouseMoved(nil) },
		"opens a screen":    func(w *ui.Window) { w.Go(screen.Place{Screen: screen.Policy}) },
	} {
		t.Run(name, func(t *testing.T) {
			w, c := idleDesk(t)
			for range 3 {
				c.pass(ui.LockAfter - time.Second)
				work(w)
				w.LockWhenIdle()
			}
			if w.Workspace() == nil {
				t.Error("it locked")
			}
		})
	}
}
