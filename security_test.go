package ruhu_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// placedTest is a test with its folder, as docs/security.md names it.
var placedTest = regexp.MustCompile("`([a-z/]+\\.Test[A-Z][A-Za-z0-9_]+)`")

// TestEveryLineOfSecurityNamesTestsThatExist holds every table of
// docs/security.md with a column of tests to it.
func TestEveryLineOfSecurityNamesTestsThatExist(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("docs", "security.md"))
	if err != nil {
		t.Fatal(err)
	}
	exist, shown, lines := tests(t), false, 0
	for line := range strings.Lines(string(doc)) {
		line = strings.TrimSpace(line)
		switch {
		case !strings.HasPrefix(line, "|"):
			shown = false
			continue
		case strings.HasSuffix(line, "| tests |"):
			shown = true
			continue
		case !shown || strings.HasPrefix(line, "|---"):
			continue
		}
		lines++
		named := placedTest.FindAllStringSubmatch(line, -1)
		if len(named) == 0 || len(named) != strings.Count(line, ".Test") {
			t.Errorf("a line names no test, or none by its folder: %s", line)
		}
		for _, m := range named {
			if !exist[m[1]] {
				t.Errorf("docs/security.md names %s, which does not exist", m[1])
			}
		}
	}
	if lines < 40 {
		t.Errorf("only %d lines of docs/security.md were found", lines)
	}
}
