package visit_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/survey"
)

// notPrinted are the facts that do not stand on the paper as such: ids and keys.
var notPrinted = regexp.MustCompile(`^(ID|.*\.Key)$`)

// told is a household of which everything is known that the document can hold.
func told() survey.Household {
	h := apptest.Family(apptest.Village, 0, "张国强", "李桂兰")
	fill(reflect.ValueOf(&h).Elem())
	for i := range h.Members {
		h.Members[i].Key = fmt.Sprintf("m%d", i+1)
	}
	h.Village, h.Group = apptest.Village, "3组"
	h.Incomes[0].Key, h.Incomes[0].Item = "i1", "farm.crop"
	h.Assistance[0].Event = "e1"
	return h
}

// fill gives every field a value of its own, and every list one element.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.String() == "" {
			v.SetString("甲")
		}
	case reflect.Int, reflect.Int64:
		v.SetInt(3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		fill(v.Elem())
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

// eachFact visits every plain value of a document with its path.
func eachFact(v reflect.Value, path string, see func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		eachFact(v.Elem(), path, see)
	case reflect.Slice:
		for i := range v.Len() {
			eachFact(v.Index(i), fmt.Sprintf("%s.%d", path, i), see)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachFact(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), see)
		}
	default:
		see(path, v)
	}
}

// otherwise changes a value.
func otherwise(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("乙")
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	}
}

func TestEveryFactOfTheDocumentStandsOnTheForm(t *testing.T) {
	_, w, r := form(t, text.Zh, apptest.Family(apptest.Village, 0, "张国强", "李桂兰"), apptest.Complete)
	// The assessment stays as it was, so that only the facts can make a difference.
	r.Assessment = []byte(strings.ReplaceAll(string(r.Assessment), w.Pack.Info().SHA256, strings.Repeat("0", 64)))
	r.Visit.Household = told()
	want, err := visit.Form(w, r, text.Zh)
	apptest.OK(t, err)
	n := 0
	eachFact(reflect.ValueOf(&r.Visit.Household), "", func(path string, v reflect.Value) {
		if n++; notPrinted.MatchString(path) {
			return
		}
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		otherwise(v)
		got, err := visit.Form(w, r, text.Zh)
		apptest.OK(t, err)
		if reflect.DeepEqual(got, want) {
			t.Errorf("%s makes no difference to the form", path)
		}
		v.Set(was)
	})
	if n < 250 {
		t.Errorf("only %d facts were looked at", n)
	}
}
