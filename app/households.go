package app

import (
	"strings"

	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/survey/hanzi"
)

// Standing says in which programmes a household is, in words for a list: "低保 B类
// · 建档立卡 未脱贫". What was not asked is left out.
func Standing(r store.HouseholdRow, lang text.Lang) string {
	var words []string
	if r.Dibao == "active" {
		words = append(words, strings.TrimSpace(lang.T("app.dibao")+" "+survey.DibaoClasses.Text(r.DibaoClass, string(lang))))
	}
	if r.Tekun == "active" {
		words = append(words, lang.T("app.tekun"))
	}
	if r.Jdlk != "" && r.Jdlk != "none" {
		words = append(words, lang.T("app.jdlk")+" "+survey.JdlkStatuses.Text(r.Jdlk, string(lang)))
	}
	return strings.Join(words, " · ")
}

// Finder returns whether a household is what somebody types into a filter: a
// name of any member, its pinyin or initials, the last four of an ID number, the
// group, the village or the standing. An empty query finds every household. What
// many households share is looked at once.
func Finder(query string, lang text.Lang) func(store.HouseholdRow) bool {
	query = strings.TrimSpace(query)
	if query == "" {
		return func(store.HouseholdRow) bool { return true }
	}
	byName, standings, villages := hanzi.Matcher(query), map[[4]string]bool{}, map[string]bool{}
	inVillage := func(code string) bool {
		found, known := villages[code]
		if !known {
			found = strings.Contains(assets.DivisionName(code), query)
			villages[code] = found
		}
		return found
	}
	return func(r store.HouseholdRow) bool {
		standing := [4]string{r.Dibao, r.DibaoClass, r.Tekun, r.Jdlk}
		stands, known := standings[standing]
		if !known {
			stands = strings.Contains(Standing(r, lang), query)
			standings[standing] = stands
		}
		return stands || strings.HasPrefix(r.Group, query) || byName(r.SearchText) || inVillage(r.Village)
	}
}
