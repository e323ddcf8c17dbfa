package paper_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/paper"
)

// reports are the import reports every layout test looks at.
func reports() map[string]paper.ImportReport {
	return map[string]paper.ImportReport{"empty": {}, "ordinary": ordinaryReport(), "long": longReport()}
}

// ordinaryReport is a morning at a township: one batch taken in, one had before,
// one damaged.
func ordinaryReport() paper.ImportReport {
	return paper.ImportReport{
		Office: "鹤壁市 浚县 小河镇", Time: "2017-05-16 09:30", Operator: "周敏",
		Summary: "3 个文件：收下 1 个，以前收过 1 个，拒收 1 个；新增 14 件，隔离 1 件。",
		Files: []paper.ReportFile{
			{"410621105201-7f3a91-to-410621-0004.ruhu", "鹤壁市 浚县 小河镇 西郭渡村 李建民", "4", "收下", "14", "3", "1", "数据包 7F3A 91C2 0D4E 55B1，写出时间 2017-05-15 17:40。"},
			{"410621105202-0b11de-to-410621-0001.ruhu", "鹤壁市 浚县 小河镇 东郭渡村 王𬍛", "1", "以前收过", "0", "8", "0", ""},
			{"410621105203-22aa01-to-410621-0002.ruhu", "", "", "拒收", "", "", "", "数据包损坏或不完整（约在第 4096 字节处）。没有导入任何内容，请重新拷贝。"},
		},
		Apart:  []paper.ReportObject{{"9C31 55E0", "410621105201-7f3a91-to-410621-0004.ruhu", "内容所属区划不归签名人管，这一条已隔离，其余照常导入。请向上级报告。"}},
		Points: []string{"缺少来自 西郭渡村 李建民 的第 2 至 3 包，请向对方索要。"},
	}
}

// longReport is what breaks tables: many files, long names, rare characters.
func longReport() paper.ImportReport {
	r := ordinaryReport()
	r.Office = "新疆维吾尔自治区 和田地区 墨玉县 阿克萨拉依乡"
	for i := range 40 {
		r.Files = append(r.Files, paper.ReportFile{
			Name:   fmt.Sprintf("六五三二二二二一四%04d_7f3a91_to_653222_%04d_第三次重新拷贝.ruhu", i, i),
			Sender: "新疆维吾尔自治区 和田地区 墨玉县 阿克萨拉依乡 托格拉克阿塔木村 阿卜杜热合曼·买买提依明江·图尔荪托合提",
			Number: "12345", State: "收下，有矛盾", Added: "123456", Had: "123456", Apart: "123456", Say: "数据包 7F3A 91C2 0D4E 55B1，𠅤𪚥",
		})
		r.Apart = append(r.Apart, paper.ReportObject{fmt.Sprintf("9C31 %04X", i), r.Files[0].Name, r.Apart[0].Reason})
		r.Points = append(r.Points, r.Points[0])
	}
	return r
}

func report(t testing.TB, lang text.Lang, r paper.ImportReport) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := paper.WriteImportReport(&out, lang, r); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("RUHU_SCREENS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("report-%d-%s.pdf", len(r.Files), lang)), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

func TestTheImportReportSaysAllThatHappened(t *testing.T) {
	r := ordinaryReport()
	want := []string{r.Office, r.Time, r.Operator, r.Summary, r.Points[0], r.Apart[0].ID, r.Apart[0].Reason, "交接签字", "不是审核或审批", "第 1 页 共 1 页"}
	for _, f := range r.Files {
		want = append(want, f.Name, f.Sender, f.Number, f.State, f.Added, f.Had, f.Apart, f.Say)
	}
	got := flat(readPDF(t, report(t, text.Zh, r)).all())
	for _, w := range want {
		if !strings.Contains(got, flat(w)) {
			t.Errorf("the report does not say %q", w)
		}
	}
}

func TestReportLayout(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		for name, r := range reports() {
			pdf := report(t, lang, r)
			checkLines(t, name+" "+string(lang), pdf)
			golden(t, "report-"+name+"."+string(lang)+".txt", layout(readPDF(t, pdf)))
			if !bytes.Equal(pdf, report(t, lang, r)) {
				t.Errorf("%s: two printings differ", name)
			}
		}
	}
}
