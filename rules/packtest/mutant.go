package packtest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
)

// Mutant is a pack with one thing changed.
type Mutant struct {
	place
	Name  string // what is changed, without line numbers: findings.yaml:dibao.exit.met: > → >=
	table string
	data  []byte // of the changed table
}

// mutants makes every mutant of a pack.
func mutants(t tables) ([]Mutant, error) {
	m := &mutator{tables: t, seen: map[string]int{}}
	for _, file := range tested {
		for _, l := range leaves(t.root[file], "") {
			for _, change := range changes(file, l, t) {
				if err := m.add(file, l, change); err != nil {
					return nil, err
				}
			}
		}
	}
	return m.all, nil
}

// unchanged are the tables written again as they are.
func unchanged(t tables) ([]Mutant, error) {
	var all []Mutant
	for _, file := range tested {
		if t.root[file] == nil {
			continue
		}
		data, err := yaml.Marshal(t.root[file])
		if err != nil {
			return nil, err
		}
		all = append(all, Mutant{place: t.place(file, t.root[file]), Name: file, table: file, data: data})
	}
	return all, nil
}

type mutator struct {
	tables tables
	all    []Mutant
	seen   map[string]int
}

// mutation is another value for a scalar, or an element of a list taken away.
// also stands beside the value where the table needs it to be one that can be
// read.
type mutation struct {
	value, what string
	also        string
	removed     bool
}

// add makes one mutant: the node is changed, the table written, and the node
// changed back.
func (m *mutator) add(file string, l leaf, change mutation) error {
	name := fmt.Sprintf("%s:%s: %s", file, l.path, change.what)
	m.seen[name]++
	if n := m.seen[name]; n > 1 {
		name += " #" + strconv.Itoa(n)
	}
	root := m.tables.root[file]
	old, element, parent := l.node.Value, l.node, parentOf(root, l.node)
	if change.removed && parent.Kind == yaml.MappingNode {
		element, parent = parent, parentOf(root, parent)
	}
	content := parent.Content
	switch {
	case change.removed:
		parent.Content = slices.DeleteFunc(slices.Clone(content), func(n *yaml.Node) bool { return n == element })
	case change.also != "":
		parent.Content = append(slices.Clone(content), scalar(change.also), scalar("true"))
		fallthrough
	default:
		l.node.Value = change.value
	}
	data, err := yaml.Marshal(root)
	l.node.Value, parent.Content = old, content
	m.all = append(m.all, Mutant{m.tables.place(file, l.node), name, file, data})
	return err
}

// parentOf returns the node that holds another.
func parentOf(root, child *yaml.Node) *yaml.Node {
	if slices.Contains(root.Content, child) {
		return root
	}
	for _, n := range root.Content {
		if p := parentOf(n, child); p != nil {
			return p
		}
	}
	return nil
}

// changes are the mutations of a scalar.
func changes(file string, l leaf, t tables) []mutation {
	key := l.path[strings.LastIndex(l.path, ".")+1:]
	switch {
	case listed.MatchString(file + ":" + l.path):
		return []mutation{{what: "without " + l.node.Value, removed: true}}
	case isCitation(l.path) || slices.Contains(names, key):
		return nil
	case slices.Contains(conditions, key):
		return inCondition(l.node.Value)
	case key == "treatment":
		return treatments(l.node)
	case key == "fixed" || key == "practice":
		return []mutation{to(l.node.Value, map[string]string{"true": "false", "false": "true"}[l.node.Value])}
	case file == tableParameters && key == "value":
		return append(units(l.node.Value), options(l, t)...)
	}
	return units(l.node.Value)
}

// listed are the elements of lists of which each shows in a result: what a rule
// or a row rests on, what is to be reviewed, which visits count.
var listed = regexp.MustCompile(`^(findings|income)\.yaml:.*\.(clauses|review)\.[0-9]+(\.name)?$|\.levels\.[0-9]+$`)

// Keys whose scalars are names, and those whose scalars are conditions.
var (
	names      = []string{"title", "zh", "en", "id", "level", "row", "document", "authority", "unit", "type", "kind"}
	conditions = []string{"applies", "met", "when", "amount"}
)

func to(from, value string) mutation { return mutation{value: value, what: from + " → " + value} }

