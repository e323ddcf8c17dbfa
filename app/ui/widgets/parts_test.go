package widgets_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

func TestButtonIsPressedByMouseAndKeyboard(t *testing.T) {
	pressed := 0
	b := widgets.NewPrimaryButton("继续", func() { pressed++ })
	w := show(t, 100, b)
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 20))
	w.Canvas().FocusNext()
	press(w.Canvas().Focused(), fyne.KeySpace, fyne.KeyReturn, fyne.KeyTab)
	if pressed != 3 {
		t.Errorf("pressed %d times, want 3", pressed)
	}
	b.Disable()
	test.Tap(b)
	press(b, fyne.KeyReturn)
	if pressed != 3 {
		t.Error("a disabled button can be pressed")
	}
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != nil {
		t.Error("a disabled button takes the focus")
	}
}

func TestNavigationByKeyboardAndMouse(t *testing.T) {
	var got []string
	n := widgets.NewNavRail(func(key string) { got = append(got, key) }, navItems("工作台", "农户", "设置")...)
	w := show(t, 300, n)
	n.SetSelected("工作台")
	press(n, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 60))
	test.TapCanvas(w.Canvas(), fyne.NewPos(20, 60))
	if want := []string{"农户", "设置", "农户"}; !slices.Equal(got, want) || n.Selected() != "农户" {
		t.Errorf("selected %q, reported %q, want %q", n.Selected(), got, want)
	}
	n.SetItems(navItems("农户", "审核")...)
	if n.Selected() != "农户" {
		t.Errorf("new entries lost the selected one: %q", n.Selected())
	}
}

func TestFilterBox(t *testing.T) {
	var got []string
	b := widgets.NewFilterBox(text.Zh, "姓名", func(q string) { got = append(got, q) })
	down := 0
	b.OnDown = func() { down++ }
	show(t, 100, b)
	test.Type(b.Input(), "zg")
	press(b.Input(), fyne.KeyDown, fyne.KeyEscape)
	if want := []string{"z", "zg", ""}; !slices.Equal(got, want) || b.Query() != "" {
		t.Errorf("filtered by %q, want %q; left %q", got, want, b.Query())
	}
	if down != 1 {
		t.Errorf("went on to the list %d times, want once", down)
	}
}

func TestBannerIsSilentUntilItSaysSomething(t *testing.T) {
	b := widgets.NewBanner()
	show(t, 300, b)
	if b.Words() != "" || b.Visible() {
		t.Errorf("says %q", b.Words())
	}
	retried := false
	b.SayWith(widgets.ToneBad, "U 盘已满", "再试一次", func() { retried = true })
	w := show(t, 300, b)
	w.Canvas().FocusNext()
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if b.Words() != "U 盘已满" || !retried {
		t.Errorf("says %q, retried %v", b.Words(), retried)
	}
	b.Say(widgets.ToneOK, "已校验，可安全拔出。")
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != nil {
		t.Error("the action of the last message is still there")
	}
}

func TestFormRowShowsHintOrProblem(t *testing.T) {
	r := widgets.NewFormRow("身份证号", "18 位", widgets.NewField(nil))
	show(t, 200, r)
	r.SetProblem(widgets.ToneWarn, "校验码不对")
	if r.Below() != "校验码不对" {
		t.Errorf("below the field: %q", r.Below())
	}
	r.ClearProblem()
	if r.Below() != "18 位" {
		t.Errorf("below the field: %q", r.Below())
	}
}

func TestStateTagsNeverSoundLikeADecision(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		for _, state := range []string{"met", "not_met", "undetermined", "not_applicable"} {
			words := widgets.NewStateTag(lang, state).Words()
			if words == "ui.state."+state || slices.Contains([]string{"符合", "不符合", "通过", "Approved", "Eligible"}, words) {
				t.Errorf("%s is called %q", state, words)
			}
		}
	}
}

func TestMoneyShowsAmountsAsOnPaper(t *testing.T) {
	m := widgets.NewMoney(nil)
	show(t, 100, m)
	if m.Words() != "—" {
		t.Errorf("no amount is shown as %q", m.Words())
	}
	parts := func() int { return len(test.WidgetRenderer(m.Body().(*widgets.Text)).Objects()) }
	m.SetAmount(fen(12000), true)
	if m.Words() != "12,000.00" || parts() != 2 {
		t.Errorf("shows %q of %d parts, want the figures and a line through them", m.Words(), parts())
	}
	m.SetAmount(fen(0), false)
	if m.Words() != "0.00" || parts() != 1 {
		t.Errorf("shows %q of %d parts, want the figures alone", m.Words(), parts())
	}
}

func TestProgressStaysBetweenNothingAndAll(t *testing.T) {
	p := widgets.NewProgressBar(1.5, widgets.ToneAccent)
	if p.Value() != 1 {
		t.Errorf("value is %v", p.Value())
	}
	p.Set(-1, widgets.ToneWarn)
	if p.Value() != 0 {
		t.Errorf("value is %v", p.Value())
	}
}

func TestFindingCardLinksToWhatIsMissing(t *testing.T) {
	went := false
	c := widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneWarn, Title: "待补充", Text: "还要问：能否靠产业脱贫", Links: []fyne.CanvasObject{widgets.NewLinkButton("去填写", func() { went = true })}})
	w := show(t, 300, c)
	w.Canvas().FocusNext()
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if !went {
		t.Error("the link does nothing")
	}
}
