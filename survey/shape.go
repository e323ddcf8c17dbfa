package survey

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// shape is what a document may hold at one place: a plain value of one kind, the
// fields of an object, or the shape of a list's elements.
type shape struct {
	kind   reflect.Kind // String, Bool, Int, Slice or Struct
	fields map[string]*shape
	elem   *shape
	most   int  // elements of a list
	amount bool // a number that is money
	key    bool // a text that tells the elements of a list apart
}

// accepts reports whether a value that begins with the token may stand here.
// Numbers are whole.
func (s *shape) accepts(token json.Token) bool {
	switch t := token.(type) {
	case string:
		return s.kind == reflect.String
	case bool:
		return s.kind == reflect.Bool
	case json.Number:
		_, err := strconv.ParseInt(t.String(), 10, 64)
		return s.kind == reflect.Int && err == nil
	case json.Delim:
		return t == '[' && s.kind == reflect.Slice || t == '{' && s.kind == reflect.Struct
	}
	return false
}

// jsonShape derives the shape from the json tags of a struct.
func jsonShape(v any) *shape {
	return shapeOf(reflect.TypeOf(v))
}

func shapeOf(t reflect.Type) *shape {
	switch t.Kind() {
	case reflect.Pointer:
		return shapeOf(t.Elem())
	case reflect.Slice:
		return &shape{kind: reflect.Slice, elem: shapeOf(t.Elem()), most: longest(t.Elem())}
	case reflect.Int64:
		return &shape{kind: reflect.Int, amount: true}
	case reflect.Struct:
		fields := map[string]*shape{}
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields[name] = shapeOf(f.Type)
			fields[name].key = name == "key"
		}
		return &shape{kind: reflect.Struct, fields: fields}
	}
	return &shape{kind: t.Kind()}
}
