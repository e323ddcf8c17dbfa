package survey

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

const maxDocumentDepth = 16

// checkDocument walks the tokens of a document and refuses what is no UTF-8,
// unknown and repeated fields, values of the wrong type, more than a document
// may hold, and anything after the document; where it is to be computed with,
// also what no sum may use. The first fault is returned.
func checkDocument(data []byte, root *shape, use use) error {
	w := walker{data: data, dec: json.NewDecoder(bytes.NewReader(data)), use: use, keys: map[string]bool{}}
	w.dec.UseNumber()
	if bad := firstInvalidUTF8(data); bad >= 0 {
		w.start = bad
		return w.fail("", "encoding", "")
	}
	if err := w.value(root, "", 0, required); err != nil {
		return err
	}
	if _, err := w.token(); !errors.Is(err, io.EOF) {
		return w.fail("", "trailing", "")
	}
	return nil
}

// firstInvalidUTF8 returns the offset of the first byte that is no UTF-8, or -1.
// The decoder would put U+FFFD in its place without a word.
func firstInvalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// use is what a document is read for.
type use int

const (
	toCompute use = iota
	toGoOn        // a draft: what was typed comes back, right or wrong
)

type walker struct {
	data  []byte
	dec   *json.Decoder
	start int // where the last token began
	use   use
	keys  map[string]bool // of the elements of lists, each after its list's path
}

// token reads the next token and keeps where it began.
func (w *walker) token() (json.Token, error) {
	w.start = int(w.dec.InputOffset())
	for w.start < len(w.data) && strings.IndexByte(" \t\r\n,:", w.data[w.start]) >= 0 {
		w.start++
	}
	return w.dec.Token()
}

// fail makes an error that points at the last token.
func (w *walker) fail(path, code, detail string) error {
	before := string(w.data[:w.start])
	return &DocumentError{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
		Path:   path, Code: code, Detail: shorten(detail),
	}
}

// maxDetail is how many characters of a document an error repeats.
const maxDetail = 60

func shorten(s string) string {
	if runes := []rune(s); len(runes) > maxDetail {
		return string(runes[:maxDetail]) + "…"
	}
	return s
}

// Whether null may stand for a value: it means not asked, which a field can be
// and an element of a list cannot.
const (
	optional = true
	required = false
)

func (w *walker) value(s *shape, path string, depth int, mayBeNull bool) error {
	token, err := w.token()
	if err != nil {
		return w.fail(path, "syntax", err.Error())
	}
	if token == nil && mayBeNull {
		return nil
	}
	if !s.accepts(token) {
		return w.fail(path, "type", describe(token))
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return w.plain(s, path, token)
	}
	if depth > maxDocumentDepth {
		return w.fail(path, "too_deep", "")
	}
	if delim == '[' {
		return w.list(s, path, depth)
	}
	return w.object(s, path, depth)
}

// describe names a token for the sentence about a wrong type.
func describe(token json.Token) string {
	switch t := token.(type) {
	case nil:
		return "null"
	case string:
		return fmt.Sprintf("%q", t)
	}
	return fmt.Sprint(token)
}

func (w *walker) list(s *shape, path string, depth int) error {
	for i := 0; w.dec.More(); i++ {
		if i == s.most {
			_, _ = w.token() // only to point at the first element too many
			return w.fail(fmt.Sprintf("%s.%d", path, i), "too_many", strconv.Itoa(s.most))
		}
		if err := w.value(s.elem, fmt.Sprintf("%s.%d", path, i), depth+1, required); err != nil {
			return err
		}
	}
	return w.close(path)
}

func (w *walker) object(s *shape, path string, depth int) error {
	seen := map[string]bool{}
	for w.dec.More() {
		token, err := w.token()
		if err != nil {
			return w.fail(path, "syntax", err.Error())
		}
		key := token.(string)
		if seen[key] {
			return w.fail(path, "repeated_field", key)
		}
		seen[key] = true
		child, known := s.fields[key]
		if !known {
			return w.fail(path, "unknown_field", key)
		}
		if err := w.value(child, strings.TrimPrefix(path+"."+key, "."), depth+1, optional); err != nil {
			return err
		}
	}
	return w.close(path)
}

func (w *walker) close(path string) error {
	if _, err := w.token(); err != nil {
		return w.fail(path, "syntax", err.Error())
	}
	return nil
}
