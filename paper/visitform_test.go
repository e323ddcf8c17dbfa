package paper_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/paper"
)

var update = flag.Bool("update", false, "write the golden files anew")

// forms are the sheets every layout test looks at.
func forms() map[string]paper.VisitForm {
	return map[string]paper.VisitForm{"ordinary": zhangForm(), "large": largeForm(), "blank": {}, "single": singleForm()}
}

// singleForm is a household of one who was asked everything and has nothing.
func singleForm() paper.VisitForm {
	return paper.VisitForm{
		Number: "0192-0001", Date: "2017-05-20", Head: "王老五", People: "1 人",
		Members: []paper.FormMember{{"王老五", "410699194001010010", "本人", "1940.01", "二级肢残/无", yes(), ""}},
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
		f.SelfReliance, f.Changes, f.Relatives, f.Missing[0], f.Review[0], f.Review[1],
		"不是审批决定", "2017年5月18日", "hebi-2017", f.Fingerprint, "手印", "户主签字", "第 1 页 共 2 页", "第 2 页 共 2 页",
		"☑见面", "☐未见面：在校", "1. 李建民（小河镇 民政所）", "2. 王秀英（驻村工作队）",
	}
	want = append(want, f.Calculation...)
	for _, m := range f.Members {
		want = append(want, m.Name, m.ID, m.Relation, m.Birth, m.Health)
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

func TestEveryFormIsSmall(t *testing.T) {
	for name, f := range forms() {
		if n := len(printed(t, text.Zh, f)); n > 300<<10 {
			t.Errorf("%s: %d bytes", name, n)
		}
	}
}

// TestLayout compares every line of the form with its place, in millimetres
// from the upper left corner. Look at the pages before accepting a change.
func TestLayout(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		for name, f := range forms() {
			t.Run(name+" "+string(lang), func(t *testing.T) {
				got := layout(readPDF(t, printed(t, lang, f)))
				path := filepath.Join("testdata", name+"."+string(lang)+".txt")
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("%s: the layout changed at %s; run with -update once the pages look right", path, firstDifference(got, string(want)))
				}
			})
		}
	}
}

func layout(f pdfFile) string {
	var b strings.Builder
	for i, p := range f.pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, t := range p.texts {
			fmt.Fprintf(&b, "%6.1f %6.1f %4.1f %s\n", t.x/72*25.4, 297-t.y/72*25.4, t.size, t.text)
		}
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d: %q, not %q", i+1, g[i], w[i])
		}
	}
	return "its end"
}

// TestNothingIsCutOrOverlaps measures every line with gofpdf and finds the
// ruled field it stands in.
func TestNothingIsCutOrOverlaps(t *testing.T) {
	ruler := gofpdf.New("P", "pt", "A4", "")
	ruler.AddUTF8FontFromBytes("r", "", assets.Regular())
	for _, lang := range []text.Lang{text.Zh, text.En} {
		for name, f := range forms() {
			for n, page := range readPDF(t, printed(t, lang, f)).pages {
				where := fmt.Sprintf("%s %s page %d", name, lang, n+1)
				for _, line := range page.texts {
					if line.turned || line.size > 10 {
						continue // section labels and the title stand alone
					}
					ruler.SetFont("r", "", line.size)
					checkLine(t, where, page, line, ruler.GetStringWidth(line.shown))
				}
			}
		}
	}
}

