package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

func TestLongWorkSaysHowFarItIs(t *testing.T) {
	panel := widgets.NewWorking(text.Zh, "正在导入", "没有全部核验之前，什么都不会变。", func() {})
	w := uitest.Window(t, panel, 460, 220)
	for _, c := range []struct {
		done, total int64
		words       string
	}{
		{0, 0, text.Zh.T("ui.work.busy")},
		{30, 120, "25 %"},
		{119, 120, "99 %"},
		{120, 120, text.Zh.T("ui.work.ending")},
	} {
		panel.Set(c.done, c.total)
		if !uitest.Shows(w, c.words) {
			t.Errorf("at %d of %d the panel does not say %q", c.done, c.total, c.words)
		}
	}
}

func TestLongWorkIsCancelledOnce(t *testing.T) {
	cancelled := 0
	panel := widgets.NewWorking(text.Zh, "正在导出", "", func() { cancelled++ })
	w := uitest.Window(t, panel, 460, 220)
	panel.Keys()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	panel.Cancel()
	panel.Set(1, 2)
	if cancelled != 1 || !uitest.Shows(w, text.Zh.T("ui.work.stopping")) {
		t.Errorf("cancelled %d times, and the panel does not say that it is stopping", cancelled)
	}
}
