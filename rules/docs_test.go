package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/rules"
)

func TestEveryFactStandsInTheGuideToPacks(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "docs", "packs.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range rules.FactNames() {
		if !strings.Contains(string(guide), "`"+name+"`") {
			t.Errorf("docs/packs.md does not name %s", name)
		}
	}
}
