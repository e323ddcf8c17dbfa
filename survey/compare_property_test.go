package survey_test

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ruhu/survey"
)

// flat lays a value out by paths, lines by key or place: an account of a document
// that shares nothing with the code under test.
func flat(v reflect.Value, path string, into map[string]string) {
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct:
		into[path+"?"] = fmt.Sprint(v.IsNil())
		if !v.IsNil() {
			flat(v.Elem(), path, into)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			flat(v.Field(i), strings.TrimPrefix(path+"."+name, "."), into)
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		into[path] = fmt.Sprint(v.IsNil())
		times := map[string]int{}
		for i := range v.Len() {
			name := nameOf(v.Index(i))
			if times[name]++; times[name] > 1 {
				name += fmt.Sprintf("#%d", times[name])
			}
			flat(v.Index(i), path+"."+name, into)
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		into[path] = fmt.Sprint(v.Elem())
	default:
		into[path] = fmt.Sprintf("%#v", v.Interface())
	}
}

// nameOf is a line's key, or of those without keys what it begins with.
func nameOf(line reflect.Value) string {
	if c, ok := line.Interface().(survey.Check); ok {
		return cmp.Or(strings.TrimSpace(string(c.Date)+" "+c.Level), "?")
	}
	return cmp.Or(line.Field(0).String(), "?")
}

func flatOf(h survey.Household) map[string]string {
	all := map[string]string{}
	flat(reflect.ValueOf(h), "", all)
	return all
}

// drawValue changes one answer to another of its kind.
func drawValue(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "甲", "乙", "2017-03"}).Draw(t, "text"))
	case reflect.Int, reflect.Int64:
		v.SetInt(rapid.Int64Range(0, 3).Draw(t, "number"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "answer"))
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "not asked") {
			v.SetZero()
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		drawValue(t, v.Elem())
	case reflect.Struct:
		i := rapid.IntRange(0, v.NumField()-1).Draw(t, "field")
		if name := v.Type().Field(i).Name; name != "Key" && name != "ID" {
			drawValue(t, v.Field(i))
		}
	case reflect.Slice:
		drawList(t, v)
	}
}

// drawList forgets a list, empties it, adds to it, takes from it, or changes one
// of its lines.
func drawList(t *rapid.T, v reflect.Value) {
	switch op := rapid.IntRange(0, 4).Draw(t, "list"); {
	case op == 0:
		v.SetZero()
	case op == 1:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	case op == 2 || v.Len() == 0:
		line := reflect.New(v.Type().Elem()).Elem()
		drawValue(t, line)
		if line.Kind() == reflect.Struct {
			name := fmt.Sprintf("n%d", rapid.IntRange(1, 3).Draw(t, "name"))
			for i := range v.Len() {
				if nameOf(v.Index(i)) == name {
					return
				}
			}
			line.Field(0).SetString(name)
		}
		v.Set(reflect.Append(v, line))
	case op == 3:
		gone := rapid.IntRange(0, v.Len()-1).Draw(t, "gone")
		v.Set(reflect.AppendSlice(v.Slice(0, gone), v.Slice(gone+1, v.Len())))
	default:
		drawValue(t, v.Index(rapid.IntRange(0, v.Len()-1).Draw(t, "line")))
	}
}

// drawRecord is the family after some edits.
func drawRecord(t *rapid.T, edits int) survey.Household {
	h := family()
	h.Checks = []survey.Check{{Date: "2017-01-15", Level: "village"}}
	for range rapid.IntRange(0, edits).Draw(t, "edits") {
		drawValue(t, reflect.ValueOf(&h).Elem())
	}
	return h
}

func drawRecords(t *rapid.T) (ancestors, records []survey.Household) {
	if rapid.Bool().Draw(t, "with an ancestor") {
		ancestors = []survey.Household{drawRecord(t, 3)}
	}
	for range rapid.IntRange(2, 4).Draw(t, "records") {
		records = append(records, drawRecord(t, 12))
	}
	return ancestors, records
}

// choose draws a choice for everything that may be chosen.
func choose(t *rapid.T, c survey.Comparison) survey.Choices {
	choices := survey.Choices{}
	for _, d := range c.Differences {
		var may []int
		for i := range d.Answers {
			if d.CanChoose(i) {
				may = append(may, i)
			}
		}
		choices[d.Path] = rapid.SampledFrom(may).Draw(t, d.Path)
	}
	return choices
}

