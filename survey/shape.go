package survey

import (
	"reflect"
	"strings"
)

// shape is what a document may hold at one place: the fields of an object, or
// the shape of a list's elements. A nil shape is a plain value, below which
// nothing is checked here.
type shape struct {
	fields map[string]*shape
	elem   *shape
}

func (s *shape) element() *shape {
	if s == nil {
		return nil
	}
	return s.elem
}

// field returns the shape under a key. Below a plain value any key is known:
// the decoder reports the wrong type with a better message.
func (s *shape) field(key string) (*shape, bool) {
	if s == nil || s.fields == nil {
		return nil, true
	}
	child, known := s.fields[key]
	return child, known
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
		return &shape{elem: shapeOf(t.Elem())}
	case reflect.Struct:
		fields := map[string]*shape{}
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields[name] = shapeOf(f.Type)
		}
		return &shape{fields: fields}
	}
	return nil
}
