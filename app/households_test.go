package app_test

import (
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
)

func TestTheStandingOfAHouseholdNamesItsProgrammes(t *testing.T) {
	for name, tt := range map[string]struct {
		row  store.HouseholdRow
		want string
	}{
		"nothing asked":             {store.HouseholdRow{}, ""},
		"in none":                   {store.HouseholdRow{Dibao: "none", Tekun: "none", Jdlk: "none"}, ""},
		"in all":                    {store.HouseholdRow{Dibao: "active", DibaoClass: "B", Tekun: "active", Jdlk: "active"}, "低保 B类 · 特困 · 建档立卡 未脱贫"},
		"a class that nobody knows": {store.HouseholdRow{Dibao: "active"}, "低保"},
		"what has ended":            {store.HouseholdRow{Dibao: "stopped", Tekun: "stopped", Jdlk: "exited"}, "建档立卡 已脱贫"},
	} {
		if got := app.Standing(tt.row, text.Zh); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestAFilterFindsAHouseholdByWhatPeopleKnowOfIt(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 0, "张国强", "王𬍛")
	h.Dibao = survey.Dibao{Status: "active", Class: "B"}
	apptest.Seed(t, w, h)
	row := apptest.Holding(t, w)[0]
	tail := h.Members[1].IDNumber[14:]
	for _, query := range []string{"", "  ", "张国强", " 国强 ", "王𬍛", "zgq", "zhang", tail, "3组", "3", "小河", "低保", "B类", "未脱贫"} {
		if !app.Finder(query, text.Zh)(row) {
			t.Errorf("%q does not find it", query)
		}
	}
	for _, query := range []string{"李", "zgw", "0000", "4组", "埽头", "特困", "C类", "返贫"} {
		if app.Finder(query, text.Zh)(row) {
			t.Errorf("%q finds it", query)
		}
	}
}
