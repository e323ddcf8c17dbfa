package visitform_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/widgets"
)

func TestAChangeMadeByMistakeIsTakenBackAndMadeAgain(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m1.name", answered)
	d := sit(t, w)
	name := fieldOf[*widgets.Field](d, "姓名")
	d.window.Canvas().Focus(name)
	name.Entry.SetText("")
	test.Type(name, "李")
	if got := d.draft().Household.Members[0].Name; got != "李" {
		t.Fatalf("saved %q", got)
	}

	d.press("撤销")
	if got := d.draft().Household.Members[0].Name; got != "张国强" || fieldOf[*widgets.Field](d, "姓名").Text != "张国强" {
		t.Errorf("after taking back saved %q, shown %q", got, fieldOf[*widgets.Field](d, "姓名").Text)
	}
	again := sit(t, w) // as after a crash
	again.press("重做")
	if got := again.draft().Household.Members[0].Name; got != "李" {
		t.Errorf("made again %q", got)
	}
	again.seesNot("重做")
	again.screen.Shortcuts()[3].Action()
	again.sees("张国强", "重做")
}
