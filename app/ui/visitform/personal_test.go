package visitform_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"ruhu/app"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
)

// revealed returns which numbers the audit trail says were shown.
func revealed(t *testing.T, w *app.Workspace) (paths []string) {
	t.Helper()
	lines, err := w.AuditTrail(t.Context(), store.AuditFilter{Subject: household})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Action == app.AuditRevealed {
			paths = append(paths, l.Detail)
		}
	}
	return paths
}

func TestNumbersAreMaskedUntilTheVisitorsAskForThem(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "contact/phone", func(v *survey.Visit) {
		answered(v)
		v.Household.Phone, v.Household.Bank.Account = "13800001234", "9999990000000000006"
	})
	d := sit(t, w)
	d.seesNot("13800001234")
	d.seesNot("9999990000000000006")
	d.sees("****1234")
	if got := revealed(t, w); len(got) > 0 {
		t.Errorf("nobody asked, and the trail has %v", got)
	}
	d.press(text.Zh.T("ui_visit.reveal"))
	if got := fieldOf[*widgets.Field](d, text.Zh.T("fact.household.phone")).Text; got != "13800001234" {
		t.Errorf("shown %q", got)
	}
	d.section(2)
	d.seesNot("****")
	if got := revealed(t, w); !slices.Equal(got, []string{"phone"}) {
		t.Errorf("the trail has %v", got)
	}
	again := sit(t, w)
	again.sees("****1234")
}

func TestANumberTypedJustNowStaysInSight(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "contact/phone", answered)
	d := sit(t, w)
	phone := fieldOf[*widgets.Field](d, text.Zh.T("fact.household.phone"))
	d.window.Canvas().Focus(phone)
	test.Type(phone, "13800001234")
	d.section(2)
	d.section(9)
	if got := fieldOf[*widgets.Field](d, text.Zh.T("fact.household.phone")).Text; got != "13800001234" {
		t.Errorf("shown %q", got)
	}
}
