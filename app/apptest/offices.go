package apptest

import (
	"path/filepath"
	"testing"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/survey"
)

// Offices are a county, a township and two villages that know each other.
type Offices struct {
	County, Township *app.Workspace
	Village, Other   *app.Workspace
}

// Enrolled makes offices and enrols them by files.
func Enrolled(t testing.TB) Offices {
	t.Helper()
	o := Offices{
		County: Create(t, County), Township: Create(t, Township),
		Village: Create(t, Village), Other: Create(t, OtherVillage),
	}
	Enrol(t, o.County, o.Township)
	Enrol(t, o.Township, o.Village)
	Enrol(t, o.Township, o.Other)
	return o
}

// Enrol makes a workspace known to the office above it, by files.
func Enrol(t testing.TB, superior, w *app.Workspace) {
	t.Helper()
	dir := t.TempDir()
	request, approval := filepath.Join(dir, "a"+exchange.RequestExt), filepath.Join(dir, "a"+exchange.ApprovalExt)
	_, err := exchange.Request(t.Context(), w, request)
	OK(t, err)
	req, err := exchange.ReadRequest(request)
	OK(t, err)
	OK(t, exchange.Approve(t.Context(), superior, req, approval))
	_, err = exchange.Accept(t.Context(), w, approval)
	OK(t, err)
}

// Export writes the one batch that there is to write, and returns its file. Each
// has a folder of its own.
func Export(t testing.TB, w *app.Workspace, division string) string {
	t.Helper()
	done, err := exchange.Export(t.Context(), w, t.TempDir(), division, nil)
	OK(t, err)
	if len(done) != 1 {
		t.Fatalf("%d batches were written", len(done))
	}
	return done[0].File
}

// Import takes batches in that must be accepted, and returns how many objects
// were new.
func Import(t testing.TB, w *app.Workspace, files ...string) int {
	t.Helper()
	added := 0
	for _, r := range exchange.Import(t.Context(), w, files, nil) {
		OK(t, r.Err)
		if len(r.Quarantined) > 0 {
			t.Fatalf("%s: %v", r.File, r.Quarantined[0])
		}
		added += r.Added
	}
	return added
}

// Send carries one batch from an office to others.
func Send(t testing.TB, from *app.Workspace, division string, to ...*app.Workspace) {
	t.Helper()
	file := Export(t, from, division)
	for _, w := range to {
		Import(t, w, file)
	}
}

// Holding makes what a workspace holds comparable with others: each household
// with its heads, visits and how far it got, whoever made it and however it came.
func Holding(t testing.TB, w *app.Workspace) []store.HouseholdRow {
	t.Helper()
	rows, err := w.Store.Households(t.Context())
	OK(t, err)
	for i := range rows {
		rows[i].DraftVisit = ""
	}
	return rows
}

// Documents returns the households of a workspace as they stand, in the order of
// its list.
func Documents(t testing.TB, w *app.Workspace) []survey.Household {
	t.Helper()
	var docs []survey.Household
	for _, row := range Holding(t, w) {
		state, err := w.Store.Household(row.ID)
		OK(t, err)
		docs = append(docs, state.Doc)
	}
	return docs
}
