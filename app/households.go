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

// Fits reports whether a household is what somebody types into a filter: a name
// of any member, its pinyin or initials, the last four of an ID number, the
// group, the village or the standing. An empty query fits every household.
func Fits(r store.HouseholdRow, query string, lang text.Lang) bool {
	query = strings.TrimSpace(query)
	return query == "" || hanzi.Match(r.SearchText, query) || strings.HasPrefix(r.Group, query) ||
		strings.Contains(Standing(r, lang), query) || strings.Contains(assets.DivisionName(r.Village), query)
}
