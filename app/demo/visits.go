package demo

import (
	"context"
	"fmt"
	"path/filepath"

	"ruhu/app"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
)

// visitedOf is how many of a number of households are visited: two in three.
func visitedOf(households int) int { return households * 2 / 3 }

// visit plays the visits of both villages, and leaves one begun in the first.
func (p *play) visit(ctx context.Context) error {
	n := 0
	for i, w := range p.villages {
		rows, err := w.Store.Households(ctx)
		if err != nil {
			return err
		}
		visited := visitedOf(p.options.Households) * (i + 1) / len(p.villages)
		for _, row := range rows {
			if n == visited {
				break
			}
			if err := p.oneVisit(ctx, w, row, n); err != nil {
				return err
			}
			n++
		}
	}
	for _, w := range p.open() {
		if err := w.SetDemoDay(ctx, today); err != nil {
			return err
		}
	}
	return p.beginVisit(ctx, p.villages[0])
}

func (p *play) oneVisit(ctx context.Context, w *app.Workspace, row store.HouseholdRow, n int) error {
	if err := w.SetDemoDay(ctx, visitDay(n)); err != nil {
		return err
	}
	s, err := visit.Start(ctx, w, row.ID, visit.Options{Kind: "campaign", Level: "township"})
	if err != nil {
		return err
	}
	err = s.Edit(ctx, "review", func(v *survey.Visit) { p.people.answers(n, v) })
	if err != nil {
		return err
	}
	_, err = s.Finish(ctx)
	return err
}

// beginVisit starts a visit and stops in the middle of the incomes, as when a
// battery dies.
func (p *play) beginVisit(ctx context.Context, w *app.Workspace) error {
	rows, err := w.Store.Households(ctx)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Visits > 0 {
			continue
		}
		s, err := visit.Start(ctx, w, row.ID, visit.Options{Kind: "campaign", Level: "township"})
		if err != nil {
			return err
		}
		return s.Edit(ctx, "incomes", func(v *survey.Visit) {
			p.people.visitors(v)
			p.people.meetings(v)
			v.Household.Incomes = []survey.Income{
				{Key: "i1", Item: "wage.local", Member: "m1", GrossFen: fen(4200), CostFen: fen(0), FromPovertyProject: no(), Source: "declared"},
				{Key: "i2", Item: "farm.crop", GrossFen: fen(4600)},
			}
		})
	}
	return nil
}

// printed is how many visit forms the demo prints.
const printed = 8

// print prints some of the visits, those of unusual families among them, and a
// blank form.
func (p *play) print(ctx context.Context) error {
	rows, err := p.villages[0].Store.Households(ctx)
	if err != nil {
		return err
	}
	n := 0
	for _, row := range rows {
		if row.Visits == 0 || n == printed {
			continue
		}
		r, err := visit.Find(ctx, p.villages[0].Store, row.ID)
		if err != nil {
			return err
		}
		n++
		file := filepath.Join("paper", fmt.Sprintf("visit-%d.pdf", n))
		if err := visit.PrintForm(p.villages[0], r, text.Zh, p.path(file)); err != nil {
			return err
		}
		p.leaves(file, "demo.made.form")
	}
	blank := filepath.Join("paper", "blank.pdf")
	p.leaves(blank, "demo.made.blank")
	return visit.PrintBlank(text.Zh, p.path(blank))
}
