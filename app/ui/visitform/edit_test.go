package visitform_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

func TestAnyNameTypedIsThereAfterReopening(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m1.name", answered)
	d := sit(t, w)
	name := fieldOf[*widgets.Field](d, "姓名")
	name.Entry.SetText("")
	test.Type(name, "王𬍛㛃·买买提")

	if got := d.draft().Household.Members[0].Name; got != "王𬍛㛃·买买提" {
		t.Fatalf("saved %q", got)
	}
	again := sit(t, w)
	again.sees("王𬍛㛃·买买提")
	if !strings.Contains(again.screen.Subtitle(), "王𬍛㛃·买买提户") {
		t.Errorf("subtitle %q", again.screen.Subtitle())
	}
}

func TestTypingKeepsFieldFocusAndCursor(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m1.name", answered)
	d := sit(t, w)
	name := fieldOf[*widgets.Field](d, "姓名")
	d.window.Canvas().Focus(name)
	name.CursorColumn = 1
	test.Type(name, "大")
	if got := fieldOf[*widgets.Field](d, "姓名"); got != name {
		t.Error("the field was made anew")
	}
	if d.window.Canvas().Focused() != fyne.Focusable(name) || name.Text != "张大国强" || name.CursorColumn != 2 {
		t.Errorf("focus %T, text %q, cursor %d", d.window.Canvas().Focused(), name.Text, name.CursorColumn)
	}
}

func TestAnIncomeTypedChangesTheShare(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "incomes", func(v *survey.Visit) {
		answered(v)
		v.Household.Incomes = v.Household.Incomes[:2]
		v.Household.Obligors = []survey.Obligor{}
	})
	d := sit(t, w)
	d.sees("2,450.00", "9,800.00 元 ÷ 4 人")
	typeAmount(d, 0, "９０００")
	d.sees("2,950.00", "11,800.00 元 ÷ 4 人")
	if got := d.draft().Household.Incomes[0].GrossFen; *got != 900000 {
		t.Errorf("saved %v", got)
	}
}

// typeAmount replaces the n-th amount on the page.
func typeAmount(d *desk, n int, typed string) {
	field := d.amounts()[n].Input()
	d.window.Canvas().Focus(field)
	test.Type(field, typed)
}

func TestWhatIsNoAmountIsNotRecorded(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "incomes", answered)
	d := sit(t, w)
	typeAmount(d, 0, "约")
	d.window.Canvas().Unfocus()
	if got := d.draft().Household.Incomes[0].GrossFen; got == nil || *got != 700000 {
		t.Errorf("recorded %v", got)
	}
	d.sees("这不是金额")
}

func TestExcludedIncomeIsStruckOut(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "incomes", answered)
	d := sit(t, w)
	struck := map[string]bool{}
	for _, m := range all[*widgets.Money](d) {
		struck[m.Words()] = m.Struck()
	}
	for words, want := range map[string]bool{"7,000.00": false, "2,800.00": false, "960.00": true, "1,200.00": true, "0.00 至 600.00": false} {
		if got, shown := struck[words]; !shown || got != want {
			t.Errorf("%s: shown %v, struck %v", words, shown, got)
		}
	}
}

func TestNoneIsNotTheSameAsNotAsked(t *testing.T) {
	d := sit(t, newWorkspace(t, zhang()))
	d.section(3)
	d.sees("还没有问收入")
	if d.draft().Household.Incomes != nil {
		t.Fatal("asked before anyone did")
	}
	d.press("没有任何收入")
	d.sees("已记为没有任何收入", "0.00")
	if got := d.draft().Household.Incomes; got == nil || len(got) != 0 {
		t.Errorf("recorded %v", got)
	}
	d.press("改回未问")
	if d.draft().Household.Incomes != nil {
		t.Error("not asked again is not recorded")
	}
	d.sees("还算不出")
}

func TestAnItemIsAddedByItsInitials(t *testing.T) {
	d := sit(t, newWorkspace(t, zhang()))
	d.section(3)
	d.addRow()
	filter := d.window.Canvas().Focused().(*widgets.Field)
	test.Type(filter, "zz")
	filter.TypedKey(key(fyne.KeyReturn))
	uitest.Settle(d.window)
	if got := d.draft().Household.Incomes; len(got) != 1 || got[0].Item != "farm.crop" || got[0].Key != "i1" {
		t.Fatalf("added %+v", got)
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.amounts()[0].Input()) {
		t.Errorf("the focus is on %T, not on the amount", d.window.Canvas().Focused())
	}
	d.sees("种植")
}

func TestAKeyIsNotGivenToAnotherLine(t *testing.T) {
	h := zhang()
	h.Incomes = []survey.Income{{Key: "i1", Item: "wage.local"}, {Key: "i2", Item: "farm.crop"}}
	d := sit(t, newWorkspace(t, h))
	d.section(3)
	for range 2 {
		d.press("删除")
	}
	if d.draft().Household.Incomes != nil {
		t.Fatal("removing the last line says that there is none")
	}
	d.choose(all[*widgets.ChoiceField](d)[0], "lx")
	if got := d.draft().Household.Incomes; len(got) != 1 || got[0].Key != "i3" {
		t.Errorf("added %+v", got)
	}
}

