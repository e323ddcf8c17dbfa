package demo

import (
	"context"
	"fmt"

	"ruhu/app"
	"ruhu/app/visit"
	"ruhu/survey"
)

// visitedOf is how many of a number of households are visited: two in three.
func visitedOf(households int) int { return households * 2 / 3 }

// visited are the families of a village that are visited, the first ones of each.
func (p *play) visited(village int) []family {
	var own []family
	for n, f := range p.families {
		if p.where.villageOf(n, len(p.families)) == village {
			own = append(own, f)
		}
	}
	count := visitedOf(len(p.families))
	return own[:count*(village+1)/2-count*village/2]
}

// visit plays the visits of both villages, and leaves one begun in the first.
func (p *play) visit(ctx context.Context) error {
	for i := range p.villages {
		for n, f := range p.visited(i) {
			if err := p.oneVisit(ctx, i, f, n); err != nil {
				return fmt.Errorf("%s: %w", f.doc.DisplayName(), err)
			}
		}
	}
	for _, w := range p.open() {
		if err := w.SetDemoDay(ctx, p.where.today); err != nil {
			return err
		}
	}
	return p.beginVisit(ctx)
}

func (p *play) oneVisit(ctx context.Context, village int, f family, n int) error {
	w := p.villages[village]
	if err := w.SetDemoDay(ctx, p.where.visitDay(n)); err != nil {
		return err
	}
	s, err := p.start(ctx, w, village, f, n)
	if err != nil {
		return err
	}
	if err := s.Edit(ctx, "review", func(v *survey.Visit) { p.people.answers(f, v) }); err != nil {
		return err
	}
	_, err = s.Finish(ctx)
	return err
}

// start begins a visit. Two in three are with the township's worker and count as
// the township's; on the others two of the village go.
func (p *play) start(ctx context.Context, w *app.Workspace, village int, f family, n int) (*visit.Session, error) {
	level, second := "township", p.where.guest()
	if n%3 == 2 {
		level, second = "village", p.where.villages[village].colleague
	}
	s, err := visit.Start(ctx, w, f.id, visit.Options{Kind: "campaign", Level: level})
	if err != nil {
		return nil, err
	}
	return s, s.Edit(ctx, "visitors", func(v *survey.Visit) { v.Visitors = append(v.Visitors, second) })
}

// beginVisit starts a visit to the first family of the first village that was
// not visited, and stops in the middle of the incomes, as when a battery dies.
func (p *play) beginVisit(ctx context.Context) error {
	n := len(p.visited(0))
	f := p.families[n]
	s, err := p.start(ctx, p.villages[0], 0, f, n)
	if err != nil {
		return err
	}
	return s.Edit(ctx, "incomes", func(v *survey.Visit) {
		p.people.meetings(v)
		v.Household.Incomes = []survey.Income{
			{Key: "i1", Item: "farm.crop", GrossFen: fen(4600), CostFen: fen(2100), Source: "declared"},
			{Key: "i2", Item: "farm.livestock", GrossFen: fen(1800)},
		}
	})
}
