package rules

import (
	"slices"
	"strings"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"ruhu/survey"
)

// leaf is a fact or parameter as a condition saw it.
func (e *explainer) leaf(f *facts, name string) Node {
	v := f.value(name)
	if v == nil {
		v = unknown(nil)
	}
	if t, option := e.pack.termOf(name); t != nil {
		return e.parameter(f, t, option, v)
	}
	n := Node{
		Kind: NodeFact, Name: name, Label: factName(name, e.lang), Value: exactValue(v), Shown: e.show(v, e.codes(name)), Clauses: []string{},
		Source: &Origin{Shown: e.t("source.computed")},
	}
	if path := pathOf(f, name); path != "" {
		n.Source = &Origin{Path: path, Shown: e.t("source.visit")}
		return n
	}
	n.Parts = e.basedOn(f, name)
	if r := f.recheck(); r != nil && strings.HasPrefix(name, "recheck.") {
		n.Clauses = append(n.Clauses, r.Clauses...)
	}
	return n
}

// codes returns the words of a fact that is a code.
func (e *explainer) codes(name string) survey.CodeList {
	if i, ok := factPlaces[name]; ok {
		return factList[i].codes
	}
	return nil
}

// memberPaths are the answers that facts about a member rest on, where the
// answer has another name; empty where there are several.
var memberPaths = map[string]string{
	"age": "birth_date", "disabled": "health", "serious_illness": "health", "benefit": "", "tekun": "",
}

// pathOf returns where the document holds the answer of a fact, empty for what
// is worked out.
func pathOf(f *facts, name string) string {
	if field, ok := strings.CutPrefix(name, "member."); ok {
		if other, named := memberPaths[field]; named {
			field = other
		}
		if f.member == nil || field == "" {
			return ""
		}
		return memberPath(f.member, field)
	}
	if slices.ContainsFunc(householdAnswers, func(a answerKind) bool { return a.path == name }) || name == "jdlk.causes" {
		return name
	}
	return ""
}

// parameter is a parameter with the window that holds on the day. A condition
// that a county wrote is explained for whom it is asked about.
func (e *explainer) parameter(f *facts, t *term, option string, v ref.Val) Node {
	n := Node{
		Kind: NodeParameter, Name: t.ID, Label: t.Title.In(e.lang), Value: exactValue(v), Shown: t.Show(e.on, e.lang),
		Clauses: append([]string{}, t.Clauses...), Source: e.windowSource(t),
	}
	if option != "" {
		n.Name += "." + option
		n.Label += e.t("option", t.OptionText(option, e.lang))
		n.Shown = e.show(v, nil)
	}
	if set, ok := t.at(e.on); ok && set.condition != nil {
		n.Shown = e.answer(answer(v))
		if f.member != nil {
			n.Parts = e.condition(f, "county", set.condition).Parts
		} else {
			n.Parts = e.eachMember(func(m *facts) Node { return e.condition(m, "county", set.condition) })
		}
	}
	return n
}

// windowSource says who set a parameter and for what time.
func (e *explainer) windowSource(t *term) *Origin {
	w, ok := t.At(e.on)
	if !ok {
		return &Origin{Shown: e.t("source.unset." + t.Authority)}
	}
	s := &Origin{From: w.From, To: w.To, Document: w.Document, Overlay: w.Overlay}
	s.Shown = e.t("source.set", w.Document, e.span(w))
	if w.Overlay {
		s.Shown = e.t("source.overlay", w.Document, e.span(w))
	}
	return s
}

// span writes a time: "2017-01-01 至 2017-12-31", "2017-01-01 起".
func (e *explainer) span(w Window) string {
	switch {
	case w.From == "" && w.To == "":
		return e.t("span.always")
	case w.From == "":
		return e.t("span.until", w.To)
	case w.To == "":
		return e.t("span.since", w.From)
	}
	return e.t("span.between", w.From, w.To)
}

// The facts that are a per-capita income.
const (
	factDibao   = "income.dibao.per_capita"
	factPoverty = "income.poverty.per_capita"
)

// basisOf returns the calculation behind a fact that is a per-capita income.
func (e *explainer) basisOf(name string) (Basis, bool) {
	switch name {
	case factDibao:
		return e.facts.incomes.Dibao, true
	case factPoverty:
		return e.facts.incomes.Poverty, true
	}
	return Basis{}, false
}

// lines are the income lines of a basis with what each counts.
func (e *explainer) lines(b Basis) []Node {
	var nodes []Node
	for _, line := range b.Lines {
		n := Node{
			Kind: NodeLine, Name: line.Key, Label: e.lineName(line.Key), Clauses: line.Clauses,
			Value: exactRange(line.Counted), Shown: e.t("counted", line.Counted.Show(e.lang), line.Text), Source: e.lineSource(line),
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// lineName says what an income line is and whose.
func (e *explainer) lineName(key string) string {
	in, ok := e.facts.household().Income(key)
	if !ok {
		return e.t("obligors")
	}
	name := survey.IncomeItems.Text(in.Item, string(e.lang))
	if m, ok := e.facts.household().Member(in.Member); ok {
		name += " " + m.Name
	}
	return name
}

// lineSource says what was declared of an income line and how that is known.
func (e *explainer) lineSource(line Line) *Origin {
	in, ok := e.facts.household().Income(line.Key)
	if !ok {
		return &Origin{Path: LineObligors, Shown: e.t("source.visit")}
	}
	s := &Origin{Path: "incomes." + line.Key, Evidence: in.Source, Shown: e.t("source.visit")}
	if line.Declared != nil {
		s.Shown = e.t("source.declared", line.Declared.String())
	}
	if survey.IncomeSources.Has(in.Source) {
		s.Shown += e.t("source.evidence", survey.IncomeSources.Text(in.Source, string(e.lang)))
	}
	if line.Practice {
		s.Shown += e.t("source.practice")
	}
	return s
}

// show writes a value for people, a code in the words of its list.
func (e *explainer) show(v ref.Val, codes survey.CodeList) string {
	switch v := v.(type) {
	case money:
		return v.Show(e.lang)
	case types.Bool:
		return e.answer(truth(bool(v)))
	case *types.Unknown:
		return e.t("answer." + unknownText)
	case numbers:
		if v.unset {
			return e.lang.T("rules.value.none")
		}
	case types.String:
		if v == "" {
			return e.t("never")
		}
		if text := codes.Text(string(v), string(e.lang)); text != string(v) {
			return text
		}
		if key := "rules.choice." + string(v); e.lang.Has(key) {
			return e.lang.T(key)
		}
		return string(v)
	case traits.Lister:
		if v.Size() == types.IntZero {
			return e.lang.T("rules.value.nothing")
		}
	}
	return exactValue(v)
}
