package visit

import (
	"strconv"
	"strings"

	"ruhu/paper"
	"ruhu/survey"
)

// property is where the family lives, its land and what it owns.
func (b formBuilder) property(f *paper.VisitForm) {
	var other []survey.Asset
	homes := b.home()
	for _, a := range b.h.Assets {
		if survey.ItemKind(a.Item) == "house" {
			homes = append(homes, b.asset(a))
		} else {
			other = append(other, a)
		}
	}
	f.Housing = strings.Join(homes, b.lang.T("visit.semicolon"))
	if b.h.Assets != nil {
		f.Assets = strings.ReplaceAll(told(b, append([]survey.Asset{}, other...), b.asset), "\n", b.lang.T("visit.semicolon"))
	}
	f.Land = strings.ReplaceAll(told(b, b.h.Land, b.plot), "\n", b.lang.T("visit.semicolon"))
}

// home is what was recorded of the home itself.
func (b formBuilder) home() []string {
	h, l := b.h.Housing, b.h.Living
	return b.facts().plain(b.code(survey.HousingTenures, h.Tenure), b.code(survey.HousingStructures, h.Structure)).
		count("housing.area_m2", h.AreaM2).count("housing.rooms", h.Rooms).count("housing.built", h.Built).
		named("housing.danger", b.code(survey.HousingDangers, h.Danger)).yesNo("housing.only_home", h.OnlyHome).
		named("housing.owner", h.Owner).named("housing.certificate", h.Certificate).
		yesNo("living.power", l.Power).yesNo("living.road", l.Road).yesNo("living.toilet", l.Toilet).parts
}

func (b formBuilder) asset(a survey.Asset) string {
	what := b.code(survey.AssetItems, a.Item)
	if a.Item == "house" && a.Note != "" {
		what = "" // the row is headed by the word
	}
	value := ""
	if a.ValueFen != nil {
		value = b.lang.T("visit.yuan", a.ValueFen)
	}
	f := b.facts().plain(strings.Join(strings.Fields(what+" "+a.Note+" "+value), " ")).count("asset.quantity", a.Quantity)
	f.named("asset.owner", a.Owner).named("asset.number", a.Number).named("asset.acquired", a.Acquired).yesNo("asset.for_disabled", a.ForDisabled)
	return strings.Join(f.parts, b.lang.T("visit.comma"))
}

func (b formBuilder) plot(l survey.Land) string {
	f := b.facts().plain(b.code(survey.LandItems, l.Item))
	if l.TenthMu != nil {
		f.plain(b.lang.T("visit.mu", strconv.FormatFloat(float64(*l.TenthMu)/10, 'f', 1, 64)))
	}
	f.plain(b.code(survey.LandTransfers, l.Transfer)).fen("plot.rent_fen", l.RentFen)
	return strings.Join(f.parts, b.lang.T("visit.comma"))
}

// conditions are the guarantees and the ways out of poverty, with their reasons.
func (b formBuilder) conditions(f *paper.VisitForm) {
	g, s := b.h.Guarantees, b.h.SelfReliance
	state := func(code string) string { return b.code(survey.GuaranteeStates, code) }
	f.Guarantees = b.facts().named("guarantees.food", state(g.Food)).named("guarantees.clothing", state(g.Clothing)).
		named("guarantees.education", state(g.Education)).named("guarantees.medical", state(g.Medical)).
		named("guarantees.housing", state(g.Housing)).named("household.water", state(b.h.Water)).String()
	because := func(answer, why string) string {
		return strings.TrimSpace(answer + bracketed(strings.TrimSpace(why)))
	}
	way := func(code, why string) string { return because(b.code(survey.SelfRelianceStates, code), why) }
	f.SelfReliance = b.facts().named("household.development_ability", because(b.yesNo(b.h.DevelopmentAbility), b.h.DevelopmentAbilityReason)).
		named("self_reliance.industry", way(s.Industry, s.IndustryReason)).
		named("self_reliance.employment", way(s.Employment, s.EmploymentReason)).
		named("self_reliance.relocation", way(s.Relocation, s.RelocationReason)).String()
}
