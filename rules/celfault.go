package rules

import (
	"regexp"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"go.yaml.in/yaml/v4"
)

var (
	undeclared = regexp.MustCompile(`^undeclared reference to '([^']*)'`)
	noOverload = regexp.MustCompile(`^found no matching overload for '([^']*)' applied to '\(?([^']*?)\)?'$`)
)

// celFault says in our words what the compiler of conditions found, at its place
// in the file.
func (c *compiler) celFault(s source, n *yaml.Node, condition string, e *common.Error, env *cel.Env) {
	place := inside(n, e.Location.Column())
	if found := undeclared.FindStringSubmatch(e.Message); found != nil {
		c.undeclared(s, n, place, condition, e.Location.Column(), found[1], variables(env))
		return
	}
	if found := noOverload.FindStringSubmatch(e.Message); found != nil {
		s.fault(place, "condition_types", strings.Trim(found[1], "_@"), found[2])
		return
	}
	if syntax, ok := strings.CutPrefix(e.Message, "Syntax error: "); ok {
		s.fault(place, "condition_syntax", syntax)
		return
	}
	s.fault(place, "condition", e.Message)
}

// undeclared tells an operator that conditions do not have from a name that is
// none, or none here.
func (c *compiler) undeclared(s source, n, place *yaml.Node, condition string, column int, name string, names []string) {
	if strings.Trim(name, "_@") != name || strings.Trim(name, "_+-*/%?:!<>=&|[]") == "" {
		s.fault(place, "condition_operator", strings.Trim(name, "_@"))
		return
	}
	whole, start := identifier(condition, column)
	if whole == "" {
		whole, start = name, column
	}
	place = inside(n, start)
	if _, ok := factPlaces[whole]; ok {
		s.fault(place, "fact_elsewhere", whole)
		return
	}
	s.unknown(place, "unknown_fact", whole, names)
}

// identifier returns the dotted name around a column of a condition and where it
// begins.
func identifier(condition string, column int) (name string, start int) {
	runes := []rune(condition)
	part := func(i int) bool {
		return i >= 0 && i < len(runes) && (runes[i] == '.' || runes[i] == '_' || strings.ContainsRune(keyLetters+"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", runes[i]))
	}
	if !part(column) {
		return "", column
	}
	start, end := column, column
	for part(start - 1) {
		start--
	}
	for part(end) {
		end++
	}
	return string(runes[start:end]), start
}

// variables are the names that conditions can have.
func variables(env *cel.Env) []string {
	var all []string
	for _, v := range env.Variables() {
		all = append(all, v.Name())
	}
	slices.Sort(all)
	return slices.Compact(all)
}
