package survey

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// node is one place of a document in several records at once: those that are
// compared, after their ancestors. In a record that does not have the place, as
// of a line that was never written there, the value is not valid.
type node struct {
	path, pattern string
	typ           reflect.Type
	values        []reflect.Value
}

// jsonField is a field of a struct as documents call it.
type jsonField struct {
	name  string
	index int
	typ   reflect.Type
}

func jsonFields(t reflect.Type) []jsonField {
	fields := make([]jsonField, t.NumField())
	for i := range fields {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		fields[i] = jsonField{name, i, t.Field(i).Type}
	}
	return fields
}

// isLines reports whether a type is a list of lines; other lists are one answer.
func isLines(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct
}

// isRecord reports whether a type is a record that need not be there.
func isRecord(t reflect.Type) bool {
	return t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct
}

// field is a field of the struct at a node.
func (n node) field(f jsonField) node {
	return node{
		strings.TrimPrefix(n.path+"."+f.name, "."), strings.TrimPrefix(n.pattern+"."+f.name, "."), f.typ,
		n.each(func(v reflect.Value) reflect.Value { return v.Field(f.index) }),
	}
}

// inside is the record at a node, in the records that have it.
func (n node) inside() node {
	return node{n.path, n.pattern, n.typ.Elem(), n.each(func(v reflect.Value) reflect.Value { return v.Elem() })}
}

// lines are the lines of the list at a node, those of an earlier record first.
// Lines of one name are one line.
func (n node) lines() []node {
	var order []string
	named := make([]map[string]reflect.Value, len(n.values))
	for i, list := range n.values {
		named[i] = map[string]reflect.Value{}
		if !list.IsValid() {
			continue
		}
		for j := range list.Len() {
			name := lineName(n.pattern, list.Index(j), named[i])
			named[i][name] = list.Index(j)
			if !slices.Contains(order, name) {
				order = append(order, name)
			}
		}
	}
	all := make([]node, len(order))
	for l, name := range order {
		all[l] = node{n.path + "." + name, n.pattern, n.typ.Elem(), make([]reflect.Value, len(n.values))}
		for i := range n.values {
			all[l].values[i] = named[i][name]
		}
	}
	return all
}

// lineName is what a path calls a line: its key, or where lines have none what it
// says. A name that another line of the record has gets a number.
func lineName(list string, line reflect.Value, taken map[string]reflect.Value) string {
	base := "?"
	if hasKey(line.Type()) {
		base = line.FieldByName("Key").String()
	} else if mark := markOf(list, line); mark != "" {
		base = mark
	}
	base = strings.ReplaceAll(base, ".", "·")
	name := base
	for i := 2; taken[name].IsValid(); i++ {
		name = base + "#" + strconv.Itoa(i)
	}
	return name
}

func (n node) each(of func(reflect.Value) reflect.Value) []reflect.Value {
	values := make([]reflect.Value, len(n.values))
	for i, v := range n.values {
		if v.IsValid() && !(v.Kind() == reflect.Pointer && v.IsNil()) {
			values[i] = of(v)
		}
	}
	return values
}

// there reports whether a record has the line or record at a node.
func there(v reflect.Value) bool {
	return v.IsValid() && !(v.Kind() == reflect.Pointer && v.IsNil())
}

// equal reports whether two values say the same: not asked, none and nothing are
// three answers.
func equal(a, b reflect.Value) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}
