package survey

import "reflect"

// Choices says for differences, by their paths, which record's answer holds.
type Choices map[string]int

// Settle makes one household of the records: what they agree in, what was chosen,
// and what is offered where nothing was chosen. Open are the paths of the
// differences in which somebody must still choose; while there are any the
// household is not to be used. Differences within a line that is left out are not
// among them.
func (c Comparison) Settle(choices Choices) (h Household, open []string) {
	s := settler{c, choices, nil}
	s.build(reflect.ValueOf(&h).Elem(), c.whole)
	return h, s.open
}

type settler struct {
	Comparison
	choices Choices
	open    []string
}

// build fills in a place from the records.
func (s *settler) build(dst reflect.Value, n node) {
	switch {
	case isRecord(n.typ):
		if s.keeps(n, n.values) {
			dst.Set(reflect.New(n.typ.Elem()))
			s.build(dst.Elem(), n.inside())
		}
	case isLines(n.typ):
		s.buildLines(dst, n)
	case n.typ.Kind() == reflect.Struct:
		for _, f := range jsonFields(n.typ) {
			s.build(dst.Field(f.index), n.field(f))
		}
	default:
		if v := s.chosen(n, func(i int) bool { return n.values[i].IsValid() }); v.IsValid() {
			dst.Set(copyOf(v))
		}
	}
}

// buildLines keeps the lines that hold. Where none does, the records without
// lines say whether anybody asked.
func (s *settler) buildLines(dst reflect.Value, n node) {
	for _, line := range n.lines() {
		if s.keeps(line, n.values) {
			kept := reflect.New(line.typ).Elem()
			s.build(kept, line)
			dst.Set(reflect.Append(dst, kept))
		}
	}
	if dst.Len() > 0 {
		return
	}
	if v := s.chosen(n, func(i int) bool { return n.values[i].IsValid() && n.values[i].Len() == 0 }); v.IsValid() {
		dst.Set(copyOf(v))
	}
}

// keeps reports whether a line or record stays, of the records that have what
// holds it.
func (s *settler) keeps(n node, holders []reflect.Value) bool {
	return there(s.chosen(n, func(i int) bool { return holders[i].IsValid() }))
}

// chosen returns what holds at a place, of the records that say something there;
// no value where none does.
func (s *settler) chosen(n node, says func(i int) bool) reflect.Value {
	if i, differs := s.at[n.path]; differs {
		d := s.Differences[i]
		record, ok := s.choices[n.path]
		if !ok {
			record = d.Offered
		}
		if d.CanChoose(record) {
			return n.values[s.ancestors+record]
		}
		s.open = append(s.open, n.path)
	}
	for i := s.ancestors; i < len(n.values); i++ {
		if says(i) {
			return n.values[i]
		}
	}
	return reflect.Value{}
}
