package survey_test

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"ruhu/survey"
)

var comment = regexp.MustCompile(`(?m) *//.*$`)

// documented is the household document of docs/design.md without its comments.
func documented(t testing.TB) []byte {
	t.Helper()
	design, err := os.ReadFile("../docs/design.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(design), "## 4. Household document")
	_, text, _ = strings.Cut(text, "```jsonc\n")
	text, _, _ = strings.Cut(text, "```")
	return []byte(comment.ReplaceAllString(text, ""))
}

func TestTheDocumentOfTheDesignIsTheDocument(t *testing.T) {
	h, err := survey.DecodeHousehold(documented(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range h.Check("2017-07-01") {
		if p.Strength > survey.Hint {
			t.Errorf("%+v", p)
		}
	}
	var shown any
	if err := json.Unmarshal(documented(t), &shown); err != nil {
		t.Fatal(err)
	}
	showsFields(t, "", reflect.TypeOf(h), shown)
}

// showsFields checks that every field of a type is in a value, of lists in their
// first element.
func showsFields(t *testing.T, path string, of reflect.Type, shown any) {
	t.Helper()
	switch of.Kind() {
	case reflect.Pointer:
		showsFields(t, path, of.Elem(), shown)
	case reflect.Slice:
		if list, ok := shown.([]any); ok && len(list) > 0 {
			showsFields(t, path, of.Elem(), list[0])
		}
	case reflect.Struct:
		fields, _ := shown.(map[string]any)
		for i := range of.NumField() {
			name := of.Field(i).Tag.Get("json")
			value, ok := fields[name]
			if !ok {
				t.Errorf("the design does not show %s.%s", path, name)
			}
			showsFields(t, path+"."+name, of.Field(i).Type, value)
		}
	}
}