var (
	numberPattern = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)
	datePattern   = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	monthPattern  = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}$`)
	dayPattern    = regexp.MustCompile(`^[0-9]{2}-[0-9]{2}$`)
)

// units are a number or a date, one unit less and one more.
func units(v string) []mutation {
	switch {
	case numberPattern.MatchString(v):
		return []mutation{to(v, shifted(v, -1)), to(v, shifted(v, 1))}
	case datePattern.MatchString(v):
		return moved(v, time.DateOnly, 0, 1)
	case monthPattern.MatchString(v):
		return moved(v, "2006-01", 1, 0)
	case dayPattern.MatchString(v):
		return moved(v, "01-02", 0, 1)
	}
	return nil
}

// shifted moves the last digit of a number by one.
func shifted(v string, by int64) string {
	whole, fraction, decimal := strings.Cut(v, ".")
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return v
	}
	s := strconv.FormatInt(n+by, 10)
	if !decimal {
		return s
	}
	s = strings.Repeat("0", max(0, len(fraction)+1-len(s))) + s
	return s[:len(s)-len(fraction)] + "." + s[len(s)-len(fraction):]
}

// moved is a date some months and days before and after.
func moved(v, layout string, months, days int) []mutation {
	at, err := time.Parse(layout, v)
	if err != nil {
		return nil
	}
	return []mutation{to(v, at.AddDate(0, -months, -days).Format(layout)), to(v, at.AddDate(0, months, days).Format(layout))}
}

// treatments are the other ways in which a line can count. One that is settled
// without a clause rests on practice.
func treatments(n *yaml.Node) []mutation {
	var all []mutation
	for _, t := range []rules.Treatment{rules.Counted, rules.Excluded, rules.Open} {
		if string(t) == n.Value {
			continue
		}
		change := to(n.Value, string(t))
		if n.Value == string(rules.Open) {
			change.also = "practice"
		}
		all = append(all, change)
	}
	return all
}

// options are the other options of a choice.
func options(l leaf, t tables) []mutation {
	id, _, _ := strings.Cut(l.path, ".values.")
	list := get(t.root[tableParameters], id, "options")
	choices := items(list)
	for key := range pairs(list) {
		choices = append(choices, key)
	}
	var all []mutation
	for _, o := range choices {
		if o.Value != l.node.Value {
			all = append(all, to(l.node.Value, o.Value))
		}
	}
	return all
}

// replacements of the operators of conditions.
var replacements = map[string][]string{
	"<": {"<=", ">="}, "<=": {"<", ">"}, ">": {">=", "<="}, ">=": {">", "<"},
	"==": {"!="}, "!=": {"=="}, "&&": {"||"}, "||": {"&&"}, "!": {""},
}

// inCondition are the mutations of a condition: its operators and numbers, and
// its lists without one of their elements.
func inCondition(v string) []mutation {
	count := map[string]int{}
	all := dropped(v)
	for _, t := range tokens(v) {
		others := slices.Clone(replacements[t.text])
		if numberPattern.MatchString(t.text) {
			others = []string{shifted(t.text, -1), shifted(t.text, 1)}
		}
		if len(others) == 0 {
			continue
		}
		count[t.text]++
		for _, o := range others {
			what := fmt.Sprintf("%s → %s", t.text, o)
			if n := count[t.text]; n > 1 {
				what = fmt.Sprintf("%s (%d) → %s", t.text, n, o)
			}
			all = append(all, mutation{value: v[:t.offset] + o + v[t.offset+len(t.text):], what: what})
		}
	}
	return all
}

// Place returns the file and the line of what is changed.
func (m Mutant) Place() string { return m.String() }

// dropped are a condition with one element less in a list of several.
func dropped(v string) []mutation {
	var all []mutation
	list := tokens(v)
	for i, t := range list {
		comma, next := i > 0 && list[i-1].text == ",", i+1 < len(list) && list[i+1].text == ","
		switch quoted := strings.HasPrefix(t.text, "'"); {
		case quoted && comma:
			all = append(all, mutation{value: v[:list[i-1].offset] + v[t.offset+len(t.text):], what: "without " + t.text})
		case quoted && next:
			all = append(all, mutation{value: v[:t.offset] + v[list[i+1].offset+1:], what: "without " + t.text})
		}
	}
	return all
}
