package rules

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// bounds of the numbers of each parameter type.
var bounds = map[string][2]int64{
	typeMoney:   {1, int64(survey.MaxFen)},
	typePercent: {0, 100},
	typeYears:   {0, 150},
	typeNumbers: {0, 1000},
}

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
		return t
	}
	t.Type = s.oneOf(o.need("type"), parameterTypes...)
	t.Authority = s.oneOf(o.need("authority"), authorities...)
	t.unit(s, o)
	t.low, t.high = bounds[t.Type][0], bounds[t.Type][1]
	if limits := s.list(o.get("range")); len(limits) == 2 {
		t.low, _ = s.integer(limits[0], t.low, t.high)
		t.high, _ = s.integer(limits[1], t.low, t.high)
	}
	if t.Type == typeChoice {
		t.Options = s.texts(o.need("options"))
	}
	t.fixed = s.flag(o.get("fixed"))
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

// window reads a value the pack itself sets. A proposed value stands beside the
// one in force, and the truth lies at either. A start that the text does not
// give is open.
func (r *reader) window(s source, t *term, n *yaml.Node) {
	o := s.object(n, "from", "to", "value", "proposed", "clauses")
	v, written := t.readValue(s, o.need("value"))
	w := Window{From: s.date(o.get("from")), To: s.date(o.get("to")), Value: written, Document: r.p.info.Document}
	if p := o.get("proposed"); p != nil {
		var other value
		other, w.Proposed = t.readValue(s, p)
		v.low, v.high = min(v.low, other.low), max(v.high, other.high)
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
			s.fault(n, "ends_before_it_begins", t.ID, string(w.From))
		}
		if i+1 == len(t.Windows) {
			return
		}
		next := t.Windows[i+1].From
		switch {
		case next == w.From:
			s.fault(n, "duplicate_date", t.ID, string(next))
		case w.To == "":
			w.To = dayBefore(next)
		case w.To >= next:
			s.fault(n, "overlap", t.ID, string(next))
		case dayAfter(w.To) != next:
			s.fault(n, "gap", t.ID, string(dayAfter(w.To)), string(dayBefore(next)))
		}
	}
}
