package survey

import "slices"

// familyRules are doubts about who belongs to the family that lives together.
var familyRules = []memberRule{
	{Warning, "membership.joined", "joined_before_birth", func(p person) bool { return isAfter(p.BirthDate, p.Membership.Joined) }},
	{Warning, "membership.left", "left_before_joined", func(p person) bool {
		return isAfter(max(p.BirthDate, p.Membership.Joined), p.Membership.Left)
	}},
	{Warning, "in_family", "left_and_counted", func(p person) bool { return p.Membership.Left != "" && isTrue(p.InFamily) }},
	{Warning, "membership.family_reason", "reason_not_to_count", func(p person) bool {
		return isTrue(p.InFamily) && slices.Contains(reasonsNotToCount, p.Membership.FamilyReason)
	}},
	{Warning, "membership.family_reason", "reason_to_count", func(p person) bool {
		return isFalse(p.InFamily) && slices.Contains(reasonsToCount, p.Membership.FamilyReason)
	}},
	{Hint, "membership.left", "left_without_date", func(p person) bool {
		return p.Membership.LeftReason != "" && p.Membership.Left == ""
	}},
}

// Reasons that say by themselves whether somebody counts in the family. Places
// differ on soldiers, and on students by what they study.
var (
	reasonsNotToCount = []string{"split", "married_out", "prison", "missing", "religious", "dead"}
	reasonsToCount    = []string{"lives_here", "minor", "dependent"}
)
