package ledger_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/ledger"
)

// write puts a file into the test's folder.
func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// zipped makes an archive of one entry.
func zipped(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	entry, err := w.Create(name)
	must(t, err)
	_, err = entry.Write(content)
	must(t, err)
	must(t, w.Close())
	return b.Bytes()
}

var compoundFile = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

func TestAFileThatIsNoRosterIsOneClearError(t *testing.T) {
	good, err := os.ReadFile(book(t, township()))
	must(t, err)
	encrypted := append(append([]byte{}, compoundFile...), make([]byte, 600)...)
	for _, c := range "EncryptedPackage" {
		encrypted = append(encrypted, byte(c), 0)
	}
	huge := bytes.Repeat([]byte("PK\x03\x04"), 9<<20)
	tests := []struct {
		name, file string
		data       []byte
		key        string
	}{
		{"an empty file", "空.xlsx", nil, "ledger.not_excel"},
		{"a text", "说明.xlsx", []byte("不是表格"), "ledger.not_excel"},
		{"a table of values", "花名册.csv", []byte("姓名,关系\n"), "ledger.csv"},
		{"an old workbook", "花名册.xls", append(append([]byte{}, compoundFile...), make([]byte, 600)...), "ledger.old_format"},
		{"an old workbook under a new name", "花名册.xlsx", append(append([]byte{}, compoundFile...), make([]byte, 600)...), "ledger.old_format"},
		{"a workbook with a password", "花名册.xlsx", encrypted, "ledger.password"},
		{"an archive of something else", "花名册.xlsx", zipped(t, "readme.txt", []byte("x")), "ledger.not_excel"},
		{"a workbook cut short", "花名册.xlsx", good[:len(good)/2], "ledger.damaged"},
		{"a file too large to be a roster", "花名册.xlsx", huge, "ledger.too_large"},
		{"an archive that unpacks to too much", "花名册.xlsx", zipped(t, "xl/worksheets/sheet1.xml", make([]byte, 300<<20)), "ledger.too_large"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ledger.ReadRoster(write(t, tt.file, tt.data), ledger.RosterOptions{})
			if key := errorKey(t, err); key != tt.key {
				t.Errorf("error is %s, want %s", key, tt.key)
			}
		})
	}
}

func TestAPathThatCannotBeReadIsOneClearError(t *testing.T) {
	_, err := ledger.ReadRoster(filepath.Join(t.TempDir(), "没有.xlsx"), ledger.RosterOptions{})
	if key := errorKey(t, err); key != "ledger.missing" {
		t.Errorf("a missing file is %s", key)
	}
	_, err = ledger.ReadRoster(t.TempDir(), ledger.RosterOptions{})
	if key := errorKey(t, err); key != "ledger.directory" {
		t.Errorf("a folder is %s", key)
	}
}

func TestAWorkbookWithoutAHeadingIsOneClearError(t *testing.T) {
	for _, rows := range [][][]any{nil, {{"甲", "户主"}}, {{"姓名", "身份证号"}, {"甲", id("19500101", 1)}}} {
		_, err := ledger.ReadRoster(book(t, sheet{rows: rows}), ledger.RosterOptions{})
		if key := errorKey(t, err); key != "ledger.no_headings" {
			t.Errorf("%v gives %s", rows, key)
		}
	}
}

// Sheets as only a hostile or broken program writes them, in a package that is
// otherwise sound.
func TestAMalformedSheetIsRefusedNotFollowed(t *testing.T) {
	good, err := os.ReadFile(book(t, sheet{rows: [][]any{heading, {"甲", "户主"}}}))
	must(t, err)
	head := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	tests := []struct{ name, xml, key string }{
		{"more rows than any roster", head + strings.Repeat(`<row/>`, 100_001) + `</sheetData></worksheet>`, "ledger.too_large"},
		{"more merged ranges than any roster", head + `</sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:A2"/>`, 100_001) + `</mergeCells></worksheet>`, "ledger.too_large"},
		{"a row beyond the last", head + `<row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData></worksheet>`, "ledger.damaged"},
		{"broken markup", head + `<row <<`, "ledger.damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "花名册.xlsx", replaceEntry(t, good, "xl/worksheets/sheet1.xml", tt.xml))
			_, err := ledger.ReadRoster(path, ledger.RosterOptions{})
			if key := errorKey(t, err); key != tt.key {
				t.Errorf("error is %s, want %s", key, tt.key)
			}
		})
	}
}

// replaceEntry rewrites one entry of an archive.
func replaceEntry(t *testing.T, archive []byte, name, content string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	must(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		if f.Name != name {
			must(t, out.Copy(f))
			continue
		}
		w, err := out.Create(name)
		must(t, err)
		_, err = w.Write([]byte(content))
		must(t, err)
	}
	must(t, out.Close())
	return b.Bytes()
}

func TestAHeadingMapIsRead(t *testing.T) {
	path := write(t, "列名.yaml", []byte("对象: name\n身份: relation\n姓名: ignore\n"))
	m, err := ledger.ReadHeadingMap(path)
	must(t, err)
	if len(m) != 3 || m["对象"] != "name" || m["姓名"] != "ignore" {
		t.Errorf("map is %v", m)
	}
}

func TestAWrongHeadingMapIsOneClearError(t *testing.T) {
	tests := []struct{ name, yaml, key string }{
		{"a field that does not exist", "对象: names\n", "ledger.map_field"},
		{"a list", "- 对象\n", "ledger.map_unreadable"},
		{"the same heading twice", "对象: name\n对象: relation\n", "ledger.map_unreadable"},
		{"no YAML", "\t{", "ledger.map_unreadable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ledger.ReadHeadingMap(write(t, "列名.yaml", []byte(tt.yaml)))
			if key := errorKey(t, err); key != tt.key {
				t.Errorf("error is %s, want %s", key, tt.key)
			}
		})
	}
	_, err := ledger.ReadRoster("x.xlsx", ledger.RosterOptions{Map: map[string]string{"对象": "names"}})
	if key := errorKey(t, err); key != "ledger.map_field" {
		t.Errorf("a map given directly is %s", key)
	}
}
