package survey_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"ruhu/survey"
)

// freeText are the fields that hold words, in the order of the document.
var freeText = strings.Fields(`
	id group address register.number register.head register.address contacts.k.name contacts.k.relation
	bank.name bank.holder bank.account bank.agent
	members.k.name members.k.reading members.k.former_name members.k.no_id_reason members.k.registry_number
	members.k.illness.name members.k.illness.hospital members.k.disability.carer members.k.school members.k.no_school_reason
	members.k.work.place members.k.work.employer
	dibao.class_reason dibao.stop_reason dibao.number tekun.number
	jdlk.number jdlk.relapse_why jdlk.measures.k jdlk.helper.name jdlk.helper.unit
	incomes.k.note expenses.k.note housing.owner housing.certificate
	assets.k.owner assets.k.number assets.k.acquired assets.k.note obligors.k.name obligors.k.unit obligors.k.unable
	development_ability_reason self_reliance.industry_reason self_reliance.employment_reason self_reliance.relocation_reason
	events.k.note assistance.k.from relatives.k.official relatives.k.unit relatives.k.post relatives.k.relation relatives.k.record
	economic_check.source economic_check.number`)

// A field that is added to the document belongs on a list: of words, or of what
// is held against what it may be.
func TestEveryFieldIsWordsOrIsHeldAgainstWhatItMayBe(t *testing.T) {
	var h survey.Household
	var filled []string
	fill(reflect.ValueOf(&h).Elem(), "", &filled)
	doubted := map[string]bool{}
	for _, p := range h.Check(checkDay) {
		if p.Strength > survey.Hint {
			doubted[strings.ReplaceAll(p.Path, ".0", ".k")] = true
		}
	}
	for _, path := range filled {
		if !doubted[path] && !slices.Contains(freeText, path) {
			t.Errorf("nothing is said of %s", path)
		}
	}
	for _, path := range freeText {
		if !slices.Contains(filled, path) {
			t.Errorf("%s is no field of the document", path)
		}
	}
}

// fill writes what no field but one of words may hold into everything below v.
func fill(v reflect.Value, path string, filled *[]string) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path, filled)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), path+".k", filled)
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Tag.Get("json")
			fill(v.Field(i), strings.TrimPrefix(path+"."+name, "."), filled)
		}
	case reflect.String:
		v.SetString("?")
		if strings.HasSuffix(path, ".key") {
			v.SetString("k")
			return
		}
		*filled = append(*filled, path)
	case reflect.Int, reflect.Int64:
		v.SetInt(-1)
		*filled = append(*filled, path)
	}
}
