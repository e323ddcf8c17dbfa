package survey_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/survey"
)

// Whatever somebody typed, checking says errors first, says the same twice, and
// changes nothing.
func TestCheckingAnythingIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := anything[survey.Household](t)
		before, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		problems := h.Check(checkDay)
		if !slices.IsSortedFunc(problems, func(a, b survey.Problem) int { return int(b.Strength) - int(a.Strength) }) {
			t.Fatal("an error comes behind something weaker")
		}
		if !reflect.DeepEqual(problems, h.Check(checkDay)) {
			t.Fatal("two checks differ")
		}
		if after, _ := json.Marshal(h); string(after) != string(before) {
			t.Fatal("the check changed the household")
		}
	})
}

// Nothing that anybody types about a household stands against finishing: only
// visitors, and meetings with its members, do.
func TestNoFactOfAHouseholdBlocksAVisit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := visitOf(survey.Visitor{Name: "王明"}, survey.Visitor{Name: "赵芳"})
		h := anything[survey.Household](t)
		h.Members = []survey.Member{anything[survey.Member](t)}
		h.Members[0].Key = "m1"
		v.Household = h
		if problems := v.Unfinished(); len(problems) > 0 {
			t.Fatalf("%+v", problems)
		}
	})
}

// anything draws a value of which every part is asked or not, and right or
// wrong.
func anything[T any](t *rapid.T) T {
	var v T
	fillAnything(t, reflect.ValueOf(&v).Elem())
	return v
}

var words = rapid.SampledFrom([]string{
	"", "m1", "m2", "02", "10", "20", "42", "male", "female", "active", "none", "single", "dibao", "tekun", "因病", "因学", "2017-01", "2016-12",
	"2017-05-16", "1950-01-01", "2005-07-01", "410699195001010010", "41069919500101001043", "card", "student", "healthy", "chronic", "disabled",
	"wage.local", "farm.crop", "transfer.dibao", "张·三", "\u202e\x00", "𬍛", "met", "C", "?",
})

var numbers = rapid.OneOf(rapid.Int64Range(-2, 13), rapid.Int64())

func fillAnything(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "asked") {
			v.Set(reflect.New(v.Type().Elem()))
			fillAnything(t, v.Elem())
		}
	case reflect.Slice:
		if n := rapid.IntRange(-1, 3).Draw(t, "length"); n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			fillAnything(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillAnything(t, v.Field(i))
		}
	case reflect.String:
		v.SetString(words.Draw(t, "words"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "answer"))
	case reflect.Int, reflect.Int64:
		v.SetInt(numbers.Draw(t, "number"))
	}
}
