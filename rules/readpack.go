package rules

import (
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// reader reads the tables of one pack and collects every fault.
type reader struct {
	name   string
	files  map[string][]byte
	faults *Faults
	p      *Pack
	cel    *compiler
}

// table parses one table. Its node is nil where it is missing or unreadable.
func (r *reader) table(file string) (source, *yaml.Node) {
	s := source{path.Join(r.name, file), r.faults}
	data, ok := r.files[file]
	if !ok {
		return s, nil
	}
	return s, s.root(data)
}

// pack reads all tables in the order in which they refer to each other. Without
// parameters the rest would only give faults that are none of its own.
func (r *reader) pack() *Pack {
	r.p = &Pack{terms: map[string]*term{}, items: map[string]map[basis]itemRule{}}
	r.head()
	r.clauses()
	r.parameters()
	if len(r.p.terms) == 0 {
		return r.p
	}
	s, n := r.table(tableFindings)
	questions := s.object(n)
	r.calendar()
	r.cel = newCompiler(r.p, aboutMembers(questions))
	r.income()
	r.findings(s, questions)
	return r.p
}

// schema is the version of the table layout that this program reads.
const schema = "1"

func (r *reader) head() {
	s, n := r.table(tablePack)
	o := s.object(n, "schema", "id", "version", "title", "issuer", "document", "dated", "printed", "divisions", "based_on")
	s.oneOf(o.need("schema"), schema)
	r.p.info = PackInfo{
		ID: s.text(o.need("id")), Version: s.text(o.need("version")),
		Title: s.words(o.need("title")), Issuer: s.words(o.need("issuer")), Document: s.text(o.need("document")),
	}
	s.date(o.need("dated"))
	s.date(o.need("printed"))
	r.p.info.Divisions = s.divisions(o.need("divisions"))
	s.texts(o.get("based_on"))
}

// divisionDigits are the lengths of division codes from the province down.
var divisionDigits = []int{2, 4, survey.CountyDigits, survey.TownshipDigits, survey.VillageDigits}

// divisions reads the codes of the places a pack is for, of which it has some.
func (s source) divisions(n *yaml.Node) []string {
	list := s.list(n)
	if n != nil && n.Kind == yaml.SequenceNode && len(list) == 0 {
		s.fault(n, "empty")
	}
	var codes []string
	for _, e := range list {
		code := s.text(e)
		if code != "" && (strings.Trim(code, "0123456789") != "" || !slices.Contains(divisionDigits, len(code))) {
			s.fault(e, "division", code)
		}
		codes = append(codes, code)
	}
	return codes
}

// clauses reads the places of the documents. An id is the letter of the
// document, a colon and the place.
func (r *reader) clauses() {
	s, n := r.table(tableClauses)
	o := s.object(n, "documents", "clauses")
	documents := map[string]string{}
	listed := s.object(o.need("documents"))
	for _, key := range listed.order {
		documents[key.Value] = s.text(listed.values[key.Value])
	}
	all := s.object(o.need("clauses"))
	for _, key := range all.order {
		letter, place, _ := strings.Cut(key.Value, ":")
		if documents[letter] == "" || place == "" {
			s.fault(key, "clause_id", key.Value)
		}
		o := s.object(all.values[key.Value], "zh", "en", "informational")
		s.flag(o.get("informational"))
		r.p.clauses = append(r.p.clauses, Clause{key.Value, documents[letter], place, o.words()})
	}
}

// cited reads a list of clause ids, each of which must exist.
func (r *reader) cited(s source, n *yaml.Node) []string {
	var ids []string
	for _, e := range s.list(n) {
		id := s.text(e)
		if _, ok := r.p.Clause(id); !ok && id != "" && len(r.p.clauses) > 0 {
			var all []string
			for _, c := range r.p.clauses {
				all = append(all, c.ID)
			}
			s.unknown(e, "unknown_clause", id, all)
		}
		ids = append(ids, id)
	}
	return ids
}
