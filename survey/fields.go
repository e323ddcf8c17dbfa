package survey

import (
	"reflect"
	"strconv"
	"strings"
)

// field is one value of a document with its fact path and the pattern of it, in
// which elements of lists have no name: members.m1.work.status is of the pattern
// members.work.status.
type field struct {
	path, pattern string
	value         reflect.Value
}

// eachField calls see for every value below v, in the order of the document:
// structs and lists before what they hold. What was not asked is left out.
func eachField(v reflect.Value, path, pattern string, see func(field)) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	see(field{path, pattern, v})
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			eachField(v.Index(i), path+"."+elementName(v.Index(i), i), pattern, see)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			eachField(v.Field(i), strings.TrimPrefix(path+"."+name, "."), strings.TrimPrefix(pattern+"."+name, "."), see)
		}
	}
}

// elementName is what a path calls an element of a list: its key, else its place.
func elementName(element reflect.Value, i int) string {
	if element.Kind() == reflect.Struct {
		if key := element.FieldByName("Key"); key.IsValid() && key.String() != "" {
			return key.String()
		}
	}
	return strconv.Itoa(i)
}
