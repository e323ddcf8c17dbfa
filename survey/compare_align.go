package survey

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// lineMarks are the fields by which two lines that were added apart are known for
// the same one. Members have ways of their own.
var lineMarks = map[string][]string{
	"contacts":   {"Name"},
	"incomes":    {"Item", "Member"},
	"expenses":   {"Item", "Member"},
	"land":       {"Item"},
	"assets":     {"Item", "Number"},
	"obligors":   {"Name", "Relation"},
	"events":     {"Kind", "Date"},
	"assistance": {"Programme", "Member", "Date"},
	"relatives":  {"Member", "Official"},
	"checks":     {"Date", "Level"},
}

// markOf is what a line says by which it is known, empty when that is nothing.
func markOf(list string, line reflect.Value) string {
	var parts []string
	for _, field := range lineMarks[list] {
		parts = append(parts, FoldName(line.FieldByName(field).String()))
	}
	return strings.Trim(strings.Join(parts, " "), " ")
}

// alike reports whether two lines that were added apart are one.
func alike(list string, a, b reflect.Value) bool {
	if x, ok := a.Interface().(Member); ok {
		return x.sameAs(b.Interface().(Member)) || equal(a, b)
	}
	mark := markOf(list, a)
	return mark != "" && mark == markOf(list, b) || equal(a, b)
}

// sameAs reports whether two members are one person: by their ID numbers, or
// where one is missing by name, unless the birth dates say otherwise.
func (m Member) sameAs(other Member) bool {
	if a, b := PersonNumber(m.IDNumber), PersonNumber(other.IDNumber); a != "" && b != "" {
		return a == b
	}
	born := m.BirthDate == "" || other.BirthDate == "" || m.BirthDate == other.BirthDate
	return FoldName(m.Name) != "" && FoldName(m.Name) == FoldName(other.Name) && born
}

// alignedLists are the lists in the order in which they are aligned: others name
// members and events by their keys.
var alignedLists = []string{"members", "events", "incomes", "expenses", "land", "assets", "obligors", "assistance", "relatives"}

// references are the fields that name a line of another list by its key.
var references = map[string]map[string]bool{"members": memberFields, "events": {"assistance.event": true}}

// align gives the lines that records added apart the keys under which they can be
// compared. Two laptops give the key m5 to whomever they add: without this, two
// people would look like one whose every answer is in dispute. The records are
// changed; which members got other keys is returned for each.
func align(ancestors, records []*Household) []map[string]string {
	renamed := make([]map[string]string, len(records))
	for _, list := range alignedLists {
		for i, keys := range newKeys(list, ancestors, records) {
			rename(records[i], list, keys)
			if list == "members" {
				renamed[i] = keys
			}
		}
	}
	return renamed
}

// added is a line that some records have and no ancestor.
type added struct {
	key  string
	line reflect.Value
	in   map[int]bool // which records
}

// newKeys returns for each record which keys of a list change, and to what.
func newKeys(list string, ancestors, records []*Household) []map[string]string {
	known, taken := map[string]bool{}, map[string]bool{}
	for _, h := range ancestors {
		for _, line := range linesOf(h, list) {
			known[keyOf(line)], taken[keyOf(line)] = true, true
		}
	}
	for _, h := range records {
		for _, line := range linesOf(h, list) {
			taken[keyOf(line)] = true
		}
	}
	var all []*added
	changes := make([]map[string]string, len(records))
	for i, h := range records {
		changes[i] = map[string]string{}
		for _, line := range linesOf(h, list) {
			key := keyOf(line)
			if _, twice := changes[i][key]; key == "" || known[key] || twice {
				continue
			}
			a := find(all, list, line, i)
			if a == nil {
				a = &added{freeKey(key, all, taken), line, map[int]bool{}}
				all = append(all, a)
			}
			a.in[i] = true
			changes[i][key] = a.key
		}
	}
	return changes
}

// find returns what was added in another record and is the same line, first of
// all under the same key.
func find(all []*added, list string, line reflect.Value, record int) *added {
	var found *added
	for _, a := range all {
		if a.in[record] || !alike(list, a.line, line) {
			continue
		}
		if a.key == keyOf(line) {
			return a
		}
		if found == nil {
			found = a
		}
	}
	return found
}

// freeKey returns the key of a line that was added, or where another has it the
// next one that nobody has.
func freeKey(key string, all []*added, taken map[string]bool) string {
	if !slices.ContainsFunc(all, func(a *added) bool { return a.key == key }) {
		return key
	}
	letters := strings.TrimRight(key, "0123456789")
	last := 0
	for k := range taken {
		if n, err := strconv.Atoi(strings.TrimPrefix(k, letters)); err == nil {
			last = max(last, n)
		}
	}
	free := letters + strconv.Itoa(last+1)
	taken[free] = true
	return free
}

// linesOf returns the lines of a list that have keys.
func linesOf(h *Household, list string) []reflect.Value {
	var lines []reflect.Value
	for _, f := range jsonFields(reflect.TypeFor[Household]()) {
		if f.name != list {
			continue
		}
		v := reflect.ValueOf(h).Elem().Field(f.index)
		for i := range v.Len() {
			lines = append(lines, v.Index(i))
		}
	}
	return lines
}

func keyOf(line reflect.Value) string { return line.FieldByName("Key").String() }

// rename changes keys of a list, and where others name them.
func rename(h *Household, list string, keys map[string]string) {
	for _, line := range linesOf(h, list) {
		if to, ok := keys[keyOf(line)]; ok {
			line.FieldByName("Key").SetString(to)
		}
	}
	eachField(reflect.ValueOf(h), "", "", func(f field) {
		if references[list][f.pattern] && f.value.Kind() == reflect.String {
			if to, ok := keys[f.value.String()]; ok {
				f.value.SetString(to)
			}
		}
	})
}

// copyOf returns a value that shares nothing with another.
func copyOf(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			c.Field(i).Set(copyOf(v.Field(i)))
		}
	case v.Kind() == reflect.Slice && !v.IsNil():
		c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			c.Index(i).Set(copyOf(v.Index(i)))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		c.Set(reflect.New(v.Type().Elem()))
		c.Elem().Set(copyOf(v.Elem()))
	default:
		c.Set(v)
	}
	return c
}
