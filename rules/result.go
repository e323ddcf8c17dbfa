package rules

import (
	"ruhu/assets/text"
	"ruhu/survey"
)

// EngineVersion names the arithmetic of this package. It changes whenever the
// same pack and household could give another result.
const EngineVersion = "3"

// State is what a finding says. None of them is a decision.
type State string

// The states of a finding.
const (
	Met           State = "met"            // the condition of the text is met
	NotMet        State = "not_met"        // it is not met
	Undetermined  State = "undetermined"   // it depends on something still open, see Missing
	NotApplicable State = "not_applicable" // the question does not arise
)

// Treatment is how an income line counts.
type Treatment string

// The treatments of an income line.
const (
	Counted  Treatment = "counted"  // counts, net of its cost
	Excluded Treatment = "excluded" // does not count
	Deducted Treatment = "deducted" // counts less employment cost
	Open     Treatment = "open"     // how it counts is not settled
)

// SubjectHousehold is the subject of a finding about the whole household; any
// other subject is a member key.
const SubjectHousehold = "household"

// LineObligors is the key of the line for support from people living apart
// beyond what the income lines declare.
const LineObligors = "obligors"

// Result is what a pack says about one household on one day. It holds nothing
// that depends on the machine or the clock: the same input gives the same bytes.
type Result struct {
	Pack     PackRef      `json:"pack"`
	AsOf     survey.Date  `json:"as_of"`
	Income   Incomes      `json:"income"`
	Findings []Finding    `json:"findings"`
	Overlays []OverlayRef `json:"overlays"`
	Engine   string       `json:"engine"`
	Receipt  Receipt      `json:"receipt"`
}

// PackRef names exactly one edition of a pack.
type PackRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// OverlayRef names exactly one edition of an overlay.
type OverlayRef struct {
	Issuer string `json:"issuer"`
	SHA256 string `json:"sha256"`
}

// Incomes is the family's income on the two bases, which differ in what counts
// and in who shares it.
type Incomes struct {
	Dibao   Basis `json:"dibao"`   // 低保口径
	Poverty Basis `json:"poverty"` // 扶贫口径
}

// Basis is the income calculation on one basis. Amounts are fen a year.
type Basis struct {
	Counted      Range       `json:"counted_fen"`
	Members      *int        `json:"members"`                 // who share it; nil while that is open
	MembersRange *CountRange `json:"members_range,omitempty"` // only while Members is nil and members are known
	PerCapita    Range       `json:"per_capita_fen"`
	Lines        []Line      `json:"lines"`
	Missing      []string    `json:"missing"` // what is open in PerCapita
}

// CountRange is a number of people between two ends, both possible.
type CountRange struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Line is one income line and how it counts. Declared is the gross amount as
// recorded, nil when not asked.
type Line struct {
	Key       string      `json:"key"`
	Declared  *survey.Fen `json:"declared_fen"`
	Counted   Range       `json:"counted_fen"`
	Treatment Treatment   `json:"treatment"`
	Clauses   []string    `json:"clauses"`
	Practice  bool        `json:"practice"` // rests on what every office does, not on a clause
	Missing   []string    `json:"missing"`  // what is open in Counted; of the family's other wages the first few
	Text      string      `json:"text"`     // the reason in a few plain words
}

// Finding is what a pack says about one question and one subject.
type Finding struct {
	Code    string   `json:"code"`
	Subject string   `json:"subject"`
	State   State    `json:"state"`
	Clauses []string `json:"clauses"`
	Missing []string `json:"missing"`              // fact paths and parameter ids, sorted; never nil
	Review  []string `json:"review"`               // judgements people still have to make and record; never nil
	Amount  *Range   `json:"amount_fen,omitempty"` // what the finding comes to, where it is met and the pack names an amount
	Text    string   `json:"text"`
}

// Finding returns the finding with the given code about a subject.
func (r Result) Finding(code, subject string) (Finding, bool) {
	for _, f := range r.Findings {
		if f.Code == code && f.Subject == subject {
			return f, true
		}
	}
	return Finding{}, false
}

// Title names the question that the finding answers.
func (f Finding) Title(l text.Lang) string { return l.T("finding." + f.Code) }

// Word says the state of the finding in words that fit its question. None of
// them sounds like a decision: where a finding has words of its own it says what
// was compared.
func (f Finding) Word(l text.Lang) string {
	if key := "finding." + f.Code + "." + string(f.State); l.Has(key) {
		return l.T(key)
	}
	return l.T("state." + string(f.State))
}
