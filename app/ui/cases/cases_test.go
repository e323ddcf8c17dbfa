package cases_test

import (
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/people"
	"ruhu/app/ui/cases"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
)

func words(key string, args ...any) string { return text.Zh.T("cases."+key, args...) }

// village has one family seeded twice and one person in two households.
func village(t testing.TB) *app.Workspace {
	t.Helper()
	w := apptest.Create(t, apptest.Village)
	father, own := apptest.Family(apptest.Village, 1, "张国强", "李桂兰", "张敏"), apptest.Family(apptest.Village, 9, "刘洋", "张敏")
	own.Members[1].IDNumber, own.Members[1].BirthDate = father.Members[2].IDNumber, father.Members[2].BirthDate
	apptest.Seed(t, w, father, own, apptest.Family(apptest.Village, 20, "阿依古丽·买买提", "王𬍛"), apptest.Family(apptest.Village, 20, "阿依古丽·买买提", "王𬍛"))
	return w
}

func TestHouseholdsWithTheVerySamePeopleAreLinkedInOneAction(t *testing.T) {
	w := village(t)
	d := uitest.NewDesk(t, w)
	d.Show(t, cases.New, screen.Place{Screen: screen.Cases})
	uitest.Save(t, d.Window, "cases-household")
	if !uitest.Shows(d.Window, words("identical", 1)) || !uitest.Shows(d.Window, words("title.household", "阿依古丽·买买提")) {
		t.Error("the screen does not show the pair")
	}
	d.Press(t, words("link_all", 1))
	if !uitest.Shows(d.Window, words("link_all_words")) || len(d.Places) != 0 {
		t.Fatal("nobody was asked before all were linked")
	}
	d.Window.Canvas().Overlays().Top().Hide()
	d.Press(t, words("same.household"))
	if !d.Heard(words("settled", 1)) || d.Places[0].Screen != screen.Cases || apptest.Counts(t, w).Households != 3 {
		t.Errorf("settling says %q and goes to %v", d.Said, d.Places)
	}
}

func TestAPersonFoundInTwoHouseholdsIsToBeCorrected(t *testing.T) {
	w := village(t)
	found, err := people.Find(t.Context(), w)
	apptest.OK(t, err)
	apptest.OK(t, people.Settle(t.Context(), w, found.Identical(), true, ""))
	d := uitest.NewDesk(t, w)
	d.Show(t, cases.New, screen.Place{Screen: screen.Cases})
	uitest.Save(t, d.Window, "cases-person")
	if uitest.Shows(d.Window, found.Cases[1].Sides[0].Person.Number) {
		t.Error("a whole ID number is on the screen")
	}
	d.Press(t, words("same.person"))
	d.Show(t, cases.New, screen.Place{Screen: screen.Cases})
	uitest.Save(t, d.Window, "cases-confirmed")
	if !uitest.Shows(d.Window, words("confirmed")) {
		t.Error("the screen does not say that one household is to be corrected")
	}
	d.Press(t, words("different.person"))
	d.Show(t, cases.New, screen.Place{Screen: screen.Cases})
	uitest.Save(t, d.Window, "cases-empty")
	if !uitest.Shows(d.Window, words("empty")) {
		t.Error("a list without cases does not say so")
	}
}

func TestTheScreenInEnglishAndInLargeType(t *testing.T) {
	d := uitest.NewDesk(t, village(t))
	s := d.Show(t, cases.New, screen.Place{Screen: screen.Cases})
	uitest.Save(t, uitest.LargeWindow(t, s.Content(), 1366, 768), "cases-large")
	d.Env.Lang = text.En
	s, err := cases.New(d.Env, screen.Place{Screen: screen.Cases})
	apptest.OK(t, err)
	w := uitest.Window(t, s.Content(), 1366, 768)
	uitest.Save(t, w, "cases-english")
	if !uitest.Shows(w, text.En.T("cases.same.household")) {
		t.Error("the screen does not speak English")
	}
}