// covered reports whether a difference shows the fact at a path: itself, or the
// line it is in.
func covered(c survey.Comparison, path string) bool {
	for _, d := range c.Differences {
		if path = strings.TrimSuffix(path, "?"); d.Path == path || d.Kind == survey.AboutLine && strings.HasPrefix(path, d.Path+".") {
			return true
		}
		if d.Kind == survey.AboutLine && strings.HasPrefix(d.Path, path+".") {
			return true // whether a list has lines, said by its lines
		}
	}
	return false
}

func TestNothingIsLostWithoutHavingBeenShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ancestors, records := drawRecords(t)
		c := survey.Compare(ancestors, records)
		settled, open := c.Settle(choose(t, c))
		for _, path := range open { // an answer of a record that does not have the line
			if !covered(c, path) {
				t.Fatalf("%s is open and nobody sees it", path)
			}
		}
		result := flatOf(settled)
		for i, r := range c.Records {
			for path, answer := range flatOf(r) {
				if result[path] != answer && !covered(c, path) {
					t.Fatalf("%s of record %d said %s and is %s now, and nobody saw it", path, i, answer, result[path])
				}
			}
		}
		for path, answer := range result {
			said := false
			for _, r := range c.Records {
				said = said || flatOf(r)[path] == answer
			}
			if !said && !covered(c, path) { // of a list all of whose lines were left out, nobody asked
				t.Fatalf("%s is %s, which no record said", path, answer)
			}
		}
	})
}

func TestChoosingOneRecordThroughoutGivesThatRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ancestors, records := drawRecords(t)
		c := survey.Compare(ancestors, records)
		i := rapid.IntRange(0, len(records)-1).Draw(t, "record")
		choices := survey.Choices{}
		for _, d := range c.Differences {
			if d.CanChoose(i) {
				choices[d.Path] = i
			}
		}
		settled, open := c.Settle(choices)
		if want := flatOf(c.Records[i]); len(open) > 0 || !reflect.DeepEqual(flatOf(settled), want) {
			t.Fatalf("open %q\ngot  %v\nwant %v", open, flatOf(settled), want)
		}
	})
}

func TestOnlyWhatOneRecordChangedIsOffered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ancestors, records := drawRecords(t)
		for _, d := range survey.Compare(ancestors, records).Differences {
			if d.Offered == survey.MustChoose {
				continue
			}
			if d.Class != survey.ClassOther || d.Before == nil {
				t.Fatalf("%s of class %s is offered", d.Path, d.Class)
			}
			for i, a := range d.Answers {
				if d.CanChoose(i) && !reflect.DeepEqual(a, d.Answers[d.Offered]) && !reflect.DeepEqual(a, *d.Before) && d.Kind != survey.AboutLine {
					t.Fatalf("%s: record %d changed it to %v, and another's is offered", d.Path, i, a)
				}
			}
		}
	})
}

func TestTheOrderOfRecordsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ancestors, records := drawRecords(t)
		n := len(records)
		turned := make([]survey.Household, n)
		for i, r := range records {
			turned[n-1-i] = r
		}
		one, other := survey.Compare(ancestors, records), survey.Compare(ancestors, turned)
		if len(one.Differences) != len(other.Differences) {
			t.Fatalf("%d differences, turned %d", len(one.Differences), len(other.Differences))
		}
		for _, d := range one.Differences {
			for _, e := range other.Differences {
				if e.Path != d.Path || !reflect.DeepEqual(d.Answers[0], e.Answers[n-1]) {
					continue
				}
				if d.Class != e.Class || (d.Offered == survey.MustChoose) != (e.Offered == survey.MustChoose) {
					t.Fatalf("%s is of class %s, offered %d; turned %s, %d", d.Path, d.Class, d.Offered, e.Class, e.Offered)
				}
			}
		}
	})
}

func TestEqualRecordsHaveNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ancestor, record := drawRecord(t, 5), drawRecord(t, 12)
		if c := survey.Compare([]survey.Household{ancestor}, []survey.Household{record, record, record}); len(c.Differences) > 0 {
			t.Fatalf("%q", shown(c))
		}
	})
}
