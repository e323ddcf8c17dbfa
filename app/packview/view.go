// Package packview shows a policy pack as people read it: what it says, by
// clauses, parameters, income items, rules and calendar, what nobody has set yet,
// and what differs between two packs. The command line prints it and the policy
// screen draws it.
package packview

import (
	"slices"
	"strings"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// View is a pack on a day, in one language.
type View struct {
	Pack       rules.PackRef      `json:"pack"`
	Title      string             `json:"title"`
	Issuer     string             `json:"issuer"`
	Document   string             `json:"document"`
	Divisions  []string           `json:"divisions"`
	Overlays   []rules.OverlayRef `json:"overlays"`
	AsOf       survey.Date        `json:"as_of"`
	Clauses    []Clause           `json:"clauses"`
	Parameters []Parameter        `json:"parameters"` // in the order of groups
	Items      []Item             `json:"items"`
	Employment *rules.Deduction   `json:"employment_cost,omitempty"`
	Rules      []rules.Rule       `json:"rules"`
	Calendar   []Entry            `json:"calendar"`
}

// Clause is a place in a document with what it says in short.
type Clause struct {
	ID       string `json:"id"`
	Document string `json:"document"`
	Place    string `json:"place"`
	Says     string `json:"says"`
}

// Groups of parameters, in the order in which they are shown.
const (
	GroupSet       = "set"       // has a value on the day, or the policy fixes it
	GroupUnset     = "unset"     // an office has still to set it
	GroupItem      = "item"      // whether an income item counts, not yet set
	GroupJudgement = "judgement" // people judge and record it
)

// Groups lists the groups in their order.
var Groups = []string{GroupSet, GroupUnset, GroupItem, GroupJudgement}

// Parameter is a parameter in words.
type Parameter struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Group     string     `json:"group"`
	Type      string     `json:"type"`
	Unit      string     `json:"unit"`
	Kind      rules.Kind `json:"kind"`
	Authority string     `json:"authority"`
	Row       string     `json:"row"` // of the requirements
	Clauses   []string   `json:"clauses"`
	Status    string     `json:"status"`
	Shown     string     `json:"shown"` // the value on the day in words; where the policy fixes the matter in another table, for what time
	Range     string     `json:"range"` // what it can be, in words; empty where nothing bounds it
	Windows   []Window   `json:"windows"`
}

// Window is the value of a parameter for a time.
type Window struct {
	From     survey.Date `json:"from"`
	To       survey.Date `json:"to"`
	Value    string      `json:"value"`    // as written
	Proposed string      `json:"proposed"` // as written
	Shown    string      `json:"shown"`
	Document string      `json:"document"`
	Overlay  bool        `json:"overlay"`
	Current  bool        `json:"current"` // the day lies in it
}

// Item is how an income item counts on both bases.
type Item struct {
	Item    string `json:"item"`
	Title   string `json:"title"`
	Dibao   Row    `json:"dibao"`
	Poverty Row    `json:"poverty"`
}

// Row is how an income item counts on one basis.
type Row struct {
	rules.ItemRow
	Settled string `json:"settled"` // counted or excluded, as an office set on the day; empty where nobody did
	Words   string `json:"words"`   // what the pack says
}

// Of shows a pack on a day.
func Of(p *rules.Pack, on survey.Date, l text.Lang) View {
	info := p.Info()
	v := View{
		Pack:  rules.PackRef{ID: info.ID, Version: info.Version, SHA256: info.SHA256},
		Title: info.Title.In(l), Issuer: info.Issuer.In(l), Document: info.Document, Divisions: info.Divisions,
		Overlays: append([]rules.OverlayRef{}, p.Overlays()...), AsOf: on, Rules: p.Rules(l), Items: items(p, on, l), Calendar: calendar(p, l),
	}
	for _, c := range p.Clauses() {
		v.Clauses = append(v.Clauses, Clause{c.ID, c.Document, c.Place, c.Says.In(l)})
	}
	for _, t := range p.Parameters() {
		v.Parameters = append(v.Parameters, parameter(p, t, on, l))
	}
	slices.SortStableFunc(v.Parameters, func(a, b Parameter) int {
		return slices.Index(Groups, a.Group) - slices.Index(Groups, b.Group)
	})
	if d, ok := p.EmploymentCost(l); ok {
		v.Employment = &d
	}
	return v
}

