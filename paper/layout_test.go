package paper_test

import (
	"flag"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
	"github.com/jung-kurt/gofpdf"

	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/paper"
)

var update = flag.Bool("update", false, "write the golden files anew")

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
				golden(t, name+"."+string(lang)+".txt", layout(readPDF(t, printed(t, lang, f))))
			})
		}
	}
}

func TestTheQRCodeSaysWhatItShould(t *testing.T) {
	f := zhangForm()
	want, err := qr.Encode(f.QR, qr.M, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	size := want.Bounds().Dx()
	for n, page := range readPDF(t, printed(t, text.Zh, f)).pages {
		dark := map[image.Point]bool{}
		for _, b := range slices.MaxFunc(page.filled, func(a, b []pdfBox) int { return len(a) - len(b) }) {
			for x := range int(b.width) {
				dark[image.Pt(int(b.x)+x, size-1-int(b.y))] = true
			}
		}
		for x := range size {
			for y := range size {
				if r, _, _, _ := want.At(x, y).RGBA(); dark[image.Pt(x, y)] != (r == 0) {
					t.Fatalf("page %d: the module at %d, %d is wrong", n+1, x, y)
				}
			}
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

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
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
		t.Errorf("%s changed at %s; run with -update once the pages look right", path, firstDifference(got, string(want)))
	}
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

func TestNothingIsCutOrOverlaps(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		for name, f := range forms() {
			checkLines(t, name+" "+string(lang), printed(t, lang, f))
		}
	}
}

// checkLines measures every line with gofpdf and finds the ruled field it stands
// in.
func checkLines(t *testing.T, name string, pdf []byte) {
	t.Helper()
	ruler := gofpdf.New("P", "pt", "A4", "")
	ruler.AddUTF8FontFromBytes("r", "", assets.Regular())
	for n, page := range readPDF(t, pdf).pages {
		where := fmt.Sprintf("%s page %d", name, n+1)
		for _, line := range page.texts {
			if line.turned || line.size > 10 {
				continue // section labels and the title stand alone
			}
			ruler.SetFont("r", "", line.size)
			checkLine(t, where, page, line, ruler.GetStringWidth(line.shown))
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
			goesOn := slices.ContainsFunc(page.texts, func(next pdfText) bool {
				return next.y == line.y && next.x > line.x && next.x < box.x+box.width
			})
			if !goesOn && strings.ContainsRune(noEnd, runes[len(runes)-1]) {
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

func TestHeadingsAreRepeatedOnEachPage(t *testing.T) {
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
		names += strings.Count(got, "50029919750101")
	}
	if names != 12 {
		t.Errorf("%d of 12 members printed", names)
	}
}

func TestSignaturesStayOnOnePageWhereverTheyFall(t *testing.T) {
	f := zhangForm()
	f.Visitors = append(f.Visitors, paper.FormVisitor{Name: "赵明"})
	broken := map[int]bool{}
	for lines := range 45 {
		f.Note = strings.Repeat("行\n", lines) + "末"
		file := readPDF(t, printed(t, text.Zh, f))
		broken[len(file.pages)] = true
		checkTogether(t, fmt.Sprintf("%d lines of note", lines), file,
			"系统测算", "核查人员签字", "2. 王秀英", "户主签字、手印", "代签人签字", "乡镇（街道）", "县级扶贫部门")
	}
	if len(broken) < 2 {
		t.Error("no signature came near the end of a page")
	}
}

func TestAFormTakesFewPages(t *testing.T) {
	for name, most := range map[string]int{"blank": 2, "single": 2, "ordinary": 2, "twelve": 3, "large": 5} {
		for _, lang := range []text.Lang{text.Zh, text.En} {
			if n := len(readPDF(t, printed(t, lang, forms()[name])).pages); n > most {
				t.Errorf("%s %s: %d pages", name, lang, n)
			}
		}
	}
}

func TestResultSignaturesAndOpinionsShareASheet(t *testing.T) {
	for name, f := range forms() {
		checkTogether(t, name, readPDF(t, printed(t, text.Zh, f)), "系统测算", "户主签字、手印", "乡镇（街道）", "县级扶贫部门")
	}
}

func TestSignaturesAndOpinionsShareASheetBehindALongResult(t *testing.T) {
	f := singleForm()
	for i := range 30 {
		f.Findings = append(f.Findings, paper.FormFinding{Title: fmt.Sprint("政策 ", i), State: "待定", Text: strings.Repeat("核对待审。", 20)})
		file := readPDF(t, printed(t, text.Zh, f))
		checkTogether(t, fmt.Sprintf("%d findings", len(f.Findings)), file, "系统测算", "户主签字、手印", "乡镇（街道）", "县级扶贫部门")
	}
}

func TestTheFindingsFollowTheFactsOnTheirSheet(t *testing.T) {
	f := twelveForm()
	for i := range 12 {
		f.Findings = append(f.Findings, paper.FormFinding{Title: fmt.Sprint("政策 ", i), State: "待定", Text: "核对待审。"})
	}
	file := readPDF(t, printed(t, text.Zh, f))
	i := slices.IndexFunc(file.pages, func(p pdfPage) bool { return strings.Contains(p.all(), "其他情况") })
	if i < 1 || !strings.Contains(file.pages[i].all(), f.Findings[0].Title) {
		t.Errorf("the facts end on page %d and the findings begin elsewhere", i+1)
	}
}

// checkTogether reports where a page holds only some of the words.
func checkTogether(t *testing.T, name string, f pdfFile, words ...string) {
	t.Helper()
	for n, page := range f.pages {
		got := page.all()
		missing := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.Contains(got, w) })
		if len(missing) > 0 && len(missing) < len(words) {
			t.Errorf("%s: page %d lacks %v", name, n+1, missing)
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
	if n := strings.Count(got, "签字："); n != 4 { // two visitors, the householder, whoever signs instead
		t.Errorf("%d lines to sign on", n)
	}
}
