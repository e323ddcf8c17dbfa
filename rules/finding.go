package rules

import (
	"strings"

	"ruhu/survey"
)

// findingRule is one question of a pack.
type findingRule struct {
	code      string
	clauses   []string
	applies   *condition // where it is no the question does not arise
	met       *condition
	equal     *condition // exactly at a limit of which the text says nothing
	equalTerm string     // the open term of that case
	review    []string   // judgements people make beside it
	figures   []string   // what its sentences show, in order
}

// verdict is what a finding says and which sentence says it. Where it is not
// known whether the question arises, the sentence is that of the answer it would
// have.
type verdict struct {
	state    State
	missing  []string
	sentence string
	unclear  bool // whether the question arises
}

// judge answers the question for one household.
func (rule findingRule) judge(f *facts) Finding {
	v := rule.verdict(f)
	finding := Finding{
		Code: rule.code, Subject: SubjectHousehold, State: v.state, Clauses: rule.clauses,
		Missing: merged(v.missing), Review: []string{},
	}
	if v.state != NotApplicable {
		finding.Review = append(finding.Review, rule.review...)
	}
	finding.Text = rule.text(f, v)
	return finding
}

func (rule findingRule) verdict(f *facts) verdict {
	applies := rule.applies.eval(f)
	if applies.no() {
		return verdict{state: NotApplicable, sentence: "not_applicable"}
	}
	v := rule.answer(f)
	if applies.maybe() {
		return verdict{Undetermined, union(applies.open, v.missing), v.sentence, true}
	}
	return v
}

// answer is the verdict where the question arises.
func (rule findingRule) answer(f *facts) verdict {
	met, equal := rule.met.eval(f), no
	if met.yes() {
		return verdict{state: Met, sentence: "met"}
	}
	if rule.equal != nil {
		equal = rule.equal.eval(f)
	}
	switch {
	case met.no() && equal.no():
		return verdict{state: NotMet, sentence: "not_met"}
	case met.no() && equal.yes():
		return verdict{state: Undetermined, missing: []string{rule.equalTerm}, sentence: "equal"}
	}
	return verdict{state: Undetermined, missing: union(met.open, equal.open), sentence: "undetermined"}
}

// text is the sentence of a verdict: the figures, what is missing, and what
// people still review.
func (rule findingRule) text(f *facts, v verdict) string {
	l := f.reckoning.lang
	key := "rules.finding." + rule.code + "." + v.sentence
	if v.state == NotApplicable {
		return l.T(key)
	}
	var args []any
	for _, name := range rule.figures {
		args = append(args, f.show(name))
	}
	main := l.T(key, args...)
	switch {
	case v.unclear:
		return l.T("rules.finding.unclear", main, f.names(v.missing))
	case v.sentence == "undetermined":
		return l.T("rules.finding.missing", main, f.names(v.missing))
	case len(rule.review) == 0:
		return l.T("rules.finding.plain", main)
	}
	return l.T("rules.finding.review", main, f.names(rule.review))
}

// show writes a fact or parameter for people.
func (f *facts) show(name string) string {
	if t, ok := f.reckoning.pack.terms[name]; ok {
		return t.Show(f.reckoning.on, f.reckoning.lang)
	}
	if m, ok := factByName[name].value(f).(money); ok {
		return m.Show(f.reckoning.lang)
	}
	return ""
}

// mostNames is how many names a sentence holds; the finding itself lists all.
const mostNames = 4

// names writes a list of fact paths and parameter ids for people.
func (f *facts) names(missing []string) string {
	l := f.reckoning.lang
	words := make([]string, min(mostNames, len(missing)))
	for i := range words {
		words[i] = f.reckoning.pack.MissingText(missing[i], *f.household(), l)
	}
	list := strings.Join(words, l.T("rules.list.separator"))
	if len(missing) > mostNames {
		return l.T("rules.list.more", list, len(missing))
	}
	return list
}

// itemPrefix begins the ids of the terms that settle whether an item counts.
const itemPrefix = "item."

func itemTerm(item string) string { return itemPrefix + item }

// itemOf returns the income line with a key.
func itemOf(h survey.Household, key string) string {
	for _, in := range h.Incomes {
		if in.Key == key {
			return in.Item
		}
	}
	return ""
}
