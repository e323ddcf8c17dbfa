package survey_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ruhu/survey"
)

var update = flag.Bool("update", false, "write the golden files anew")

// filled makes a value in which everything is answered, or nothing.
func filled(v reflect.Value, answered bool) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(map[bool]string{true: "x"}[answered])
	case reflect.Int, reflect.Int64:
		v.SetInt(map[bool]int64{true: 1}[answered])
	case reflect.Pointer:
		if answered || v.Type().Elem().Kind() == reflect.Struct {
			v.Set(reflect.New(v.Type().Elem()))
			filled(v.Elem(), answered)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 1))
		if answered || v.Type().Elem().Kind() == reflect.Struct {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			filled(v.Index(0), answered)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "Key" {
				v.Field(i).SetString("1")
				continue
			}
			filled(v.Field(i), answered)
		}
	}
}

// TestEveryFactHasItsClass holds the class of every fact of the document against
// a list that people read: who adds a fact decides there who chooses.
func TestEveryFactHasItsClass(t *testing.T) {
	var full, empty, none survey.Household
	filled(reflect.ValueOf(&full).Elem(), true)
	filled(reflect.ValueOf(&empty).Elem(), false)
	empty.Contacts[0].Name, empty.Checks[0] = "x", survey.Check{Date: "x", Level: "x"}
	var lines []string
	for _, c := range []survey.Comparison{survey.Compare([]survey.Household{full}, []survey.Household{full, empty}), survey.Compare(nil, []survey.Household{full, none})} {
		for _, d := range c.Differences {
			lines = append(lines, fmt.Sprintf("%-10s %-4s %s", d.Class, d.Kind, d.Pattern))
		}
	}
	slices.Sort(lines)
	got := strings.Join(slices.Compact(lines), "\n") + "\n"
	const path = "testdata/golden/classes.txt"
	if *update {
		if err := os.MkdirAll("testdata/golden", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || got != string(want) {
		t.Errorf("the classes are others than in %s; run with -update once they are right: %v", path, err)
	}
}
