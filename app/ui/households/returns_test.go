package households_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"ruhu/app/apptest"
	"ruhu/app/ui/households"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/visitform"
	"ruhu/app/ui/workbench"
	"ruhu/assets/text"
)

// TestAVisitGoesBackToTheVillageAndIsCorrected types a comment at the township and
// follows it down to the form of the correction.
func TestAVisitGoesBackToTheVillageAndIsCorrected(t *testing.T) {
	o := apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 1, "张国强", "王𬍛")
	apptest.Seed(t, o.Village, h)
	done := apptest.Visit(t, o.Village, h.ID)
	apptest.Send(t, o.Village, "", o.Township)

	d := uitest.NewDesk(t, o.Township)
	d.Show(t, households.New, screen.Place{Screen: screen.Households})
	d.Press(t, words("send_back"))
	if !d.Heard("没有退回") {
		t.Errorf("sending back without a word says %q", d.Said)
	}
	test.Type(uitest.Field(d.Window), "务工收入请重新核对，并补照片。")
	d.Press(t, words("send_back"))
	if !d.Heard(words("sent_back")) {
		t.Fatalf("sending back says %q", d.Said)
	}
	apptest.Send(t, o.Township, apptest.Village, o.Village)

	v := uitest.NewDesk(t, o.Village)
	v.Show(t, workbench.New, screen.Place{Screen: screen.Workbench})
	uitest.Save(t, v.Window, "workbench-returned")
	if !uitest.Shows(v.Window, text.Zh.T("workbench.returned")) {
		t.Error("the workbench does not say that a household was sent back")
	}
	v.Show(t, households.New, screen.Place{Screen: screen.Households, Filter: "returned"})
	uitest.Save(t, v.Window, "household-returned")
	if !uitest.Shows(v.Window, "务工收入请重新核对") || !uitest.Shows(v.Window, words("state.returned")) {
		t.Error("list and page do not show why it was sent back")
	}
	v.Press(t, words("correct"))
	if len(v.Places) != 1 || v.Places[0].Correct != done.ID.String() {
		t.Fatalf("correcting goes to %v", v.Places)
	}
	v.Show(t, visitform.New, v.Places[0])
	uitest.Save(t, v.Window, "visit-correction")
	if !uitest.Shows(v.Window, text.Zh.T("ui_visit.corrects", string(apptest.Day))) || !uitest.Shows(v.Window, "务工收入请重新核对") {
		t.Error("the form of the correction does not say what is to be corrected")
	}
}

// TestTheOtherRecordOfAFamilyIsShown links two records of one family and opens the
// one that is not on the list.
func TestTheOtherRecordOfAFamilyIsShown(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	one, two := apptest.Family(apptest.Village, 1, "张国强"), apptest.Family(apptest.Village, 1, "张国强", "王𬍛")
	apptest.Seed(t, w, one, two)
	apptest.Visit(t, w, one.ID)
	d := uitest.NewDesk(t, w)
	d.Show(t, households.New, screen.Place{Screen: screen.Households})
	if !uitest.Shows(d.Window, words("cases", 1)) {
		t.Error("the list does not say that there is something to settle")
	}
	apptest.LinkHouseholds(t, w, one.ID, two.ID)
	d.Show(t, households.New, screen.Place{Screen: screen.Households})
	uitest.Save(t, d.Window, "household-linked")
	for _, said := range []string{words("records", 2), words("only_in_other", "王𬍛"), words("other", "张国强", 2)} {
		if !uitest.Shows(d.Window, said) {
			t.Errorf("the page of a linked household does not show %q", said)
		}
	}
	d.Press(t, words("open_other"))
	if len(d.Places) != 1 || d.Places[0].Household != two.ID {
		t.Fatalf("opening the other record goes to %v", d.Places)
	}
	d.Show(t, households.New, d.Places[0])
	if !uitest.Shows(d.Window, words("other", "张国强", 1)) {
		t.Error("the record behind the list is not shown")
	}
}
