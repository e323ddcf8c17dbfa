package rules

import (
	"slices"

	"ruhu/assets/text"
	"ruhu/survey"
)

// PackInfo describes a pack for lists and for the head of every paper.
type PackInfo struct {
	ID        string
	Title     Words
	Issuer    Words
	Document  string // number of the issuing document: 鹤政办〔2017〕14号
	Version   string
	Divisions []string // codes of the places it is for, as prefixes: 4106. The caller must not change them
	SHA256    string   // of the sorted paths and contents of its tables
}

// Words is a name in both languages.
type Words struct{ Zh, En string }

// In returns the words in the given language.
func (w Words) In(l text.Lang) string {
	if l == text.En {
		return w.En
	}
	return w.Zh
}

// Clause is a place in a policy document with a paraphrase of what it says.
type Clause struct {
	ID       string // H:三(二)末段
	Document string // 鹤政办〔2017〕14号
	Place    string // 三(二)末段
	Says     Words  // paraphrase, never the sentence itself
}

// Pack is a policy pack, with overlays where there are some. It never changes
// and may be used by many goroutines.
type Pack struct {
	info       PackInfo
	clauses    []Clause
	terms      map[string]*term
	items      map[string]map[basis]itemRule
	employment *employmentRule
	findings   []findingRule
	calendar   Calendar
	overlays   []OverlayRef
}

// Info describes the pack.
func (p *Pack) Info() PackInfo { return p.info }

// Overlays names the overlays laid over the pack, in their order.
func (p *Pack) Overlays() []OverlayRef { return slices.Clone(p.overlays) }

// Clause returns the clause with the given id.
func (p *Pack) Clause(id string) (Clause, bool) {
	for _, c := range p.clauses {
		if c.ID == id {
			return c, true
		}
	}
	return Clause{}, false
}

// Clauses returns all clauses in the order of the documents. The caller must
// not change them.
func (p *Pack) Clauses() []Clause { return p.clauses }

// Parameter returns the parameter with the given id.
func (p *Pack) Parameter(id string) (Parameter, bool) {
	t, ok := p.terms[id]
	if !ok {
		return Parameter{}, false
	}
	return t.Parameter, true
}

// Parameters returns all parameters by id. The caller must not change what they
// hold.
func (p *Pack) Parameters() []Parameter {
	all := make([]Parameter, 0, len(p.terms))
	for _, id := range sortedKeys(p.terms) {
		all = append(all, p.terms[id].Parameter)
	}
	return all
}

// Assess says what the pack says about a household on a day, with the texts in
// the given language. It is a pure function and never fails: what cannot be
// known is undetermined, and an amount below zero or above survey.MaxFen or a
// key that stands twice answers nothing. survey.Household.Check reports those.
//
// Its receipt says what it was computed from and with.
func (p *Pack) Assess(h survey.Household, asOf survey.Date, lang text.Lang) Result {
	result, trace := p.assess(h, asOf, lang)
	result.Receipt = p.receipt(h, result, trace)
	return result
}

// assess makes the result without its receipt, and the trace.
func (p *Pack) assess(h survey.Household, asOf survey.Date, lang text.Lang) (Result, []byte) {
	h = reckonable(h)
	r := &reckoning{pack: p, h: &h, people: peopleOf(&h), on: asOf, lang: lang}
	result := Result{
		Pack:     PackRef{p.info.ID, p.info.Version, p.info.SHA256},
		AsOf:     asOf,
		Income:   r.incomes(),
		Overlays: append([]OverlayRef{}, p.overlays...),
		Engine:   EngineVersion,
	}
	f := findingFacts(r, &result.Income, &trace{})
	result.Findings = f.findings()
	return result, f.trace.document(result.Income)
}
