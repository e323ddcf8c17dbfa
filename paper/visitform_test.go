package paper_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"ruhu/assets/text"
	"ruhu/paper"
)

// forms are the sheets every layout test looks at.
func forms() map[string]paper.VisitForm {
	return map[string]paper.VisitForm{
		"ordinary": zhangForm(), "twelve": twelveForm(), "large": largeForm(), "blank": {}, "single": singleForm(),
	}
}

// singleForm is a household of one who was asked everything and has nothing.
func singleForm() paper.VisitForm {
	return paper.VisitForm{
		Number: "0192-0001", Date: "2017-05-20", Head: "王老五", People: "1 人",
		Members: []paper.FormMember{{"王老五", "410699194001010010", "本人", "1940.01", "二级肢残/无", yes(), "", ""}},
		Incomes: []paper.FormIncome{}, Expenses: []paper.FormExpense{}, Obligors: []paper.FormObligor{},
		Visitors: []paper.FormVisitor{{Name: "李建民"}, {Name: "王秀英", Unit: "驻村工作队"}},
	}
}

func printed(t testing.TB, lang text.Lang, f paper.VisitForm) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := paper.WriteVisitForm(&out, lang, f); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// flat removes what line breaks add and take away.
func flat(s string) string { return strings.Join(strings.Fields(s), "") }

func TestEveryWordOfTheRecordStandsOnThePaper(t *testing.T) {
	f := zhangForm()
	want := []string{
		f.Number, f.Place, f.Campaign, f.Level, "本年第 1 次", "2017年5月16日", f.Head, f.Phone, f.People, f.Address, f.Registered,
		f.Dibao, f.Tekun, f.Jdlk, f.Causes, f.Total.Declared, f.Total.Cost, f.Total.Dibao, f.Total.Poverty,
		f.Total.PeopleDibao, f.Total.PerCapitaDibao, f.Total.PerCapitaPoverty, f.Housing, f.Assets, f.Guarantees,
		f.Contacts, f.Bank, f.DibaoMore, f.TekunMore, f.JdlkMore, f.Land, f.Events, f.Assistance, f.EconomicCheck, f.Checks,
		f.SelfReliance, f.Changes, f.Relatives, f.Missing[0], f.Review[0], f.Review[1],
		"不是审批决定", "2017年5月18日", "hebi-2017", f.Fingerprint, "手印", "户主签字", "第 1 页 共 2 页", "第 2 页 共 2 页",
		"☑见面", "☐未见面：在校", "1. 李建民（小河镇 民政所）", "2. 王秀英（驻村工作队）",
	}
	want = append(want, f.Calculation...)
	for _, m := range f.Members {
		want = append(want, m.Name, m.ID, m.Relation, m.Birth, m.Health, m.More)
	}
	for _, i := range f.Incomes {
		want = append(want, i.Item, i.Member, i.Declared, i.Cost, i.Dibao, i.Poverty, i.Clause)
	}
	for _, e := range f.Expenses {
		want = append(want, e.Item, e.Member, e.Total, e.Insurance, e.Aid, e.Own, e.Note)
	}
	for _, o := range f.Obligors {
		want = append(want, o.Name, o.Relation, o.Due, o.Paid, o.Note)
	}
	for _, n := range f.Findings {
		want = append(want, n.Title, n.State, n.Text, n.Clauses)
	}
	got := flat(readPDF(t, printed(t, text.Zh, f)).all())
	for _, w := range want {
		if !strings.Contains(got, flat(w)) {
			t.Errorf("the paper does not say %q", w)
		}
	}
}

func TestTheSameRecordGivesTheSameBytes(t *testing.T) {
	for name, f := range forms() {
		if !bytes.Equal(printed(t, text.Zh, f), printed(t, text.Zh, f)) {
			t.Errorf("%s: two printings differ", name)
		}
	}
}

// TestFormsPrintedTogetherAreTheSame is for the race detector: the fonts are
// shared.
func TestFormsPrintedTogetherAreTheSame(t *testing.T) {
	want := printed(t, text.Zh, largeForm())
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			var out bytes.Buffer
			if err := paper.WriteVisitForm(&out, text.Zh, largeForm()); err != nil || !bytes.Equal(out.Bytes(), want) {
				t.Errorf("another %d bytes, %v", out.Len(), err)
			}
		})
	}
	group.Wait()
}

func TestTheFileIsDatedByTheVisit(t *testing.T) {
	undated := paper.VisitForm{}
	assessed := paper.VisitForm{AssessedOn: "2017-05-18"}
	for _, c := range []struct {
		form paper.VisitForm
		date string
	}{{zhangForm(), "20170516"}, {assessed, "20170518"}, {undated, "20170101"}} {
		data := printed(t, text.Zh, c.form)
		for _, entry := range []string{"/CreationDate", "/ModDate"} {
			if want := entry + " (D:" + c.date + "000000"; !bytes.Contains(data, []byte(want)) {
				t.Errorf("no %s", want)
			}
		}
	}
}

