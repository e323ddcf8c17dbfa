package households_test

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/apptest"
	"ruhu/app/ui/households"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
	"ruhu/ledger"
	"ruhu/survey"
)

func words(key string, args ...any) string { return text.Zh.T("households."+key, args...) }

func TestARosterIsImportedAndItsMistakesAreShown(t *testing.T) {
	d := uitest.NewDesk(t, apptest.Create(t, apptest.Village))
	d.File = filepath.Join(t.TempDir(), "roster.xlsx")
	rows := ledger.RosterRows(apptest.Family(apptest.Village, 1, "张国强", "王𬍛"), "小河村", "1")
	bad := ledger.RosterRows(apptest.Family(apptest.Village, 9, "赵伾"), "小河村", "2")
	bad[0].IDAsNumber = true
	apptest.OK(t, ledger.WriteRoster(d.File, append(rows, bad...), ledger.RosterStyle{Sheet: "花名册", Title: "花名册"}))

	d.Show(t, households.New, screen.Place{Screen: screen.Households})
	if !uitest.Shows(d.Window, words("empty")) {
		t.Error("an empty village does not say so")
	}
	d.Press(t, words("import"))
	if !d.Heard("新增 1 户 2 人") || !uitest.Shows(d.Window, "不能猜") {
		t.Errorf("the import says %q", d.Said)
	}
	if len(d.Places) != 1 || d.Places[0].Screen != screen.Households {
		t.Errorf("after the import the screen goes to %v", d.Places)
	}
}

func TestAVisitStartsFromTheList(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	first, second := apptest.Family(apptest.Village, 1, "张国强"), apptest.Family(apptest.Village, 5, "阿依古丽·买买提", "王𬍛")
	apptest.Seed(t, w, first)
	apptest.Seed(t, w, second)
	d := uitest.NewDesk(t, w)
	d.Show(t, households.New, screen.Place{Screen: screen.Households})

	filter := d.Window.Canvas().Focused()
	test.Type(filter, "𬍛")
	filter.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !uitest.Shows(d.Window, words("title", "阿依古丽·买买提")) {
		t.Error("going down from the filter does not show the household found")
	}
	d.Press(t, words("start"))
	if len(d.Places) != 1 || d.Places[0].Screen != screen.Visit || d.Places[0].Household != second.ID {
		t.Errorf("starting a visit goes to %v", d.Places)
	}
}

func TestIDNumbersAreMaskedOnTheList(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, h)
	d := uitest.NewDesk(t, w)
	d.Show(t, households.New, screen.Place{Screen: screen.Households})
	if uitest.Shows(d.Window, h.Members[0].IDNumber) {
		t.Error("a whole ID number is on the screen")
	}
	if !uitest.Shows(d.Window, "****"+h.Members[0].IDNumber[14:]) {
		t.Error("the tail of the ID number is not on the screen")
	}
}

// TestTheHouseholdPageSaysWhy opens the explanation of a finding of a household
// as it is recorded.
func TestTheHouseholdPageSaysWhy(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	apptest.Seed(t, w, apptest.Family(apptest.Village, 1, "张国强", "王𬍛"))
	d := uitest.NewDesk(t, w)
	d.Show(t, households.New, screen.Place{Screen: screen.Households})
	uitest.Save(t, d.Window, "household-findings")
	d.Press(t, text.Zh.T("findings.why"))
	for _, section := range []string{"findings.flips", "findings.close"} {
		if !uitest.Shows(d.Window, text.Zh.T(section)) {
			t.Errorf("the explanation does not show %q", text.Zh.T(section))
		}
	}
	uitest.Save(t, d.Window, "household-why")
}

func TestAConflictIsSettledFromThePageAndFromTheList(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, h)
	phone := func(number string) func(*survey.Visit) {
		return func(v *survey.Visit) { v.Household.Phone = number }
	}
	apptest.Apart(t, w, h.ID, phone("1"), phone("2"))
	d := uitest.NewDesk(t, w)
	d.Show(t, households.New, screen.Place{Screen: screen.Households, Household: h.ID})
	d.Press(t, words("settle"))
	d.Press(t, words("settle_all"))
	want := []screen.Place{{Screen: screen.Conflict, Household: h.ID}, {Screen: screen.Conflict}}
	if !slices.Equal(d.Places, want) {
		t.Errorf("the buttons go to %v, want %v", d.Places, want)
	}
}
