package rules

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// arithmeticTerms are the parameters that the program reads where no table names
// them, and the section of income.yaml that makes it do so.
var arithmeticTerms = map[string]string{
	termLoss: "items", termSupport: "items",
	termRate: "employment_cost", termScope: "employment_cost", termReach: "employment_cost",
}

var nameForm = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_.]*`)

// checkUse reports parameters, clauses and documents that nothing uses. A name
// counts as read wherever a table of rules has it, so that a rule that cannot be
// compiled does not make its parameters look unused. Where a table cannot be
// read at all nobody knows what it uses.
func (r *reader) checkUse(tables map[string]*yaml.Node) {
	read, cited := map[string]bool{}, map[string]bool{}
	for file, n := range tables {
		if n == nil {
			return
		}
		if file != tableParameters && file != tableClauses && file != tablePack {
			namesBelow(n, read)
		}
		if file != tableClauses {
			citations(n, cited)
		}
	}
	r.checkParameters(tables, read)
	r.checkClauses(tables[tableClauses], cited)
}

func (r *reader) checkParameters(tables map[string]*yaml.Node, read map[string]bool) {
	sections := r.in(tableIncome).mapping(tables[tableIncome])
	for id, section := range arithmeticTerms {
		read[id] = read[id] || sections.get(section) != nil
	}
	s := r.in(tableCalendar)
	if s.mapping(s.mapping(tables[tableCalendar]).get("recheck")).get("per_class") != nil {
		read[termPeriod] = true
	}
	s = r.in(tableParameters)
	for _, key := range s.mapping(tables[tableParameters]).order {
		if !read[key.Value] {
			s.fault(key, "unused_parameter", key.Value)
		}
	}
}

// namesBelow collects the names in all values below a node, each with what its dotted
// beginnings name: an amount of a table of amounts reads the table.
func namesBelow(n *yaml.Node, read map[string]bool) {
	if n.Kind == yaml.ScalarNode {
		for _, name := range nameForm.FindAllString(n.Value, -1) {
			for read[name] = true; strings.Contains(name, "."); read[name] = true {
				name = name[:strings.LastIndex(name, ".")]
			}
		}
	}
	for _, child := range n.Content {
		namesBelow(child, read)
	}
}

// citations collects what lists of clauses cite below a node.
func citations(n *yaml.Node, cited map[string]bool) {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == "clauses" {
			for _, id := range child.Content {
				cited[id.Value] = true
			}
		}
		citations(child, cited)
	}
}

// checkClauses reports clauses that nothing cites, unless they only inform, and
// documents without a clause.
func (r *reader) checkClauses(table *yaml.Node, cited map[string]bool) {
	s := r.in(tableClauses)
	top := s.mapping(table)
	var letters []string
	all := s.mapping(top.get("clauses"))
	for _, key := range all.order {
		letter, _, _ := strings.Cut(key.Value, ":")
		letters = append(letters, letter)
		informs := s.mapping(all.values[key.Value]).get("informational")
		if !cited[key.Value] && (informs == nil || informs.Value != "true") {
			s.fault(key, "unused_clause", key.Value)
		}
	}
	for _, key := range s.mapping(top.get("documents")).order {
		if !slices.Contains(letters, key.Value) {
			s.fault(key, "unused_document", key.Value)
		}
	}
}
