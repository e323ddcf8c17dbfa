package survey

import "slices"

// Claims reports whether the household counts on a member today: the member lives
// with the family, or nobody said otherwise, or support is drawn for the member
// here. Who left on a known day or died is claimed no longer. One person claimed
// by two households is drawn for twice.
func (h Household) Claims(m Member) bool {
	switch {
	case m.Membership.Left != "", person{Member: m}.dead():
		return false
	case !isFalse(m.InFamily):
		return true
	}
	return h.Dibao.Status == "active" && slices.Contains(h.Dibao.BenefitMembers, m.Key) ||
		h.Tekun.Status == "active" && slices.Contains(h.Tekun.Members, m.Key) ||
		(h.Jdlk.Status == "active" || h.Jdlk.Status == "relapsed") && slices.Contains(h.Jdlk.Members, m.Key)
}

// SameFamily reports whether two families of so many people that have some in
// common are one: they share more than half of the larger, or half of it under the
// same head. One person in common is not enough: a daughter who left her father's
// household of two, and has her own, must not make hers disappear.
func SameFamily(people, others, shared int, sameHead bool) bool {
	larger := max(people, others)
	return shared*2 > larger || shared*2 == larger && sameHead
}
