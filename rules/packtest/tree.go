package packtest

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
	"ruhu/survey"
)

// tree is a document as JSON has it: map[string]any, []any, json.Number, string,
// bool or nil. Trees are never changed: a change makes a new one.
type tree = any

// treeOf reads a node as a tree. What a plain scalar means must be plain to see:
// null, true, false, a number without leading zeros; everything else is text.
func treeOf(s rules.Source, n *yaml.Node) tree {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		o := s.Object(n)
		for _, key := range o.Keys() {
			m[key.Value] = treeOf(s, o.Get(key.Value))
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, e := range n.Content {
			list = append(list, treeOf(s, e))
		}
		return list
	}
	return scalarOf(s, n)
}

func scalarOf(s rules.Source, n *yaml.Node) tree {
	if quoted(n) {
		return n.Value
	}
	switch n.Value {
	case "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	if v, err := strconv.ParseInt(n.Value, 10, 64); err == nil {
		if strconv.FormatInt(v, 10) != n.Value {
			s.Fault(n, "not_a_number", n.Value)
		}
		return json.Number(n.Value)
	}
	return n.Value
}

func quoted(n *yaml.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// with returns the tree with a value at a path; nil unsets a field and removes
// an element. An element of a list is found by its key and appended where there
// is none; mappings that are missing on the way are made.
func with(t tree, path []string, value tree) (tree, bool) {
	if len(path) == 0 {
		return value, true
	}
	switch t := t.(type) {
	case nil:
		if elementKey.MatchString(path[0]) {
			return withElement(nil, path, value)
		}
		return with(map[string]any{}, path, value)
	case map[string]any:
		inner, ok := with(t[path[0]], path[1:], value)
		next := maps.Clone(t)
		next[path[0]] = inner
		return next, ok
	case []any:
		return withElement(t, path, value)
	}
	return t, false
}

func withElement(list []any, path []string, value tree) (tree, bool) {
	at := slices.IndexFunc(list, func(e any) bool { return keyOf(e) == path[0] })
	if len(path) == 1 && value == nil {
		if at < 0 {
			return list, false
		}
		return slices.Delete(slices.Clone(list), at, at+1), true
	}
	var old tree
	if at >= 0 {
		old = list[at]
	}
	inner, ok := with(old, path[1:], value)
	element, isMap := inner.(map[string]any)
	if !ok || !isMap {
		return list, false
	}
	element = maps.Clone(element)
	element["key"] = path[0]
	if at < 0 {
		return append(slices.Clone(list), element), true
	}
	next := slices.Clone(list)
	next[at] = element
	return next, true
}

// keyNames are the fields by which elements of lists are told apart: key in
// households, the others in a calendar.
var keyNames = []string{"key", "id", "level"}

func keyOf(e tree) string {
	m, _ := e.(map[string]any)
	for _, name := range keyNames {
		if key, ok := m[name].(string); ok {
			return key
		}
	}
	return ""
}

// elementKey is what keys of elements look like: a list that is missing is made
// for one, so that members.m1 can be set in a household without members.
var elementKey = regexp.MustCompile(`^[a-z][0-9]+$`)

// steps splits a path.
func steps(path string) []string { return strings.Split(path, ".") }

// household reads a tree as a household document.
func household(t tree) (survey.Household, error) {
	data, err := json.Marshal(t)
	if err != nil {
		return survey.Household{}, err
	}
	return survey.DecodeHousehold(data)
}
