package rules

import (
	"slices"

	"ruhu/assets/text"
	"ruhu/survey"
)

// Explanation says how a finding came about, in three lengths: a sentence, a
// sheet as worked on a desk calculator, and every node. All three and the
// finding come from one evaluation.
type Explanation struct {
	Finding   Finding     `json:"finding"`
	Sentence  string      `json:"sentence"`
	Sheet     []SheetLine `json:"sheet"`
	Nodes     Node        `json:"nodes"`
	Distances []Distance  `json:"distances"` // one for each comparison of amounts, in order of the rule
	Flips     []Flip      `json:"flips"`     // single facts that would change the state
}

// Explain says how the finding of a code about a subject came about for a
// household on a day. It is not ok where the pack has no such finding.
func (p *Pack) Explain(h survey.Household, asOf survey.Date, lang text.Lang, code, subject string) (Explanation, bool) {
	i := slices.IndexFunc(p.findings, func(r findingRule) bool { return r.code == code })
	if i < 0 {
		return Explanation{}, false
	}
	q := question{pack: p, rule: &p.findings[i], on: asOf, lang: lang, subject: subject}
	h = reckonable(h)
	f, ok := q.facts(&h)
	if !ok {
		return Explanation{}, false
	}
	e := &explainer{question: q, facts: f}
	e.reads = e.readsOf()
	x := Explanation{Finding: q.rule.judge(f)}
	x.Nodes = e.finding(x.Finding)
	x.Distances = e.distances()
	x.Sheet = e.sheet(x)
	x.Flips = e.flips(x.Finding.State)
	x.Sentence = e.sentence(x)
	return x, true
}

// question is a finding of a pack about one subject on one day, for whichever
// household.
type question struct {
	pack    *Pack
	rule    *findingRule
	on      survey.Date
	lang    text.Lang
	subject string
}

// facts returns what the question is judged on, without a trace; not ok where
// the household has no such subject.
func (q question) facts(h *survey.Household) (f *facts, ok bool) {
	r := &reckoning{pack: q.pack, h: h, people: peopleOf(h), on: q.on, lang: q.lang}
	incomes := r.incomes()
	home := findingFacts(r, &incomes, nil)
	if !q.rule.member {
		home.judged = q.judgedBefore(home)
		return home, q.subject == SubjectHousehold
	}
	i := slices.IndexFunc(home.members, func(m *facts) bool { return m.member.Key == q.subject })
	if i < 0 {
		return nil, false
	}
	return home.members[i], true
}

// judgedBefore are the findings about members that the question asks for.
func (q question) judgedBefore(home *facts) [][]Finding {
	judged := make([][]Finding, len(q.pack.findings))
	asked := map[string]bool{}
	for _, c := range q.rule.conditions() {
		c.readInto(asked)
	}
	for i := range q.pack.findings {
		rule := &q.pack.findings[i]
		if !rule.member || !asked[anyPrefix+rule.code] {
			continue
		}
		for _, m := range home.members {
			judged[i] = append(judged[i], rule.judge(m))
		}
	}
	return judged
}

// conditions are all conditions of a rule.
func (rule *findingRule) conditions() []*condition {
	all := []*condition{rule.applies, rule.met, rule.amount}
	for _, s := range rule.silent {
		all = append(all, s.when)
	}
	for _, j := range rule.review {
		all = append(all, j.when)
	}
	return all
}

// state answers the question for a household, empty where it has no such
// subject.
func (q question) state(h survey.Household) State {
	h = reckonable(h)
	f, ok := q.facts(&h)
	if !ok {
		return ""
	}
	return q.rule.verdict(f).state
}

// explainer explains one finding from the facts it was judged on.
type explainer struct {
	question
	facts       *facts
	reads       map[string]bool   // facts and parameters the rule looks at
	comparisons []comparedAmounts // met while the tree was made
}

func (e *explainer) t(key string, args ...any) string {
	return e.lang.T("rules.explain."+key, args...)
}

// sentence is what a farmer is told: the finding, and how far it is from
// changing.
func (e *explainer) sentence(x Explanation) string {
	if x.Finding.State == NotApplicable || x.Finding.State == Undetermined {
		return x.Finding.Text
	}
	for _, d := range x.Distances {
		if d.certain() {
			return x.Finding.Text + e.t("then", d.Shown)
		}
	}
	return x.Finding.Text
}
