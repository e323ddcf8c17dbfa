package ruhu_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// obligations are the numbers that docs/requirements.md must account for: those
// of the two policies that are to be built.
var obligations = strings.Fields(`
H-01 H-02 H-04 H-05 H-07 H-08 H-09 H-10 H-11 H-13 H-14 H-15 H-17 H-18 H-19 H-20 H-21 H-22 H-23 H-24
H-25 H-26 H-27 H-28 H-29 H-30 H-31 H-32 H-33 H-34 H-35 H-36 H-37 H-38 H-39 H-40 H-41 H-42 H-43 H-44
H-46 H-47 H-48 H-49 H-50 H-51 H-52 H-53 H-54 H-56 H-57 H-58 H-59 H-60 H-61 H-62 H-63 H-64 H-65 H-67
H-68 H-69 H-70 H-75 H-76 H-77 H-79 H-80 H-87 H-92 H-95 F-01 F-03 F-04 F-05 F-09 F-10 F-11 F-12 F-13
F-14 F-16 F-20 F-21 F-23 F-24 F-27 F-28 F-29 F-30 F-31 F-32 F-33 F-34 F-35 F-36 F-37 F-39 F-40 F-42`)

var (
	testFunction = regexp.MustCompile(`(?m)^func (Test[A-Za-z0-9_]+)\(`)
	namedTest    = regexp.MustCompile("Test[A-Z][A-Za-z0-9_]+")
	obligation   = regexp.MustCompile(`\b[HF]-[0-9]+\b`)
)

func requirements(t *testing.T) string {
	t.Helper()
	doc, err := os.ReadFile(filepath.Join("docs", "requirements.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(doc)
}

// tests returns the names of all tests, alone and behind the folder they are in
// ("store/vfs.TestX"; those of the house are in "ruhu").
func tests(t *testing.T) map[string]bool {
	t.Helper()
	exist := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		for _, m := range testFunction.FindAllStringSubmatch(string(code), -1) {
			exist[m[1]], exist[folderOf(path)+"."+m[1]] = true, true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return exist
}

func folderOf(path string) string {
	if folder := filepath.ToSlash(filepath.Dir(path)); folder != "." {
		return folder
	}
	return "ruhu"
}

func TestRequirementsNameTestsThatExist(t *testing.T) {
	exist := tests(t)
	for _, name := range namedTest.FindAllString(requirements(t), -1) {
		if !exist[name] {
			t.Errorf("docs/requirements.md names %s, which does not exist", name)
		}
	}
}

func TestRequirementsLeaveNoObligationOut(t *testing.T) {
	named := map[string]bool{}
	for _, id := range obligation.FindAllString(requirements(t), -1) {
		named[id] = true
	}
	for _, id := range obligations {
		if !named[id] {
			t.Errorf("docs/requirements.md does not account for %s", id)
		}
	}
}
