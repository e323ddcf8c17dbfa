package visitform_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
	"ruhu/survey"
)

// answered is what a visit to the Zhang family found out so far.
func answered(v *survey.Visit) {
	v.Visitors = []survey.Visitor{
		{Name: "李建民", Unit: "小河镇民政所", Post: "所长", Level: "township"},
		{Name: "王秀英", Unit: "驻村工作队", Post: "队员", Level: "village"},
	}
	v.Met = []survey.Meeting{
		{Member: "m1", InPerson: yes()}, {Member: "m2", InPerson: yes()}, {Member: "m3", InPerson: yes()}, {Member: "m4", InPerson: no(), Reason: "在新疆务工，电话核实"},
	}
	h := &v.Household
	h.Members[3].InFamily = yes()
	h.Incomes = []survey.Income{
		{Key: "i1", Item: "wage.local", Member: "m1", GrossFen: fen(7000), FromPovertyProject: no(), Source: "declared"},
		{Key: "i2", Item: "farm.crop", GrossFen: fen(4600), CostFen: fen(1800), Source: "estimated"},
		{Key: "i3", Item: "pension.base_central", Member: "m3", GrossFen: fen(960), Source: "checked"},
		{Key: "i4", Item: "honour.fuxu", Member: "m3", GrossFen: fen(1200), Source: "checked"},
		{Key: "i5", Item: "transfer.elder", Member: "m3", GrossFen: fen(600), Source: "declared"},
	}
	h.Expenses = []survey.Expense{
		{Key: "e1", Item: "medical", Member: "m3", TotalFen: fen(9000), InsuranceFen: fen(5000), CriticalFen: fen(1000), AidFen: fen(0), OwnFen: fen(3000)},
		{Key: "e2", Item: "housing", TotalFen: fen(12000), OwnFen: fen(12000)},
	}
	h.Assets = []survey.Asset{
		{Key: "a1", Item: "house", Note: "砖木 3 间 72 平方米，1989 年建"},
		{Key: "a2", Item: "vehicle.farm", ValueFen: fen(2600), Note: "三轮"},
	}
	h.Obligors = []survey.Obligor{{Key: "o1", Name: "张丽", Relation: "32", DueFen: fen(1200), PaidFen: fen(600)}}
	h.Guarantees = survey.Guarantees{Education: "met", Medical: "met", Housing: "unmet"}
	h.Water = "met"
	h.DevelopmentAbility = yes()
	h.SelfReliance = survey.SelfReliance{Industry: "partial", Employment: "no"}
	v.Note = "邻居反映家庭确有困难。"
}

var pages = []string{"visitors", "members", "incomes", "expenses", "property", "support", "guarantees", "events", "contact", "review"}

func TestEverySectionIsShownInWords(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "visitors", answered)
	d := sit(t, w)
	for i, page := range pages {
		t.Run(page, func(t *testing.T) {
			d.section(i + 1)
			if words := d.words(); strings.Contains(words, "ui_visit.") || strings.Contains(words, "ui.") {
				t.Errorf("a sentence is missing:\n%s", words)
			}
			uitest.Save(t, d.window, fmt.Sprintf("visit-%02d-%s", i+1, page))
		})
	}
}

func TestDetailsOfAMember(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "members/members.m3.schooling", answered)
	d := sit(t, w)
	d.sees("残疾类别", "残疾人证号", "删除这名成员")
	uitest.Save(t, d.window, "visit-2-member-details")
}

func TestANewVisit(t *testing.T) {
	d := sit(t, newWorkspace(t, zhang()))
	for i, page := range pages {
		d.section(i + 1)
		uitest.Save(t, d.window, fmt.Sprintf("visit-new-%02d-%s", i+1, page))
	}
}

// TestWhatIsFoldedAwayIsShownWhenItIsAskedFor opens what few families need, in
// windows high enough for the whole page.
func TestWhatIsFoldedAwayIsShownWhenItIsAskedFor(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "visitors", everything)
	for _, lang := range []text.Lang{text.Zh, text.En} {
		d := openIn(t, lang, w, screen.Place{Screen: screen.Visit, Household: household})
		for _, cursor := range []string{
			"visitors/", "members/members.m3.work.place", "members/members.m3.membership.joined", "incomes/incomes.i2.note", "expenses/expenses.e1.note",
			"property/assets.a1.owner", "property/housing.owner", "support/obligors.o1.basis", "support/relatives.r1.post",
			"guarantees/dibao.since", "guarantees/jdlk.measures", "events/assistance.s1.from", "contact/bank.account", "contact/register.head", "review/",
		} {
			section, path, _ := strings.Cut(cursor, "/")
			d.at(cursor)
			window := uitest.Window(t, d.window.Content(), 1366, 1900)
			fits(t, fmt.Sprintf("visit-full-%s-%s", lang, strings.Trim(section+"-"+path, "-")), window)
		}
	}
}

// large is a household of twelve with thirty lines of income, long names and an
// answer to every question but those to who receives something.
func large(v *survey.Visit) {
	everything(v)
	h := &v.Household
	h.Dibao, h.Tekun, h.Jdlk = zhang().Dibao, zhang().Tekun, zhang().Jdlk
	for n := 5; n <= 12; n++ {
		m := person(fmt.Sprintf("m%d", n), "阿依古丽·买买提依明", "93", "male", fmt.Sprintf("19%d-06-01", 60+n*2))
		m.Labour = ""
		h.Members = append(h.Members, m)
		v.Met = append(v.Met, survey.Meeting{Member: m.Key})
	}
	for n := 6; n <= 30; n++ {
		item := survey.IncomeItems[n].Code
		h.Incomes = append(h.Incomes, survey.Income{Key: fmt.Sprintf("i%d", n), Item: item, Member: "m4", GrossFen: fen(int64(n) * 12345)})
	}
	v.Visitors[1].Name, v.Visitors[1].Unit = "阿卜杜热合曼·买买提依明江", "新疆维吾尔自治区驻村工作队"
}

func TestALargeFamilyFitsSmallScreens(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "visitors", large)
	d := sit(t, w)
	content := d.window.Content()
	for i, page := range pages {
		d.section(i + 1)
		fits(t, fmt.Sprintf("visit-small-%02d-%s", i+1, page), uitest.Window(t, content, 1280, 720))
	}
	for i, page := range pages { // after the others: a change of theme reads the fonts again
		d.section(i + 1)
		fits(t, fmt.Sprintf("visit-large-%02d-%s", i+1, page), uitest.LargeWindow(t, content, 1366, 768))
		fits(t, fmt.Sprintf("visit-large-small-%02d-%s", i+1, page), uitest.LargeWindow(t, content, 1280, 720))
	}
}

// fits looks at a page in a window that is wide enough for it.
func fits(t *testing.T, page string, window fyne.Window) {
	t.Helper()
	if least := window.Content().MinSize().Width; least > window.Canvas().Size().Width {
		t.Errorf("%s needs a width of %v", page, least)
	}
	uitest.Save(t, window, page)
}

func TestEnglishFitsSmallScreens(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "visitors", large)
	d := openIn(t, text.En, w, screen.Place{Screen: screen.Visit, Household: household})
	for i, page := range pages {
		d.section(i + 1)
		fits(t, fmt.Sprintf("visit-en-%02d-%s", i+1, page), uitest.Window(t, d.window.Content(), 1280, 720))
	}
}
