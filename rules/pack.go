package rules

import (
	"ruhu/assets/text"
	"ruhu/survey"
)

// PackInfo describes a pack for lists and for the head of every paper.
type PackInfo struct {
	ID       string
	Title    Words
	Issuer   Words
	Document string // number of the issuing document: 鹤政办〔2017〕14号
	Version  string
	SHA256   string
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
	info PackInfo
}

// Info describes the pack.
func (p *Pack) Info() PackInfo { return p.info }

// Assess says what the pack says about a household on a day, with the texts in
// the given language. It is a pure function and never fails: what cannot be
// known is undetermined.
func (p *Pack) Assess(h survey.Household, asOf survey.Date, lang text.Lang) Result {
	return Result{AsOf: asOf, Engine: EngineVersion}
}

// Clause returns the clause with the given id.
func (p *Pack) Clause(id string) (Clause, bool) { return Clause{}, false }

// Clauses returns all clauses in the order of the documents.
func (p *Pack) Clauses() []Clause { return nil }

// Parameters returns all parameters by id.
func (p *Pack) Parameters() []Parameter { return nil }

// OpenTerms returns the parameters that have no single value on the day.
func (p *Pack) OpenTerms(asOf survey.Date) []Parameter { return nil }

// WithOverlay returns the pack with the values that an overlay sets. The error
// holds every fault of the overlay, each as file:line:column.
func (p *Pack) WithOverlay(name string, yaml []byte) (*Pack, error) { return p, nil }

// List returns the embedded packs.
func List() []PackInfo { return nil }

// Load returns an embedded pack by its id, or reads the pack in a folder.
func Load(ref string) (*Pack, error) {
	return nil, text.Fail("rules.load.unknown", ref)
}
