package store_test

import (
	"testing"

	"ruhu/store"
	"ruhu/syncpkg/object"
)

// sentBack is a return of revisions by the township.
func sentBack(t testing.TB, subject, comment string, revisions ...object.ID) object.Object {
	t.Helper()
	o := sign(t, object.Return, subject, object.ReturnBody{Revisions: revisions, Comment: comment})
	o.Reach = "410621105"
	return o
}

func TestAReturnIsOpenUntilARevisionAnswersIt(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强")
	root := seed(t, h)
	first := visited(t, h, "v1", "2017-05-16", root.ID)
	back := sentBack(t, "h1", "务工收入请重新核对", first.ID)
	add(t, s, back, first, root) // the return came first
	row := one(t, s)
	if c, err := s.Counts(); row.Returned != 1 || err != nil || c.Returned != 1 {
		t.Errorf("%+v, %+v, %v", row, c, err)
	}
	state, err := s.Household("h1")
	if err != nil || len(state.Returns) != 1 || state.Returns[0].Comment != "务工收入请重新核对" || !state.Returns[0].Open {
		t.Errorf("%+v, %v", state.Returns, err)
	}
	intact(t, s)

	add(t, s, visited(t, h, "v1", "2017-05-16", first.ID))
	row = one(t, s)
	if c, err := s.Counts(); row.Returned != 0 || err != nil || c.Returned != 0 {
		t.Errorf("answered: %+v, %+v, %v", row, c, err)
	}
	if state, err := s.Household("h1"); err != nil || len(state.Returns) != 1 || state.Returns[0].Open {
		t.Errorf("answered: %+v, %v", state.Returns, err)
	}
	intact(t, s)
}

func TestAnotherTownshipSendsNothingBack(t *testing.T) {
	s := newStore(t)
	h := household("h1", "张国强")
	root := seed(t, h)
	back := signFor(t, "410621106201", object.Return, "h1", object.ReturnBody{Revisions: []object.ID{root.ID}, Comment: "x"})
	back.Reach = "410621106"
	add(t, s, root, back)
	if row := one(t, s); row.Returned != 0 {
		t.Errorf("%+v", row)
	}
	intact(t, s)
}

func TestRebuildPutsPeopleLinksAndReturnsRight(t *testing.T) {
	for code, statement := range map[string]string{
		"person": "UPDATE person SET number = 'x'",
		"said":   "DELETE FROM returned",
	} {
		s := newStore(t)
		root := seed(t, household("h1", "张国强"))
		add(t, s, root, sentBack(t, "h1", "x", root.ID), seed(t, household("h2", "李四")), linked(t, object.SameHousehold, []string{"h1", "h2"}))
		if err := s.Tamper(statement); err != nil {
			t.Fatal(err)
		}
		report, err := s.Check(ctx)
		if err != nil || len(report.Problems) == 0 || report.Problems[0].Code != code {
			t.Errorf("%s: %+v, %v", statement, report.Problems, err)
		}
		update(t, s, func(tx *store.Tx) error { return tx.Rebuild() })
		intact(t, s)
	}
}
