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

func TestSeveralAnswersByKeyboard(t *testing.T) {
	for _, c := range []struct {
		name  string
		start []string
		do    func(m *widgets.MultiChoice)
		want  []string
	}{
		{"space presses the first", nil, func(m *widgets.MultiChoice) { press(m, fyne.KeySpace) }, []string{"healthy"}},
		{"right goes on to the next", nil, func(m *widgets.MultiChoice) { press(m, fyne.KeyRight, fyne.KeySpace) }, []string{"chronic"}},
		{"right ends at the last", nil, func(m *widgets.MultiChoice) {
			press(m, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
		}, []string{"disabled"}},
		{"left ends at the first", nil, func(m *widgets.MultiChoice) { press(m, fyne.KeyLeft, fyne.KeySpace) }, []string{"healthy"}},
		{"digits press in their order", nil, func(m *widgets.MultiChoice) { test.Type(m, "４2") }, []string{"disabled", "chronic"}},
		{"pressed again it is released", []string{"chronic", "disabled"}, func(m *widgets.MultiChoice) { test.Type(m, "2") }, []string{"disabled"}},
		{"the last one released leaves nothing asked", []string{"chronic"}, func(m *widgets.MultiChoice) { test.Type(m, "2") }, nil},
		{"what is no digit of the row does nothing", []string{"chronic"}, func(m *widgets.MultiChoice) { test.Type(m, "90a\u200b") }, []string{"chronic"}},
		{"what the list does not know stays", []string{"new"}, func(m *widgets.MultiChoice) { test.Type(m, "1") }, []string{"new", "healthy"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			last := c.start
			m := widgets.NewMultiChoice(text.Zh, survey.HealthStates, func(codes []string) { last = codes })
			show(t, 200, m)
			m.SetCodes(c.start)
			c.do(m)
			if !slices.Equal(last, c.want) || !slices.Equal(m.Codes(), c.want) || (last == nil) != (c.want == nil) {
				t.Errorf("reported %q, holds %q, want %q", last, m.Codes(), c.want)
			}
		})
	}
}

func TestSeveralAnswersByMouse(t *testing.T) {
	var got []string
	m := widgets.NewMultiChoice(text.Zh, survey.HealthStates, func(codes []string) { got = codes })
	w := show(t, 200, m)
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 10))
	if w.Canvas().Focused() != fyne.Focusable(m) || !slices.Equal(got, []string{"healthy"}) {
		t.Errorf("focus on %T, reported %q", w.Canvas().Focused(), got)
	}
}
