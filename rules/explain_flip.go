package rules

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"ruhu/survey"
)

// Flip is a single fact or open term that would change the state of a finding if
// nothing else changed.
type Flip struct {
	Path  string `json:"path"`  // of the answer in the household document, or a parameter id
	Label string `json:"label"` // what it is
	From  string `json:"from"`  // as it stands, in words
	To    string `json:"to"`    // what it would be, in words
	Value string `json:"value"` // the same as JSON, as the document or an overlay writes it
	State State  `json:"state"` // what the finding would then say
	Shown string `json:"shown"` // all this as a sentence
}

// mostTrials bounds how often a finding is judged anew for one explanation.
const mostTrials = 400

// flips tries every single change the rule could notice, in a fixed order:
// answers of the household, of its members, of its lines, then open terms.
func (e *explainer) flips(base State) []Flip {
	out := []Flip{}
	trials := 0
	try := func(c change) State {
		if trials++; trials > mostTrials {
			return base
		}
		return e.stateWith(c)
	}
	each := func(changes []change) {
		for _, c := range changes {
			if s := try(c); s != base && s != "" {
				out = append(out, e.flip(c, s))
			}
		}
	}
	each(e.changes())
	for _, in := range e.facts.household().Incomes {
		out = append(out, e.amountFlips(in, base, try)...)
	}
	each(e.openTerms())
	return out
}

// stateWith answers the question with one thing changed.
func (e *explainer) stateWith(c change) State {
	q, h := e.question, *e.facts.household()
	if !c.term {
		return q.state(c.with(h))
	}
	q.pack = q.pack.settling(c.path, fmt.Sprint(c.value))
	return q.state(h)
}

func (e *explainer) flip(c change, s State) Flip {
	label := e.label(c.path)
	word := Finding{Code: e.rule.code, State: s}.Word(e.lang)
	return Flip{c.path, label, c.from, c.to, c.written(), s, e.t("flip", label, c.from, c.to, word)}
}

// label is what an answer or parameter is called.
func (e *explainer) label(path string) string {
	if key := "rules.fact." + path; e.lang.Has(key) {
		return e.lang.T(key)
	}
	if rest, ok := strings.CutPrefix(path, "members."); ok {
		key, field, _ := strings.Cut(rest, ".")
		m, _ := e.facts.household().Member(key)
		return e.t("of", m.Name, e.lang.T("rules.fact.member."+field))
	}
	return e.pack.MissingText(path, *e.facts.household(), e.lang)
}

// amountFlips finds the amounts of one income line at which the state changes:
// going up and going down, the nearest for each state.
func (e *explainer) amountFlips(in survey.Income, base State, try func(change) State) []Flip {
	var out []Flip
	seen := map[string]bool{}
	for _, gross := range e.grossAtLimits(in) {
		c := change{
			path: "incomes." + in.Key + ".gross_fen", value: gross,
			from: exactly(fen(*in.GrossFen)).Show(e.lang), to: exactly(fen(gross)).Show(e.lang),
		}
		s := try(c)
		id := string(s) + strconv.FormatBool(gross > *in.GrossFen)
		if s != base && s != "" && !seen[id] {
			seen[id] = true
			out = append(out, e.flip(c, s))
		}
	}
	return out
}

// grossAtLimits lists the amounts of a line about which a comparison could turn,
// the nearest to what it is first.
func (e *explainer) grossAtLimits(in survey.Income) []survey.Fen {
	if in.GrossFen == nil {
		return nil
	}
	var all []survey.Fen
	for _, c := range e.comparisons {
		b, ok := e.basisOf(c.incomeName())
		if !ok || b.Members == nil {
			continue
		}
		for _, part := range e.parts(in, b) {
			for _, gap := range c.ends() {
				at := new(big.Rat).Mul(gap, big.NewRat(int64(*b.Members), 1))
				at.Quo(at, part).Add(at, fen(*in.GrossFen))
				all = append(all, aroundFen(at)...)
			}
		}
	}
	all = slices.DeleteFunc(all, func(f survey.Fen) bool { return f == *in.GrossFen || f < 0 || f > survey.MaxFen })
	slices.SortFunc(all, func(a, b survey.Fen) int {
		return cmp.Or(cmp.Compare(distant(a, *in.GrossFen), distant(b, *in.GrossFen)), cmp.Compare(a, b))
	})
	return slices.Compact(all)
}

func distant(a, b survey.Fen) survey.Fen { return max(a-b, b-a) }

// aroundFen returns the whole fen at and beside an amount.
func aroundFen(v *big.Rat) []survey.Fen {
	whole := new(big.Int).Div(v.Num(), v.Denom())
	if !whole.IsInt64() {
		return nil
	}
	f := survey.Fen(whole.Int64())
	return []survey.Fen{f - 1, f, f + 1, f + 2}
}

