package conflict_test

import (
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/conflict"
	"ruhu/store"
)

func TestAConflictBehindAnotherRecordOfTheFamilyIsListed(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	first, second := apptest.Family(apptest.Village, 1, "张国强"), apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, first, second)
	apptest.LinkHouseholds(t, w, first.ID, second.ID)
	twin := apptest.Copy(t, w)
	apptest.Visit(t, w, first.ID)
	apptest.Visit(t, w, second.ID)
	theirs := apptest.Visit(t, twin, second.ID)
	apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddObject(theirs, "")
		return err
	}))
	list, err := conflict.List(t.Context(), w.Store)
	if err != nil || len(list) != 1 || list[0].ID != second.ID || list[0].Behind != first.ID {
		t.Errorf("%+v, %v", list, err)
	}
	if c := apptest.Counts(t, w); c.Conflicts != 1 || c.Households != 1 {
		t.Errorf("%+v", c)
	}
}
