package rules

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// WithOverlay returns the pack with the values that an overlay sets: each
// supersedes what stood before from its date on. name stands in the faults; the
// error is Faults and holds all of them.
func (p *Pack) WithOverlay(name string, data []byte) (*Pack, error) {
	var faults Faults
	s := source{name, &faults}
	o := overlay{source: s, base: p, next: *p}
	o.next.terms = maps.Clone(p.terms)
	o.read(s.object(s.root(data), "extends", "issuer", "parameters"), data)
	if err := faults.placed(map[string][]byte{name: data}).AsError(); err != nil {
		return nil, err
	}
	return &o.next, nil
}

// overlay reads one overlay over a pack.
type overlay struct {
	source
	base *Pack
	next Pack
	cel  *compiler // nil until a condition is read
}

func (o *overlay) read(top object, data []byte) {
	extends := top.need("extends")
	if id := o.text(extends); id != "" && id != o.base.info.ID {
		o.fault(extends, "extends", id, o.base.info.ID)
		return // what it sets are parameters of the other pack
	}
	o.next.overlays = append(slices.Clone(o.base.overlays), OverlayRef{o.text(top.need("issuer")), hash(data)})
	sets := o.object(top.need("parameters"))
	for _, key := range sets.order {
		if t, ok := o.settable(key); ok {
			o.next.terms[t.ID] = o.set(t, key, sets.values[key.Value])
		}
	}
}

// settable returns the term that a key names, if an overlay may set it.
func (o *overlay) settable(key *yaml.Node) (*term, bool) {
	t, ok := o.base.terms[key.Value]
	item, isItem := strings.CutPrefix(key.Value, itemPrefix)
	switch {
	case !ok && isItem && survey.IncomeItems.Has(item):
		o.fault(key, "fixed", key.Value)
		return nil, false
	case !ok:
		o.unknown(key, "unknown_parameter", key.Value, sortedKeys(o.base.terms))
		return nil, false
	case t.fixed:
		o.fault(key, "fixed", key.Value)
		return nil, false
	}
	return t, true
}

// set reads the values of one parameter and lets them supersede the pack's from
// the first of them on.
func (o *overlay) set(t *term, key, n *yaml.Node) *term {
	own := &term{Parameter: t.Parameter, low: t.low, high: t.high}
	own.Windows = nil
	entries := o.list(n)
	for _, e := range entries {
		o.window(own, e)
	}
	own.checkWindows(o.source, n)
	if len(own.Windows) == 0 {
		if len(entries) == 0 && n.Kind == yaml.SequenceNode {
			o.fault(n, "no_values", t.ID)
		}
		return t
	}
	o.checkFixed(own, key)
	first := own.Windows[0].From
	if w, ok := t.At(first); ok && w.Overlay && w.From == first {
		o.fault(key, "already_set", t.ID, string(first), w.Document)
	}
	next := t.before(first)
	next.Windows = append(next.Windows, own.Windows...)
	next.values = append(next.values, own.values...)
	return next
}

// window reads one value. Document and authority are required: a number nobody
// signed for is not a parameter. A judgement for which the pack names no
// authority asks for none.
func (o *overlay) window(t *term, n *yaml.Node) {
	f := o.object(n, "from", "to", "value", "unit", "document", "authority")
	v, written := o.values(t).value(t, f.need("value"))
	w := Window{
		From: o.date(f.need("from")), To: o.date(f.get("to")), Value: written,
		Document: o.text(f.need("document")), Overlay: true,
	}
	o.authority(t, f)
	o.unit(t, f)
	if w.From != "" {
		t.set(w, v)
	}
}

// values reads values of a term. Only a condition needs the compiler.
func (o *overlay) values(t *term) valueReader {
	if t.Type == typeCondition && o.cel == nil {
		o.cel = newCompiler(o.base, nil)
	}
	return valueReader{o.source, o.cel}
}

func (o *overlay) authority(t *term, f object) {
	if t.Authority == "" {
		o.oneOf(f.get("authority"), authorities...)
		return
	}
	if n := f.need("authority"); n != nil && o.text(n) != t.Authority {
		o.fault(n, "authority", t.ID, t.Authority, n.Value)
	}
}

func (o *overlay) unit(t *term, f object) {
	n := f.get("unit")
	switch {
	case t.Unit == "" && n != nil:
		o.fault(n, "no_unit", t.ID)
	case t.Unit != "" && n == nil && f.node.Kind == yaml.MappingNode:
		o.fault(f.node, "missing_key", "unit")
	case n != nil && o.text(n) != t.Unit:
		o.fault(n, "unit", t.ID, t.Unit, n.Value)
	}
}

// checkFixed refuses values for a time in which the policy fixes the matter.
func (o *overlay) checkFixed(t *term, key *yaml.Node) {
	if t.Fixed == nil {
		return
	}
	for _, w := range t.Windows {
		if overlap(*t.Fixed, Span{From: w.From, To: w.To}) != nil {
			o.fault(key, "fixed_until", t.ID, strings.Join(t.Fixed.Clauses, " "), cmp.Or(t.Fixed.From, "…"), cmp.Or(t.Fixed.To, "…"))
			return
		}
	}
}
