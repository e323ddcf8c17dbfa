package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/widgets"
)

func TestAQuestionDoesNothingUntilItIsAnsweredWithYes(t *testing.T) {
	w := show(t, 400, widgets.NewText(""))
	done := 0
	ask := func() {
		widgets.Ask(w, widgets.Question{Title: "删除？", Words: "不能恢复。", Yes: "删除", No: "不删", OnYes: func() { done++ }})
	}
	ask()
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if done != 0 || w.Canvas().Overlays().Top() != nil {
		t.Fatalf("Enter, on the answer that changes nothing: done %d times, open %v", done, w.Canvas().Overlays().Top() != nil)
	}
	ask()
	press(w.Canvas().Focused(), fyne.KeyEscape)
	if done != 0 || w.Canvas().Overlays().Top() != nil || w.Canvas().OnTypedKey() != nil {
		t.Fatalf("Escape: done %d times, open %v", done, w.Canvas().Overlays().Top() != nil)
	}
	ask()
	w.Canvas().FocusNext()
	press(w.Canvas().Focused(), fyne.KeySpace)
	if done != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("yes: done %d times, open %v", done, w.Canvas().Overlays().Top() != nil)
	}
}

func TestADisclosureIsOpenedByKeyboardAndMouse(t *testing.T) {
	opened := 0
	d := widgets.NewDisclosure(false, func() { opened++ })
	d.SetText("阿卜杜热合曼·买买提依明江", "女婿", "还有 1 项没问", widgets.ToneWarn)
	w := show(t, 200, d)
	press(d, fyne.KeySpace, fyne.KeyReturn, fyne.KeyLeft)
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 10))
	if opened != 3 || d.Title() != "阿卜杜热合曼·买买提依明江" || w.Canvas().Focused() != fyne.Focusable(d) {
		t.Errorf("opened %d times, title %q, focus on %T", opened, d.Title(), w.Canvas().Focused())
	}
}
