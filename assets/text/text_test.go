package text_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
)

// catalogue reads the files of one language as they lie on disk: area → key →
// sentence.
func catalogue(t *testing.T, lang text.Lang) map[string]map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(string(lang), "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences in %s: %v", lang, err)
	}
	areas := map[string]map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sentences := map[string]string{}
		if err := json.Unmarshal(data, &sentences); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, key := range repeatedKeys(t, data) {
			t.Errorf("%s: %s stands twice", file, key)
		}
		areas[filepath.Base(file)] = sentences
	}
	return areas
}

func repeatedKeys(t *testing.T, data []byte) []string {
	t.Helper()
	var repeated []string
	seen := map[string]bool{}
	dec := json.NewDecoder(strings.NewReader(string(data)))
	for i := 0; ; i++ {
		token, err := dec.Token()
		if err != nil {
			return repeated
		}
		if key, ok := token.(string); ok && i%2 == 1 {
			if seen[key] {
				repeated = append(repeated, key)
			}
			seen[key] = true
		}
	}
}

func TestBothLanguagesSayTheSameThings(t *testing.T) {
	zh, en := catalogue(t, text.Zh), catalogue(t, text.En)
	for area := range zh {
		for key := range zh[area] {
			if _, ok := en[area][key]; !ok {
				t.Errorf("%s: %s has no English", area, key)
			}
		}
	}
	for area := range en {
		for key := range en[area] {
			if _, ok := zh[area][key]; !ok {
				t.Errorf("%s: %s has no Chinese", area, key)
			}
		}
	}
}

func TestBothLanguagesNameTheSameThings(t *testing.T) {
	zh, en := catalogue(t, text.Zh), catalogue(t, text.En)
	for area := range zh {
		for key, sentence := range zh[area] {
			chinese, err := verbs(sentence)
			if err != nil {
				t.Errorf("%s: %s in Chinese: %v", area, key, err)
			}
			english, err := verbs(en[area][key])
			if err != nil {
				t.Errorf("%s: %s in English: %v", area, key, err)
			}
			if !maps.Equal(chinese, english) {
				t.Errorf("%s: %s names %v in Chinese and %v in English", area, key, chinese, english)
			}
		}
	}
}

var verb = regexp.MustCompile(`%(\[(\d+)\])?[+# 0-9.]*([a-zA-Z%])`)

// verbs returns the verb that each argument of a sentence is shown with. Quoting
// is a matter of the language: %q counts as %s.
func verbs(sentence string) (map[int]string, error) {
	used := map[int]string{}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(sentence, -1) {
		if m[3] == "%" {
			continue
		}
		if m[2] != "" {
			if _, err := fmt.Sscan(m[2], &next); err != nil {
				return nil, err
			}
		}
		letter := strings.ReplaceAll(m[3], "q", "s")
		if before, ok := used[next]; ok && before != letter {
			return nil, fmt.Errorf("argument %d is shown as %%%s and as %%%s", next, before, letter)
		}
		used[next] = letter
		next++
	}
	return used, nil
}

func TestASentenceStandsInOneAreaOnly(t *testing.T) {
	for _, lang := range []text.Lang{text.Zh, text.En} {
		where := map[string]string{}
		for area, sentences := range catalogue(t, lang) {
			for key, sentence := range sentences {
				if other, ok := where[key]; ok {
					t.Errorf("%s: %s stands in %s and in %s", lang, key, other, area)
				}
				where[key] = area
				if strings.TrimSpace(sentence) == "" {
					t.Errorf("%s: %s in %s says nothing", lang, key, area)
				}
			}
		}
		keys := lang.Keys()
		slices.Sort(keys)
		if !slices.Equal(keys, slices.Sorted(maps.Keys(where))) {
			t.Errorf("%s: the program knows other keys than the files hold", lang)
		}
	}
}

func TestAnUnknownKeyIsShownAsItIs(t *testing.T) {
	if got := text.Zh.T("no.such.key", 1); got != "no.such.key" {
		t.Errorf("got %q", got)
	}
	if text.Zh.Has("no.such.key") || !text.En.Has("error.unexpected") {
		t.Error("Has is wrong")
	}
}

func TestLanguagesAreNamed(t *testing.T) {
	for name, ok := range map[string]bool{"zh": true, "en": true, "": false, "de": false, "ZH": false} {
		if _, got := text.ParseLang(name); got != ok {
			t.Errorf("%q is a language: %v", name, got)
		}
	}
}

func TestAnErrorKeepsItsCause(t *testing.T) {
	cause := errors.New("disk on fire")
	plain := text.Fail("error.unexpected", "x")
	err := fmt.Errorf("save: %w", plain.Because(cause))
	var e *text.Error
	if !errors.As(err, &e) || e.Key != "error.unexpected" || !errors.Is(err, cause) {
		t.Errorf("error %v lost its key or its cause", err)
	}
	if plain.Err != nil {
		t.Error("Because changed the error it was called on")
	}
	if got := err.Error(); !strings.Contains(got, "disk on fire") || !strings.Contains(got, "went wrong: x") {
		t.Errorf("for the log: %q", got)
	}
}

func TestExplainingAnError(t *testing.T) {
	inner := text.Fail("error.unexpected", "b")
	tests := []struct {
		name string
		err  error
		want []string
	}{
		{"with a sentence", text.Fail("error.unexpected", "a"), []string{text.Zh.T("error.unexpected", "a")}},
		{"wrapped", fmt.Errorf("save: %w", text.Fail("error.unexpected", "a")), []string{text.Zh.T("error.unexpected", "a")}},
		{"caused by another", text.Fail("error.unexpected", "a").Because(fmt.Errorf("x: %w", inner)), []string{text.Zh.T("error.unexpected", "a") + text.Zh.T("error.unexpected", "b")}},
		{"joined", errors.Join(text.Fail("error.unexpected", "a"), inner), []string{text.Zh.T("error.unexpected", "a"), text.Zh.T("error.unexpected", "b")}},
		{"without a sentence", errors.New("boom"), []string{text.Zh.T("error.unexpected", "boom")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := text.Zh.Explain(tt.err); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
