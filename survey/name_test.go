package survey_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ruhu/survey"
)

// longName has fifty characters, of one to four bytes, and a dot that is not the
// usual one.
var longName = strings.Repeat("阿卜杜热合曼", 4) + "•" + strings.Repeat("𬍛㼆", 12) + "Z"

func TestANameOfFiftyCharactersStaysAsTyped(t *testing.T) {
	if n := utf8.RuneCountInString(longName); n != 50 {
		t.Fatalf("the name has %d characters", n)
	}
	h := sound()
	h.Members[0].Name = longName
	written, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	again, err := survey.DecodeHousehold(written)
	if err != nil || again.Members[0].Name != longName {
		t.Errorf("the name comes back as %q, %v", again.Members[0].Name, err)
	}
	if problems := again.Check(checkDay); len(problems) > 0 || again.TooLarge() {
		t.Errorf("something is said of it: %s", describe(problems))
	}
}

func TestFoldingANameTwiceFoldsItOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("张·•・．‧⋅･∙.　 Ａa𠮷\u200b\u202e")))).Draw(t, "name")
		folded := survey.FoldName(name)
		if again := survey.FoldName(folded); again != folded {
			t.Fatalf("%q folds to %q and then to %q", name, folded, again)
		}
	})
}