// ends are the distances from each end of the amount to each end of the limit.
func (c comparedAmounts) ends() []*big.Rat {
	_, amount := c.amount()
	_, limit := c.limit()
	var all []*big.Rat
	for _, l := range []*big.Rat{limit.Low, limit.High} {
		for _, a := range []*big.Rat{amount.Low, amount.High} {
			if l != nil && a != nil {
				all = append(all, subtract(l, a))
			}
		}
	}
	return distinct(all)
}

// distinct returns the amounts in order, each once.
func distinct(all []*big.Rat) []*big.Rat {
	slices.SortFunc(all, (*big.Rat).Cmp)
	return slices.CompactFunc(all, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
}

// parts are the parts of one more fen of a line that count: 1, 4/5 where
// employment cost is taken off. A part that is none leaves the line out.
func (e *explainer) parts(in survey.Income, b Basis) []*big.Rat {
	i := slices.IndexFunc(b.Lines, func(l Line) bool { return l.Key == in.Key })
	if i < 0 || b.Lines[i].Treatment == Excluded {
		return nil
	}
	net := fen(*in.GrossFen)
	if in.CostFen != nil && survey.HasCost(in.Item) {
		net = subtract(net, fen(*in.CostFen))
	}
	counted := b.Lines[i].Counted
	all := []*big.Rat{one}
	if net.Sign() > 0 {
		for _, end := range []*big.Rat{counted.Low, counted.High} {
			if end != nil && end.Sign() > 0 {
				all = append(all, new(big.Rat).Quo(end, net))
			}
		}
	}
	return distinct(all)
}

// openTerms lists what the open terms of the rule could be settled as.
func (e *explainer) openTerms() []change {
	var all []change
	for _, id := range sortedKeys(e.pack.terms) {
		t := e.pack.terms[id]
		status := t.Status(e.on)
		if !e.reads[id] || status != StatusOpen && status != StatusProposed || t.Kind == KindJudgement {
			continue
		}
		for _, value := range t.settlements(e.on) {
			all = append(all, change{path: id, from: t.Show(e.on, e.lang), to: t.ShowValue(value, e.lang), value: value, term: true})
		}
	}
	return all
}

// settlements are the values that an open term is likely to get: the options of
// a choice, what is in force and what is proposed, both ends of a number that is
// computed both ways.
func (t *term) settlements(on survey.Date) []string {
	w, set := t.At(on)
	switch {
	case t.Type == typeChoice:
		return t.Options
	case set && w.Proposed != "":
		return []string{w.Value, w.Proposed}
	case t.isNumber() && t.Kind == KindBetween:
		return []string{decimal(t.low), decimal(t.high)}
	}
	return nil
}

// decimal writes a number as an overlay does, with as many places as it has.
func decimal(v *big.Rat) string {
	places, _ := v.FloatPrec()
	return v.FloatString(places)
}

// settling returns the pack with one term settled for good.
func (p *Pack) settling(id, written string) *Pack {
	next := *p
	next.terms = maps.Clone(p.terms)
	t := *p.terms[id]
	v := value{choice: written}
	if n, ok := new(big.Rat).SetString(written); ok && t.isNumber() {
		v = value{low: n, high: n}
	}
	t.Windows, t.values = []Window{{Value: written}}, []value{v}
	next.terms[id] = &t
	return &next
}

// readsOf is every fact and parameter that the rule looks at, with what its
// income rests on.
func (e *explainer) readsOf() map[string]bool {
	all := map[string]bool{}
	for _, c := range e.rule.conditions() {
		c.readInto(all)
	}
	for _, rule := range e.pack.findings {
		if all[anyPrefix+rule.code] {
			for _, c := range rule.conditions() {
				c.readInto(all)
			}
		}
	}
	if all[factDue] {
		all["dibao.class"], all[termPeriod] = true, true
	}
	for id, t := range e.pack.terms {
		if v, ok := t.at(e.on); ok && all[id] {
			v.condition.readInto(all)
		}
	}
	if !all[factDibao] && !all[factPoverty] {
		return all
	}
	for _, id := range []string{termLoss, termRate, termScope, termReach, termSupport} {
		all[id] = true
	}
	if e.pack.employment != nil {
		e.pack.employment.applies.readInto(all)
	}
	for _, in := range e.facts.household().Incomes {
		all[itemTerm(in.Item)] = true
		for _, b := range bases {
			e.pack.items[in.Item][b].when.readInto(all)
		}
	}
	return all
}

func (c *condition) readInto(all map[string]bool) {
	if c == nil {
		return
	}
	for _, name := range c.names {
		all[name] = true
	}
}

// readsIncome reports whether the rule looks at an income.
func (e *explainer) readsIncome() bool { return e.reads[factDibao] || e.reads[factPoverty] }
