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

// newChoice shows a choice of income items before another field, and collects
// what is chosen.
func newChoice(t *testing.T, lang text.Lang) (c *widgets.ChoiceField, next *widgets.Field, w fyne.Window, chosen *[]string) {
	t.Helper()
	chosen = new([]string)
	c = widgets.NewChoiceField(lang, survey.IncomeItems, func(code string) { *chosen = append(*chosen, code) })
	next = widgets.NewField(nil)
	w = show(t, 600, c, next)
	w.Canvas().Focus(c)
	return c, next, w, chosen
}

func typeOn(w fyne.Window, words string) {
	for _, r := range words {
		w.Canvas().Focused().TypedRune(r)
	}
}

func TestChoiceIsFoundByWordsInitialsPinyinAndCode(t *testing.T) {
	for _, c := range []struct {
		name, typed, want string
		lang              text.Lang
	}{
		{"characters", "养殖", "farm.livestock", text.Zh},
		{"initials from the beginning", "wcwg", "wage.migrant", text.Zh},
		{"initials further on", "wg", "wage.migrant", text.Zh},
		{"full-width and capital letters", "ＦＸＢＺ", "honour.fuxu", text.Zh},
		{"pinyin", "gaoling", "transfer.elder", text.Zh},
		{"code", "pension.emp", "pension.employee", text.Zh},
		{"English words", "rent", "property.rent", text.En},
	} {
		t.Run(c.name, func(t *testing.T) {
			field, next, w, chosen := newChoice(t, c.lang)
			if c.name == "initials from the beginning" {
				press(field, fyne.KeySpace)
			}
			typeOn(w, c.typed)
			press(w.Canvas().Focused(), fyne.KeyReturn)
			if field.Code() != c.want || !slices.Equal(*chosen, []string{c.want}) {
				t.Errorf("%q chose %q, reported %q; want %q", c.typed, field.Code(), *chosen, c.want)
			}
			if field.Opened() || w.Canvas().Focused() != fyne.Focusable(next) {
				t.Error("Enter did not go on to the next field")
			}
		})
	}
}

func TestChoiceIsMadeWithArrows(t *testing.T) {
	field, _, w, chosen := newChoice(t, text.Zh)
	field.SetCode("farm.crop")
	press(field, fyne.KeyDown)
	press(w.Canvas().Focused(), fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnter)
	if want := []string{"farm.livestock"}; !slices.Equal(*chosen, want) {
		t.Errorf("reported %q, want the row after the present one: %q", *chosen, want)
	}
}

func TestEscapeLeavesAChoiceAsItWas(t *testing.T) {
	field, _, w, chosen := newChoice(t, text.Zh)
	field.SetCode("farm.crop")
	typeOn(w, "wg")
	press(w.Canvas().Focused(), fyne.KeyEscape)
	if field.Opened() || field.Code() != "farm.crop" || len(*chosen) != 0 {
		t.Errorf("open %v, code %q, reported %q", field.Opened(), field.Code(), *chosen)
	}
	if w.Canvas().Focused() != fyne.Focusable(field) {
		t.Error("the focus did not come back")
	}
	press(field, fyne.KeySpace)
	if !field.Opened() {
		t.Error("does not open a second time")
	}
}

func TestEscapeClosesTheListFromItsRowsToo(t *testing.T) {
	field, _, w, chosen := newChoice(t, text.Zh)
	press(field, fyne.KeyDown)
	w.Canvas().FocusNext() // from the filter to the rows
	press(w.Canvas().Focused(), fyne.KeyEscape)
	if field.Opened() || len(*chosen) != 0 {
		t.Errorf("open %v, reported %q", field.Opened(), *chosen)
	}
}

func TestChoiceGoesBackToNotAsked(t *testing.T) {
	for name, undo := range map[string]func(c *widgets.ChoiceField, w fyne.Window){
		"with Backspace": func(c *widgets.ChoiceField, _ fyne.Window) { press(c, fyne.KeyBackspace) },
		"with Delete":    func(c *widgets.ChoiceField, _ fyne.Window) { press(c, fyne.KeyDelete) },
		"from the list": func(c *widgets.ChoiceField, w fyne.Window) {
			press(c, fyne.KeySpace)
			press(w.Canvas().Focused(), fyne.KeyPageUp, fyne.KeyUp, fyne.KeyReturn)
		},
	} {
		t.Run(name, func(t *testing.T) {
			field, _, w, chosen := newChoice(t, text.Zh)
			field.SetCode("wage.local")
			undo(field, w)
			if field.Code() != "" || !slices.Equal(*chosen, []string{""}) {
				t.Errorf("code %q, reported %q", field.Code(), *chosen)
			}
		})
	}
}

// The Enter that ends a composition of the Chinese input method reaches the
// program on Linux before the characters do.
func TestEnterChoosesNothingThatNobodyAskedFor(t *testing.T) {
	field, _, w, chosen := newChoice(t, text.Zh)
	press(field, fyne.KeySpace)
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if !field.Opened() || len(*chosen) != 0 {
		t.Errorf("open %v, reported %q", field.Opened(), *chosen)
	}
	typeOn(w, "没有这一项")
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if !field.Opened() || len(*chosen) != 0 {
		t.Errorf("without a fitting row: open %v, reported %q", field.Opened(), *chosen)
	}
}

func TestChoiceIsMadeWithTheMouse(t *testing.T) {
	field, _, w, chosen := newChoice(t, text.Zh)
	test.Tap(field)
	filter := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.Canvas().Focused().(fyne.CanvasObject))
	test.TapCanvas(w.Canvas(), filter.AddXY(40, 60))
	if want := []string{"wage.migrant"}; !slices.Equal(*chosen, want) || field.Opened() {
		t.Errorf("reported %q, want the first row; open %v", *chosen, field.Opened())
	}
	test.Tap(field)
	test.TapCanvas(w.Canvas(), fyne.NewPos(590, 590))
	if field.Opened() || len(*chosen) != 1 {
		t.Errorf("a click beside the list: open %v, reported %q", field.Opened(), *chosen)
	}
	test.Tap(field)
	if !field.Opened() {
		t.Error("does not open after a click beside it")
	}
}

func TestChoiceIsSetWithoutAnEdit(t *testing.T) {
	field, _, _, chosen := newChoice(t, text.Zh)
	field.SetCode("wage.local")
	field.SetCode("from.a.newer.version")
	field.SetList(survey.ExpenseItems)
	if field.Code() != "from.a.newer.version" || len(*chosen) != 0 {
		t.Errorf("code %q, reported %q", field.Code(), *chosen)
	}
}

func TestADisabledChoiceStays(t *testing.T) {
	field, _, _, chosen := newChoice(t, text.Zh)
	field.SetCode("wage.local")
	field.Disable()
	press(field, fyne.KeyBackspace, fyne.KeySpace)
	if field.Opened() || field.Code() != "wage.local" || len(*chosen) != 0 {
		t.Errorf("open %v, code %q, reported %q", field.Opened(), field.Code(), *chosen)
	}
}
