package packview

import (
	"strings"

	"ruhu/assets/text"
	"ruhu/rules"
)

// Kinds of what differs between two packs.
const (
	KindDocument   = "document"
	KindOverlay    = "overlay"
	KindClause     = "clause"
	KindParameter  = "parameter"
	KindItem       = "item"
	KindEmployment = "employment_cost"
	KindRule       = "rule"
	KindCalendar   = "calendar"
)

// Difference is a part of a pack that another pack has otherwise.
type Difference struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
	Old   string `json:"old"` // in words, empty where the old pack has no such part
	New   string `json:"new"`
}

// key names a part of a pack.
type key struct{ kind, id string }

// part is a part of a pack with all it says in words.
type part struct{ kind, id, title, says string }

// Differences compares what two packs say, part by part, in the order of the old
// pack and then what only the new one has.
func Differences(old, next View, l text.Lang) []Difference {
	before, after := parts(old, l), parts(next, l)
	said := map[key]part{}
	for _, p := range after {
		said[key{p.kind, p.id}] = p
	}
	all := []Difference{}
	known := map[key]bool{}
	for _, p := range before {
		k := key{p.kind, p.id}
		known[k] = true
		if n := said[k]; n.says != p.says {
			all = append(all, Difference{p.kind, p.id, p.title, p.says, n.says})
		}
	}
	for _, p := range after {
		if !known[key{p.kind, p.id}] {
			all = append(all, Difference{p.kind, p.id, p.title, "", p.says})
		}
	}
	return all
}

// parts lists what a pack says.
func parts(v View, l text.Lang) []part {
	all := []part{{KindDocument, "pack", l.T("packview.kind.document"), strings.Join([]string{v.Title, v.Issuer, v.Document}, " ")}}
	for _, o := range v.Overlays {
		all = append(all, part{KindOverlay, o.SHA256, o.Issuer, o.Issuer})
	}
	for _, c := range v.Clauses {
		all = append(all, part{KindClause, c.ID, c.ID, c.Says})
	}
	for _, p := range v.Parameters {
		all = append(all, part{KindParameter, p.ID, p.Title, p.says(l)})
	}
	for _, i := range v.Items {
		all = append(all, part{KindItem, i.Item, i.Title, l.T("packview.item", i.Dibao.Words, i.Poverty.Words)})
	}
	if e := v.Employment; e != nil {
		all = append(all, part{KindEmployment, KindEmployment, l.T("packview.kind.employment_cost"), join(words(e.Applies), strings.Join(e.Clauses, " "))})
	}
	for _, r := range v.Rules {
		all = append(all, part{KindRule, r.Code, r.Title, ruleText(r, l)})
	}
	for _, e := range v.Calendar {
		all = append(all, part{KindCalendar, e.Section + "." + e.ID, e.Title, join(e.Words, strings.Join(e.Clauses, " "), strings.Join(e.Open, " "))})
	}
	return all
}

// says writes all of a parameter that matters to who reads it.
func (p Parameter) says(l text.Lang) string {
	var values []string
	for _, w := range p.Windows {
		values = append(values, Span(w.From, w.To, l)+" "+w.Shown)
	}
	said := strings.Join(values, l.T("packview.then"))
	if said == "" {
		said = l.T("packview.unset")
	}
	return join(said, l.T("packview.kind_of."+string(p.Kind)), p.By(l), p.Range)
}

// By says who may set a parameter.
func (p Parameter) By(l text.Lang) string {
	if p.Authority == "" || p.Status == rules.StatusFixed {
		return l.T("packview.authority.none")
	}
	return l.T("packview.authority." + p.Authority)
}

func words(e *rules.Expression) string {
	if e == nil {
		return ""
	}
	return e.Words
}

// ruleText writes all of a rule.
func ruleText(r rules.Rule, l text.Lang) string {
	return join(append(Sentences(r, l), strings.Join(r.Clauses, " "))...)
}

// Sentences writes what a rule says, a sentence a part.
func Sentences(r rules.Rule, l text.Lang) []string {
	said := []string{l.T("packview.rule.met", words(r.Met))}
	if r.Applies != nil {
		said = append([]string{l.T("packview.rule.applies", r.Applies.Words)}, said...)
	}
	for _, c := range r.Silent {
		said = append(said, l.T("packview.rule.silent", words(c.When), c.Title))
	}
	if r.Amount != nil {
		said = append(said, l.T("packview.rule.amount", r.Amount.Words))
	}
	if len(r.Review) > 0 {
		said = append(said, l.T("packview.rule.review", Matters(r.Review, l)))
	}
	return said
}

// Matters writes what people judge beside a rule, each with its case.
func Matters(cases []rules.Case, l text.Lang) string {
	var all []string
	for _, c := range cases {
		said := c.Title
		if c.When != nil {
			said = l.T("packview.rule.where", c.Title, c.When.Words)
		}
		all = append(all, said)
	}
	return strings.Join(all, l.T("rules.list.separator"))
}

// join joins what is not empty with semicolons.
func join(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "; ")
}
