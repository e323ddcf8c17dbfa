package survey

import (
	"reflect"
	"slices"
)

// DifferenceKind says what a difference is about.
type DifferenceKind string

// The kinds of differences.
const (
	AboutFact DifferenceKind = "fact" // what is answered
	AboutLine DifferenceKind = "line" // whether a member, a line of a list or a disability is recorded at all
	AboutNone DifferenceKind = "none" // whether a list without lines was asked about: null or []
)

// MustChoose stands for no record: nobody's answer is offered.
const MustChoose = -1

// Answer is what one record says. Says is false where it says nothing: the line
// that a fact belongs to is not there.
type Answer struct {
	Says  bool
	Value any // string, Date, *bool, int, *int, *Fen, a list; of a line the line itself, nil where it is not there
}

// Difference is one fact in which records differ.
type Difference struct {
	Path    string // fact path; lines by key
	Pattern string // the path without the names of lines
	Kind    DifferenceKind
	Class   Class
	Before  *Answer  // of the common ancestor; nil where there is none, or several that differ
	Answers []Answer // of the records, in their order
	Offered int      // the record whose answer is offered, or MustChoose
}

// CanChoose reports whether a record has an answer that may be chosen.
func (d Difference) CanChoose(record int) bool {
	return record >= 0 && record < len(d.Answers) && d.Answers[record].Says
}

// Comparison is what several records of one household say, fact by fact.
type Comparison struct {
	Origins     []Household         // the common ancestors
	Records     []Household         // with lines that were added apart under keys of their own
	Renamed     []map[string]string // for each record, members whose keys are others now
	Differences []Difference        // in the order of the document

	whole     node
	ancestors int            // how many of the values of a node are ancestors'
	at        map[string]int // the difference at a path
}

// Compare holds records of one household against each other and against their
// best common ancestors: usually one, none of two seeds, several where a conflict
// was resolved twice. An edit that only one record made, and that decides neither
// money nor membership nor identity, is offered; in everything else in which they
// differ a person must choose. It depends on nothing but its arguments.
func Compare(ancestors, records []Household) Comparison {
	c := Comparison{ancestors: len(ancestors), at: map[string]int{}}
	olds, news := copies(ancestors), copies(records)
	c.Renamed = align(olds, news)
	c.whole = node{typ: reflect.TypeFor[Household]()}
	for _, h := range slices.Concat(olds, news) {
		c.whole.values = append(c.whole.values, reflect.ValueOf(h).Elem())
	}
	c.Origins, c.Records = ancestors, make([]Household, len(news))
	for i, h := range news {
		c.Records[i] = *h
	}
	c.compare(c.whole)
	c.holdTogether()
	return c
}

func copies(households []Household) []*Household {
	all := make([]*Household, len(households))
	for i, h := range households {
		c := copyOf(reflect.ValueOf(h)).Interface().(Household)
		all[i] = &c
	}
	return all
}

// compare looks at a place and at everything below it.
func (c *Comparison) compare(n node) {
	switch {
	case isRecord(n.typ):
		c.line(n, n.values)
		c.compare(n.inside())
	case isLines(n.typ):
		c.none(n)
		for _, line := range n.lines() {
			c.line(line, n.values)
			c.compare(line)
		}
	case n.typ.Kind() == reflect.Struct:
		for _, f := range jsonFields(n.typ) {
			c.compare(n.field(f))
		}
	default:
		c.fact(n)
	}
}

// fact compares what the records answer that have the place.
func (c *Comparison) fact(n node) {
	answers := make([]Answer, len(n.values))
	for i, v := range n.values {
		if v.IsValid() {
			answers[i] = Answer{true, v.Interface()}
		}
	}
	c.add(Difference{Path: n.path, Pattern: n.pattern, Kind: AboutFact, Class: classOf(n.pattern, n.typ)}, answers)
}

// line compares whether a line or record is there, in the records that have what
// holds it. That it goes is offered only where nobody changed it.
func (c *Comparison) line(n node, holders []reflect.Value) {
	answers := make([]Answer, len(n.values))
	untouched := true
	for i, v := range n.values {
		answers[i].Says = holders[i].IsValid()
		if there(v) {
			answers[i].Value = reflect.Indirect(v).Interface()
			untouched = untouched && equal(v, n.values[0])
		}
	}
	d := c.add(Difference{Path: n.path, Pattern: n.pattern, Kind: AboutLine, Class: classOfLine(n.pattern, n.typ)}, answers)
	if d != nil && d.Offered != MustChoose && d.Answers[d.Offered].Value == nil && !untouched {
		d.Offered = MustChoose
	}
}

// none compares the records whose list is empty: nobody asked, or there is none.
func (c *Comparison) none(n node) {
	answers := make([]Answer, len(n.values))
	for i, v := range n.values {
		if v.IsValid() && v.Len() == 0 {
			answers[i] = Answer{true, v.Interface()}
		}
	}
	c.add(Difference{Path: n.path, Pattern: n.pattern, Kind: AboutNone, Class: classOfLine(n.pattern, n.typ)}, answers)
}

// add keeps a difference where there is one, and returns it.
func (c *Comparison) add(d Difference, answers []Answer) *Difference {
	d.Answers = answers[c.ancestors:]
	first := slices.IndexFunc(d.Answers, func(a Answer) bool { return a.Says })
	if first < 0 {
		return nil
	}
	differs := false
	for i, a := range d.Answers {
		differs = differs || d.CanChoose(i) && !d.same(a, d.Answers[first])
	}
	if !differs {
		return nil
	}
	d.Before, d.Offered = d.agreed(answers[:c.ancestors]), MustChoose
	if d.Class == ClassOther {
		d.Offered = d.onlyChange()
	}
	c.at[d.Path] = len(c.Differences)
	c.Differences = append(c.Differences, d)
	return &c.Differences[len(c.Differences)-1]
}

// same reports whether two answers are one to what the difference is about.
func (d Difference) same(a, b Answer) bool {
	if d.Kind == AboutLine {
		return a.Says == b.Says && (a.Value == nil) == (b.Value == nil)
	}
	return a.Says == b.Says && reflect.DeepEqual(a.Value, b.Value)
}

// agreed is the answer that all ancestors give.
func (d Difference) agreed(ancestors []Answer) *Answer {
	if len(ancestors) == 0 || !ancestors[0].Says {
		return nil
	}
	for _, a := range ancestors {
		if !d.same(a, ancestors[0]) {
			return nil
		}
	}
	return &ancestors[0]
}

// changed reports whether a record changed what was before.
func (d Difference) changed(record int) bool {
	return d.CanChoose(record) && d.Before != nil && !d.same(d.Answers[record], *d.Before)
}

// onlyChange returns the record that made the one change there is, or
// MustChoose.
func (d Difference) onlyChange() int {
	only := MustChoose
	for i, a := range d.Answers {
		switch {
		case !d.changed(i):
		case only == MustChoose:
			only = i
		case !d.same(a, d.Answers[only]):
			return MustChoose
		}
	}
	return only
}
