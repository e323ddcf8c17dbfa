package demo

import "ruhu/survey"

// house is what a family lives in, and whether that is safe.
type house struct {
	structure string
	built     int // year
	danger    string
	safe      string // of survey.GuaranteeStates
}

// houses, the worst last.
var houses = []house{
	{"brick_concrete", 2006, "A", "met"},
	{"brick_wood", 1994, "B", "met"},
	{"brick_wood", 1986, "", "unknown"},
	{"earth_wood", 1978, "D", "unmet"},
}

// home is where the family lives and what it owns.
func (p *people) home(pl plan, h *survey.Household) {
	own := houses[p.between(0, len(houses)-1)]
	if pl.unmet == "housing" {
		own = houses[len(houses)-1]
	}
	rooms := max(3, len(h.Members)*2/3+1)
	h.Housing = survey.Housing{
		Tenure: "built", Structure: own.structure, Danger: own.danger, Built: &own.built,
		Rooms: &rooms, AreaM2: new(rooms * p.between(20, 24)), OnlyHome: yes(), Owner: h.Members[0].Name,
	}
	h.Living = survey.Living{Power: yes(), Road: new(own.built > 1990), Toilet: new(own.built > 2000)}
	h.Guarantees = survey.Guarantees{Education: "met", Medical: "met", Housing: own.safe, Food: "met", Clothing: "met"}
	h.Water = "met"
	switch pl.unmet {
	case "education":
		h.Guarantees.Education = "unmet"
	case "medical":
		h.Guarantees.Medical = "unmet"
	}
	h.Assets = []survey.Asset{}
	if pl.result == above {
		h.Assets = append(h.Assets, survey.Asset{Key: "a1", Item: "vehicle.motorcycle", Quantity: new(1), ValueFen: fen(2600), Acquired: "2014", Note: "电动三轮车"})
	}
	if d, ok := memberWhere(h, func(m survey.Member) bool { return m.Disability != nil && m.Disability.Category == 4 }); ok {
		h.Assets = append(h.Assets, survey.Asset{Key: "a2", Item: "other", Quantity: new(1), Owner: d.Name, ForDisabled: yes(), Note: "轮椅"})
	}
}

// wayOut says whether the family can help itself, by work or by what it grows.
func (p *people) wayOut(pl plan, h *survey.Household) {
	worker, works := memberWhere(h, able)
	h.DevelopmentAbility, h.DevelopmentAbilityReason = &works, "没有劳动力"
	h.SelfReliance = survey.SelfReliance{
		Industry: "no", IndustryReason: "无人能干重活", Employment: "no", EmploymentReason: "无人能外出", Relocation: "not_needed",
	}
	if !works {
		return
	}
	h.DevelopmentAbilityReason = worker.Name + "能务工"
	h.SelfReliance.Industry, h.SelfReliance.IndustryReason = p.pick([]string{"partial", "no"}), ""
	h.SelfReliance.Employment, h.SelfReliance.EmploymentReason = "partial", ""
	if ageOf(worker) < 50 {
		h.SelfReliance.Employment = p.pick([]string{"yes", "partial"})
	}
}
