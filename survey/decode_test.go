package survey_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"ruhu/survey"
)

func example(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What a document says comes back in the same words: compared as JSON values, in
// which null and an absent key are the same.
func TestDocumentsSurviveReadingAndWriting(t *testing.T) {
	for _, name := range []string{"household.json", "design.json"} {
		t.Run(name, func(t *testing.T) {
			h, err := survey.DecodeHousehold(example(t, name))
			if err != nil {
				t.Fatal(err)
			}
			written, err := json.Marshal(h)
			if err != nil {
				t.Fatal(err)
			}
			again, err := survey.DecodeHousehold(written)
			if err != nil || !reflect.DeepEqual(again, h) {
				t.Fatalf("second reading differs: %v\n%+v\n%+v", err, again, h)
			}
			var before, after map[string]any
			if err := errors.Join(json.Unmarshal(example(t, name), &before), json.Unmarshal(written, &after)); err != nil {
				t.Fatal(err)
			}
			sameWhereSaid(t, "", before, after)
		})
	}
}

// sameWhereSaid checks that everything said in one document is in the other.
func sameWhereSaid(t *testing.T, path string, before, after any) {
	t.Helper()
	switch b := before.(type) {
	case map[string]any:
		a, ok := after.(map[string]any)
		if !ok {
			t.Errorf("%s is %v, want an object", path, after)
			return
		}
		for key := range b {
			sameWhereSaid(t, path+"."+key, b[key], a[key])
		}
	case []any:
		a, ok := after.([]any)
		if !ok || len(a) != len(b) {
			t.Errorf("%s is %v, want %v", path, after, before)
			return
		}
		for i := range b {
			sameWhereSaid(t, path+"."+string(rune('0'+i)), b[i], a[i])
		}
	default:
		if !reflect.DeepEqual(before, after) {
			t.Errorf("%s is %v, want %v", path, after, before)
		}
	}
}

func TestNotAskedIsNotNone(t *testing.T) {
	tests := []struct {
		name, json string
		isNil      bool
		written    string
	}{
		{"absent means not asked", `{}`, true, `"incomes":null`},
		{"null means not asked", `{"incomes": null}`, true, `"incomes":null`},
		{"an empty list means none", `{"incomes": []}`, false, `"incomes":[]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h, err := survey.DecodeHousehold([]byte(tt.json))
			if err != nil {
				t.Fatal(err)
			}
			if (h.Incomes == nil) != tt.isNil {
				t.Errorf("incomes are %v", h.Incomes)
			}
			written, err := json.Marshal(h)
			if err != nil || !bytes.Contains(written, []byte(tt.written)) {
				t.Errorf("written as %s, %v; want %s in it", written, err, tt.written)
			}
		})
	}
}

func TestAnswersOfFalseAndZeroAreKept(t *testing.T) {
	h, err := survey.DecodeHousehold([]byte(`{"development_ability": false, "incomes": [{"key": "i1", "gross_fen": 0}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if h.DevelopmentAbility == nil || *h.DevelopmentAbility || h.Incomes[0].GrossFen == nil || *h.Incomes[0].GrossFen != 0 || h.Incomes[0].CostFen != nil {
		t.Errorf("got %v, %+v", h.DevelopmentAbility, h.Incomes[0])
	}
}

func TestAFaultInADocumentIsNamedWithItsPlace(t *testing.T) {
	tests := []struct {
		name, json   string
		line, column int
		path, code   string
		detail       string
	}{
		{"a misspelled field", "{\n \"vilage\": \"\"}", 2, 2, "", "unknown_field", "vilage"},
		{"case matters", `{"Village": ""}`, 1, 2, "", "unknown_field", "Village"},
		{"deep inside", `{"members": [{}, {"名": 1}]}`, 1, 19, "members.1", "unknown_field", "名"},
		{"a field twice", `{"group": "", "group": "1组"}`, 1, 15, "", "repeated_field", "group"},
		{"a word for a number", "{\"incomes\": [\n{\"gross_fen\": \"12\"}]}", 2, 15, "incomes.0.gross_fen", "type", `"12"`},
		{"half a fen", `{"incomes": [{"gross_fen": 0.5}]}`, 1, 28, "incomes.0.gross_fen", "type", "0.5"},
		{"an exponent", `{"incomes": [{"gross_fen": 1e3}]}`, 1, 28, "incomes.0.gross_fen", "type", "1e3"},
		{"more than fits", `{"incomes": [{"gross_fen": 99999999999999999999}]}`, 1, 28, "incomes.0.gross_fen", "type", "99999999999999999999"},
		{"a number for a word", `{"phone": 139}`, 1, 11, "phone", "type", "139"},
		{"a list for an object", `{"dibao": []}`, 1, 11, "dibao", "type", "["},
		{"a value for a list", `{"members": {}}`, 1, 13, "members", "type", "{"},
		{"null for a member", `{"members": [null]}`, 1, 14, "members.0", "type", "null"},
		{"null for a household", `null`, 1, 1, "", "type", "null"},
		{"a list of households", `[]`, 1, 1, "", "type", "["},
		{"characters are counted, not bytes", `{"address": "小河村", "x": 1}`, 1, 20, "", "unknown_field", "x"},
		{"cut short", `{"members": [`, 1, 14, "members", "syntax", "EOF"},
		{"nothing at all", ``, 1, 1, "", "syntax", "EOF"},
		{"a comma too many", `{"phone": "",}`, 1, 14, "", "syntax", "invalid character '}'"},
		{"something behind", `{} {}`, 1, 4, "", "trailing", ""},
		{"another encoding", "{\"address\": \"\xba\xd3\"}", 1, 14, "", "encoding", ""},
		{"inside a visit", `{"household": {"vilage": ""}}`, 1, 16, "household", "unknown_field", "vilage"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := survey.DecodeHousehold([]byte(tt.json))
			var e *survey.DocumentError
			if !errors.As(err, &e) {
				t.Fatalf("error is %v", err)
			}
			if e.Line != tt.line || e.Column != tt.column || e.Path != tt.path || e.Code != tt.code || !strings.Contains(e.Detail, tt.detail) {
				t.Errorf("got %v (%s)", e, e.Code)
			}
			hasSentence(t, "document."+e.Code, e.Args()...)
		})
	}
}

func TestADocumentThatNestsTooDeeplyIsRefused(t *testing.T) {
	_, err := survey.DecodeHousehold([]byte(strings.Repeat("[", 20_000)))
	var e *survey.DocumentError
	if !errors.As(err, &e) {
		t.Fatalf("error is %v", err)
	}
}

func TestAVisitIsReadWithItsHousehold(t *testing.T) {
	visit := `{"household": {"group": "3组"}, "level": "township", "met": [{"member": "m1", "in_person": true, "reason": ""}]}`
	v, err := survey.DecodeVisit([]byte("\ufeff" + visit))
	if err != nil || v.Household.Group != "3组" || len(v.Met) != 1 {
		t.Fatalf("DecodeVisit: %+v, %v", v, err)
	}
	h, err := survey.DecodeHousehold([]byte(visit))
	if err != nil || h.Group != "3组" {
		t.Errorf("DecodeHousehold of a visit: %+v, %v", h, err)
	}
}

func FuzzDecodeHousehold(f *testing.F) {
	f.Add(example(f, "household.json"))
	f.Add(example(f, "design.json"))
	f.Add(documented(f))
	f.Add([]byte(`{"household": {"members": [{"disability": null}]}, "met": []}`))
	f.Add([]byte(`{"incomes": [{"gross_fen": -0}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := survey.DecodeHousehold(data)
		var e *survey.DocumentError
		if errors.As(err, &e) {
			if e.Line < 1 || e.Column < 1 || e.Code == "" {
				t.Fatalf("error without a place: %+v", e)
			}
			return
		}
		if err != nil {
			t.Fatalf("error of another kind: %v", err)
		}
		h.Check("2017-07-01")
		written, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		again, err := survey.DecodeHousehold(written)
		if err != nil || !reflect.DeepEqual(again, h) {
			t.Fatalf("second reading differs: %v\n%+v\n%+v", err, again, h)
		}
	})
}

// A draft opens with whatever was typed, and what was typed comes back.
func FuzzDecodeVisit(f *testing.F) {
	f.Add([]byte(`{"household": ` + string(documented(f)) + `, "kind": "campaign", "visitors": [{"name": "王明"}], "met": [{"member": "m1", "in_person": true}],
		"explained": [{"path": "members.m1.id_number", "code": "id_sex", "reason": "卡上如此"}]}`))
	f.Add([]byte(`{"household": {"incomes": [{"gross_fen": -1}, {"key": ""}, {"key": ""}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := survey.DecodeVisit(data)
		if err != nil {
			return
		}
		v.Check()
		v.Unfinished()
		written, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		again, err := survey.DecodeVisit(written)
		if err != nil || !reflect.DeepEqual(again, v) {
			t.Fatalf("second reading differs: %v\n%+v\n%+v", err, again, v)
		}
	})
}
