package visitform_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

// TestThePanelStaysCalmWithManyFindings looks at the live calculation of a large
// family: what has to be acted on first, members together, the rest folded.
func TestThePanelStaysCalmWithManyFindings(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "incomes", large)
	d := sit(t, w)
	d.sees("低保纳入", "为什么")
	uitest.Save(t, d.window, "panel-many-findings")
	content := d.window.Content()
	fits(t, "panel-many-findings-tall", uitest.Window(t, content, 1366, 2200))
	fits(t, "panel-many-findings-large", uitest.LargeWindow(t, content, 1366, 2200))
	d = openIn(t, text.En, w, screen.Place{Screen: screen.Visit, Household: household})
	fits(t, "panel-many-findings-en", uitest.Window(t, d.window.Content(), 1366, 2200))
}

// TestWhatDoesNotHoldIsFoldedUntilAskedFor opens it by keyboard, and leaves the
// focus where it was.
func TestWhatDoesNotHoldIsFoldedUntilAskedFor(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "incomes", answered)
	d := sit(t, w)
	fold := func() *widgets.Disclosure {
		for _, o := range all[*widgets.Disclosure](d) {
			if strings.HasPrefix(o.Title(), "不成立的") {
				return o
			}
		}
		t.Fatal("nothing is folded")
		return nil
	}
	before := strings.Count(d.words(), "为什么")
	d.window.Canvas().Focus(fold())
	fold().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	uitest.Settle(d.window)
	if after := strings.Count(d.words(), "为什么"); after <= before {
		t.Errorf("%d findings were shown, now %d", before, after)
	}
	if d.window.Canvas().Focused() != fyne.Focusable(fold()) {
		t.Errorf("the focus is on %T", d.window.Canvas().Focused())
	}
	uitest.Save(t, d.window, "panel-unfolded")
}

// TestWhyOpensTheExplanationByKeyboard asks a finding why, reads the three
// lengths, and comes back to where the focus was.
func TestWhyOpensTheExplanationByKeyboard(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "incomes", answered)
	d := sit(t, w)
	why := d.firstButton("为什么")
	d.window.Canvas().Focus(why)
	why.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	over := d.window.Canvas().Overlays().Top()
	if over == nil {
		t.Fatal("nothing opened")
	}
	for i, length := range []string{"sentence", "sheet", "nodes"} {
		d.window.Canvas().Focused().TypedRune(rune('1' + i))
		uitest.Save(t, d.window, "why-"+length)
	}
	d.window.Canvas().FocusNext()
	for _, key := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyDown, fyne.KeyEnd, fyne.KeyUp, fyne.KeyHome} {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape did not close it")
	}
	if d.window.Canvas().Focused() != fyne.Focusable(why) {
		t.Errorf("the focus is on %T", d.window.Canvas().Focused())
	}
}

// firstButton returns the first button with these words.
func (d *desk) firstButton(words string) *widgets.Button {
	d.Helper()
	for _, b := range all[*widgets.Button](d) {
		if b.Words() == words {
			return b
		}
	}
	d.Fatalf("there is no button %q", words)
	return nil
}

// TestTheExplanationFitsInEnglishAndLargeType looks at the widest of the three
// lengths.
func TestTheExplanationFitsInEnglishAndLargeType(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "incomes", answered)
	for name, window := range map[string]func(testing.TB, fyne.CanvasObject, float32, float32) fyne.Window{
		"en": uitest.Window, "large": uitest.LargeWindow,
	} {
		d := openIn(t, text.En, w, screen.Place{Screen: screen.Visit, Household: household})
		window(t, widgets.NewText(""), 1, 1) // the type of the last window holds for all
		d.firstButton("Why").Tapped(nil)
		over := d.window.Canvas().Overlays().Top()
		for i, length := range []string{"sentence", "sheet", "nodes"} {
			d.window.Canvas().Focused().TypedRune(rune('1' + i))
			if least := over.MinSize(); least.Width > d.window.Canvas().Size().Width || least.Height > d.window.Canvas().Size().Height {
				t.Errorf("%s %s needs %v", name, length, least)
			}
			uitest.Save(t, d.window, "why-"+name+"-"+length)
		}
	}
}
