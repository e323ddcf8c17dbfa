package rules

import (
	"math/big"
	"slices"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

var authorities = []string{"city", "county"}

func (r *reader) parameters() {
	s, n := r.table(tableParameters)
	all := s.object(n)
	if n != nil && len(all.order) == 0 {
		s.fault(n, "empty")
	}
	for _, key := range all.order {
		if t := r.parameter(s, key, all.values[key.Value]); t != nil {
			r.p.terms[t.ID] = t
		}
	}
}

func (r *reader) parameter(s source, key, n *yaml.Node) *term {
	o := s.object(n, "title", "type", "unit", "kind", "authority", "row", "clauses", "range", "options", "fixed", "values")
	t := &term{Parameter: Parameter{ID: key.Value, Title: s.words(o.need("title")), Row: s.text(o.get("row"))}}
	t.Clauses = r.cited(s, o.get("clauses"))
	t.Kind = Kind(s.oneOf(o.need("kind"), string(KindNumber), string(KindBetween), string(KindJudgement)))
	if t.Kind == KindJudgement {
		t.Authority = s.oneOf(o.get("authority"), authorities...)
		return t
	}
	t.Type = s.oneOf(o.need("type"), parameterTypes...)
	t.Authority = s.oneOf(o.need("authority"), authorities...)
	t.unit(s, o)
	t.limits(s, o)
	if t.Type == typeChoice || t.Type == typeAmounts {
		t.options(s, o.need("options"))
	}
	t.fixed = s.flag(o.get("fixed"))
	if t.fixed && o.need("values") == nil {
		return t
	}
	for _, w := range s.list(o.get("values")) {
		r.window(s, t, w)
	}
	t.checkWindows(s, o.get("values"))
	return t
}

// unit reads the unit, which a type of number must have.
func (t *term) unit(s source, o object) {
	if allowed := units[t.Type]; allowed != nil {
		t.Unit = s.oneOf(o.need("unit"), allowed...)
		return
	}
	if n := o.get("unit"); n != nil {
		s.fault(n, "no_unit", t.ID)
	}
}

// limits reads the bounds of the term's numbers, which are those of its type
// where the pack gives no others.
func (t *term) limits(s source, o object) {
	t.low, t.high = big.NewRat(bounds[t.Type][0], 1), big.NewRat(bounds[t.Type][1], 1)
	n := o.get("range")
	if n == nil {
		return
	}
	limits := s.list(n)
	if len(limits) != 2 || bounds[t.Type][1] == 0 {
		s.fault(n, "not_a_span", t.ID)
		return
	}
	r := valueReader{source: s}
	low := r.number(t, limits[0])
	t.high = r.number(t, limits[1])
	t.low = low
	if t.low.Cmp(t.high) > 0 {
		s.fault(n, "not_a_span", t.ID)
	}
}

// options reads what the term chooses among or has amounts for: a list, or a
// mapping to the words for each.
func (t *term) options(s source, n *yaml.Node) {
	if n == nil || n.Kind != yaml.MappingNode {
		t.Options = s.texts(n)
		return
	}
	t.OptionWords = map[string]Words{}
	o := s.object(n)
	for _, key := range o.order {
		t.Options = append(t.Options, key.Value)
		t.OptionWords[key.Value] = s.words(o.values[key.Value])
	}
}

// window reads a value the pack itself sets. A proposed value stands beside the
// one in force, and the truth lies at either. A start that the text does not
// give is open.
func (r *reader) window(s source, t *term, n *yaml.Node) {
	o := s.object(n, "from", "to", "value", "proposed", "clauses")
	values := valueReader{source: s}
	v, written := values.value(t, o.need("value"))
	w := Window{From: s.date(o.get("from")), To: s.date(o.get("to")), Value: written, Document: r.p.info.Document}
	if p := o.get("proposed"); p != nil {
		if !t.isNumber() {
			s.fault(p, "one_value", t.ID)
			return
		}
		var other value
		other, w.Proposed = values.value(t, p)
		v.low, v.high = lesser(v.low, other.low), greater(v.high, other.high)
	}
	t.Clauses = mergeClauses(t.Clauses, r.cited(s, o.need("clauses")))
	t.set(w, v)
}

func mergeClauses(all, more []string) []string {
	for _, c := range more {
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// checkWindows closes each window where the next begins, and refuses gaps and
// overlaps within a parameter.
func (t *term) checkWindows(s source, n *yaml.Node) {
	for i := range t.Windows {
		w := &t.Windows[i]
		if w.To != "" && w.To < w.From {
			s.fault(startsAt(n, w.From), "ends_before_it_begins", t.ID, string(w.From))
		}
		if i+1 == len(t.Windows) {
			return
		}
		next := t.Windows[i+1].From
		switch {
		case next == w.From:
			s.fault(startsAt(n, next), "duplicate_date", t.ID, string(next))
		case w.To == "":
			w.To = dayBefore(next)
		case w.To >= next:
			s.fault(startsAt(n, next), "overlap", t.ID, string(next))
		case dayAfter(w.To) != next:
			s.fault(startsAt(n, next), "gap", t.ID, string(dayAfter(w.To)), string(dayBefore(next)))
		}
	}
}

// startsAt returns where the last of a list of windows says that it begins on a
// day, the list itself where none does.
func startsAt(list *yaml.Node, from survey.Date) *yaml.Node {
	place := list
	for _, window := range list.Content {
		for i := 0; i+1 < len(window.Content); i += 2 {
			if window.Content[i].Value == "from" && window.Content[i+1].Value == string(from) {
				place = window.Content[i+1]
			}
		}
	}
	return place
}
