package packtest

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
)

// wants reads what is expected of an entry that is assessed n times. An
// expectation that stands alone holds for all of them.
func (r *reader) wants(n *yaml.Node, times int) [][]want {
	all := make([][]want, times)
	o := r.Object(n)
	if n != nil && len(o.Keys()) == 0 {
		r.problem(n, "nothing_expected")
	}
	for _, key := range o.Keys() {
		targets := r.targets(key)
		value := o.Get(key.Value)
		each := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			each = value.Content
		}
		if len(each) != times && len(each) != 1 {
			r.problem(value, "wrong_count", key.Value, len(each), times)
			continue
		}
		for i := range times {
			v := each[min(i, len(each)-1)]
			for _, t := range targets {
				all[i] = append(all[i], want{t, r.place(key), r.fields(t, v)})
			}
		}
	}
	return all
}

// targets reads what an expectation is about. A line without a basis is about
// both.
func (r *reader) targets(key *yaml.Node) []target {
	words := strings.Fields(key.Value)
	switch {
	case len(words) == 2 && words[0] == "line":
		return []target{{key: words[1], basis: basisDibao}, {key: words[1], basis: basisPoverty}}
	case len(words) == 3 && words[0] == "line" && isBasis(words[2]):
		return []target{{key: words[1], basis: words[2]}}
	case len(words) == 2 && words[0] == "income" && isBasis(words[1]):
		return []target{{basis: words[1]}}
	case len(words) == 1 && words[0] != "line" && words[0] != "income":
		return []target{{code: words[0], subject: rules.SubjectHousehold}}
	case len(words) == 2 && words[0] != "line" && words[0] != "income":
		return []target{{code: words[0], subject: words[1]}}
	}
	r.problem(key, "target", key.Value)
	return nil
}

func isBasis(word string) bool { return word == basisDibao || word == basisPoverty }

// fields reads one expectation: a state or treatment alone, or fields by name.
func (r *reader) fields(t target, n *yaml.Node) []field {
	first, names := t.fieldNames()
	if n.Kind == yaml.ScalarNode {
		return []field{r.field(first, n)}
	}
	var all []field
	o := r.Object(n, append(names, first)...)
	for _, key := range o.Keys() {
		all = append(all, r.field(key.Value, o.Get(key.Value)))
	}
	return all
}

// fieldNames are the field that a bare word sets, and the others.
func (t target) fieldNames() (first string, others []string) {
	switch {
	case t.code != "":
		return fieldState, []string{fieldReview, fieldAmount, fieldClauses}
	case t.key != "":
		return fieldTreatment, []string{fieldCounted, fieldMissing, fieldClauses, fieldPractice}
	}
	return fieldPerCapita, []string{fieldCounted, fieldMembers, fieldMissing}
}

func (r *reader) field(name string, n *yaml.Node) field {
	switch name {
	case fieldReview, fieldClauses, fieldMissing:
		return field{name, strings.Join(r.Texts(n), " ")}
	}
	words := strings.Fields(r.Scalar(n))
	if name == fieldState {
		r.state(n, words)
	}
	return field{name, strings.Join(words, " ")}
}

var states = []string{string(rules.Met), string(rules.NotMet), string(rules.Undetermined), string(rules.NotApplicable)}

// state checks that a state is one and that only an undetermined one, and it
// always, says what is missing.
func (r *reader) state(n *yaml.Node, words []string) {
	switch {
	case len(words) == 0:
	case !slices.Contains(states, words[0]):
		r.Fault(n, "not_an_option", words[0], strings.Join(states, " "))
	case (words[0] == string(rules.Undetermined)) != (len(words) > 1):
		r.problem(n, "missing_names", words[0])
	}
}
