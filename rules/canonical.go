package rules

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// canonical appends a document in its one form, which is what is hashed: JSON
// without white space, the keys of every object in order, texts with no other
// escape than JSON asks for. What was not asked is left out, whether it stands
// in the document as null, as an empty text or not at all, so that a document
// keeps its hash when later versions know more questions. An empty list is an
// answer and stays.
//
// It knows strings, whole numbers, booleans, and lists, structs and pointers of
// those, which is all that documents are made of.
func canonical(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Pointer:
		return canonical(out, v.Elem())
	case reflect.String:
		return quoted(out, v.String())
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool())
	case reflect.Int, reflect.Int64:
		return strconv.AppendInt(out, v.Int(), 10)
	case reflect.Slice:
		return canonicalList(out, v)
	case reflect.Struct:
		return canonicalObject(out, v)
	}
	return out
}

func canonicalList(out []byte, v reflect.Value) []byte {
	out = append(out, '[')
	for i := range v.Len() {
		if i > 0 {
			out = append(out, ',')
		}
		out = canonical(out, v.Index(i))
	}
	return append(out, ']')
}

func canonicalObject(out []byte, v reflect.Value) []byte {
	out = append(out, '{')
	first := len(out)
	for _, f := range fieldsOf(v.Type()) {
		value := v.Field(f.index)
		if unasked(value) {
			continue
		}
		before := len(out)
		if before > first {
			out = append(out, ',')
		}
		out = append(quoted(out, f.name), ':')
		body := len(out)
		out = canonical(out, value)
		if value.Kind() == reflect.Struct && string(out[body:]) == "{}" {
			out = out[:before] // nothing in it was asked
		}
	}
	return append(out, '}')
}

// unasked reports whether a value of a field says nothing.
func unasked(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice:
		return v.IsNil()
	case reflect.String:
		return v.Len() == 0
	}
	return false
}

// namedField is a field of a struct under its name in JSON.
type namedField struct {
	name  string
	index int
}

var knownFields sync.Map // of reflect.Type: []namedField

// fieldsOf returns the fields of a struct in order of their names in JSON.
func fieldsOf(t reflect.Type) []namedField {
	if known, ok := knownFields.Load(t); ok {
		return known.([]namedField)
	}
	var fields []namedField
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		fields = append(fields, namedField{name, i})
	}
	slices.SortFunc(fields, func(a, b namedField) int { return cmp.Compare(a.name, b.name) })
	knownFields.Store(t, fields)
	return fields
}

const hexDigits = "0123456789abcdef"

// quoted appends a text as JSON.
func quoted(out []byte, s string) []byte {
	out = append(out, '"')
	plain := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		out = append(out, s[plain:i]...)
		plain = i + 1
		if c >= ' ' {
			out = append(out, '\\', c)
		} else {
			out = append(out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(append(out, s[plain:]...), '"')
}

// quotedList appends a list of texts as JSON.
func quotedList(out []byte, list []string) []byte {
	out = append(out, '[')
	for i, s := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = quoted(out, s)
	}
	return append(out, ']')
}
