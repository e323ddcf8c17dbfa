// Package roster brings the households of an Excel roster into a workspace as
// signed seeds.
package roster

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/google/uuid"

	"ruhu/app"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/ledger"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Report says what an import did. Every person's row of the file belongs to a
// household in Added or Already, or stands in Rejected.
type Report struct {
	Added    []Seeded            // households new to the workspace
	Already  []Seeded            // households that were there before; left as they are
	Rejected []ledger.RowProblem // rows that could not be taken
	Notes    []ledger.RowProblem // rows that are no people, and doubts about rows that were taken
}

// RejectedRows returns how many rows were not taken; one row may have several
// problems.
func (r Report) RejectedRows() int {
	rows := map[[2]any]bool{}
	for _, p := range r.Rejected {
		rows[[2]any{p.Sheet, p.Row}] = true
	}
	return len(rows)
}

// Seeded is a household and where in the file it stands.
type Seeded struct {
	ID      string
	Name    string // of the head
	Village string
	Members int
	Source  string
}

// Members returns how many people were added.
func (r Report) Members() int {
	n := 0
	for _, s := range r.Added {
		n += s.Members
	}
	return n
}

// Import reads the roster at path and adds its households in one transaction:
// all that can be taken, or on an error none. A household is taken whole or not
// at all. One that the workspace already has, by the same people, is left as it
// is, so that a corrected roster can be imported again. The optional heading map
// says which heading means which field.
func Import(ctx context.Context, w *app.Workspace, path, headingMap string) (Report, error) {
	var options ledger.RosterOptions
	if headingMap != "" {
		m, err := ledger.ReadHeadingMap(headingMap)
		if err != nil {
			return Report{}, err
		}
		options.Map = m
	}
	read, err := ledger.ReadRoster(path, options)
	if err != nil {
		return Report{}, err
	}
	known, err := knownPeople(ctx, w.Store)
	if err != nil {
		return Report{}, err
	}
	i := importing{w: w, file: filepath.Base(path), known: known, report: Report{Rejected: read.Rejected, Notes: read.Notes}}
	for _, rh := range read.Households {
		if err := i.take(rh); err != nil {
			return Report{}, err
		}
	}
	if err := w.Store.Update(ctx, i.write); err != nil {
		return Report{}, text.Fail("roster.not_imported").Because(err)
	}
	return i.report, nil
}

// importing is one roster on its way into the workspace.
type importing struct {
	w      *app.Workspace
	file   string
	known  people
	seeds  []object.Object
	report Report
}

// take decides what becomes of a household of the roster.
func (i *importing) take(rh ledger.RosterHousehold) error {
	village, ok := villageOf(i.w.Division, rh)
	if !ok {
		i.reject(rh, "village_unknown", rh.VillageName, assets.DivisionPath(i.w.Division))
		return nil
	}
	rh.Household.Village = village
	if own := assets.DivisionName(village); !assets.SameVillage(rh.VillageName, own) && rh.Household.Village == i.w.Division {
		i.report.Notes = append(i.report.Notes, rh.Problem(0, "village_taken_as_own", rh.VillageName, own))
	}
	if id, found := i.known.household(rh.Household); found {
		missing := i.known.missing(id, rh.Household)
		already := seeded(id, rh)
		already.Members -= len(missing)
		i.report.Already = append(i.report.Already, already)
		for _, member := range missing {
			i.report.Rejected = append(i.report.Rejected, rh.Problem(member, "not_in_known_household", rh.Household.Members[member].Name))
		}
		return nil
	}
	seed, err := makeSeed(i.w, rh)
	if errors.Is(err, object.ErrTooLarge) {
		i.reject(rh, "household_too_large", len(rh.Household.Members))
		return nil
	}
	if err != nil {
		return err
	}
	i.known.add(seed.Subject, rh.Household, false)
	i.seeds = append(i.seeds, seed)
	i.report.Added = append(i.report.Added, seeded(seed.Subject, rh))
	return nil
}

func (i *importing) reject(rh ledger.RosterHousehold, code string, args ...any) {
	i.report.Rejected = append(i.report.Rejected, rh.Problems(code, args...)...)
}

func (i *importing) write(tx *store.Tx) error {
	for _, seed := range i.seeds {
		if _, err := tx.AddObject(seed, ""); err != nil {
			return err
		}
	}
	return i.w.AuditIn(tx, app.AuditImported, i.file, fmt.Sprint(len(i.seeds)))
}

func seeded(id string, rh ledger.RosterHousehold) Seeded {
	h := rh.Household
	return Seeded{ID: id, Name: h.DisplayName(), Village: h.Village, Source: rh.Source, Members: len(h.Members)}
}

// villageOf finds the village a household lives in: the code or name that its
// rows give, else the workspace's own village. A village takes a name that the
// table of its township does not know for its own: names and tables change, and
// people write them in many ways. It does not take the name of a neighbour.
func villageOf(division string, rh ledger.RosterHousehold) (string, bool) {
	if code := rh.Household.Village; code != "" {
		return code, survey.InDivision(code, division) && survey.DivisionRole(code) == "village"
	}
	if survey.DivisionRole(division) == "village" {
		code, known := assets.VillageByName(division[:survey.TownshipDigits], rh.VillageName)
		return division, !known || code == division
	}
	return assets.VillageByName(division, rh.VillageName)
}

func makeSeed(w *app.Workspace, rh ledger.RosterHousehold) (object.Object, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return object.Object{}, fmt.Errorf("make household id: %w", err)
	}
	h := rh.Household
	h.ID = id.String()
	body, err := object.Encode(survey.Seed{Household: h, Source: rh.Source})
	if err != nil {
		return object.Object{}, fmt.Errorf("encode seed: %w", err)
	}
	return w.Sign(object.Header{Type: object.Seed, Division: h.Village, Subject: h.ID, Body: body})
}
