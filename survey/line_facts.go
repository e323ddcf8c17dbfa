package survey

import (
	"reflect"
	"strings"
)

// Fact is an answer with the pattern of its path.
type Fact struct {
	Pattern string
	Value   any // string, Date, *bool, int, *int, *Fen or a list of texts
}

// FactsOf returns what a line, or a record such as a disability, answers, in the
// order of the document and without its key. Pattern is the one the line has in a
// household: members. What was not asked is left out.
func FactsOf(pattern string, line any) []Fact {
	var facts []Fact
	gather(reflect.ValueOf(line), pattern, &facts)
	return facts
}

func gather(v reflect.Value, pattern string, facts *[]Fact) {
	switch {
	case v.IsZero() || strings.HasSuffix(pattern, ".key"):
	case isRecord(v.Type()):
		gather(v.Elem(), pattern, facts)
	case isLines(v.Type()):
		for i := range v.Len() {
			gather(v.Index(i), pattern, facts)
		}
	case v.Kind() == reflect.Struct:
		for _, f := range jsonFields(v.Type()) {
			gather(v.Field(f.index), strings.TrimPrefix(pattern+"."+f.name, "."), facts)
		}
	default:
		*facts = append(*facts, Fact{pattern, v.Interface()})
	}
}

// CodesOf returns the list of codes that the fact with a pattern may have.
func CodesOf(pattern string) (CodeList, bool) {
	list, ok := fieldCodes[pattern]
	return list, ok
}

// NamesMember reports whether the fact with a pattern names members by key.
func NamesMember(pattern string) bool { return memberFields[pattern] }

// Asked reports whether a list of the household, by its name in the document, was
// asked about at all.
func (h Household) Asked(list string) bool {
	for _, f := range jsonFields(reflect.TypeFor[Household]()) {
		if f.name == list {
			return !reflect.ValueOf(h).Field(f.index).IsNil()
		}
	}
	return false
}
