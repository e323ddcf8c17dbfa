package app_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/people"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
)

// actions returns what the audit trail says was done.
func actions(t testing.TB, w *app.Workspace) []string {
	t.Helper()
	lines, err := w.AuditTrail(t.Context(), store.AuditFilter{})
	apptest.OK(t, err)
	var all []string
	for _, l := range lines {
		all = append(all, l.Action)
	}
	return all
}

func TestWhoDidWhatIsWrittenDown(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 0, "张国强")
	apptest.Seed(t, w, h)
	apptest.OK(t, w.Saw(t.Context(), h.ID))
	apptest.OK(t, w.Saw(t.Context(), h.ID))
	s := apptest.Begin(t, w, h.ID)
	for range 2 {
		apptest.OK(t, s.Edit(t.Context(), "", apptest.Complete))
	}
	o, err := s.Finish(t.Context())
	apptest.OK(t, err)
	r, err := visit.Read(w.Store, o.ID)
	apptest.OK(t, err)
	apptest.OK(t, visit.PrintForm(t.Context(), w, r, text.Zh, filepath.Join(t.TempDir(), "f.pdf")))
	draft := apptest.Begin(t, w, h.ID)
	apptest.OK(t, draft.Discard(t.Context()))
	colleague, err := w.AddOperator(t.Context(), store.Operator{Name: "李建民"}, []byte("其口令"))
	apptest.OK(t, err)
	_, err = w.RemoveOperator(t.Context(), colleague)
	apptest.OK(t, err)
	_, err = w.NewRecoveryCode(t.Context())
	apptest.OK(t, err)
	apptest.OK(t, w.ChangePassphrase(t.Context(), []byte(apptest.Passphrase)))

	want := []string{
		"saw", "edited", "finished", "printed", "edited", "discarded", "operators", "operators", "recovery", "passphrase",
	}
	if got := actions(t, w); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	lines, err := w.AuditTrail(t.Context(), store.AuditFilter{Subject: h.ID})
	apptest.OK(t, err)
	if len(lines) != 6 || lines[0].Who != "王秀英" || lines[0].About != "张国强" || survey.DateOf(lines[0].At.Local()) != apptest.Day {
		t.Errorf("%+v", lines)
	}
	if got := actions(t, apptest.Copy(t, w)); got[len(got)-1] != "opened" {
		t.Errorf("unlocking is not in the trail: %v", got)
	}
}

func TestTheAuditTrailIsWrittenAsAWorkbook(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 0, "=张𬍛")
	apptest.Seed(t, w, h)
	apptest.OK(t, w.Saw(t.Context(), h.ID))
	lines, err := w.AuditTrail(t.Context(), store.AuditFilter{})
	apptest.OK(t, err)
	path := filepath.Join(t.TempDir(), "audit.xlsx")
	apptest.OK(t, w.WriteAudit(t.Context(), text.Zh, lines, path))
	f, err := excelize.OpenFile(path)
	apptest.OK(t, err)
	defer f.Close()
	rows, err := f.GetRows(text.Zh.T("audit.sheet"))
	apptest.OK(t, err)
	if len(rows) != 3 || rows[1][0] != text.Zh.T("audit.column.at") || !slices.Equal(rows[2][1:5], []string{"王秀英", text.Zh.T("audit.saw"), "=张𬍛", h.ID}) {
		t.Errorf("the workbook has %q", rows)
	}
	if formula, err := f.GetCellFormula(text.Zh.T("audit.sheet"), "D3"); formula != "" || err != nil {
		t.Errorf("a name became the formula %q, %v", formula, err)
	}
	if got := actions(t, w); got[len(got)-1] != app.AuditAudited {
		t.Errorf("writing the trail is not in it: %v", got)
	}
}

func TestTheAuditTrailNamesTheHeadOfAHouseholdBehindAnother(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	first, again := apptest.Family(apptest.Village, 1, "张国强", "李桂兰"), apptest.Family(apptest.Village, 1, "张国强", "李桂兰")
	apptest.Seed(t, w, first, again)
	found, err := people.Find(t.Context(), w)
	apptest.OK(t, err)
	apptest.OK(t, people.Settle(t.Context(), w, found.Identical(), true, "一份名册导入两次"))
	for _, id := range []string{first.ID, again.ID} {
		apptest.OK(t, w.Saw(t.Context(), id))
		lines, err := w.AuditTrail(t.Context(), store.AuditFilter{Subject: id})
		apptest.OK(t, err)
		if len(lines) == 0 || lines[len(lines)-1].About != "张国强" {
			t.Errorf("%+v", lines)
		}
	}
}
