package apptest

import (
	"encoding/json"
	"testing"

	"github.com/google/uuid"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Apart puts visits of a household into a workspace that were recorded apart, as
// by several laptops: each follows what held before, none another.
func Apart(t testing.TB, w *app.Workspace, household string, changes ...func(*survey.Visit)) []object.Object {
	t.Helper()
	var all []object.Object
	for _, change := range changes {
		state, err := w.Store.Household(household) // its own copy of the document
		OK(t, err)
		v := survey.Visit{ID: uuid.NewString(), Household: state.Doc, Kind: "campaign", Level: "village", Finished: string(Day) + "T10:00:00+08:00"}
		v.Visitors = []survey.Visitor{{Name: w.Store.Operator().Name}}
		for _, m := range state.Doc.Members {
			v.Met = append(v.Met, survey.Meeting{Member: m.Key})
		}
		change(&v)
		Complete(&v)
		assessment, err := json.Marshal(w.Pack.Assess(v.Household, Day, text.Zh))
		OK(t, err)
		body, err := object.Encode(survey.VisitRevision{Visit: v, Assessment: assessment})
		OK(t, err)
		o, err := object.Sign(w.Identity.Key(), object.Header{
			Type: object.Visit, Division: v.Household.Village, Subject: household, Parents: state.Heads, Body: body,
			Claimed: v.Finished, Author: v.Visitors[0].Name,
		})
		OK(t, err)
		o.Reach = w.Division
		all = append(all, o)
	}
	OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		for _, o := range all {
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
		}
		return nil
	}))
	return all
}