// Settlement says what an office set for an item that the pack leaves open, empty
// where nobody did.
func (r Row) Settlement(l text.Lang) string {
	if r.Settled == "" {
		return ""
	}
	return l.T("packview.settled", l.T("packview.treatment."+r.Settled))
}

// In returns the parameters of a group.
func (v View) In(group string) []Parameter {
	var all []Parameter
	for _, p := range v.Parameters {
		if p.Group == group {
			all = append(all, p)
		}
	}
	return all
}

func parameter(p *rules.Pack, t rules.Parameter, on survey.Date, l text.Lang) Parameter {
	out := Parameter{
		ID: t.ID, Title: t.Title.In(l), Type: t.Type, Unit: t.Unit, Kind: t.Kind, Authority: t.Authority, Row: t.Row,
		Clauses: append([]string{}, t.Clauses...), Status: t.Status(on), Shown: t.Show(on, l), Range: limits(p, t, l), Windows: []Window{},
	}
	if p.FixedForGood(t.ID) && out.Status != rules.StatusOpen {
		out.Status = rules.StatusFixed
	}
	if t.Fixed != nil && out.Status == rules.StatusFixed && len(t.Windows) == 0 {
		out.Shown = Span(t.Fixed.From, t.Fixed.To, l)
	}
	out.Group = group(out)
	current, _ := t.At(on)
	for _, w := range t.Windows {
		out.Windows = append(out.Windows, Window{w.From, w.To, w.Value, w.Proposed, t.ShowWindow(w, l), w.Document, w.Overlay, w == current})
	}
	return out
}

func group(p Parameter) string {
	switch {
	case p.Kind == rules.KindJudgement:
		return GroupJudgement
	case p.Status != rules.StatusOpen:
		return GroupSet
	case strings.HasPrefix(p.ID, "item."):
		return GroupItem
	}
	return GroupUnset
}

// limits says what a parameter can be.
func limits(p *rules.Pack, t rules.Parameter, l text.Lang) string {
	if len(t.Options) > 0 {
		var words []string
		for _, o := range t.Options {
			words = append(words, t.OptionText(o, l))
		}
		return strings.Join(words, l.T("packview.or"))
	}
	low, high, ok := p.Limits(t.ID)
	if !ok {
		return ""
	}
	return l.T("packview.range", t.ShowValue(low.RatString(), l), t.ShowValue(high.RatString(), l))
}

// Span writes from when to when something holds.
func Span(from, to survey.Date, l text.Lang) string {
	switch {
	case from == "" && to == "":
		return l.T("packview.span.always")
	case from == "":
		return l.T("packview.span.until", to)
	case to == "":
		return l.T("packview.span.since", from)
	}
	return l.T("packview.span.between", from, to)
}

func items(p *rules.Pack, on survey.Date, l text.Lang) []Item {
	var all []Item
	rows := p.Items(l)
	for i := 0; i+1 < len(rows); i += 2 {
		all = append(all, Item{rows[i].Item, rows[i].Title, row(p, rows[i], on, l), row(p, rows[i+1], on, l)})
	}
	return all
}

// row puts how an item counts into words: the treatment, for whom and until when,
// and on what it rests.
func row(p *rules.Pack, r rules.ItemRow, on survey.Date, l text.Lang) Row {
	out := Row{ItemRow: r}
	if t, ok := p.Parameter("item." + r.Item); ok {
		if w, set := t.At(on); set {
			out.Settled = w.Value
		}
	}
	words := []string{l.T("packview.treatment." + string(r.Treatment))}
	if r.When != nil {
		words = append(words, l.T("packview.when", r.When.Words))
	}
	if r.From != "" || r.To != "" {
		words = append(words, Span(r.From, r.To, l))
	}
	if r.Practice {
		words = append(words, l.T("packview.practice"))
	}
	out.Words = strings.Join(append(words, r.Clauses...), " ")
	return out
}