func checkLine(t *testing.T, where string, page pdfPage, line pdfText, width float64) {
	t.Helper()
	const page0, page1 = 16.0 / 25.4 * 72, 196.0 / 25.4 * 72
	if line.x < page0-0.5 || line.x+width > page1+0.5 {
		t.Errorf("%s: %q leaves the page: %.1f to %.1f", where, line.text, line.x, line.x+width)
	}
	box, ok := boxOf(page, line)
	if ok && line.x+width > box.x+box.width+0.1 {
		t.Errorf("%s: %q leaves its field by %.1f pt", where, line.text, line.x+width-box.x-box.width)
	}
	if ok && (line.y-0.12*line.size < box.y-0.1 || line.y+0.88*line.size > box.y+box.height+0.1) {
		t.Errorf("%s: %q leaves its row", where, line.text)
	}
	for _, other := range page.texts {
		if other != line && !other.turned && other.y == line.y && other.x >= line.x && other.x < line.x+width-0.1 {
			t.Errorf("%s: %q covers %q", where, line.text, other.text)
		}
	}
}

// boxOf returns the smallest ruled field a line begins in.
func boxOf(page pdfPage, line pdfText) (pdfBox, bool) {
	var best pdfBox
	for _, b := range page.boxes {
		inside := line.x >= b.x && line.x <= b.x+b.width && line.y >= b.y && line.y <= b.y+b.height
		if inside && (best.width == 0 || b.width*b.height < best.width*best.height) {
			best = b
		}
	}
	return best, best.width > 0
}

func TestEveryCharacterHasItsGlyph(t *testing.T) {
	for name, f := range forms() {
		file := readPDF(t, printed(t, text.Zh, f))
		tables := file.glyphs(t)
		for _, page := range file.pages {
			for _, line := range page.texts {
				for _, r := range line.shown {
					if table := tables[line.font]; r > 0xFFFF || table[2*r] == 0 && table[2*r+1] == 0 {
						t.Errorf("%s: %q shows %U, for which font %s has no glyph", name, line.text, r, line.font)
					}
				}
			}
		}
	}
}

func TestRareNamesPrintAsTheyAre(t *testing.T) {
	for _, name := range []string{"㛃", "李䶮", "𬍛", "李𠅤明", "王𨭎", "𪚥𪚥", "㛃𨭎·买买提", "阿卜杜热合曼·买买提依明江", "a𬍛b"} {
		f := zhangForm()
		f.Head, f.Visitors[0].Name = name, name
		data := printed(t, text.Zh, f)
		got := readPDF(t, data)
		if n := strings.Count(got.all(), name); n < 3 { // field, running head, visitor
			t.Errorf("%s stands on the paper %d times", name, n)
		}
		if strings.Contains(got.all(), "U+") {
			t.Errorf("%s is reported as missing", name)
		}
		if found, ok := pdftotext(t, data); ok && !strings.Contains(found, name) {
			t.Errorf("pdftotext does not find %s", name)
		}
	}
}

// pdftotext asks another program what it reads, where there is one.
func pdftotext(t *testing.T, data []byte) (string, bool) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", false
	}
	cmd := exec.CommandContext(t.Context(), program, "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out), true
}