func TestRemovingAMemberAsks(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m3.name", answered)
	d := sit(t, w)
	d.press("删除这名成员")
	d.sees("将删除张王氏的全部信息，以及名下的 4 行收入、支出")
	d.press("不删，返回")
	if len(d.draft().Household.Members) != 4 {
		t.Fatal("removed without an answer")
	}
	d.press("删除这名成员")
	d.press("删除")
	v := d.draft()
	if len(v.Household.Members) != 3 || len(v.Household.Incomes) != 2 || len(v.Household.Expenses) != 1 || len(v.Met) != 3 {
		t.Errorf("left %d members, %d incomes, %d expenses, %d meetings",
			len(v.Household.Members), len(v.Household.Incomes), len(v.Household.Expenses), len(v.Met))
	}
	d.seesNot("张王氏")
	d.addRow()
	if got := d.draft().Household.Members[3].Key; got != "m5" {
		t.Errorf("the new member has the key %s", got)
	}
}

func TestAnIDNumberFillsSexAndBirth(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m4.name", func(v *survey.Visit) {
		answered(v)
		m := &v.Household.Members[3]
		m.IDNumber, m.Sex, m.BirthDate = "", "", ""
	})
	d := sit(t, w)
	d.sees("无证原因")
	test.Type(fieldOf[*widgets.Field](d, "身份证号"), "４10699199001010025")
	m := d.draft().Household.Members[3]
	if m.IDNumber != "410699199001010025" {
		t.Errorf("saved %q", m.IDNumber)
	}
	d.sees("校验位不对")
	d.seesNot("无证原因")
	number := fieldOf[*widgets.Field](d, "身份证号")
	number.TypedKey(key(fyne.KeyBackspace))
	valid := survey.CompleteIDNumber("41069919900101002")
	test.Type(number, strings.ToLower(valid[17:]))
	m = d.draft().Household.Members[3]
	if m.IDNumber != valid || m.Sex != "female" || m.BirthDate != "1990-01-01" {
		t.Errorf("saved %q, %q, %q", m.IDNumber, m.Sex, m.BirthDate)
	}
	d.seesNot("校验位不对")
	d.sees("1990-01-01")
}

func TestHealthyExcludesEverythingElse(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m2.health", answered)
	d := sit(t, w)
	health := fieldOf[*widgets.MultiChoice](d, "健康状况（可多选）")
	states := func() string { return strings.Join(d.draft().Household.Members[1].Health, " ") }
	for _, step := range []struct{ digit, want string }{
		{"2", "chronic"}, {"4", "chronic disabled"}, {"1", "healthy"}, {"1", ""},
	} {
		test.Type(health, step.digit)
		if got := states(); got != step.want {
			t.Errorf("after %s: %q, want %q", step.digit, got, step.want)
		}
	}
	if d.draft().Household.Members[1].Health != nil {
		t.Error("nothing chosen is not the same as not asked")
	}
}

func TestADisabledMemberIsAskedForTheCertificate(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m2.health", answered)
	d := sit(t, w)
	d.seesNot("残疾等级")
	test.Type(fieldOf[*widgets.MultiChoice](d, "健康状况（可多选）"), "4")
	test.Type(fieldOf[*widgets.SegmentedChoice](d, "残疾等级"), "2")
	if got := d.draft().Household.Members[1].Disability; got == nil || got.Grade != 2 {
		t.Errorf("recorded %+v", got)
	}
}

func TestAnAbsentMemberNeedsAReason(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members", func(v *survey.Visit) { answered(v); v.Met[3] = survey.Meeting{Member: "m4"} })
	d := sit(t, w)
	d.seesNot("未见面原因")
	test.Type(all[*widgets.SegmentedChoice](d)[7], "2")
	d.sees("未见面原因", "没有见到阿卜杜热合曼·买买提依明江，还没有写原因")
	test.Type(fieldOf[*widgets.Field](d, "未见面原因"), "住院")
	if got := d.draft().Met[3]; got.InPerson == nil || *got.InPerson || got.Reason != "住院" {
		t.Errorf("recorded %+v", got)
	}
	d.seesNot("还没有写原因")
}

func TestSavingThatFailsIsSaid(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "review/note", answered)
	d := sit(t, w)
	if !strings.HasPrefix(d.screen.Status(), "已保存 ") {
		t.Errorf("status %q", d.screen.Status())
	}
	w.Close()
	test.Type(fieldOf[*widgets.Field](d, "核查说明"), "多")
	if d.screen.Status() != "未保存" || len(d.said) == 0 || !strings.Contains(d.said[0], "没有保存成功") {
		t.Errorf("status %q, said %q", d.screen.Status(), d.said)
	}
}

func TestADraftReopensWhereItWasLeft(t *testing.T) {
	for cursor, want := range map[string]string{
		"incomes/incomes.i2.gross_fen": "4600", "incomes.i2.cost_fen": "1800", "incomes": "7000", "expenses/expenses.e1.own_fen": "3000",
	} {
		t.Run(cursor, func(t *testing.T) {
			w := newWorkspace(t, zhang())
			edit(t, w, cursor, answered)
			drafts, err := w.Store.Drafts()
			if err != nil {
				t.Fatal(err)
			}
			d := open(t, w, screen.Place{Screen: screen.Visit, Visit: drafts[0].VisitID})
			field, ok := d.window.Canvas().Focused().(*widgets.Field)
			if !ok || field.Text != want {
				t.Fatalf("the focus is on %T %v, not on %s", d.window.Canvas().Focused(), field, want)
			}
		})
	}
}

func TestADraftThatStoppedAtARemovedLineOpensItsSection(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m9.schooling", answered)
	sit(t, w).sees("逐人记录是否共同生活")
}
