package survey_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
)

// sentences reads the catalogues as files: survey itself may not know them.
var sentences = sync.OnceValues(func() (map[string]map[string]string, error) {
	all := map[string]map[string]string{}
	for _, lang := range []string{"zh", "en"} {
		data, err := os.ReadFile("../assets/text/" + lang + "/survey.json")
		if err != nil {
			return nil, err
		}
		words := map[string]string{}
		if err := json.Unmarshal(data, &words); err != nil {
			return nil, err
		}
		all[lang] = words
	}
	return all, nil
})

// hasSentence checks that both languages can say what a code means with the
// arguments it came with.
func hasSentence(t *testing.T, key string, args ...any) {
	t.Helper()
	all, err := sentences()
	if err != nil {
		t.Fatal(err)
	}
	for lang, words := range all {
		sentence, ok := words[key]
		if !ok {
			t.Errorf("%s has no sentence for %s", lang, key)
			continue
		}
		if len(args) > 0 {
			sentence = fmt.Sprintf(sentence, args...)
		}
		if strings.Contains(sentence, "%") {
			t.Errorf("%s sentence for %s does not fit its arguments: %s", lang, key, sentence)
		}
	}
}
