package widgets_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
)

func TestFieldReportsEachChangeAsItIsTyped(t *testing.T) {
	var edits []string
	f := widgets.NewField(func(s string) { edits = append(edits, s) })
	show(t, 100, f)
	test.Type(f, "张𬍛·")
	paste(f, "㛃　")
	press(f, fyne.KeyBackspace)
	want := []string{"张", "张𬍛", "张𬍛·", "张𬍛·㛃　", "张𬍛·㛃"}
	if !slices.Equal(edits, want) {
		t.Errorf("edits are %q, want %q", edits, want)
	}
}

func TestFieldIsSetWithoutAnEditAndKeepsTheCursor(t *testing.T) {
	edits := 0
	f := widgets.NewField(func(string) { edits++ })
	show(t, 100, f)
	f.SetText("小河镇西郭渡村")
	f.CursorColumn = 3
	f.SetText("小河镇东郭渡村 3组")
	if edits != 0 || f.Text != "小河镇东郭渡村 3组" || f.CursorColumn != 3 {
		t.Errorf("%d edits, text %q, cursor at %d; want none, the new text, 3", edits, f.Text, f.CursorColumn)
	}
	f.SetText("小河")
	if f.CursorColumn != 2 {
		t.Errorf("cursor at %d, want the end of the shorter text", f.CursorColumn)
	}
}

func TestTabbingIntoAFieldPutsTheCursorBehindTheText(t *testing.T) {
	f := widgets.NewField(nil)
	f.SetText("张国")
	w := show(t, 100, f)
	w.Canvas().FocusNext()
	f.TypedRune('强')
	if f.Text != "张国强" {
		t.Errorf("text is %q", f.Text)
	}
}

func TestEnterLeavesOnlyFieldsWithoutComposition(t *testing.T) {
	name, lines, money, day := widgets.NewField(nil), widgets.NewMultiLineField(2, nil), widgets.NewMoneyField("zh", nil), widgets.NewDateField("zh", nil)
	last := widgets.NewField(nil)
	w := show(t, 400, name, lines, money, day, last)
	for _, step := range []struct {
		from, to *widgets.Field
	}{{name, name}, {lines, lines}, {money.Input(), day.Input()}, {day.Input(), last}} {
		w.Canvas().Focus(step.from)
		press(step.from, fyne.KeyReturn)
		if w.Canvas().Focused() != fyne.Focusable(step.to) {
			t.Errorf("after Enter the focus is on %v, want %v", w.Canvas().Focused(), step.to)
		}
	}
	if lines.Text != "\n" {
		t.Errorf("Enter wrote %q into the field of several lines", lines.Text)
	}
	if lines.AcceptsTab() {
		t.Error("a field of several lines keeps the Tab key")
	}
}

func TestFocusScrollsAFieldIntoView(t *testing.T) {
	rows := widgets.NewRows(8)
	var fields []*widgets.Field
	for range 40 {
		f := widgets.NewField(nil)
		fields = append(fields, f)
		rows.Add(widgets.NewFormRow("项目", "", f))
	}
	scroll := container.NewVScroll(widgets.Inset(10, 10, rows))
	w := uitest.Window(t, widgets.NewFrame(widgets.NewTopBar("入户核查", ""), nil, nil, nil, scroll), 600, 400)
	inView := func(f *widgets.Field) bool {
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(f).Y
		return top >= 48 && top+f.Size().Height <= 400
	}
	for _, i := range []int{0, 20, 39, 12, 0} {
		w.Canvas().Focus(fields[i])
		if !inView(fields[i]) {
			t.Errorf("field %d has the focus and is not in view, offset %v", i, scroll.Offset)
		}
	}
	if scroll.Offset.Y != 0 {
		t.Errorf("the first field is shown at offset %v, want the top", scroll.Offset.Y)
	}
}

func TestEscapeAndFunctionKeysGoToTheWindow(t *testing.T) {
	f := widgets.NewField(nil)
	b := widgets.NewPrimaryButton("继续", nil)
	w := show(t, 100, f, b)
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { keys = append(keys, k.Name) })
	press(f, fyne.KeyEscape, fyne.KeyF2, fyne.KeyHome)
	press(b, fyne.KeyF5)
	if want := []fyne.KeyName{fyne.KeyEscape, fyne.KeyF2, fyne.KeyF5}; !slices.Equal(keys, want) {
		t.Errorf("the window got %v, want %v", keys, want)
	}
}

func TestCodeFieldFoldsWhatIsTypedAndPasted(t *testing.T) {
	var last string
	f := widgets.NewCodeField(func(s string) { last = s })
	show(t, 100, f)
	test.Type(f, "４１０６９９")
	paste(f, "　19500101001Ｘ\n")
	if last != "41069919500101001X" || f.Text != last {
		t.Errorf("reported %q, shows %q", last, f.Text)
	}
}

func TestPassphraseFieldSubmitsWithEnter(t *testing.T) {
	submitted := 0
	f := widgets.NewPassphraseField(func() { submitted++ })
	show(t, 100, f)
	test.Type(f, "demo")
	press(f, fyne.KeyReturn)
	if submitted != 1 || f.Text != "demo" || !f.Password {
		t.Errorf("submitted %d times with %q, hidden %v", submitted, f.Text, f.Password)
	}
}

func TestAClickInAFieldAlignedRightPutsTheCursorThere(t *testing.T) {
	m := widgets.NewMoneyField("zh", nil)
	m.SetAmount(fen(1234))
	w := show(t, 100, m)
	f := m.Input()
	click := func(x float32) {
		f.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 18)}, Button: desktop.MouseButtonPrimary})
	}
	click(f.Size().Width - 9)
	if f.Text != "1234" || f.CursorColumn != 4 {
		t.Errorf("a click at the right end puts the cursor at %d of %q", f.CursorColumn, f.Text)
	}
	click(f.Size().Width - 9 - widgets.NewText("34").MinSize().Width)
	if f.CursorColumn != 2 {
		t.Errorf("a click before the last two digits puts the cursor at %d", f.CursorColumn)
	}
	click(10)
	if f.CursorColumn != 0 {
		t.Errorf("a click in the empty left puts the cursor at %d", f.CursorColumn)
	}
	w.Canvas().Unfocus()
}
