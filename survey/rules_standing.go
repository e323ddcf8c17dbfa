package survey

import (
	"slices"
)

// standingRules are doubts about the standings of a household beside each other,
// in the words of the poverty office's own list of contradictions.
var standingRules = []householdRule{
	{Warning, "jdlk.attribute", "dibao_poor_without_dibao", func(s *sight) bool {
		return s.isRegistered() && s.Jdlk.Attribute == "dibao" && (s.Dibao.Status == "none" || s.Dibao.Status == "stopped")
	}},
	{Warning, "jdlk.attribute", "general_poor_in_dibao", func(s *sight) bool {
		return s.isRegistered() && s.Jdlk.Attribute == "general" && s.Dibao.Status == "active"
	}},
	{Warning, "incomes", "dibao_poor_without_money", func(s *sight) bool {
		return s.isRegistered() && s.Jdlk.Attribute == "dibao" && s.Dibao.Status == "active" && s.Incomes != nil && !s.earns("transfer.dibao")
	}},
	{Warning, "incomes", "dibao_and_tekun_money", func(s *sight) bool { return s.earns("transfer.dibao") && s.earns("transfer.tekun") }},
	{Warning, "tekun.status", "tekun_with_labourer", func(s *sight) bool {
		return s.Tekun.Status == "active" && slices.ContainsFunc(s.people, func(p person) bool {
			return s.isTekun(p) && p.aged(labourFrom, labourTo) && (p.Labour == "skilled" || p.Labour == "full")
		})
	}},
	{Warning, "dibao.until", "until_before_since", func(s *sight) bool { return isEarlier(s.Dibao.Until, s.Dibao.Since) }},
	{Warning, "dibao.class_since", "class_before_dibao", func(s *sight) bool { return isEarlier(s.Dibao.ClassSince, s.Dibao.Since) }},
	{Warning, "tekun.until", "until_before_since", func(s *sight) bool { return isEarlier(s.Tekun.Until, s.Tekun.Since) }},
	{Warning, "jdlk.exited", "exit_before_registration", func(s *sight) bool { return isEarlier(s.Jdlk.Exited, s.Jdlk.Since) }},
	{Warning, "jdlk.relapsed", "relapse_before_exit", func(s *sight) bool { return isEarlier(s.Jdlk.Relapsed, s.Jdlk.Exited) }},
}

// earns reports whether the family has an income line of one of the items with
// an amount above zero.
func (s *sight) earns(items ...string) bool {
	return slices.ContainsFunc(s.Incomes, func(i Income) bool {
		return slices.Contains(items, i.Item) && i.GrossFen != nil && *i.GrossFen > 0
	})
}

// isTekun reports whether somebody is in 特困供养, as everybody is where nobody
// asked who.
func (s *sight) isTekun(p person) bool {
	return s.Tekun.Members == nil || slices.Contains(s.Tekun.Members, p.Key)
}

// isEarlier reports whether month a lies before month b; false where either is
// no month.
func isEarlier(a, b string) bool { return isMonth(a) && isMonth(b) && a < b }
