package apptest

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/uuid"

	"ruhu/app"
	"ruhu/app/visit"
	"ruhu/assets"
	"ruhu/ledger"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// IDNumber returns the n-th made-up ID number: in an unassigned division, with a
// right check digit.
func IDNumber(n int) string {
	return survey.CompleteIDNumber(fmt.Sprintf("410699%04d%02d%02d%03d", 1930+n/500%80, n/40%12+1, n%28+1, n%500*2+1))
}

// Family makes a household of the village: the first name is its head. People
// are told apart by their ID numbers, from the n-th on.
func Family(village string, n int, names ...string) survey.Household {
	id, err := uuid.NewV7()
	if err != nil {
		panic(err) // there is no randomness: nothing can be tested
	}
	yes := true
	h := survey.Household{
		ID: id.String(), Village: village, ResidenceType: "rural", Group: "3组",
		Dibao: survey.Dibao{Status: "none"}, Tekun: survey.Tekun{Status: "none"}, Jdlk: survey.Jdlk{Status: "active"},
	}
	for i, name := range names {
		m := survey.Member{Key: fmt.Sprintf("m%d", i+1), Name: name, Relation: "10", IDNumber: IDNumber(n + i), InFamily: &yes, Labour: "full"}
		if i == 0 {
			m.Relation = survey.RelationHead
		}
		parsed, err := survey.ParseIDNumber(m.IDNumber)
		if err != nil {
			panic(err) // IDNumber makes none that is wrong
		}
		m.Sex, m.BirthDate = parsed.Sex, parsed.Birth
		h.Members = append(h.Members, m)
	}
	return h
}

// Families makes single people, one household each.
func Families(village string, count int) []survey.Household {
	all := make([]survey.Household, count)
	for i := range all {
		all[i] = Family(village, i, fmt.Sprintf("张%d", i+1))
	}
	return all
}

// Seed puts households into a workspace, signed by it.
func Seed(t testing.TB, w *app.Workspace, households ...survey.Household) {
	t.Helper()
	OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		for _, h := range households {
			body, err := object.Encode(survey.Seed{Household: h, Source: "test"})
			if err != nil {
				return err
			}
			o, err := w.Sign(object.Header{Type: object.Seed, Division: h.Village, Subject: h.ID, Body: body})
			if err != nil {
				return err
			}
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
		}
		return nil
	}))
}

// Begin begins the visit of a household.
func Begin(t testing.TB, w *app.Workspace, household string) *visit.Session {
	t.Helper()
	s, err := visit.Start(t.Context(), w, household, visit.Options{Kind: "campaign", Level: "township"})
	OK(t, err)
	return s
}

// Complete fills in what stands against finishing a visit: a second visitor, and
// that everybody was met.
func Complete(v *survey.Visit) {
	v.Visitors = append(v.Visitors, survey.Visitor{Name: "李建民", Unit: "小河镇民政所", Level: "township"})
	for i := range v.Met {
		v.Met[i].InPerson = new(true)
	}
}

// Visit visits a household from beginning to end.
func Visit(t testing.TB, w *app.Workspace, household string, changes ...func(*survey.Visit)) object.Object {
	t.Helper()
	s := Begin(t, w, household)
	for _, change := range append(changes, Complete) {
		OK(t, s.Edit(t.Context(), "", change))
	}
	o, err := s.Finish(t.Context())
	OK(t, err)
	return o
}

// Rows writes households as the rows of a township's roster.
func Rows(households ...survey.Household) []ledger.RosterRow {
	var rows []ledger.RosterRow
	for i, h := range households {
		rows = append(rows, ledger.RosterRows(h, assets.DivisionName(h.Village), fmt.Sprintf("%04d", i+1))...)
	}
	return rows
}

// Roster writes a roster file.
func Roster(t testing.TB, rows []ledger.RosterRow) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "花名册.xlsx")
	OK(t, ledger.WriteRoster(path, rows, ledger.RosterStyle{Sheet: "花名册", Title: "花名册", Unit: "填报单位：小河镇"}))
	return path
}

// LinkHouseholds says that households are one family.
func LinkHouseholds(t testing.TB, w *app.Workspace, ids ...string) {
	t.Helper()
	var members []syncpkg.LinkMember
	for _, id := range ids {
		members = append(members, syncpkg.LinkMember{Household: id})
	}
	slices.SortFunc(members, object.CompareLinkMembers)
	h, err := syncpkg.Compose(object.Linking, w.Division, syncpkg.LinkSubject(members), syncpkg.LinkBody{Kind: object.SameHousehold, Members: members})
	OK(t, err)
	o, err := w.Sign(h)
	OK(t, err)
	OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddObject(o, "")
		return err
	}))
}