func TestTheBlankFormCanBeFilledInByPen(t *testing.T) {
	data := printed(t, text.Zh, paper.VisitForm{})
	file := readPDF(t, data)
	got := file.all()
	for _, want := range []string{
		"农村低保和建档立卡入户核查表", "户主姓名", "银行账户", "土地", "突发事件", "已得救助帮扶", "身份证号", "☐见面 ☐未见面", "☐集中复核", "1. 姓名、单位：", "2. 姓名、单位：",
		"户主签字：", "代签人签字：", "手印", "村（居）民委员会", "乡镇（街道）", "县级民政部门", "县级扶贫部门", "不是审批决定",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the blank form does not say %q", want)
		}
	}
	if len(file.pages) != 2 {
		t.Errorf("%d pages", len(file.pages))
	}
	for _, unwanted := range []string{"其他联系人", "低保情况", "经济状况核对", "政策包", "指纹：", "二维码", "U+", "%!", "paper."} {
		if strings.Contains(got, unwanted) {
			t.Errorf("the blank form says %q", unwanted)
		}
	}
}

func TestNotAskedIsEmptyAndNothingSaysSo(t *testing.T) {
	asked := readPDF(t, printed(t, text.Zh, singleForm())).all()
	if n := strings.Count(asked, "经询问，无"); n != 3 {
		t.Errorf("%d of 3 lists say that there is nothing", n)
	}
	f := singleForm()
	f.Incomes, f.Expenses, f.Obligors = nil, nil, nil
	if got := readPDF(t, printed(t, text.Zh, f)).all(); strings.Contains(got, "经询问，无") {
		t.Error("what was not asked is printed as nothing")
	}
}

func TestBothLanguagesHaveEveryWord(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		f := zhangForm()
		f.Note = "\uE123"
		if got := readPDF(t, printed(t, lang, f)).all(); strings.Contains(got, "paper.") || strings.Contains(got, "%!") {
			t.Errorf("%s: a sentence is missing", lang)
		}
	}
}

func TestATextWithoutEndIsRefused(t *testing.T) {
	f := zhangForm()
	f.Note = strings.Repeat("长\n", 20000)
	err := paper.WriteVisitForm(&bytes.Buffer{}, text.Zh, f)
	var said *text.Error
	if !errors.As(err, &said) || said.Key != "paper.error.too_long" {
		t.Errorf("got %v", err)
	}
}

func TestAFailureNamesTheRecordAndWritesNothing(t *testing.T) {
	f := zhangForm()
	f.QR = strings.Repeat("x", 10000)
	var out bytes.Buffer
	err := paper.WriteVisitForm(&out, text.Zh, f)
	var said *text.Error
	if !errors.As(err, &said) || !slices.Equal(said.Args, []any{f.Number}) {
		t.Errorf("the error does not name the record: %v", err)
	}
	if out.Len() != 0 {
		t.Errorf("%d bytes were written", out.Len())
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestAFullDiskIsReported(t *testing.T) {
	if err := paper.WriteVisitForm(fullDisk{}, text.Zh, zhangForm()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func FuzzVisitForm(f *testing.F) {
	f.Add("张国强", "小河镇西郭渡村", "7,000.00", "RUHU:1")
	f.Add("\U000E0001𨭎\xff\uFFFF\uFFFE", "\u202E(\\)\r", "😀\x00", "")
	f.Add("(((((", "，，，，，，，，，，，，，，，，，，，，，，，，", strings.Repeat("9", 60), "\n")
	f.Fuzz(func(t *testing.T, name, long, short, qr string) {
		v := zhangForm()
		v.Number, v.Place, v.Head, v.Address, v.Note = short, long, name, long, strings.Repeat(long, 20)
		v.Date, v.AssessedOn, v.Pack, v.PackVersion, v.Fingerprint, v.QR = short, name, name, short, long, qr
		v.Members[0] = paper.FormMember{name, short, name, long, long, nil, long, long}
		v.Incomes[0] = paper.FormIncome{long, name, short, short, short, short, long}
		v.Visitors[0] = paper.FormVisitor{name, long, short}
		v.Calculation = []string{long, short}
		var out bytes.Buffer
		for _, lang := range []text.Lang{text.Zh, text.En} {
			out.Reset()
			if err := paper.WriteVisitForm(&out, lang, v); err != nil {
				var said *text.Error
				if !errors.As(err, &said) || strings.Contains(err.Error(), "set visit form") {
					t.Fatalf("a form that cannot be printed: %v", err)
				}
				continue
			}
			readPDF(t, out.Bytes())
		}
	})
}

func BenchmarkVisitForm(b *testing.B) {
	for name, f := range forms() {
		b.Run(name, func(b *testing.B) {
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := paper.WriteVisitForm(&out, text.Zh, f); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(out.Len()), "bytes/form")
		})
	}
}
