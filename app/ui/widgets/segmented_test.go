package widgets_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/survey"
)

func TestSegmentedChoiceByKeyboard(t *testing.T) {
	for _, c := range []struct {
		name  string
		start string
		do    func(s *widgets.SegmentedChoice)
		want  []string
	}{
		{"right chooses the first", "", func(s *widgets.SegmentedChoice) { press(s, fyne.KeyRight) }, []string{"declared"}},
		{"left chooses the last", "", func(s *widgets.SegmentedChoice) { press(s, fyne.KeyLeft) }, []string{"estimated"}},
		{"right ends at the last", "receipt", func(s *widgets.SegmentedChoice) { press(s, fyne.KeyRight, fyne.KeyRight) }, []string{"estimated"}},
		{"a digit chooses", "", func(s *widgets.SegmentedChoice) { test.Type(s, "２") }, []string{"checked"}},
		{"a digit too high does nothing", "", func(s *widgets.SegmentedChoice) { test.Type(s, "90a\u200b") }, nil},
		{"backspace takes back", "checked", func(s *widgets.SegmentedChoice) { press(s, fyne.KeyBackspace) }, []string{""}},
		{"the same again is no edit", "checked", func(s *widgets.SegmentedChoice) { test.Type(s, "2") }, nil},
		{"disabled it stays", "checked", func(s *widgets.SegmentedChoice) { s.Disable(); press(s, fyne.KeyRight, fyne.KeyDelete) }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			s := widgets.NewSegmentedChoice(text.Zh, survey.IncomeSources, func(code string) { got = append(got, code) })
			show(t, 200, s)
			s.SetCode(c.start)
			c.do(s)
			if !slices.Equal(got, c.want) {
				t.Errorf("reported %q, want %q", got, c.want)
			}
		})
	}
}

func TestSegmentedChoiceByMouse(t *testing.T) {
	var got []string
	s := widgets.NewSegmentedChoice(text.Zh, survey.IncomeSources, func(code string) { got = append(got, code) })
	w := show(t, 200, s)
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 10))
	if w.Canvas().Focused() != fyne.Focusable(s) {
		t.Error("a click does not give the focus")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 10))
	if want := []string{"declared", ""}; !slices.Equal(got, want) {
		t.Errorf("reported %q, want %q", got, want)
	}
}

func TestEnterGoesOnFromAChoice(t *testing.T) {
	s, next := widgets.NewTriState(text.Zh, nil), widgets.NewField(nil)
	w := show(t, 200, s, next)
	w.Canvas().Focus(s.Input())
	press(s.Input(), fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(next) {
		t.Error("the focus is not on the next field")
	}
}

func TestTriStateKnowsNotAsked(t *testing.T) {
	var got []*bool
	s := widgets.NewTriState(text.Zh, func(answer *bool) { got = append(got, answer) })
	show(t, 200, s)
	if s.Answer() != nil {
		t.Errorf("a new question is answered %v", *s.Answer())
	}
	test.Type(s.Input(), "123")
	if len(got) != 3 || got[0] == nil || !*got[0] || got[1] == nil || *got[1] || got[2] != nil {
		t.Errorf("是, 否, 未问 reported %v", got)
	}
	s.SetAnswer(pointer(false))
	if a := s.Answer(); a == nil || *a || len(got) != 3 {
		t.Errorf("set to no it answers %v and reported %d times", a, len(got))
	}
	s.SetAnswer(nil)
	press(s.Input(), fyne.KeyLeft)
	if a := s.Answer(); a == nil || *a {
		t.Errorf("left of 未问 is %v, want no", a)
	}
}
