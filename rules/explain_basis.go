package rules

import (
	"strings"

	"ruhu/survey"
)

// basedOn is what a fact was worked out from.
func (e *explainer) basedOn(f *facts, name string) []Node {
	if b, ok := e.basisOf(name); ok {
		return e.lines(b)
	}
	if code, ok := strings.CutPrefix(name, anyPrefix); ok {
		return e.membersFindings(code)
	}
	if field, ok := strings.CutPrefix(name, "family."); ok {
		return e.eachMember(func(m *facts) Node { return e.leaf(m, "member."+field) })
	}
	switch {
	case strings.HasPrefix(name, "expenses."):
		return e.spending(f)
	case name == factDue:
		return e.recheck(f)
	case name == "checks.this_year":
		return e.checks(f)
	case name == "member.benefit":
		return []Node{e.leaf(f, "dibao.status"), e.list(f, "dibao.benefit_members", f.household().Dibao.BenefitMembers)}
	case name == "member.tekun":
		return []Node{e.leaf(f, "tekun.status"), e.list(f, "tekun.members", f.household().Tekun.Members)}
	}
	return nil
}

// recheck is what says when a household is due again: the class with both due
// days and the parameter that chooses between them, or the checks of the year.
func (e *explainer) recheck(f *facts) []Node {
	r := f.recheck()
	switch {
	case r == nil:
		return nil
	case r.PerClass == nil:
		return []Node{e.leaf(f, "checks.this_year")}
	}
	parts := []Node{e.leaf(f, "dibao.class"), e.leaf(f, "recheck.rolling_due"), e.leaf(f, "recheck.calendar_due")}
	if t := e.pack.terms[termPeriod]; t != nil {
		parts = append(parts, e.leaf(f, termPeriod))
	}
	return append(parts, e.checks(f)...)
}

// checks are the earlier checks.
func (e *explainer) checks(f *facts) []Node {
	var all []Node
	for _, c := range f.household().Checks {
		all = append(all, Node{
			Kind: NodeFact, Name: "checks", Label: e.t("check"), Value: string(c.Date) + " " + c.Level,
			Shown:   e.t("check_of", c.Date, survey.Levels.Text(c.Level, string(e.lang))),
			Clauses: []string{}, Source: &Origin{Path: "checks", Shown: e.t("source.visit")},
		})
	}
	return all
}

// list is an answer that is a list of members.
func (e *explainer) list(f *facts, path string, keys []string) Node {
	n := Node{
		Kind: NodeFact, Name: path, Label: e.lang.T("rules.fact." + path), Value: strings.Join(keys, " "), Clauses: []string{},
		Source: &Origin{Path: path, Shown: e.t("source.visit")},
	}
	var names []string
	for _, key := range keys {
		m, _ := f.household().Member(key)
		names = append(names, m.Name)
	}
	n.Shown = strings.Join(names, e.lang.T("rules.list.separator"))
	switch {
	case keys == nil:
		n.Value, n.Shown = unknownText, e.answer(maybe())
	case len(keys) == 0:
		n.Shown = e.t("nobody")
	}
	return n
}

// eachMember is a node for every member who lives with the family or may,
// labelled with the name.
func (e *explainer) eachMember(node func(*facts) Node) []Node {
	var all []Node
	for _, m := range e.facts.home.members {
		if m.inFamily().no() {
			continue
		}
		n := node(m)
		n.Label = m.member.Name + " " + n.Label
		all = append(all, n)
	}
	return all
}

// membersFindings are the findings about each member that a fact about some
// member rests on.
func (e *explainer) membersFindings(code string) []Node {
	var all []Node
	for i, rule := range e.pack.findings {
		if rule.code != code {
			continue
		}
		for j, f := range e.facts.home.judged[i] {
			all = append(all, Node{
				Kind: NodeFinding, Name: f.Code, Label: e.facts.home.members[j].member.Name + " " + f.Title(e.lang),
				Value: string(f.State), Shown: f.Word(e.lang), Clauses: f.Clauses,
			})
		}
	}
	return all
}

// spending are the lines of rigid spending.
func (e *explainer) spending(f *facts) []Node {
	var all []Node
	for _, x := range f.household().Expenses {
		own := Range{Low: nothing}
		if x.OwnFen != nil {
			own = exactly(fen(*x.OwnFen))
		}
		n := Node{
			Kind: NodeLine, Name: x.Key, Label: survey.ExpenseItems.Text(x.Item, string(e.lang)), Value: exactRange(own), Clauses: []string{},
			Shown: e.t("own", own.Show(e.lang)), Source: &Origin{Path: "expenses." + x.Key, Shown: e.t("source.visit")},
		}
		all = append(all, n)
	}
	return all
}
