package survey

// healthRules are doubts about health, disability and care.
var healthRules = []memberRule{
	{Warning, "health", "healthy_and_ill", func(p person) bool { return p.has("healthy") && len(p.Health) > 1 }},
	{Warning, "illness.name", "illness_of_the_healthy", func(p person) bool {
		return p.Illness.Name != "" && p.Health != nil && !p.has("chronic") && !p.has("serious_illness")
	}},
	{Warning, "illness.diagnosed", "diagnosed_before_birth", func(p person) bool { return isAfter(p.BirthDate, p.Illness.Diagnosed) }},
	{Warning, "health", "disability_of_the_healthy", func(p person) bool {
		return p.Health != nil && !p.has("disabled") && p.Disability.Recorded()
	}},
	{Warning, "self_care", "bedridden_self_care", func(p person) bool { return isTrue(p.BedriddenLongTerm) && p.SelfCare == "full" }},

	{Hint, "disability.certificate", "disabled_without_certificate", func(p person) bool {
		return p.isDisabled() && (p.Disability == nil || p.Disability.Certificate == "")
	}},
	{Hint, "disability", "ask_disability", func(p person) bool {
		return p.isDisabled() && (p.Disability == nil || p.Disability.Category == 0 || p.Disability.Grade == 0)
	}},
}

func (p person) isDisabled() bool { return p.has("disabled") || p.Disability.Recorded() }