func TestCharactersWithoutAnyGlyphAreBoxedAndNamed(t *testing.T) {
	f := zhangForm()
	f.Head, f.Note = "王\uE123", "笑脸😀，生僻\U000323AF"
	got := readPDF(t, printed(t, text.Zh, f)).all()
	for _, want := range []string{"王\uE123", "笑脸😀", "U+E123 U+1F600 U+323AF"} {
		if !strings.Contains(got, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
}

func TestInvisibleCharactersDoNotDisturb(t *testing.T) {
	f := zhangForm()
	f.Head = "\u202E张\u200B国\x00强\uFE0F\u2066"
	f.Address = "甲\t乙\u00A0丙\r\n丁\u2028戊"
	file := readPDF(t, printed(t, text.Zh, f))
	got := file.all()
	for _, want := range []string{"张国强", "甲 乙 丙丁戊"} {
		if !strings.Contains(got, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	if i := strings.IndexFunc(got, func(r rune) bool { return r < ' ' || r >= 0x2028 && r <= 0x206F }); i >= 0 {
		t.Errorf("the paper holds %q", got[i:i+3])
	}
}

func TestNoLineBeginsOrEndsWithTheWrongSign(t *testing.T) {
	const noStart, noEnd = "，。、；：？！）》」』】”’·%", "（《「『【“￥☐"
	f := largeForm()
	f.Note = strings.Repeat("家中有（老人、小孩）各一人；住房“危险”，2015年建，花费￥12,000.00元。《证明》见附件：无。", 40)
	lines := 0
	for _, page := range readPDF(t, printed(t, text.Zh, f)).pages {
		for _, line := range page.texts {
			box, ok := boxOf(page, line)
			if !ok || line.x > box.x+1.3/25.4*72 {
				continue // follows a drawn character, or stands in the middle
			}
			lines++
			runes := []rune(line.text)
			if strings.ContainsRune(noStart, runes[0]) {
				t.Errorf("a line begins with %c: %s", runes[0], line.text)
			}
			if strings.ContainsRune(noEnd, runes[len(runes)-1]) {
				t.Errorf("a line ends with %c: %s", runes[len(runes)-1], line.text)
			}
		}
	}
	if lines < 60 {
		t.Errorf("only %d lines were looked at", lines)
	}
}

func TestAnAmountIsNeverTorn(t *testing.T) {
	f := zhangForm()
	f.Incomes[0].Declared = "1,234,567,890.12"
	f.Members[0].ID = "4106991965010100184321"
	got := layout(readPDF(t, printed(t, text.Zh, f)))
	for _, want := range []string{" 1,234,567,890.12\n", " 4106991965010100184321\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not stand on one line", strings.TrimSpace(want))
		}
	}
}

func TestHeadingsAreRepeatedAndSignaturesStayTogether(t *testing.T) {
	pages := readPDF(t, printed(t, text.Zh, largeForm())).pages
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	names := 0
	for n, page := range pages {
		got := page.all()
		if strings.Contains(got, "50029919750101") != strings.Contains(got, "身份证号") {
			t.Errorf("page %d: members without their headings, or headings without members", n+1)
		}
		if strings.Contains(got, "1,234,567.89") != strings.Contains(got, "低保口径计入") {
			t.Errorf("page %d: income without its headings, or headings without income", n+1)
		}
		if strings.Contains(got, "户主签字、手印") != strings.Contains(got, "核查人员签字") {
			t.Errorf("page %d: the signatures are apart", n+1)
		}
		names += strings.Count(got, "50029919750101")
	}
	if names != 12 {
		t.Errorf("%d of 12 members printed", names)
	}
}

func TestTheBlankFormCanBeFilledInByPen(t *testing.T) {
	data := printed(t, text.Zh, paper.VisitForm{})
	file := readPDF(t, data)
	got := file.all()
	for _, want := range []string{
		"农村低保和建档立卡入户核查表", "户主姓名", "身份证号", "☐见面 ☐未见面", "☐集中复核", "1. 姓名、单位：", "2. 姓名、单位：",
		"户主签字：", "代签人签字：", "手印", "村（居）民委员会", "乡镇（街道）", "县级民政部门", "县级扶贫部门", "不是审批决定",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the blank form does not say %q", want)
		}
	}
	if len(file.pages) != 2 {
		t.Errorf("%d pages", len(file.pages))
	}
	for _, unwanted := range []string{"政策包", "指纹：", "二维码", "U+", "%!", "paper."} {
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

func TestALongTextFlowsOverPages(t *testing.T) {
	f := zhangForm()
	f.Note = strings.Repeat("某年某月某日走访邻居，邻居说情况属实。", 1000)
	f.Address = f.Note
	f.Visitors[0].Unit = strings.Repeat("某年某月某日走访邻居，邻居说情况属实。", 500)
	got := readPDF(t, printed(t, text.Zh, f)).all()
	if n := strings.Count(got, "某"); n != 7500 {
		t.Errorf("%d of 7500 characters printed", n)
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
		v.Members[0] = paper.FormMember{name, short, name, long, long, nil, long}
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
