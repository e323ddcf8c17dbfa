package visitform_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/survey"
)

func TestADoubtMayStayWithAReason(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "review", func(v *survey.Visit) {
		answered(v)
		v.Household.Members[0].Insurance.Kind = "both"
	})
	d := sit(t, w)
	d.sees("张国强既有居民医保，又有职工医保")
	test.Type(fieldOf[*widgets.Field](d, "属实请写原因"), "正在办理转移")
	explained := d.draft().Explained
	if len(explained) != 1 || explained[0].Reason != "正在办理转移" {
		t.Errorf("the draft explains %+v", explained)
	}
	if d = sit(t, w); fieldOf[*widgets.Field](d, "属实请写原因").Entry.Text != "正在办理转移" {
		t.Error("the reason is not there again")
	}
}

func TestFinishingIsRefusedWithEveryReasonAndThenSucceeds(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "review", func(v *survey.Visit) {
		answered(v)
		v.Visitors = v.Visitors[1:]
		v.Met[3].Reason = ""
	})
	d := sit(t, w)
	d.sees("完成之前还要补 2 项")
	d.press("完成核查")
	said := strings.Join(d.said, "\n")
	if !strings.Contains(said, "至少要有两名不同的核查人员") || !strings.Contains(said, "没有见到阿卜杜热合曼") {
		t.Errorf("said %q", said)
	}
	if got := d.draft().Household.Incomes; len(got) != 5 {
		t.Fatalf("the draft has %d incomes left", len(got))
	}

	d.press("去填写") // the first thing that stands against finishing
	d.sees("核查种类")
	visitor := all[*widgets.Field](d)[3]
	test.Type(visitor, "王秀英")
	d.sees("两行是同一个人")
	visitor.Entry.SetText("")
	test.Type(visitor, "李建民")
	d.sees("人员已够")
	d.section(2)
	test.Type(fieldOf[*widgets.Field](d, "未见面原因"), "在外务工")
	d.section(10)
	d.sees("可以完成核查")
	d.press("完成核查")
	d.sees("张国强户的核查已完成", "指纹")
	uitest.Save(t, d.window, "visit-done")

	if drafts, err := w.Store.Drafts(); err != nil || len(drafts) != 0 {
		t.Errorf("%d drafts left, %v", len(drafts), err)
	}
	r, err := visit.Find(t.Context(), w.Store, household)
	if err != nil || len(r.Visit.Visitors) != 2 || r.Visit.Met[3].Reason != "在外务工" {
		t.Errorf("finished %+v, %v", r.Visit.Visitors, err)
	}
	for _, item := range d.screen.Shortcuts() { // a finished visit never changes
		item.Action()
	}
	d.sees("张国强户的核查已完成")
	d.press("打印核查表")
	forms, err := filepath.Glob(filepath.Join(filepath.Dir(w.Store.Dir()), "paper", "*.pdf"))
	if err != nil || len(forms) != 1 {
		t.Fatalf("printed %v, %v", forms, err)
	}
	if info, err := os.Stat(forms[0]); err != nil || info.Size() == 0 {
		t.Errorf("printed %v, %v", info, err)
	}
	d.press("回到农户")
	if want := (screen.Place{Screen: screen.Households, Household: household}); len(d.places) != 1 || d.places[0] != want {
		t.Errorf("went to %v", d.places)
	}
}

func TestADraftIsThrownAwayOnlyWhenSaidTwice(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "review", answered)
	d := sit(t, w)
	d.press("放弃草稿")
	d.sees("不能恢复")
	uitest.Save(t, d.window, "visit-discard")
	d.press("继续核查")
	d.draft()
	d.press("放弃草稿")
	d.press("放弃草稿") // in the question over the window
	if drafts, err := w.Store.Drafts(); err != nil || len(drafts) != 0 {
		t.Errorf("%d drafts left, %v", len(drafts), err)
	}
	if len(d.places) != 1 {
		t.Errorf("went to %v", d.places)
	}
}

func TestAFindingLeadsToWhatIsMissing(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "visitors", func(v *survey.Visit) {
		answered(v)
		v.Household.Members[3].InFamily = nil
	})
	d := sit(t, w)
	d.sees("待补充", "还没问：阿卜杜热合曼·买买提依明江是否共同生活")
	d.press("去填写")
	d.sees("逐人记录是否共同生活")
	if d.window.Canvas().Focused() != all[*widgets.TriState](d)[3].Input() {
		t.Errorf("the focus is on %T", d.window.Canvas().Focused())
	}
}

func TestAnotherNameIsAnotherPerson(t *testing.T) {
	w := newWorkspace(t, zhang())
	d := sit(t, w)
	if got := d.draft().Visitors; len(got) != 1 || got[0].Operator == "" {
		t.Fatalf("began with %+v", got)
	}
	name := all[*widgets.Field](d)[0]
	name.Entry.SetText("")
	test.Type(name, "赵伾")
	if got := d.draft().Visitors[0]; got.Name != "赵伾" || got.Operator != "" {
		t.Errorf("recorded %+v", got)
	}
	name.Entry.SetText("")
	test.Type(name, "王秀英")
	if got := d.draft().Visitors[0]; got.Operator == "" {
		t.Errorf("recorded %+v", got)
	}
}

func TestAVisitNeedsAHousehold(t *testing.T) {
	for name, p := range map[string]screen.Place{"none": {}, "unknown": {Household: "x"}, "unknown draft": {Visit: "x"}} {
		t.Run(name, func(t *testing.T) {
			if err := openError(t, p); err == nil {
				t.Error("a visit opened")
			}
		})
	}
}
