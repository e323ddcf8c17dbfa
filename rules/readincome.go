package rules

import (
	"go.yaml.in/yaml/v4"

	"ruhu/assets/text"
	"ruhu/survey"
)

// income reads how every item counts, and makes a term for each item that
// somewhere is open.
func (r *reader) income() {
	s, n := r.table(tableIncome)
	o := s.object(n, "authority", "row", "employment_cost", "items")
	settles := Parameter{
		Type: typeChoice, Kind: KindBetween, Options: []string{string(Counted), string(Excluded)},
		Authority: s.oneOf(o.need("authority"), authorities...), Row: s.text(o.need("row")),
	}
	r.employmentCost(s, o.get("employment_cost"))
	items := s.object(o.need("items"))
	for _, key := range items.order {
		if !survey.IncomeItems.Has(key.Value) {
			s.unknown(key, "unknown_item", key.Value, codesOf(survey.IncomeItems))
		}
		r.item(s, key.Value, items.values[key.Value], settles)
	}
	for _, item := range survey.IncomeItems {
		if _, ok := items.values[item.Code]; !ok && items.node != nil {
			s.fault(items.node, "missing_item", item.Code)
		}
	}
}

// employmentCost reads which households the deduction reaches. Its terms are
// read by the arithmetic, so the pack must have them.
func (r *reader) employmentCost(s source, n *yaml.Node) {
	if n == nil {
		return
	}
	o := s.object(n, "applies", "clauses")
	r.p.employment = &employmentRule{
		applies: r.cel.compile(s, o.need("applies"), scopeLine),
		clauses: r.cited(s, o.need("clauses")),
	}
	for _, need := range []struct{ id, kind string }{{termRate, typePercent}, {termScope, typeChoice}, {termReach, typeChoice}} {
		if t := r.p.terms[need.id]; t == nil || t.Type != need.kind {
			s.fault(n, "missing_term", need.id, need.kind)
		}
	}
}

// item reads the rows of an item: one for both bases or one for each.
func (r *reader) item(s source, item string, n *yaml.Node, settles Parameter) {
	o := s.object(n, "both", "dibao", "poverty", "row")
	rules := map[basis]itemRule{}
	if both := o.get("both"); both != nil {
		rule := r.itemRule(s, both)
		for _, b := range bases {
			if own := o.get(string(b)); own != nil {
				s.fault(own, "said_twice", string(b))
			}
			rules[b] = rule
		}
	} else {
		for _, b := range bases {
			rules[b] = r.itemRule(s, o.need(string(b)))
		}
	}
	r.p.items[item] = rules
	if row := o.get("row"); row != nil {
		settles.Row = s.text(row)
	}
	r.itemTerm(item, rules, settles)
}

func (r *reader) itemRule(s source, n *yaml.Node) itemRule {
	o := s.object(n, "treatment", "clauses", "practice", "from", "to", "when")
	rule := itemRule{
		treatment: Treatment(s.oneOf(o.need("treatment"), string(Counted), string(Excluded), string(Open))),
		clauses:   r.cited(s, o.get("clauses")),
		practice:  s.flag(o.get("practice")),
	}
	if settled := rule.treatment == Counted || rule.treatment == Excluded; settled && (len(rule.clauses) > 0) == rule.practice {
		s.fault(n, "clause_or_practice")
	}
	if o.get("from") != nil || o.get("to") != nil {
		rule.span = &Span{s.date(o.get("from")), s.date(o.get("to")), rule.clauses}
	}
	if w := o.get("when"); w != nil {
		rule.when = r.cel.compile(s, w, scopeLine)
	}
	return rule
}

// itemTerm adds the term that settles an item where the rows leave it open.
func (r *reader) itemTerm(item string, rules map[basis]itemRule, settles Parameter) {
	fixed, leavesOpen := fixedTogether(rules)
	if !leavesOpen {
		return
	}
	settles.ID = itemTerm(item)
	settles.Title = Words{
		Zh: text.Zh.T("rules.item.title", survey.IncomeItems.Text(item, "zh")),
		En: text.En.T("rules.item.title", survey.IncomeItems.Text(item, "en")),
	}
	if fixed != nil {
		settles.Fixed, settles.Clauses = fixed, fixed.Clauses
	}
	r.p.terms[settles.ID] = &term{Parameter: settles}
}

// fixedTogether returns the time in which the rows of both bases fix an item
// for everybody, nil where there is none, and whether they ever leave it open.
func fixedTogether(rules map[basis]itemRule) (fixed *Span, leavesOpen bool) {
	for _, b := range bases {
		rule := rules[b]
		switch {
		case rule.treatment == Open || rule.when != nil:
			return nil, true
		case rule.span == nil:
		case fixed == nil:
			fixed = rule.span
		default:
			fixed = overlap(*fixed, *rule.span)
		}
	}
	return fixed, fixed != nil
}

// overlap is the time common to two spans, nil where there is none.
func overlap(a, b Span) *Span {
	a.From = max(a.From, b.From)
	if a.To == "" || b.To != "" && b.To < a.To {
		a.To = b.To
	}
	if a.To != "" && a.To < a.From {
		return nil
	}
	return &a
}
