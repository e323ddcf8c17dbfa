package rules

import (
	"math/big"
	"slices"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// checkTerms reports what a parameter says that nothing would heed.
func (r *reader) checkTerms(table *yaml.Node) {
	s := r.in(tableParameters)
	all := s.mapping(table)
	for _, key := range all.order {
		s.termKeys(key.Value, s.mapping(all.values[key.Value]))
	}
}

// valueKeys are the keys of a parameter with a value.
var valueKeys = []string{"type", "unit", "range", "options", "fixed", "values"}

func (s source) termKeys(id string, o object) {
	for _, key := range o.order {
		switch t := valueOf(o.get("type")); {
		case valueOf(o.get("kind")) == string(KindJudgement):
			if slices.Contains(valueKeys, key.Value) {
				s.fault(key, "not_for_judgement", id, key.Value)
			}
		case key.Value == "options" && t != typeChoice && t != typeAmounts:
			s.fault(key, "not_for_type", id, t, key.Value)
		}
	}
	s.optionsOnce(o.get("options"))
}

func valueOf(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	return n.Value
}

func (s source) optionsOnce(n *yaml.Node) {
	if n == nil || n.Kind != yaml.SequenceNode {
		return
	}
	seen := map[string]bool{}
	for _, option := range n.Content {
		if seen[option.Value] {
			s.fault(option, "option_twice", option.Value)
		}
		seen[option.Value] = true
	}
}

// Ids of the two standards that the policies want as one line.
const (
	termDibaoStandard   = "dibao_standard"
	termPovertyStandard = "poverty_standard"
)

// standards warns where the dibao standard lies below the poverty standard of
// the same day. Both change only where a window of either begins.
func (s source) standards(p *Pack, parameters object) {
	dibao, poverty := p.terms[termDibaoStandard], p.terms[termPovertyStandard]
	if dibao == nil || poverty == nil {
		return
	}
	var days []survey.Date
	for _, w := range slices.Concat(dibao.Windows, poverty.Windows) {
		days = append(days, w.From)
	}
	for _, day := range days {
		low, ok := dibao.amount(day)
		high, set := poverty.amount(day)
		if !ok || !set || low.High == nil || high.Low == nil || low.High.Cmp(high.Low) >= 0 {
			continue
		}
		s.belowPoverty(parameters, day, low.High, high.Low)
		return
	}
}

func (s source) belowPoverty(parameters object, day survey.Date, dibao, poverty *big.Rat) {
	at := parameters.node
	for _, key := range parameters.order {
		if key.Value == termPovertyStandard || key.Value == termDibaoStandard {
			at = key
		}
	}
	s.warn(at, "below_poverty_standard", string(day), Yuan(dibao), Yuan(poverty))
}
