// Package text holds every sentence that people read, in Chinese and English:
// words of the screens and the command line, the texts of findings and papers,
// and errors.
//
// Sentences live in zh/*.json and en/*.json, one file an area, as flat maps from
// key to sentence. A sentence may hold fmt verbs; both languages must use the
// same ones, by explicit index (%[2]s) where the order differs.
package text

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"sync"
)

// Lang is a language of the program.
type Lang string

// The languages of the program; Chinese comes first.
const (
	Zh Lang = "zh"
	En Lang = "en"
)

// ParseLang returns the language named "zh" or "en".
func ParseLang(s string) (Lang, bool) {
	l := Lang(s)
	return l, l == Zh || l == En
}

//go:embed zh/*.json en/*.json
var files embed.FS

var catalogues = map[Lang]func() map[string]string{
	Zh: sync.OnceValue(func() map[string]string { return load(Zh) }),
	En: sync.OnceValue(func() map[string]string { return load(En) }),
}

// load reads the catalogue of one language. The files are part of the program
// and covered by a test, so a fault in them is a bug, not an error to handle.
func load(l Lang) map[string]string {
	entries, err := files.ReadDir(string(l))
	if err != nil {
		panic(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		data, err := files.ReadFile(path.Join(string(l), e.Name()))
		if err != nil {
			panic(err)
		}
		if err := json.Unmarshal(data, &all); err != nil {
			panic(fmt.Errorf("read %s: %w", e.Name(), err))
		}
	}
	return all
}

// T returns the sentence under the key, with its verbs filled in. An unknown
// key is returned as it is, so that a screen shows something rather than
// nothing.
func (l Lang) T(key string, args ...any) string {
	sentence, ok := catalogues[l]()[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return sentence
	}
	return fmt.Sprintf(sentence, args...)
}

// Has reports whether the language has a sentence under the key.
func (l Lang) Has(key string) bool {
	_, ok := catalogues[l]()[key]
	return ok
}

// Keys returns every key of the language.
func (l Lang) Keys() []string {
	keys := make([]string, 0, len(catalogues[l]()))
	for k := range catalogues[l]() {
		keys = append(keys, k)
	}
	return keys
}
