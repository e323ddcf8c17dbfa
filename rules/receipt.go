package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"

	"ruhu/assets/text"
	"ruhu/survey"
)

// Receipt says what a result was computed with and from: who has the same
// engine, pack, overlays and household gets the same receipt, on every machine
// and in every language.
type Receipt struct {
	Engine      string       `json:"engine"`
	Pack        PackRef      `json:"pack"`
	Overlays    []OverlayRef `json:"overlays"`
	AsOf        survey.Date  `json:"as_of"`
	InputSHA256 string       `json:"input_sha256"` // of the household in its canonical form, see Canonical
	TraceSHA256 string       `json:"trace_sha256"` // of how the result came about, see Pack.Trace
}

// Fingerprint is a short name of the receipt that two people can compare:
// "7F3A 91C2". It stands on papers.
func (r Receipt) Fingerprint() string {
	s := strings.ToUpper(hash(canonical(nil, reflect.ValueOf(r)))[:8])
	return s[:4] + " " + s[4:]
}

// Canonical returns a household in the one form whose hash stands in receipts:
// JSON with sorted keys and without what was not asked.
func Canonical(h survey.Household) []byte {
	return canonical(nil, reflect.ValueOf(h))
}

// Trace returns how the assessment of a household on a day came about, in the
// form whose hash stands in the receipt: canonical JSON of every line of income
// and, for every finding, of the facts and parameters its conditions looked at.
func (p *Pack) Trace(h survey.Household, asOf survey.Date) []byte {
	_, trace := p.assess(h, asOf, text.Zh)
	return trace
}

// receipt makes the receipt of a result that came about as the trace says.
func (p *Pack) receipt(h survey.Household, r Result, trace []byte) Receipt {
	return Receipt{
		Engine: r.Engine, Pack: r.Pack, Overlays: r.Overlays, AsOf: r.AsOf,
		InputSHA256: hash(Canonical(h)), TraceSHA256: hash(trace),
	}
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
