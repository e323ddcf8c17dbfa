package rules

import "slices"

// findingRule is one question of a pack.
type findingRule struct {
	code    string
	texts   string // its sentences stand under "rules.finding." + texts
	member  bool   // asked about each member, not about the household
	clauses []string
	applies *condition // where it is no the question does not arise; nil for always
	met     *condition
	silent  []silence
	review  []judgement
	figures []string // what its sentences show, in order
	amount  *condition
}

// silence is a case of which the text says nothing.
type silence struct {
	when *condition
	term string // the open term of the case
}

// judgement is what people still review: a judgement they make, or a term until
// it is set.
type judgement struct {
	term string
	when *condition // nil for always
}

// verdict is what a finding says and which sentence says it. Where it is not
// known whether the question arises, the sentence is that of the answer it would
// have.
type verdict struct {
	state    State
	missing  []string // sorted
	sentence string
	unclear  bool // whether the question arises
}

// findings judges every question about the household or about each member, and
// returns what it finds in the order of the pack, members in document order.
// Those about members come first: the others may ask whether they are met.
func (f *facts) findings() []Finding {
	rules := f.reckoning.pack.findings
	all := f.places(rules)
	f.trace.expect(len(all))
	for i := range rules {
		for k := range f.judged[i] {
			if rules[i].member {
				f.judged[i][k] = rules[i].judge(f.members[k])
			}
		}
	}
	for i := range rules {
		if !rules[i].member {
			f.judged[i][0] = rules[i].judge(f)
		}
	}
	return all
}

// places makes room for all findings, and gives each rule its part of it.
func (f *facts) places(rules []findingRule) []Finding {
	n := 0
	for _, rule := range rules {
		n += rule.subjects(f)
	}
	all := make([]Finding, n)
	f.judged = make([][]Finding, len(rules))
	for i, left := 0, all; i < len(rules); i++ {
		n := rules[i].subjects(f)
		f.judged[i], left = left[:n], left[n:]
	}
	return all
}

// subjects is how many findings a rule gives.
func (rule *findingRule) subjects(f *facts) int {
	if rule.member {
		return len(f.members)
	}
	return 1
}

// anyPrefix begins the names of the facts that a finding is met for some member.
const anyPrefix = "any."

// anyMember says whether a finding is met for some member.
func (f *facts) anyMember(code string) tri {
	if f.household().Members == nil {
		return maybe("members")
	}
	i := slices.IndexFunc(f.reckoning.pack.findings, func(r findingRule) bool { return r.code == code })
	found := no
	for _, about := range f.judged[i] {
		switch about.State {
		case Met:
			return yes
		case Undetermined:
			found = found.or(maybe(about.Missing...))
		}
	}
	return found
}

// judge answers the question for the subject of the facts.
func (rule *findingRule) judge(f *facts) Finding {
	v := rule.verdict(f)
	out := Finding{
		Code: rule.code, Subject: SubjectHousehold, State: v.state, Clauses: rule.clauses,
		Missing: merged(v.missing), Review: []string{},
	}
	if f.member != nil {
		out.Subject = f.member.Key
	}
	if v.state != NotApplicable {
		out.Review = rule.reviewed(f)
	}
	if v.state == Met && rule.amount != nil {
		out.Amount = new(rule.amount.amount(f))
	}
	out.Text = rule.text(f, v, out)
	f.trace.finding(out)
	return out
}

func (rule *findingRule) verdict(f *facts) verdict {
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
func (rule *findingRule) answer(f *facts) verdict {
	met := rule.met.eval(f)
	if met.yes() {
		return verdict{state: Met, sentence: "met"}
	}
	open := met.open
	var silent []string
	for _, s := range rule.silent {
		switch when := s.when.eval(f); {
		case when.yes():
			silent = append(silent, s.term)
		case when.maybe():
			open = union(open, when.open)
		}
	}
	switch {
	case met.no() && silent != nil:
		return verdict{state: Undetermined, missing: merged(silent), sentence: "silent." + silent[0]}
	case met.no() && len(open) == 0:
		return verdict{state: NotMet, sentence: "not_met"}
	}
	return verdict{state: Undetermined, missing: open, sentence: "undetermined"}
}

// reviewed lists what people still review: not what surely does not arise, and
// not what was set for the day. A judgement stays with people whatever a county
// wrote about it.
func (rule *findingRule) reviewed(f *facts) []string {
	left := []string{}
	for _, j := range rule.review {
		t := f.reckoning.pack.terms[j.term]
		if settled := t.Kind != KindJudgement && t.isSet(f.reckoning.on); !settled && !j.when.eval(f).no() {
			left = append(left, j.term)
		}
	}
	return left
}
