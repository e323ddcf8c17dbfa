package survey

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// DocumentError says where a household document cannot be read. Line and Column
// count from 1; Column counts characters.
type DocumentError struct {
	Line, Column int
	Path         string // fact path as far as it was reached, may be empty
	Code         string // syntax type unknown_field repeated_field trailing too_deep
	Detail       string // the offending name or value
}

// Error implements error, in English for logs; assets/text has the words for
// people under "document." + Code.
func (e *DocumentError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s: %s %s", e.Line, e.Column, e.Path, e.Code, e.Detail)
}

const maxDocumentDepth = 16

// DecodeHousehold reads the JSON of a household, strictly: an unknown,
// misspelled or repeated field is an error with its position, because a field
// that is silently dropped is a fact that is silently lost. A visit document is
// accepted too; its household is returned.
func DecodeHousehold(data []byte) (Household, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var probe struct {
		Household json.RawMessage `json:"household"`
	}
	if json.Unmarshal(data, &probe) == nil && probe.Household != nil {
		var v Visit
		err := decodeStrict(data, &v)
		return v.Household, err
	}
	var h Household
	err := decodeStrict(data, &h)
	return h, err
}

// DecodeVisit reads the JSON of a visit as strictly as DecodeHousehold.
func DecodeVisit(data []byte) (Visit, error) {
	var v Visit
	err := decodeStrict(data, &v)
	return v, err
}

func decodeStrict(data []byte, into any) error {
	if err := checkShape(data, jsonShape(into)); err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	err := dec.Decode(into)
	var typeError *json.UnmarshalTypeError
	if errors.As(err, &typeError) {
		e := at(data, typeError.Offset)
		e.Path, e.Code, e.Detail = typeError.Field, "type", typeError.Value
		return e
	}
	if err != nil {
		e := at(data, dec.InputOffset())
		e.Code, e.Detail = "syntax", err.Error()
		return e
	}
	return nil
}

// at makes an error that points at a byte offset.
func at(data []byte, offset int64) *DocumentError {
	if offset > int64(len(data)) {
		offset = int64(len(data))
	}
	before := string(data[:offset])
	line := strings.Count(before, "\n") + 1
	column := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
	return &DocumentError{Line: line, Column: column}
}

// checkShape walks the tokens and refuses repeated and unknown keys, nesting
// that no document has, and anything after the document.
func checkShape(data []byte, root *shape) error {
	w := walker{data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	w.dec.UseNumber()
	if err := w.value(root, "", 0); err != nil {
		return err
	}
	if _, err := w.dec.Token(); !errors.Is(err, io.EOF) {
		return w.fail("", "trailing", "")
	}
	return nil
}

type walker struct {
	data []byte
	dec  *json.Decoder
}

func (w *walker) fail(path, code, detail string) error {
	e := at(w.data, w.dec.InputOffset())
	e.Path, e.Code, e.Detail = path, code, detail
	return e
}

func (w *walker) value(s *shape, path string, depth int) error {
	token, err := w.dec.Token()
	if err != nil {
		return w.fail(path, "syntax", err.Error())
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return nil
	}
	if depth > maxDocumentDepth {
		return w.fail(path, "too_deep", "")
	}
	if delim == '[' {
		return w.list(s, path, depth)
	}
	return w.object(s, path, depth)
}

func (w *walker) list(s *shape, path string, depth int) error {
	for i := 0; w.dec.More(); i++ {
		if err := w.value(s.element(), fmt.Sprintf("%s.%d", path, i), depth+1); err != nil {
			return err
		}
	}
	return w.close(path)
}

func (w *walker) object(s *shape, path string, depth int) error {
	seen := map[string]bool{}
	for w.dec.More() {
		token, err := w.dec.Token()
		if err != nil {
			return w.fail(path, "syntax", err.Error())
		}
		key := token.(string)
		if seen[key] {
			return w.fail(path, "repeated_field", key)
		}
		seen[key] = true
		child, known := s.field(key)
		if !known {
			return w.fail(path, "unknown_field", key)
		}
		if err := w.value(child, strings.TrimPrefix(path+"."+key, "."), depth+1); err != nil {
			return err
		}
	}
	return w.close(path)
}

func (w *walker) close(path string) error {
	if _, err := w.dec.Token(); err != nil {
		return w.fail(path, "syntax", err.Error())
	}
	return nil
}
