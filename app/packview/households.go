package packview

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// Comparison compares two packs on a day.
type Comparison struct {
	old, next   *rules.Pack
	on          survey.Date
	lang        text.Lang
	Differences []Difference
	reads       map[string][]string // by the code of a rule: what it reads in either pack
}

// Compare compares two packs on a day.
func Compare(old, next *rules.Pack, on survey.Date, l text.Lang) *Comparison {
	before, after := Of(old, on, l), Of(next, on, l)
	c := &Comparison{old: old, next: next, on: on, lang: l, Differences: Differences(before, after, l), reads: map[string][]string{}}
	for _, r := range slices.Concat(before.Rules, after.Rules) {
		c.reads[r.Code] = append(c.reads[r.Code], r.Reads...)
	}
	return c
}

// Change is what changes for one household.
type Change struct {
	Household string          `json:"household"` // id, or the file it was read from
	Name      string          `json:"name"`
	Findings  []FindingChange `json:"findings"`
	Incomes   []IncomeChange  `json:"incomes"`
}

// FindingChange is a finding that another pack answers otherwise.
type FindingChange struct {
	Code    string       `json:"code"`
	Title   string       `json:"title"`
	Subject string       `json:"subject"` // household or a member key
	Who     string       `json:"who"`     // the member's name, empty for the household
	Old     rules.State  `json:"old"`     // empty where the old pack does not ask
	New     rules.State  `json:"new"`
	OldText string       `json:"old_text"`
	NewText string       `json:"new_text"`
	Because []Difference `json:"because"`
}

// IncomeChange is a per-capita income that another pack reckons otherwise.
type IncomeChange struct {
	Basis   string       `json:"basis"` // dibao or poverty
	Old     rules.Range  `json:"old_fen"`
	New     rules.Range  `json:"new_fen"`
	Because []Difference `json:"because"`
}

// Household says what changes for a household; not ok where nothing does. id
// stands for it in the result.
func (c *Comparison) Household(id string, h survey.Household) (Change, bool) {
	before, after := c.old.Assess(h, c.on, c.lang), c.next.Assess(h, c.on, c.lang)
	change := Change{Household: id, Name: h.DisplayName(), Findings: []FindingChange{}, Incomes: []IncomeChange{}}
	for _, b := range []struct {
		basis     string
		old, next rules.Range
	}{{"dibao", before.Income.Dibao.PerCapita, after.Income.Dibao.PerCapita}, {"poverty", before.Income.Poverty.PerCapita, after.Income.Poverty.PerCapita}} {
		if !same(b.old, b.next) {
			change.Incomes = append(change.Incomes, IncomeChange{b.basis, b.old, b.next, c.because(c.incomeReads(h))})
		}
	}
	for _, f := range after.Findings {
		if old, ok := before.Finding(f.Code, f.Subject); !ok || old.State != f.State || !sameAmount(old, f) {
			change.Findings = append(change.Findings, c.finding(h, f.Code, f.Subject, old, f))
		}
	}
	for _, old := range before.Findings {
		if _, ok := after.Finding(old.Code, old.Subject); !ok {
			change.Findings = append(change.Findings, c.finding(h, old.Code, old.Subject, old, rules.Finding{}))
		}
	}
	return change, len(change.Findings)+len(change.Incomes) > 0
}

// same reports whether two ranges have the same ends.
func same(a, b rules.Range) bool { return sameEnd(a.Low, b.Low) && sameEnd(a.High, b.High) }

func sameEnd(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}

func sameAmount(a, b rules.Finding) bool {
	if a.Amount == nil || b.Amount == nil {
		return a.Amount == b.Amount
	}
	return same(*a.Amount, *b.Amount)
}

func (c *Comparison) finding(h survey.Household, code, subject string, old, next rules.Finding) FindingChange {
	f := FindingChange{
		Code: code, Title: rules.Finding{Code: code}.Title(c.lang), Subject: subject,
		Old: old.State, New: next.State, OldText: old.Text, NewText: next.Text, Because: c.because(c.findingReads(h, code)),
	}
	if m, ok := h.Member(subject); ok {
		f.Who = m.Name
	}
	return f
}

// because returns the differences in the parts that something rests on.
func (c *Comparison) because(reads map[key]bool) []Difference {
	all := []Difference{}
	for _, d := range c.Differences {
		section, _, _ := strings.Cut(d.ID, ".")
		if reads[key{d.Kind, d.ID}] || d.Kind == KindCalendar && reads[key{d.Kind, section}] {
			all = append(all, d)
		}
	}
	return all
}

// findingReads are the parts that a finding about a household rests on.
func (c *Comparison) findingReads(h survey.Household, code string) map[key]bool {
	reads := map[key]bool{{KindRule, code}: true}
	for _, name := range c.reads[code] {
		reads[key{KindParameter, name}] = true
		if t, _, ok := strings.Cut(name, "."); ok {
			reads[key{KindParameter, t}] = true // an amount of a table of amounts
		}
		switch about, isAbout := strings.CutPrefix(name, "any."); {
		case isAbout:
			maps.Copy(reads, c.findingReads(h, about))
		case strings.HasPrefix(name, "income."):
			maps.Copy(reads, c.incomeReads(h))
		case strings.HasPrefix(name, "recheck.") || strings.HasPrefix(name, "checks."):
			reads[key{KindCalendar, "recheck"}] = true
			reads[key{KindParameter, "recheck_period"}] = true
		}
	}
	return reads
}

// incomeReads are the parts that the income of a household rests on.
func (c *Comparison) incomeReads(h survey.Household) map[key]bool {
	reads := map[key]bool{}
	for _, id := range rules.ArithmeticTerms() {
		reads[key{KindParameter, id}] = true
	}
	for _, in := range h.Incomes {
		reads[key{KindItem, in.Item}] = true
		reads[key{KindParameter, "item." + in.Item}] = true
		if survey.ItemKind(in.Item) == "wage" {
			reads[key{KindEmployment, KindEmployment}] = true
			c.employmentReads(reads)
		}
	}
	return reads
}

func (c *Comparison) employmentReads(reads map[key]bool) {
	for _, p := range []*rules.Pack{c.old, c.next} {
		if d, ok := p.EmploymentCost(c.lang); ok {
			for _, id := range d.Terms {
				reads[key{KindParameter, id}] = true
			}
		}
	}
}
