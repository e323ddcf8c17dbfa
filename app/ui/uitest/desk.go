package uitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

// Desk is a window for one screen, in which the test stands in for the rest of
// the program: it chooses files and sees where the screen wants to go and what
// it says.
type Desk struct {
	Env    *screen.Env
	Window fyne.Window
	File   string // what ChooseFile and ChooseFolder choose
	Places []screen.Place
	Said   []string
}

// NewDesk makes a desk over a workspace, in Chinese.
func NewDesk(t testing.TB, w *app.Workspace) *Desk {
	t.Helper()
	d := &Desk{Window: Window(t, widgets.NewText(""), 1366, 768)}
	d.Env = &screen.Env{
		W: w, Lang: text.Zh, Window: d.Window,
		Go:           func(p screen.Place) { d.Places = append(d.Places, p) },
		Refresh:      func() {},
		Tell:         func(_ widgets.Tone, words string) { d.Said = append(d.Said, words) },
		Fail:         func(err error) { d.Said = append(d.Said, text.Zh.Explain(err)...) },
		Run:          func(w screen.Work) { w.Done(w.Do(t.Context(), func(int64, int64) {})) },
		ChooseFile:   func(use func(string), _ ...string) { use(d.File) },
		ChooseFolder: func(use func(string)) { use(d.File) },
	}
	return d
}

// Show opens a screen on the desk.
func (d *Desk) Show(t testing.TB, open func(*screen.Env, screen.Place) (screen.Screen, error), p screen.Place) screen.Screen {
	t.Helper()
	s, err := open(d.Env, p)
	if err != nil {
		t.Fatal(err)
	}
	d.Window.SetContent(s.Content())
	if first := s.First(); first != nil {
		d.Window.Canvas().Focus(first)
	}
	Settle(d.Window)
	return s
}

// Heard reports whether the screen said something with these words.
func (d *Desk) Heard(words string) bool {
	for _, said := range d.Said {
		if strings.Contains(said, words) {
			return true
		}
	}
	return false
}

// Press presses the button with these words.
func (d *Desk) Press(t testing.TB, words string) {
	t.Helper()
	var pressed bool
	each(d.Window, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Words() == words && !pressed {
			pressed = true
			b.Tapped(nil)
		}
	})
	if !pressed {
		t.Fatalf("there is no button %q", words)
	}
}

// Choose presses the answer with these words, of a choice that shows all of them.
func (d *Desk) Choose(t testing.TB, words string) {
	t.Helper()
	var chosen bool
	each(d.Window, func(o fyne.CanvasObject) {
		s, ok := o.(interface {
			fyne.Tappable
			Words() string
		})
		if _, button := o.(*widgets.Button); ok && !button && s.Words() == words && !chosen {
			chosen = true
			s.Tapped(nil)
		}
	})
	if !chosen {
		t.Fatalf("there is no answer %q", words)
	}
}

// Field returns the last visible field of several lines in a window, where comments
// are typed.
func Field(w fyne.Window) (last *widgets.Field) {
	each(w, func(o fyne.CanvasObject) {
		if f, ok := o.(*widgets.Field); ok && f.MultiLine {
			last = f
		}
	})
	return last
}
