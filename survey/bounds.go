package survey

import (
	"reflect"
	"unicode/utf8"
)

// Bounds of a document, far beyond any household: what comes in is computed
// with, shown and printed, and none of that may take without end.
const (
	MaxMembers = 100
	MaxLines   = 500  // of every other list
	MaxText    = 2000 // characters of a text
)

// TooLarge reports whether the household exceeds MaxMembers, MaxLines or MaxText
// anywhere. What is signed or comes in signed is not taken where it does;
// DecodeHousehold refuses it with the place.
func (h Household) TooLarge() bool { return exceeds(reflect.ValueOf(h)) }

// TooLarge reports whether the visit or its household exceeds the bounds of a
// document. A visit that does could not be opened again.
func (v Visit) TooLarge() bool { return exceeds(reflect.ValueOf(v)) }

// longest is how many elements a list of the given elements has at most.
func longest(elem reflect.Type) int {
	if elem == reflect.TypeFor[Member]() {
		return MaxMembers
	}
	return MaxLines
}

// tooLong reports whether a text has more characters than a document may hold.
func tooLong(s string) bool {
	return len(s) > MaxText && utf8.RuneCountInString(s) > MaxText
}

func exceeds(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return tooLong(v.String())
	case reflect.Pointer:
		return !v.IsNil() && exceeds(v.Elem())
	case reflect.Slice:
		if v.Len() > longest(v.Type().Elem()) {
			return true
		}
		for i := range v.Len() {
			if exceeds(v.Index(i)) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if exceeds(v.Field(i)) {
				return true
			}
		}
	}
	return false
}
